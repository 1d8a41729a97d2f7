"""What a day changes in a conflict over time, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Conflict
from detente.conflict.statement.text import text
from detente.report.comparison import RULED_OUT, ChangeLines, kind_of
from detente.report.differences import Words, nth
from detente.report.phrases import day_text, sentence
from detente.studies.differences.difference import (
    ConstraintAdded,
    ConstraintDropped,
    Difference,
    MarksReplaced,
    StatementAdded,
    StatementDropped,
    StatementMoved,
    WeightChanged,
)
from detente.studies.timeline import Timeline, Turn

SAME = "nothing changes for the analysis"


class DayLines:
    """What the first day of a period changes."""

    def __init__(self, timeline: Timeline, place: int, most: int) -> None:
        before, self.period = timeline.periods[place - 1 : place + 1]
        self.before, self.conflict = before, timeline.conflict
        change = self.period.change
        self.change: _ChangeLines | None = None
        if change is not None:
            self.change = _ChangeLines(before.column, self.period.column, change, most)

    @property
    def heading(self) -> str:
        """The day."""
        assert self.period.since is not None
        return f"From {day_text(self.period.since)}"

    def in_short(self) -> str:
        """What changes, in a sentence."""
        if self.change is None:
            failed = bool(self.period.column.problems)
            return (
                f"{self.heading}: it {'cannot be analysed' if failed else 'can be analysed again'}."
            )
        return f"{self.heading}: {self.change.in_short()}."

    def lines(self) -> Iterator[str]:
        """What changes, and which claims begin or cease to hold."""
        yield from (told for _, told in self.turns())
        if self.change is not None:
            yield from self.change.lines()
        elif self.before.column.problems and not self.period.column.problems:
            yield "What changes is not told: before, the conflict cannot be analysed."

    def turns(self) -> Iterator[tuple[Turn, str]]:
        """Which claims begin or cease to hold; where nothing else is told, of all that is dated."""
        for turn in self.period.turns:
            if turn.kind == "claim" or self._idle:
                yield turn, f"{sentence(self._turn(turn))}."

    @property
    def _idle(self) -> bool:
        return self.change is None or self.change.change.idle

    def _turn(self, turn: Turn) -> str:
        """What begins or ceases to count."""
        does = "begins to hold" if turn.begins else "no longer holds"
        if turn.kind == "claim":
            says = {claim.id: claim.says.strip() for claim in self.conflict.claims}[turn.words]
            return f"the claim `{turn.words}` {does}" + (f": {says.rstrip('.')}" if says else "")
        if turn.kind == "option":
            return f"the option `{turn.words}` {'is open' if turn.begins else 'is no longer open'}"
        what = "constraint" if turn.kind == "constraint" else "statement"
        counted = "begins to count" if turn.begins else "no longer counts"
        return f"the {what} `{turn.words}` {counted}"


class _ChangeLines(ChangeLines):
    """What one day changes, in lines."""

    DIFFERENT = "What changes"

    def words_for(self, before: Conflict, after: Conflict) -> Words:
        return _Now(before, after)

    def idle(self) -> str:
        return f"{sentence(SAME)}."

    def in_short(self) -> str:
        """How many outcomes come and go, and because of what."""
        change = self.change
        if change.idle:
            return SAME
        if not change.shifts:
            return "the same outcomes hold"
        return f"{self.come_and_go()}{self._why()}"

    def stands(self) -> Iterator[str]:
        """Where things stand, if that or what can be reached from there changes."""
        stands = [
            (one.broken, one.status_quo is None, one.reached, one.reached_counts)
            for one in (self.base, self.column)
        ]
        if stands[0] != stands[1]:
            yield from super().stands()

    def _why(self) -> str:
        kinds = {kind_of(shift) for shift in self.change.shifts}
        told = [self.words.told(self.change.differences[place]) for place in self.telling]
        if len(told) == 1:
            return f", because of this: {told[0]}"
        if self.common is None:
            return "" if self.change.note or kinds == {RULED_OUT} else "; why is told below"
        what = "all but what is ruled out" if RULED_OUT in kinds else "all of it"
        names = dict.fromkeys((*self.common.needed, *self.common.enough))
        why = f", {what} {self.reason(self.common)}"
        if len(names) == 1:
            return f"{why}: {told[self.telling.index(*names)]}"
        return f"{why}; see below"


class _Now(Words):
    """Differences as what changes on a day."""

    def _of_decision_maker(self, difference: Difference, who: str) -> str:
        """Put so that it reads well of one and of several, such as “France and Germany”."""
        whose = self.labels[getattr(difference, "decision_maker", "")]
        match difference:
            case StatementDropped(statement=wish, place=place, of=count):
                return (
                    f"no longer wanted by {whose}: {text(wish.expr)} (was {nth(place)} of {count})"
                )
            case StatementAdded(statement=wish, place=place, of=count):
                return f"now wanted by {whose}: {text(wish.expr)} ({nth(place)} of {count})"
            case StatementMoved(statement=wish, up=up, past=past):
                above = "above" if up else "below"
                return f"for {whose}, `{text(wish.expr)}` now stands {above} `{text(past)}`"
            case WeightChanged(statement=wish, before=old, after=None):
                return f"for {whose}, this has no weight any more: {text(wish.expr)} (was {old})"
            case WeightChanged(statement=wish, before=old, after=new):
                was = "none" if old is None else old
                return f"for {whose}, this now has the weight {new}: {text(wish.expr)} (was {was})"
            case MarksReplaced():
                return f"for {whose}, great differences now lie elsewhere among the same wishes"
            case _:
                return super()._of_decision_maker(difference, who)

    def _constraint(self, difference: ConstraintAdded | ConstraintDropped) -> str:
        words, added = text(difference.statement.expr), isinstance(difference, ConstraintAdded)
        if difference.held:
            return f"{self._held(difference)} is {'no longer open' if added else 'open now'}"
        if added:
            return f"now holds in every state: {words}"
        return f"no longer has to hold: {words}"
