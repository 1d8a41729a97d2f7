"""From what is wanted to ranks: exact, to the letter of definitions §7, however much is said."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Option,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import Constant, Expr, Not, Taken
from detente.studies.solution import Solution
from tests.oracle import preference
from tests.oracle.model import State
from tests.strategies import decimal, repeatable

ATOMS: list[Expr] = [Taken(f"d.o{k}") for k in (1, 2, 3)]
ITEMS = [*ATOMS, *map(Not, ATOMS), Constant(True), Constant(False)]
DIGITS = st.integers(-999, 999)
STATES: list[tuple[int, ...]] = [(a, b, c) for c in (0, 1) for b in (0, 1) for a in (0, 1)]


def ranks(wanted: Preference) -> list[int]:
    """The ranks of the eight states of three options, 1 the best."""
    options = tuple(Option(f"o{k}", "d") for k in (1, 2, 3))
    solution = Solution(Conflict((DecisionMaker("d", options=options, preference=wanted),)))
    found: list[int] = solution.ranks[0].tolist()
    return found


def prioritised(statements: list[Expr]) -> Prioritised:
    return Prioritised(tuple(map(Statement, statements)))


def weighted(pairs: list[tuple[Expr, str]]) -> Weighted:
    return Weighted(tuple(Weight(Statement(expr), Decimal(text)) for expr, text in pairs))


def where(expr: Expr) -> set[State]:
    """The states where one of `ITEMS` holds."""
    match expr:
        case Not(item=Taken(option=option)):
            return {s for s in STATES if not s[int(option[-1]) - 1]}
        case Taken(option=option):
            return {s for s in STATES if s[int(option[-1]) - 1]}
        case _:
            return set(STATES) if expr == Constant(True) else set()


LONG = 150


@repeatable
@given(st.dictionaries(st.integers(0, LONG - 1), st.sampled_from(ITEMS), max_size=6))
def test_long_lists_are_compared_statement_by_statement(said: dict[int, Expr]) -> None:
    """Wherever they stand among 150: far more than a sum of powers of two could hold."""
    listed = [said.get(place, Constant(place % 2 == 0)) for place in range(LONG)]
    literally = preference.prioritised(STATES, [where(expr) for expr in listed])
    assert ranks(prioritised(listed)) == [literally[s] for s in STATES]


@repeatable
@given(st.lists(st.sampled_from(ITEMS), max_size=6), st.integers(0, 80))
def test_a_list_orders_as_powers_of_two_do(listed: list[Expr], idle: int) -> None:
    """The score of definitions §7, in exact numbers."""
    wanted = [*listed[:1], *([Constant(True)] * idle), *listed[1:]]
    powers = [str(2 ** (len(wanted) - place)) for place in range(len(wanted))]
    assert ranks(prioritised(wanted)) == ranks(weighted(list(zip(wanted, powers, strict=True))))


@settings(repeatable, max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(ITEMS),
            st.builds(decimal, DIGITS, st.integers(-45, 45)).map(str),
        ),
        max_size=6,
    )
)
def test_weights_are_exact(pairs: list[tuple[Expr, str]]) -> None:
    literally = preference.weighted(STATES, [(where(expr), Fraction(w)) for expr, w in pairs])
    assert ranks(weighted(pairs)) == [literally[s] for s in STATES]


def rank_of(wanted: Weighted, *taken: int) -> int:
    """The rank of the state with these options taken, 1 the best."""
    return ranks(wanted)[STATES.index(tuple(int(k in taken) for k in (1, 2, 3)))]


@pytest.mark.parametrize("texts", [("0.1", "0.2", "0.3"), ("-0.1", "-0.2", "-0.3")])
def test_three_tenths_are_three_tenths(texts: tuple[str, str, str]) -> None:
    """In binary floating point 0.1 + 0.2 > 0.3."""
    wanted = weighted(list(zip(ATOMS, texts, strict=True)))
    assert rank_of(wanted, 1, 2) == rank_of(wanted, 3)


def test_something_tiny_breaks_a_tie_of_something_huge() -> None:
    wanted = weighted(list(zip(ATOMS, ("1e40", "1e40", "1e-40"), strict=True)))
    assert rank_of(wanted, 1, 3) < rank_of(wanted, 2) == rank_of(wanted, 1)


def test_what_is_unwanted_counts_against_a_state() -> None:
    wanted = weighted(list(zip(ATOMS, ("-2", "1", "1"), strict=True)))
    assert rank_of(wanted, 1, 2, 3) == rank_of(wanted) == 3
    assert rank_of(wanted, 1) == max(ranks(wanted))


@repeatable
@given(st.lists(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=2), max_size=6))
def test_a_state_belongs_to_the_first_group_that_it_matches(groups: list[list[Expr]]) -> None:
    literally = preference.ranked(
        STATES, [set[State]().union(*map(where, group)) for group in groups]
    )
    assert ranks(Ranked(tuple(map(tuple, groups)))) == [literally[s] for s in STATES]


def test_groups_without_a_state_are_not_counted_and_the_unmatched_come_last() -> None:
    one, two, _ = ATOMS
    wanted = Ranked(((one,), (Constant(False),), (one,), (two,), (Constant(False),)))
    assert ranks(wanted) == [1 if s[0] else 2 if s[1] else 3 for s in STATES]
