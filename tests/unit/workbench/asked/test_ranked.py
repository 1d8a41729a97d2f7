from __future__ import annotations

import numpy as np
import pytest

from detente.catalogue import cases
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, of_case


@pytest.mark.parametrize("name", cases())
def test_the_rows_are_the_ranks(name: str) -> None:
    solution = of_case(name)
    for dm, one in enumerate(solution.conflict.decision_makers):
        found = asked("ranked", solution, dm=one.id)
        ranks = solution.ranks[dm]
        at = 0
        for row in found["rows"]:
            if "gap" in row:
                at += row["gap"]
                continue
            at += 1
            assert row["rank"] == at
            assert row["count"] == np.count_nonzero(ranks == at)
            assert len(row["truths"]) == len(found["statements"])
            quo = solution.engine.status_quo
            assert row["quo"] == (quo is not None and ranks[quo - 1] == at)
        assert at == found["ranks"] == ranks.max()
        assert found["states"] == solution.engine.size


def test_the_first_statement_that_differs_decides() -> None:
    """In a list of statements a state is the better, the greater its truths as a word are."""
    found = asked("ranked", of_case("truce"), dm="china")
    rows = [row["truths"] for row in found["rows"]]
    assert len(rows) == found["ranks"] == 10
    assert rows == sorted(rows, reverse=True)
    assert rows[0] == [True] * len(found["statements"])


def test_what_is_far_from_the_marked_is_left_out() -> None:
    solution = of_case("truce")
    worst = int(np.argmax(solution.ranks[0] == 60)) + 1
    found = asked("ranked", solution, dm="russia", tagged={"a": [worst, 10**9], "b": [worst]})
    shown = [row.get("rank", "gap") for row in found["rows"]]
    quo = int(solution.ranks[0, (solution.engine.status_quo or 0) - 1])
    assert {1, 2, 3, quo - 1, quo, quo + 1, 59, 60, 61, found["ranks"]} <= set(shown)
    assert len(shown) < 40
    (row,) = (row for row in found["rows"] if row.get("rank") == 60)
    assert row["tags"] == ["a", "b"]


def test_ranks_that_are_listed_have_no_statements() -> None:
    found = asked("ranked", of_case("elmira_graph"), dm="moe")
    assert found["statements"] == []
    assert [row["rank"] for row in found["rows"]] == [*range(1, 10)]


def test_who_is_no_decision_maker_is_told() -> None:
    for dm in ("nobody", None):
        with pytest.raises(Unasked):
            asked("ranked", of_case("chicken"), dm=dm)
