"""A vocabulary to test with, and random statements over it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Literal

from hypothesis import strategies as st

from detente.conflict.option import Level, Option
from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Count,
    If,
    Iff,
    Named,
    Not,
    Or,
    Taken,
    Xor,
)
from detente.conflict.statement.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.conflict.statement.syntax import Expr


def levels(*ids: str) -> tuple[Level, ...]:
    return tuple(map(Level, ids))


TRUCE = Option("truce", "russia")
OPTIONS = (
    TRUCE,
    Option("settle", "russia"),
    Option("settle", "ukraine"),
    Option("mission", "europe", levels=levels("none", "neutral", "nato")),
    Option("steps", "us", levels=levels("0", "2", "10", "x_1")),
)
IN_FORCE = Named("in_force", And((Taken("russia.truce"), Not(Taken("ukraine.settle")))))
CALM = Named("calm", Or((IN_FORCE, At("europe.mission", "is at least", "neutral"))))
VOCABULARY = Vocabulary(OPTIONS, {"in_force": IN_FORCE, "calm": CALM})


def states() -> Iterator[dict[str, int]]:
    """Every state over `OPTIONS`: for each option the index of its level."""
    for indices in product(*(range(len(option.levels)) for option in OPTIONS)):
        yield {option.name: index for option, index in zip(OPTIONS, indices, strict=True)}


def statements() -> st.SearchStrategy[Expr]:
    """Statements as they are when read: no `and` directly in an `and`, and so on."""
    return st.recursive(_atoms(), _larger, max_leaves=12)


def _atoms() -> st.SearchStrategy[Expr]:
    comparisons = st.sampled_from(OPTIONS).flatmap(
        lambda option: st.builds(
            At,
            st.just(option.name),
            st.sampled_from(("is", "is not", "is at least", "is at most")),
            st.sampled_from(option.level_ids),
        )
    )
    return st.one_of(
        st.sampled_from([Taken(option.name) for option in OPTIONS]),
        comparisons,
        st.sampled_from([IN_FORCE, CALM]),
        st.builds(Constant, st.booleans()),
    )


def _larger(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(parts, min_size=2, max_size=4)
    return st.one_of(
        st.builds(Not, parts),
        st.builds(chain, st.sampled_from((And, Or, Xor)), several),
        st.builds(If, parts, parts, st.sampled_from(("if then", "if", "only if"))),
        st.builds(Iff, parts, parts),
        st.lists(parts, min_size=1, max_size=4).flatmap(_counts),
    )


def chain(kind: type[And | Or | Xor], items: list[Expr]) -> Expr:
    flat: list[Expr] = []
    for item in items:
        flat += item.items if isinstance(item, kind) else (item,)
    return kind(tuple(flat))


def _counts(items: list[Expr]) -> st.SearchStrategy[Expr]:
    bounds: list[Literal["at most", "at least", "exactly"]] = ["at most", "at least", "exactly"]
    number = st.integers(0, len(items))
    return st.builds(Count, st.sampled_from(bounds), number, st.just(tuple(items)))
