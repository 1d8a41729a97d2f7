"""Random models in which claims and statements are uncertain, for the oracle and for détente.

In some, statements may stand at several places of their lists, and some do not count on the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from typing import Literal

from detente.conflict import (
    BINARY,
    Because,
    Claim,
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Level,
    Option,
    Period,
    Prioritised,
    Source,
    Statement,
    StatusQuo,
)
from detente.conflict.period import ALWAYS
from detente.conflict.statement.syntax import And, At, Expr, Named, Not, Or
from tests.oracle import worlds as literal
from tests.oracle.change import Key
from tests.oracle.model import Config, Direction
from tests.oracle.structure import Frame, Truth

DAY = date(2025, 3, 8)
CONFIDENCES = (Fraction(1, 4), Fraction(1, 2), Fraction(4, 5), Fraction(9, 10))


@dataclass(frozen=True, eq=False)
class Doubtful:
    """One model for both, with a statement that is wanted and a status quo; known by itself."""

    conflict: Conflict
    doubts: literal.Doubts
    frame: Frame
    truths: dict[Key, Truth]
    want: Expr
    wanted: Truth
    quo: Config

    def literal(self, concept: str) -> literal.Conflict:
        """What is certain of the model, for the oracle."""
        return literal.Conflict(self.frame, self.truths, concept)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.rng = rng = Random(seed)
        self.n = rng.choice((2, 2, 3))
        self.levels = tuple(rng.choice((2, 2, 2, 3)) for _ in range(rng.choice((2, 3, 3, 4))))
        self.owners = tuple(sorted(rng.randrange(self.n) for _ in self.levels))
        choices: tuple[Direction, ...] = ("both", "both", "both", "up", "down")
        self.direction: tuple[Direction, ...] = tuple(rng.choice(choices) for _ in self.levels)
        self.names = [f"d{owner + 1}.o{k}" for k, owner in enumerate(self.owners, 1)]
        self.ids = [_ids(count) for count in self.levels]
        self.claims = {f"c{k}": self.confidence() for k in range(rng.choice((1, 2, 3, 4)))}
        self.truths: dict[Key, Truth] = {}

    def confidence(self) -> Fraction:
        return self.rng.choice((*CONFIDENCES, Fraction(1)))

    def at(self) -> tuple[Expr, Truth]:
        k = self.rng.randrange(len(self.levels))
        level = self.rng.randrange(self.levels[k])
        expr = At(self.names[k], "is", self.ids[k][level])
        return expr, lambda config: config[k] == level

    def statement(self) -> tuple[Expr, Truth]:
        (one, first), (other, second) = self.at(), self.at()
        match self.rng.randrange(4):
            case 0:
                return one, first
            case 1:
                return And((one, other)), lambda config: first(config) and second(config)
            case 2:
                return Or((one, other)), lambda config: first(config) or second(config)
            case _:
                return Not(one), lambda config: not first(config)

    def because(self) -> tuple[Because | None, literal.Because | None]:
        if self.rng.random() < 0.3:
            return None, None
        count = self.rng.randint(1, min(2, len(self.claims)))
        claims = tuple(self.rng.sample(sorted(self.claims), count))
        modes: tuple[Literal["any", "all"], ...] = ("any", "all")
        mode = self.rng.choice(modes)
        return Because(claims, mode), literal.Because(claims, mode)

    def key(self, truth: Truth) -> int:
        self.truths[len(self.truths)] = truth
        return len(self.truths) - 1

    def entry(self) -> tuple[Statement, literal.Statement]:
        expr, truth = self.statement()
        instead, its = self.statement() if self.rng.random() < 0.3 else (None, None)
        because, rests = self.because()
        own = self.confidence() if self.rng.random() < 0.3 else Fraction(1)
        return (
            Statement(expr, because=because, confidence=float(own), otherwise=instead),
            literal.Statement(self.key(truth), rests, own, None if its is None else self.key(its)),
        )

    def entries(self, movable: bool) -> list[tuple[Statement, literal.Statement]]:
        """A list; one of a movable one may stand at several places, or be out of its time."""
        entries = [self.entry() for _ in range(self.rng.randint(1, 3) + movable)]
        if not movable:
            return entries
        places = range(1, len(entries) + 1)
        return [self.moved(one, other, places) for one, other in entries]

    def moved(
        self, one: Statement, other: literal.Statement, places: Sequence[int]
    ) -> tuple[Statement, literal.Statement]:
        positions: tuple[int, ...] = ()
        if self.rng.random() < 0.5:
            positions = tuple(self.rng.sample(places, self.rng.randint(1, 2)))
        past = self.rng.random() < 0.15
        return (
            replace(one, positions=positions, period=Period(until=DAY) if past else ALWAYS),
            replace(other, positions=positions, current=not past),
        )


def doubtful(seed: int, movable: bool = False) -> Doubtful:
    """The model of a seed: 2 or 3 decision makers, few states, up to 4 claims.

    Where it is `movable`, statements may stand at several places.
    """
    made = _Maker(seed)
    rng = made.rng
    lists = [made.entries(movable) for _ in range(made.n)]
    together = frozenset(rng.sample(sorted(made.claims), len(made.claims) // 2))
    sure, doubted, constraints = _constraints(made)
    classes = [made.at()] if not constraints and rng.random() < 0.3 else []
    want, wanted = made.statement()
    quo = tuple(rng.randrange(count) for count in made.levels)
    conflict = Conflict(
        tuple(_decision_maker(made, i, [one for one, _ in lists[i]]) for i in range(made.n)),
        as_of=DAY,
        constraints=tuple(constraints),
        coalesced=tuple(CoalescedClass("k", expr) for expr, _ in classes),
        status_quo=StatusQuo(
            {n: ids[k] for n, ids, k in zip(made.names, made.ids, quo, strict=True)}
        ),
        sources=(Source("s", together=True),),
        claims=tuple(
            Claim(claim, "s" if claim in together else None, confidence=float(p))
            for claim, p in made.claims.items()
        ),
    )
    return Doubtful(
        conflict,
        literal.Doubts(
            made.claims,
            tuple(tuple(one for _, one in entries) for entries in lists),
            tuple(doubted),
            (together,),
        ),
        Frame(
            made.owners,
            made.levels,
            made.direction,
            made.n,
            constraints=tuple(sure),
            classes=tuple(truth for _, truth in classes),
        ),
        made.truths,
        Named("wanted", want),
        wanted,
        quo,
    )


def _constraints(
    made: _Maker,
) -> tuple[list[Truth], list[literal.Constraint], list[Statement]]:
    """Of those that leave a state together, the certain ones, the others, and all of them."""
    sure: list[Truth] = []
    doubted: list[literal.Constraint] = []
    all_of_them: list[Statement] = []
    left = list(product(*(range(count) for count in made.levels)))
    for _ in range(made.rng.choice((0, 0, 1, 2))):
        expr, truth = made.statement()
        if not any(map(truth, left)):
            continue
        left = [config for config in left if truth(config)]
        if made.rng.random() < 0.3:
            sure.append(truth)
            all_of_them.append(Statement(expr))
        else:
            because, rests = made.because()
            own = made.confidence()
            doubted.append(literal.Constraint(truth, rests, own))
            all_of_them.append(Statement(expr, because=because, confidence=float(own)))
    return sure, doubted, all_of_them


def _decision_maker(made: _Maker, dm: int, statements: list[Statement]) -> DecisionMaker:
    name = f"d{dm + 1}"
    options = tuple(
        Option(
            f"o{k}",
            name,
            levels=BINARY if count == 2 else tuple(map(Level, _ids(count))),
            direction=direction,
        )
        for k, (owner, count, direction) in enumerate(
            zip(made.owners, made.levels, made.direction, strict=True), 1
        )
        if owner == dm
    )
    return DecisionMaker(name, options=options, preference=Prioritised(tuple(statements)))


def _ids(count: int) -> tuple[str, ...]:
    return ("off", "on") if count == 2 else tuple(f"l{k}" for k in range(count))
