"""What must not matter: names, the order in which things are written, how much better is better."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from detente.conflict import Conflict, Statement, Weight, Weighted
from detente.studies.solution import Solution
from tests.properties.rewriting import renamed, reordered, with_preferences
from tests.properties.verdicts import keys, stable, verdicts
from tests.strategies import conflicts, repeatable, single_states


@repeatable
@given(conflicts())
def test_names_do_not_matter(conflict: Conflict) -> None:
    one, other = Solution(conflict), Solution(renamed(conflict))
    assert stable(conflict) == stable(renamed(conflict))
    assert one.ranks.tolist() == other.ranks.tolist()
    assert one.engine.status_quo == other.engine.status_quo


@repeatable
@given(conflicts(), st.randoms(use_true_random=False))
def test_order_does_not_matter(conflict: Conflict, rng: Random) -> None:
    other = reordered(conflict, rng)
    assert sorted(map(sorted, keys(conflict))) == sorted(map(sorted, keys(other)))
    assert verdicts(conflict) == verdicts(other)


@repeatable
@given(conflicts(), st.decimals("0.001", "1000", places=3))
def test_only_the_order_of_ranks_matters(conflict: Conflict, unit: Decimal) -> None:
    """The square of how many ranks lie below, in any unit, orders the states as before."""
    states, ranks = single_states(conflict), Solution(conflict).ranks
    other = with_preferences(
        conflict,
        [
            Weighted(
                tuple(
                    Weight(Statement(state), unit * (len(states) - rank) ** 2)
                    for state, rank in zip(states, row, strict=True)
                )
            )
            for row in ranks.tolist()
        ],
    )
    assert Solution(other).ranks.tolist() == ranks.tolist()
    assert stable(other) == stable(conflict)
