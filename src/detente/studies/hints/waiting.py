"""Decision makers who wait for each other: X only if Y for the one, Y only if X for the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.conflict import Conflict, Prioritised, Weighted
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.syntax import And, Expr, If, Iff, Named, Or, options_in
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material, Wish


@dataclass(frozen=True, slots=True)
class AtLevels:
    """An option at one of some levels, by their index: neither none of its levels nor all."""

    option: str
    levels: frozenset[int]
    of: int

    @property
    def negated(self) -> AtLevels:
        """The option at one of its other levels."""
        return AtLevels(self.option, frozenset(range(self.of)) - self.levels, self.of)


@dataclass(frozen=True, slots=True)
class Wait:
    """A decision maker, counted from 0, wants its `own` literal only if somebody else's `other`."""

    dm: int
    wish: Wish
    own: AtLevels
    other: AtLevels

    def waits_for(self, wait: Wait) -> bool:
        """Whether what is awaited here cannot come about before what is awaited there."""
        return self.other.option == wait.own.option and self.other.levels <= wait.own.levels


def waiting(material: Material) -> Iterator[Hint]:
    """Loops of decision makers each of whom waits for the next; each loop once."""
    dms = material.decision_makers
    waits = [
        wait
        for place in range(len(dms))
        for wish in _wanted(material, place)
        for wait in _waits(wish, place, material.conflict)
    ]
    loops = [loop for first in waits for loop in _loops((first,), waits)]
    for loop in dict.fromkeys(tuple((wait.dm, wait.wish) for wait in loop) for loop in loops):
        labels = [dms[dm].label for dm, _ in loop]
        turns = zip(labels, labels[1:] + labels[:1], strict=True)
        yield Hint(
            "waiting",
            loop[0][1].where,
            ", ".join(f"{one} waits for {other}" for one, other in turns)
            + ": "
            + " and ".join(f"`{wish.text}`" for _, wish in loop),
            "say who may go first, or drop one of the conditions",
        )


def _loops(path: tuple[Wait, ...], waits: list[Wait]) -> Iterator[tuple[Wait, ...]]:
    """The loops that begin with a chain of waits; who begins is the first of them in the model."""
    movers = {wait.dm for wait in path}
    for wait in filter(path[-1].waits_for, waits):
        if wait == path[0]:
            yield path
        elif wait.dm > path[0].dm and wait.dm not in movers:
            yield from _loops((*path, wait), waits)


def _wanted(material: Material, dm: int) -> Iterator[Wish]:
    """The statements that a decision maker wants to hold."""
    wishes = material.wishes[dm]
    match material.decision_makers[dm].preference:
        case Prioritised():
            yield from wishes
        case Weighted(weights=weights):
            yield from (w for w, counted in zip(wishes, weights, strict=True) if counted.weight > 0)
        case _:
            pass


def _waits(wish: Wish, dm: int, conflict: Conflict) -> Iterator[Wait]:
    """What a decision maker waits for: X only if Y, or, if not Y then X is at its first level."""
    own = {option.name for option in conflict.decision_makers[dm].options}
    for condition, consequence in _conditionals(wish.expr):
        for x in _literals(condition, Or, conflict):
            for y in _literals(consequence, And, conflict):
                if x.option in own and y.option not in own:
                    yield Wait(dm, wish, x, y)
                elif y.option in own and x.option not in own and 0 in y.levels:
                    yield Wait(dm, wish, y.negated, x.negated)


def _conditionals(expr: Expr) -> Iterator[tuple[Expr, Expr]]:
    """A statement as conditions and their consequences."""
    match expr:
        case Named(body=body):
            yield from _conditionals(body)
        case If(condition=condition, consequence=consequence):
            yield condition, consequence
        case Iff(left=left, right=right):
            yield left, right
            yield right, left
        case _:
            pass


def _literals(expr: Expr, chain: type[And | Or], conflict: Conflict) -> Iterator[AtLevels]:
    """The literal that a statement is, or those that it chains."""
    names = options_in(expr)
    if len(names) == 1:
        (name,) = names
        count = len(conflict.option(name).levels)
        levels = [k for k in range(count) if holds(expr, Levels(conflict.options, {name: k}))]
        if 0 < len(levels) < count:
            yield AtLevels(name, frozenset(levels), count)
    elif isinstance(expr, Named):
        yield from _literals(expr.body, chain, conflict)
    elif isinstance(expr, chain):
        for item in expr.items:
            yield from _literals(item, chain, conflict)
