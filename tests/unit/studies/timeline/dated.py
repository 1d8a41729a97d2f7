"""Random conflicts in which statements, options, constraints and claims are dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    DecisionMaker,
    Option,
    Period,
    Prioritised,
    Statement,
    StatusQuo,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import Constant, Expr, InState, Not
from tests.convert import convert
from tests.edits import statement
from tests.oracle.random_models import random_model

FIRST = date(2025, 2, 27)
DAYS = 8
CLAIMS = ("one", "two")


class Dating:
    """A random conflict; `days` are all days at which something begins or ceases to count."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.days: set[date] = set()
        self.plain = convert(random_model(seed)).conflict
        self.conflict = self._dated()

    def _dated(self) -> Conflict:
        plain, rng = self.plain, self.rng
        dms = tuple(self._decision_maker(dm) for dm in plain.decision_makers)
        most = 1 if plain.states is None else 0
        added = tuple(self._statement(self._wish()) for _ in range(rng.randint(0, most)))
        return replace(
            plain,
            decision_makers=dms,
            constraints=plain.constraints + added,
            claims=tuple(Claim(name, period=self._period()) for name in CLAIMS),
            status_quo=StatusQuo({}) if plain.options else None,
        )

    def _decision_maker(self, dm: DecisionMaker) -> DecisionMaker:
        wants = tuple(self._statement(self._wish()) for _ in range(self.rng.randint(1, 3)))
        if self.rng.random() < 0.3:
            weights = tuple(Weight(one, Decimal(self.rng.randint(1, 3))) for one in wants)
            return replace(dm, options=self._options(dm), preference=Weighted(weights))
        return replace(dm, options=self._options(dm), preference=Prioritised(wants))

    def _options(self, dm: DecisionMaker) -> tuple[Option, ...]:
        return tuple(
            replace(option, period=self._period()) if self.rng.random() < 0.2 else option
            for option in dm.options
        )

    def _statement(self, expr: Expr) -> Statement:
        rests = self.rng.random() < 0.3
        return Statement(
            expr,
            because=Because((self.rng.choice(CLAIMS),)) if rests else None,
            otherwise=self._wish() if rests and self.rng.random() < 0.5 else None,
            period=self._period(),
        )

    def _wish(self) -> Expr:
        if self.plain.options:
            return statement(self.plain, self.rng)
        if self.plain.states is None:
            return Constant(True)
        named = InState(self.rng.choice(self.plain.states).id)
        return named if self.rng.random() < 0.5 else Not(named)

    def _period(self) -> Period:
        if self.rng.random() < 0.5:
            return Period()
        since = FIRST + timedelta(self.rng.randrange(DAYS - 1))
        until = since + timedelta(self.rng.randrange(1, DAYS))
        period = self.rng.choice([Period(since), Period(None, until), Period(since, until)])
        self.days |= {day for day in (period.since, period.until) if day is not None}
        return period
