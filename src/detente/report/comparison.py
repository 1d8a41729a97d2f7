"""Conflicts side by side, in words: what each changes, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.conflict import Conflict
from detente.conflict.statement.text import text
from detente.report.analysis import large
from detente.report.differences import Words
from detente.report.phrases import listed, sentence
from detente.stability import CONCEPTS
from detente.studies.comparison import Change, Column, Comparison
from detente.studies.comparison.answer import Because, Cell, OutcomeFamily, Shift
from detente.studies.comparison.changes import matters
from detente.studies.strength import labels

NOTHING_NEW = (
    "It changes the status quo alone: what is stable is the same as in the model, only what can be"
    " reached changes. To ask what if, hold something fixed: `given: […]`."
)

FEW = 2
"""How many groups of a kind are told of each of several conflicts, and families of each group."""

APPEAR, MORE, FEWER, VANISH, RULED_OUT = range(5)

KINDS = (
    ("come to hold", "comes to hold"),
    ("hold under more ways of reasoning", "holds under more ways of reasoning"),
    ("hold under fewer ways of reasoning", "holds under fewer ways of reasoning"),
    ("no longer hold", "no longer holds"),
    ("are ruled out", "is ruled out"),
)
"""What becomes of outcomes, of several and of one."""


def told(comparison: Comparison, places: Mapping[str, Sequence[str]], limit: int) -> Iterator[str]:
    """What each conflict changes, in lines of text; `#` begins a heading.

    `places` has, for conflicts that cannot be analysed, what is wrong and where that is written.
    `limit` bounds the groups that are told where only one conflict is compared with the model.
    """
    base, *others = comparison.columns
    yield f"# {base.conflict.title or 'A conflict'}"
    yield f"Equilibria of the model as it is: {counts(base.counts)}"
    if comparison.where is not None:
        yield f"Only outcomes are counted in which this holds: {text(comparison.where)}"
    if base.status_quo is not None:
        yield _reached("Improvements alone lead from its status quo", base)
    changes = {change.name: change for change in comparison.changes}
    for column in others:
        name = column.name or ""
        yield ""
        yield f"## {name}"
        if name in changes:
            most = limit if len(others) == 1 else FEW
            yield from ChangeLines(base, column, changes[name], most).lines()
        else:
            yield "It cannot be analysed:"
            yield from (f"  {line}" for line in places.get(name, map(str, column.problems)))


class ChangeLines:
    """What one conflict changes, in lines."""

    DIFFERENT = "What is different"

    def __init__(self, base: Column, column: Column, change: Change, most: int) -> None:
        self.base, self.column, self.change, self.most = base, column, change, most
        self.words = self.words_for(base.conflict, column.conflict)
        self.telling = [k for k, one in enumerate(change.differences) if matters(one)]
        because = {one.because for one in change.shifts if kind_of(one) != RULED_OUT}
        self.common = because.pop() if len(because) == 1 else None

    def words_for(self, before: Conflict, after: Conflict) -> Words:
        """The words in which differences are told."""
        return Words(before, after)

    def lines(self) -> Iterator[str]:
        """All of them."""
        change = self.change
        yield from self.differences()
        if change.idle:
            yield self.idle()
            if not change.differences:
                return
        elif change.shifts:
            yield self.summary()
            if self.common is not None and len(self.telling) > 1:
                ruled_out = any(kind_of(shift) == RULED_OUT for shift in change.shifts)
                what = "All but what is ruled out" if ruled_out else "All of it"
                yield f"{what} is {self.reason(self.common)}."
            yield from self.kinds()
        else:
            yield f"That changes nothing about what is stable: {counts(self.column.counts)}."
        yield from self.stands()
        if change.note:
            yield f"Which difference decides is not told: {change.note}."
        if change.untried:
            names = listed(map(self.letter, change.untried))
            yield f"Not tried alone: {names}; without the rest that would speak of what is gone."

    def differences(self) -> Iterator[str]:
        """What is different; with letters where several differences may matter."""
        found = [self.words.told(self.change.differences[place]) for place in self.telling]
        if len(found) == 1:
            yield f"{self.DIFFERENT}: {found[0]}."
        elif found:
            yield f"{self.DIFFERENT}:"
            for place, words in zip(self.telling, found, strict=True):
                yield f"  {self.letter(place)} {words}"

    def letter(self, place: int) -> str:
        """How a difference is called."""
        number = self.telling.index(place)
        return f"({chr(ord('a') + number)})" if number < 26 else f"({number + 1})"

    def idle(self) -> str:
        """That nothing about what is stable changes."""
        others = self.change.differences
        if not others:
            return "It is the same as the model."
        if [difference.kind for difference in others] == ["status_quo_changed"]:
            return NOTHING_NEW
        return f"Nothing that matters is different: {listed(map(self.words.told, others))}."

    def summary(self) -> str:
        """How many outcomes come and go, and the counts by concept."""
        moved = (
            f"{CONCEPTS[concept].short} {_then(one.before, one.after)}"
            for concept, one in self.change.moved.items()
        )
        return f"{self.come_and_go()}: {' · '.join(moved)}"

    def come_and_go(self) -> str:
        """How many outcomes come and go."""
        numbers = [0] * len(KINDS)
        for shift in self.change.shifts:
            numbers[kind_of(shift)] += shift.count
        some = [(number, KINDS[kind]) for kind, number in enumerate(numbers) if number]
        parts = [f"{large(n)} {one if n == 1 else several}" for n, (several, one) in some]
        first = "1 outcome" if some[0][0] == 1 else f"{large(some[0][0])} outcomes"
        parts[0] = parts[0].replace(large(some[0][0]), first, 1)
        return listed(parts)

    def kinds(self) -> Iterator[str]:
        """The outcomes of each kind, the strongest first, and because of what."""
        for kind in (APPEAR, MORE, FEWER, VANISH):
            shifts = [shift for shift in self.change.shifts if kind_of(shift) == kind]
            if shifts:
                yield f"{sentence(KINDS[kind][0])}:"
                yield from (
                    f"  {line}" for shift in shifts[: self.most] for line in self.shift(shift)
                )
            if left := sum(shift.count for shift in shifts[self.most :]):
                yield f"  – and {large(left)} more"
        ruled_out = {c: one.infeasible for c, one in self.change.moved.items() if one.infeasible}
        if ruled_out:
            yield f"Ruled out: {counts(ruled_out)}"

    def shift(self, shift: Shift) -> Iterator[str]:
        """Outcomes that change alike: how, which they are, because of what."""
        now, was = cell_text(shift.after), cell_text(shift.before)
        how = now if not shift.before else was if not shift.after else f"{was}, now {now}"
        many = f", {large(shift.count)} outcomes" if shift.count > 1 else ""
        apart = shift.because is not None and self.common is None and len(self.telling) > 1
        reason = f", {self.reason(shift.because)}" if apart and shift.because else ""
        yield f"– {how}{many}{reason}:"
        shown = shift.families[: self.most]
        yield from (f"    {_family(family, shift.count)}" for family in shown)
        left = len(shift.families) - len(shown)
        if shift.ungrouped:
            yield "    and others"
        elif left:
            yield f"    and {left} more famil{'y' if left == 1 else 'ies'}"

    def reason(self, because: Because) -> str:
        """Because of which differences."""
        needed = listed(map(self.letter, because.needed)) if because.needed else ""
        enough = listed(map(self.letter, because.enough), "or") if because.enough else ""
        match len(because.needed), len(because.enough):
            case 0, 0:
                tried = " that could be tried alone" if self.change.untried else ""
                return f"decided by no single difference{tried}"
            case 1, 1 if needed == enough:
                return f"because of {needed}, which would do alone"
            case 0, 1:
                return f"because of {enough}, which would do alone; it would be so without it, too"
            case 0, _:
                return f"because of {enough}, each of which would do alone"
            case 1, 0:
                return f"because of {needed}, though not by it alone"
            case _, 0:
                return f"because of {needed}, {'only' if because.together else 'not even'} together"
            case _:
                return f"because of {needed}, though {enough} alone would do, too"

    def stands(self) -> Iterator[str]:
        """Where things stand, and what can be reached from there."""
        column = self.column
        if column.broken:
            yield f"Its status quo is not feasible: it breaks {listed(column.broken)}."
        elif column.status_quo is None:
            yield "It has no status quo."
        else:
            yield _reached("From its status quo improvements alone lead", column)


def kind_of(shift: Shift) -> int:
    """What becomes of outcomes, by its place among `KINDS`."""
    if shift.after is None:
        return RULED_OUT
    if not shift.before:
        return APPEAR
    if not shift.after:
        return VANISH
    return FEWER if shift.lost else MORE


def _then(before: int, after: int) -> str:
    return large(before) if before == after else f"{large(before)} → {large(after)}"


def _family(family: OutcomeFamily, of: int) -> str:
    many = f" ({large(family.count)} outcomes)" if 1 < family.count < of else ""
    return f"{family.name}{many}"


def _reached(begin: str, column: Column) -> str:
    states = "1 state" if column.reached == 1 else f"{large(column.reached)} states"
    found = {concept: count for concept, count in column.reached_counts.items() if count}
    among = f"equilibria among them: {counts(found)}" if found else "no equilibrium among them"
    return f"{begin} to {states}; {among}." if column.reached else f"{begin} nowhere."


def counts(numbers: Mapping[str, int]) -> str:
    """Numbers by concept."""
    return " · ".join(f"{CONCEPTS[c].short} {large(n)}" for c, n in numbers.items())


def cell_text(cell: Cell) -> str:
    """The strongest concepts in a cell."""
    if cell is None:
        return "×"
    return ", ".join(CONCEPTS[concept].short for concept in labels(cell)) or "-"
