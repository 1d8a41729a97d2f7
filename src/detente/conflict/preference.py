"""What a decision maker wants: by prioritised statements, by weights or by a ranking."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from detente.conflict.evidence import Because
from detente.conflict.period import ALWAYS, Period
from detente.conflict.statement.syntax import Expr


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the model together with what it rests on.

    `otherwise` stands in its place if the claims of `because` do not hold; without it the
    statement is then absent. `fixed` and `price` are for advice (definitions §8). `positions` are,
    for robustness, the places at which it may stand in a list of prioritised statements, counted
    from 1 in the list as written; its own place is always one of them.
    """

    expr: Expr
    id: str | None = None
    because: Because | None = None
    confidence: float = 1.0
    otherwise: Expr | None = None
    period: Period = ALWAYS
    fixed: bool = False
    price: Decimal = Decimal(1)
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prioritised:
    """Option prioritisation (Hipel et al., 1997; Peng et al., 1997): most important first.

    A state is preferred to another iff the first statement on which they differ holds in it.
    `greatly` holds the places of the marks of a great difference: k for one between the k-th
    statement and the next, counted from 1, so that differing on one of the first k is a great
    difference. `absent` holds the places, in the list as written, of statements that do not count
    on the day; it is kept only where another one has `positions`.
    """

    statements: tuple[Statement, ...]
    greatly: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """The place of each statement in the list as written, counted from 1."""
        every = range(1, len(self.statements) + len(self.absent) + 1)
        return tuple(place for place in every if place not in self.absent)


@dataclass(frozen=True, slots=True)
class Weight:
    """A statement and what it counts; exact, negative allowed."""

    statement: Statement
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Weighted:
    """A state is worth the sum of the weights of the statements that hold in it."""

    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Groups of states, best first, ties inside a group.

    A group is one or several statements and holds the states that satisfy any of them; a state
    belongs to the first group it matches, and states that match none come last, tied. `greatly`
    holds the places of the marks: k for one between the k-th group and the next, counted from 1.
    """

    groups: tuple[tuple[Expr, ...], ...]
    greatly: tuple[int, ...] = ()


Preference = Prioritised | Weighted | Ranked


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Pairs of (sets of) states whose order is not known (Li, Hipel, Kilgour and Fang, 2004).

    `pairs` is None where every pair is unknown but the `sure` ones, each (better, worse).
    """

    pairs: tuple[tuple[Expr, Expr], ...] | None
    sure: tuple[tuple[Expr, Expr], ...] = ()
