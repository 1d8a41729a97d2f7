"""The conflict as it stands on a given day: what is dated and out of its time is taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.conflict.conflict import Conflict, DecisionMaker
from detente.conflict.evidence import Because
from detente.conflict.option import Option
from detente.conflict.period import ALWAYS, Period
from detente.conflict.preference import Preference, Prioritised, Statement, Weighted
from detente.conflict.statement.syntax import Not, Taken
from detente.conflict.validate import statements


def a_conflict(given: object) -> None:
    """Raise TypeError for what is no conflict, such as the model that it is in."""
    if not isinstance(given, Conflict):
        raise TypeError(
            f"a conflict is asked about, not a {type(given).__name__}:"
            " `detente.read(FILE).conflict()` gives one"
        )


def dates(conflict: Conflict) -> tuple[date, ...]:
    """The days at which something in the conflict begins or ceases to count, in order."""
    a_conflict(conflict)
    periods = [s.period for s in statements(conflict)]
    periods += [o.period for o in conflict.options] + [c.period for c in conflict.claims]
    return tuple(sorted({day for period in periods for day in period.ends}))


def day_of(conflict: Conflict) -> date | None:
    """The day a plain analysis speaks of: `as_of`, else the last date in the conflict, if any."""
    a_conflict(conflict)
    return conflict.as_of or max(dates(conflict), default=None)


def in_force(conflict: Conflict, day: date | None = None) -> Conflict:
    """The conflict as of `day` (default: `day_of`), with nothing dated left in it.

    A statement outside its own dates is absent. A statement whose claims do not hold on the day
    gives way to its `otherwise`, or is absent; a constraint whose claims do not hold is not
    imposed. An option outside its time or whose claims do not hold, and an instrument, is held at
    its first level. What still rests on claims rests on those that hold; the others are left out.
    """
    day = day or day_of(conflict)
    at = _Day.of(conflict, day)
    off = out_of_time(conflict, day).union(conflict.instruments)
    held = [o.name for o in conflict.options if o.name in off]
    kept = at.keep(conflict.constraints, otherwise=False)
    return replace(
        conflict,
        as_of=day,
        decision_makers=tuple(at.decision_maker(dm) for dm in conflict.decision_makers),
        constraints=kept + tuple(Statement(Not(Taken(name))) for name in held),
        pool=at.keep(conflict.pool),
        claims=tuple(replace(c, period=ALWAYS) for c in conflict.claims if at.claims[c.id]),
    )


def out_of_time(conflict: Conflict, day: date | None = None) -> frozenset[str]:
    """The options that do not count on a day (default: `day_of`), nor what they rest on."""
    at = _Day.of(conflict, day or day_of(conflict))
    options = conflict.options
    return frozenset(o.name for o in options if not (at.covers(o.period) and at.held(o.because)))


class _Day:
    """What counts on one day."""

    def __init__(self, day: date | None, claims: dict[str, bool]) -> None:
        self.day = day
        self.claims = claims

    @classmethod
    def of(cls, conflict: Conflict, day: date | None) -> _Day:
        return cls(day, {c.id: day is None or c.period.covers(day) for c in conflict.claims})

    def covers(self, period: Period) -> bool:
        return self.day is None or period.covers(self.day)

    def held(self, because: Because | None) -> bool:
        if because is None:
            return True
        rule = any if because.mode == "any" else all
        return rule(self.claims.get(claim, True) for claim in because.claims)

    def left(self, because: Because | None) -> Because | None:
        """What is left of the claims that something rests on: those that hold on the day."""
        if because is None:
            return None
        kept = tuple(claim for claim in because.claims if self.claims.get(claim, True))
        return replace(because, claims=kept) if kept else None

    def option(self, option: Option) -> Option:
        return replace(option, because=self.left(option.because), period=ALWAYS)

    def statement(self, statement: Statement, *, otherwise: bool = True) -> Statement | None:
        if not self.covers(statement.period):
            return None
        if self.held(statement.because):
            return replace(statement, because=self.left(statement.because), period=ALWAYS)
        if otherwise and statement.otherwise is not None:
            return Statement(statement.otherwise, id=statement.id, positions=statement.positions)
        return None

    def keep(
        self, items: tuple[Statement, ...], *, otherwise: bool = True
    ) -> tuple[Statement, ...]:
        found = (self.statement(item, otherwise=otherwise) for item in items)
        return tuple(item for item in found if item is not None)

    def decision_maker(self, dm: DecisionMaker) -> DecisionMaker:
        return replace(
            dm,
            preference=self.preference(dm.preference),
            options=tuple(map(self.option, dm.options)),
        )

    def preference(self, preference: Preference | None) -> Preference | None:
        match preference:
            case Prioritised():
                return self.prioritised(preference)
            case Weighted(weights=weights):
                pairs = ((weight, self.statement(weight.statement)) for weight in weights)
                return Weighted(tuple(replace(w, statement=s) for w, s in pairs if s is not None))
            case _:
                return preference

    def prioritised(self, preference: Prioritised) -> Prioritised:
        counted = [(k, self.statement(item)) for k, item in enumerate(preference.statements, 1)]
        kept = tuple(s for _, s in counted if s is not None)
        marks = preference.greatly
        moved = (sum(s is not None for k, s in counted if k <= mark) for mark in marks)
        absent: tuple[int, ...] = ()
        if any(statement.positions for statement in kept):
            gone = (
                place for place, (_, s) in zip(preference.places, counted, strict=True) if s is None
            )
            absent = tuple(sorted((*preference.absent, *gone)))
        return Prioritised(kept, tuple(k for k in dict.fromkeys(moved) if k), absent)
