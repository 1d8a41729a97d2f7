"""Conditionals that are mostly true because their condition fails."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.conflict import Ranked
from detente.conflict.statement.syntax import Expr, If, Named
from detente.conflict.statement.text import text
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material
from detente.studies.hints.redundant import telling

MOSTLY = 90
"""In how many per cent of the feasible states a condition must fail to be worth a hint."""


def seldom_applies(material: Material) -> Iterator[Hint]:
    """Conditionals whose condition fails in at least `MOSTLY` per cent of the feasible states."""
    for place, dm in enumerate(material.decision_makers):
        if isinstance(dm.preference, Ranked):
            continue
        for wish in telling(material, place):
            conditional = conditional_in(wish.expr)
            if conditional is None:
                continue
            fails = material.size - int(np.count_nonzero(material.truth(conditional.condition)))
            if 100 * fails >= MOSTLY * material.size:
                yield Hint(
                    "seldom_applies",
                    wish.where,
                    f"`{wish.text}` is mostly true because `{text(conditional.condition)}` fails: "
                    f"in {_percent(fails, material.size)} of the feasible states",
                    "check that the condition can come about as you mean it",
                )


def conditional_in(expr: Expr) -> If | None:
    """The conditional that a statement is, by itself or through a name."""
    while isinstance(expr, Named):
        expr = expr.body
    return expr if isinstance(expr, If) else None


def _percent(part: int, whole: int) -> str:
    """A share in per cent with one decimal, rounded down so that 100 means all.

    >>> _percent(2999, 3000)
    '99.9 %'
    """
    tenths = 1000 * part // whole
    return f"{tenths // 10}.{tenths % 10} %"
