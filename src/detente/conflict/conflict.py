"""A conflict: decision makers, what each can do, what each wants, and where things stand today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from detente.conflict.evidence import Claim, Source
from detente.conflict.option import Option
from detente.conflict.preference import Preference, Prioritised, Statement, Uncertainty, Weighted
from detente.conflict.statement.syntax import Expr
from detente.conflict.validate import validate


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """Somebody who decides: a person, a government, an organisation.

    `moves` is for graph form only: for a state the states that this decision maker can move to.
    No preference means: indifferent between all states.
    """

    id: str
    title: str = ""
    options: tuple[Option, ...] = ()
    preference: Preference | None = None
    uncertainty: Uncertainty | None = None
    moves: Mapping[str, tuple[str, ...]] | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that it wants or weighs, in order; none of a ranking."""
        match self.preference:
            case Prioritised(statements=statements):
                return statements
            case Weighted(weights=weights):
                return tuple(weight.statement for weight in weights)
            case _:
                return ()

    @property
    def label(self) -> str:
        """The title where there is one, else the id."""
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class GraphState:
    """A state of a model in graph form."""

    id: str
    title: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class CoalescedClass:
    """A name for the states that satisfy a statement and count as one (Fang et al., 1993)."""

    name: str
    expr: Expr


@dataclass(frozen=True, slots=True)
class Definition:
    """A name for a statement that is used more than once."""

    name: str
    expr: Expr


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """Where things stand: a level for each option that is not at its first one, or a graph state.

    `levels` maps full names of options to level ids.
    """

    levels: Mapping[str, str]
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict in option form or, where `states` is not None, in graph form. Plain, frozen data.

    `scenario` names the what-if of the model file that this is, None for the model itself.
    Raises `ConflictError` when it contradicts itself; the message names every problem.
    """

    decision_makers: tuple[DecisionMaker, ...]
    title: str = ""
    about: str = ""
    as_of: date | None = None
    constraints: tuple[Statement, ...] = ()
    coalesced: tuple[CoalescedClass, ...] = ()
    definitions: tuple[Definition, ...] = ()
    status_quo: StatusQuo | None = None
    states: tuple[GraphState, ...] | None = None
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    instruments: tuple[str, ...] = ()
    pool: tuple[Statement, ...] = ()
    scenario: str | None = None

    def __post_init__(self) -> None:
        validate(self)

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, in the model's order."""
        return tuple(option for dm in self.decision_makers for option in dm.options)

    def option(self, name: str) -> Option:
        """The option of this full name. Raises KeyError if there is none."""
        for option in self.options:
            if option.name == name:
                return option
        raise KeyError(name)

    def decision_maker(self, name: str) -> DecisionMaker:
        """The decision maker of this id. Raises KeyError if there is none."""
        for dm in self.decision_makers:
            if dm.id == name:
                return dm
        raise KeyError(name)
