"""The single things in which two conflicts may differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from detente.conflict import (
    DecisionMaker,
    Direction,
    Option,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    StatusQuo,
    Uncertainty,
    Weighted,
)
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text

Moves = Mapping[str, tuple[str, ...]]


class _Plain:
    """What all differences have in common: a kind, and their fields as plain data."""

    __slots__ = ()
    kind: ClassVar[str]

    def to_json(self) -> dict[str, Any]:
        """The difference as plain data: its kind, and what it is about, statements as text."""
        own = (f.name for f in fields(self) if f.name != "occurrence")  # type: ignore[arg-type]
        return {"kind": self.kind, **{name: _plain(getattr(self, name)) for name in own}}


@dataclass(frozen=True, slots=True)
class StatementDropped(_Plain):
    """A decision maker no longer wants something: the `place`-th of `of` statements, from 1.

    Where a list holds statements of the same text several times, `occurrence` counts them.
    """

    kind = "statement_dropped"
    decision_maker: str
    statement: Statement
    place: int
    of: int
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class StatementAdded(_Plain):
    """A decision maker now wants something: the `place`-th of `of` statements, from 1."""

    kind = "statement_added"
    decision_maker: str
    statement: Statement
    place: int
    of: int
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class StatementMoved(_Plain):
    """A statement stands elsewhere among those that stay in order; places are counted from 1.

    `up`: it counts for more than before. `past` is the nearest of the statements that it has come
    to stand above, or below if not `up`.
    """

    kind = "statement_moved"
    decision_maker: str
    statement: Statement
    before: int
    after: int
    up: bool
    past: Expr
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class MarksReplaced(_Plain):
    """Other differences between the same statements are great ones.

    Each mark (`greatly`) is given by the key of the statement right above it.
    """

    kind = "marks_replaced"
    decision_maker: str
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WeightChanged(_Plain):
    """A statement counts otherwise; a weight of None is none, the statement absent."""

    kind = "weight_changed"
    decision_maker: str
    statement: Statement
    before: Decimal | None
    after: Decimal | None
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class PreferenceReplaced(_Plain):
    """A decision maker's preference is another ranking, or of another kind."""

    kind = "preference_replaced"
    decision_maker: str
    before: Preference | None
    after: Preference | None


@dataclass(frozen=True, slots=True)
class UncertaintyReplaced(_Plain):
    """Other pairs of states are of unknown order for a decision maker."""

    kind = "uncertainty_replaced"
    decision_maker: str
    before: Uncertainty | None
    after: Uncertainty | None


@dataclass(frozen=True, slots=True)
class ConstraintDropped(_Plain):
    """What held in every state need not any more; `held` says why an option was held off."""

    kind = "constraint_dropped"
    statement: Statement
    held: str = ""


@dataclass(frozen=True, slots=True)
class ConstraintAdded(_Plain):
    """Something now holds in every state; `held` says why an option is held off."""

    kind = "constraint_added"
    statement: Statement
    held: str = ""


@dataclass(frozen=True, slots=True)
class DirectionChanged(_Plain):
    """An option, by its full name, may change in another direction than before."""

    kind = "direction_changed"
    option: str
    before: Direction
    after: Direction


@dataclass(frozen=True, slots=True)
class LevelsChanged(_Plain):
    """An option has other levels."""

    kind = "levels_changed"
    before: Option
    after: Option


@dataclass(frozen=True, slots=True)
class OptionAdded(_Plain):
    """There is one more option."""

    kind = "option_added"
    option: Option


@dataclass(frozen=True, slots=True)
class OptionRemoved(_Plain):
    """There is an option less."""

    kind = "option_removed"
    option: Option


@dataclass(frozen=True, slots=True)
class DecisionMakerAdded(_Plain):
    """There is one more decision maker, with all that belongs to it."""

    kind = "decision_maker_added"
    decision_maker: DecisionMaker


@dataclass(frozen=True, slots=True)
class DecisionMakerRemoved(_Plain):
    """There is a decision maker less."""

    kind = "decision_maker_removed"
    decision_maker: DecisionMaker


@dataclass(frozen=True, slots=True)
class MeaningChanged(_Plain):
    """A name that statements use, of a definition or a class, stands for another statement."""

    kind = "meaning_changed"
    name: str
    before: Expr
    after: Expr


@dataclass(frozen=True, slots=True)
class ClassAdded(_Plain):
    """The states that satisfy a statement now count as one."""

    kind = "class_added"
    name: str
    statement: Expr


@dataclass(frozen=True, slots=True)
class ClassDropped(_Plain):
    """The states that satisfy a statement no longer count as one."""

    kind = "class_dropped"
    name: str
    statement: Expr


@dataclass(frozen=True, slots=True)
class StatesReplaced(_Plain):
    """The listed states are others; None where the states are made of options."""

    kind = "states_replaced"
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class MovesReplaced(_Plain):
    """A decision maker's listed moves are others."""

    kind = "moves_replaced"
    decision_maker: str
    before: Moves | None
    after: Moves | None


@dataclass(frozen=True, slots=True)
class StatusQuoChanged(_Plain):
    """Things stand elsewhere. By itself it changes nothing about what is stable."""

    kind = "status_quo_changed"
    before: StatusQuo | None
    after: StatusQuo | None


@dataclass(frozen=True, slots=True)
class DayChanged(_Plain):
    """The conflict is looked at on another day. By itself it changes nothing."""

    kind = "day_changed"
    before: date | None
    after: date | None


Difference = (
    StatementDropped
    | StatementAdded
    | StatementMoved
    | MarksReplaced
    | WeightChanged
    | PreferenceReplaced
    | UncertaintyReplaced
    | ConstraintDropped
    | ConstraintAdded
    | DirectionChanged
    | LevelsChanged
    | OptionAdded
    | OptionRemoved
    | DecisionMakerAdded
    | DecisionMakerRemoved
    | MeaningChanged
    | ClassAdded
    | ClassDropped
    | StatesReplaced
    | MovesReplaced
    | StatusQuoChanged
    | DayChanged
)


def _plain(value: Any) -> Any:
    """A field of a difference as plain data."""
    match value:
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case tuple():
            return [_plain(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            return _plain_part(value)


def _plain_part(value: Any) -> Any:
    """A part of a conflict as plain data."""
    match value:
        case Statement(expr=expr):
            return text(expr)
        case Option(name=name, level_ids=levels):
            return {"name": name, "levels": list(levels)}
        case DecisionMaker(id=name):
            return name
        case StatusQuo(state=state, levels=levels):
            return dict(levels) if state is None else state
        case Uncertainty(pairs=pairs, sure=sure):
            unknown = "all" if pairs is None else [list(map(text, pair)) for pair in pairs]
            return {"unknown": unknown, "sure": [list(map(text, pair)) for pair in sure]}
        case Prioritised() | Weighted() | Ranked():
            return _plain_preference(value)
        case _:
            return text(value)


def _plain_preference(preference: Preference) -> dict[str, Any]:
    match preference:
        case Prioritised(statements=statements):
            return {"prefers": [text(statement.expr) for statement in statements]}
        case Weighted(weights=weights):
            return {"weights": {text(w.statement.expr): str(w.weight) for w in weights}}
        case Ranked(groups=groups):
            return {"ranking": [[text(expr) for expr in group] for group in groups]}
