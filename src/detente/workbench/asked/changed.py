"""What a what-if changes about what holds, and because of what, in sentences and in rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.conflict import Conflict
from detente.report.analysis import large
from detente.report.comparison import KINDS, RULED_OUT, ChangeLines, kind_of
from detente.report.phrases import listed, sentence
from detente.studies.comparison import Column
from detente.studies.comparison.answer import Cell, Shift
from detente.studies.differences.difference import Difference
from detente.studies.naming import count_json, day_json
from detente.studies.solution import Solution
from detente.studies.strength import labels
from detente.workbench.asked.concepts import ordered
from detente.workbench.asked.named import Names

IDS = ("appear", "more", "fewer", "vanish", "ruled_out")
"""What may become of outcomes, in the order of `KINDS`."""

LEAD = "From its present state moves that gain lead to"

ONLY_PRESENT = (
    "It changes the present state alone: what holds is the same as in the model, only what can be "
    "reached changes. To ask what if, hold something fixed: `given: […]`."
)


class Changed:
    """What a what-if or a day changes, for the page; `common` has all options, to name outcomes."""

    SAME = "What holds is the same as in the model."

    def __init__(self, lines: ChangeLines, common: Conflict, solution: Solution) -> None:
        self.lines, self.change, self.column = lines, lines.change, lines.column
        families = [family for shift in self.change.shifts for family in shift.families]
        self.names = Names(families, common, solution, news=False)

    def to_json(self) -> dict[str, Any]:
        """The sentences, what is different, and what becomes of which outcomes."""
        change, lines = self.change, self.lines
        several = len(lines.telling) > 1
        return {
            "lede": " ".join(self._lede()),
            "stands": self.stands(),
            "differences": [
                {
                    "letter": lines.letter(place) if several else "",
                    "words": f"{sentence(lines.words.told(change.differences[place]))}.",
                    "dm": getattr(change.differences[place], "decision_maker", None),
                    "claims": claims_of(change.differences[place]),
                }
                for place in lines.telling
            ],
            "kinds": list(self._kinds()),
            "notes": list(self._notes()),
        }

    def stands(self) -> str:
        """Where things stand, and where moves that gain lead from there."""
        return stands(self.column)

    def _lede(self) -> Iterator[str]:
        change, lines = self.change, self.lines
        if change.idle:
            others = {difference.kind for difference in change.differences}
            yield ONLY_PRESENT if others == {"status_quo_changed"} else lines.idle()
            return
        if not change.shifts:
            yield self.SAME
            return
        counts = [0] * len(KINDS)
        for shift in change.shifts:
            counts[kind_of(shift)] += shift.count
        told = [(count, KINDS[kind][count == 1]) for kind, count in enumerate(counts) if count]
        first, words = told[0]
        parts = [f"{large(first)} outcome{'' if first == 1 else 's'} {words}"]
        parts += [f"{large(count)} {words}" for count, words in told[1:]]
        yield f"{listed(parts)}."
        if lines.common is not None and len(lines.telling) > 1:
            what = "All but what is ruled out" if counts[RULED_OUT] else "All of it"
            yield f"{what} is {lines.reason(lines.common)}."

    def _kinds(self) -> Iterator[dict[str, Any]]:
        """The outcomes of each kind; of those ruled out the count alone."""
        for kind, (several, one) in enumerate(KINDS):
            shifts = [shift for shift in self.change.shifts if kind_of(shift) == kind]
            if shifts:
                count = sum(shift.count for shift in shifts)
                yield {
                    "id": IDS[kind],
                    "title": sentence(one if count == 1 else several),
                    "count": count_json(count),
                    "shifts": [*map(self._shift, shifts)] if kind != RULED_OUT else [],
                }

    def _shift(self, shift: Shift) -> dict[str, Any]:
        lines = self.lines
        apart = shift.because is not None and lines.common is None and len(lines.telling) > 1
        return {
            "before": cell_json(shift.before),
            "after": cell_json(shift.after),
            "count": count_json(shift.count),
            "because": lines.reason(shift.because) if apart and shift.because else "",
            "families": [self.names.of(family) for family in shift.families],
            "ungrouped": count_json(shift.ungrouped),
        }

    def _notes(self) -> Iterator[str]:
        change, lines = self.change, self.lines
        if change.note:
            yield f"Which difference decides is not told: {change.note}."
        if change.untried:
            letters = listed(map(lines.letter, change.untried))
            yield f"Not tried alone: {letters}; without the rest that would speak of what is gone."


def cell_json(cell: Cell) -> dict[str, Any]:
    """Whether an outcome is possible in a conflict, and under which concepts it holds there."""
    held = cell or ()
    return {
        "possible": cell is not None,
        "concepts": ordered(held),
        "labels": ordered(labels(held)),
    }


def column_json(column: Column) -> dict[str, Any]:
    """A conflict that is compared, or why it cannot be analysed."""
    return {
        "name": column.name,
        "as_of": day_json(column.conflict.as_of),
        "states": count_json(column.size),
        "counts": {concept: count_json(count) for concept, count in column.counts.items()},
        "problems": [_whole(str(problem)) for problem in column.problems],
    }


def failed_json(name: str, why: str) -> dict[str, Any]:
    """A what-if that cannot be compared."""
    none: Mapping[str, int] = {}
    return {"name": name, "as_of": None, "states": 0, "counts": none, "problems": [_whole(why)]}


def _whole(text: str) -> str:
    return f"{sentence(text).removesuffix('.')}."


def claims_of(difference: Difference) -> list[str]:
    """The claims that the statement in which two conflicts differ rests on."""
    because = getattr(getattr(difference, "statement", None), "because", None)
    return [] if because is None else [*because.claims]


def stands(column: Column) -> str:
    """Where things stand, and where moves that gain lead from there."""
    if column.broken:
        return f"Its present state is not possible: it breaks {listed(column.broken)}."
    if column.status_quo is None:
        return "It names no present state."
    if not column.reached:
        return "From its present state no move that gains leads away."
    held = max(column.reached_counts.values(), default=0)
    if column.reached == 1:
        return f"{LEAD} 1 state, which {'holds' if held else 'does not hold'}."
    among = "none of which holds" if not held else f"{large(held)} of which hold{'s' * (held == 1)}"
    return f"{LEAD} {large(column.reached)} states, {among}."
