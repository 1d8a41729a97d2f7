"""Outcomes of different conflicts are the same where the same holds in them."""

from __future__ import annotations

import pytest

from detente import analyse, parse
from detente.conflict import Conflict
from detente.conflict.statement.error import StatementError
from detente.studies.comparison import Comparison, compare, irreversibility_choices


def model(text: str) -> Conflict:
    return parse(text).conflict()


def holds(found: Comparison) -> dict[str, tuple[bool | None, ...]]:
    """By the name of a family whether it is an equilibrium in each column; None if infeasible."""
    return {
        row.family.name: tuple(None if cell is None else bool(cell) for cell in row.cells)
        for row in found.table
    }


TWO = """
decision_makers:
  us: {options: {mission: {levels: [none, neutral]}}, prefers: [mission is neutral]}
  un: {options: {talks: talk}, prefers: [talks]}
"""
THREE = """
decision_makers:
  us: {options: {mission: {levels: [none, nato, neutral]}}, prefers: [mission is nato]}
"""


def test_levels_go_by_their_names_and_missing_options_are_at_their_first_level() -> None:
    found = compare(model(TWO), {"three": model(THREE)}, concepts=["nash"])
    assert holds(found) == {
        "mission is neutral": (True, None),
        "mission is nato": (None, True),
    }
    assert found.common.option("us.mission").level_ids == ("none", "neutral", "nato")
    assert [row.family.example.levels for row in found.table] == [(1, 1), (2, 0)]
    turned = compare(model(THREE), {"two": model(TWO)}, concepts=["nash"])
    assert holds(turned) == {"mission is nato": (True, None), "mission is neutral": (None, True)}


def test_an_outcome_without_the_option_is_the_one_in_which_it_is_not_taken() -> None:
    small = "decision_makers: {us: {options: {aid: send aid}, prefers: [aid]}}"
    large = small.replace("}, prefers", ", talks: talk}, prefers").replace(
        "[aid]", "[not talks, aid]"
    )
    found = compare(model(small), {"large": model(large)}, concepts=["nash"])
    assert [row.cells for row in found.table] == [(("nash",), ("nash",))]


GRAPH = """
states: {s1: {}, s2: {}}
decision_makers: {moe: {moves: {s1: [s2], s2: [s1]}, ranking: [RANKING]}}
"""


def test_states_of_graph_form_go_by_their_names() -> None:
    other = GRAPH.replace("s1: {}, s2", "s2: {}, s3: {}, s1").replace("RANKING", "s3, s2, s1")
    found = compare(model(GRAPH.replace("RANKING", "s1, s2")), {"other": model(other)})
    assert holds(found) == {"s1": (True, False), "s2": (False, True), "s3": (None, True)}
    assert found.to_json()["rows"][0]["example"] == {"state": "s1"}
    only = compare(model(GRAPH.replace("RANKING", "s1, s2")), {"other": model(other)}, where="s2")
    assert holds(only) == {"s2": (False, True)}


COALESCED = """
decision_makers:
  us: {options: {leave: leave, aid: send aid}, prefers: [WISH]}
coalesce: {gone: leave}
"""


def test_classes_go_by_their_names_and_hold_what_holds_at_every_member() -> None:
    base = model(COALESCED.replace("WISH", "gone"))
    found = compare(base, {"other": model(COALESCED.replace("WISH", "aid"))})
    assert "sim" in found.undefined
    assert holds(found) == {"gone": (True, False), "not leave": (False, True)}
    for where, count in (("gone", 1), ("leave", 1), ("aid", 1), ("aid or not aid", 2)):
        other = model(COALESCED.replace("WISH", "aid"))
        assert len(compare(base, {"other": other}, where=where).table) == count
    assert not compare(base, {"same": base}, where="not leave").table


def test_the_counts_of_a_column_are_those_of_its_analysis() -> None:
    base, other = model(TWO), model(THREE)
    found = compare(base, {"three": other})
    for column, conflict in zip(found.columns, (base, other), strict=True):
        counts = {c: listing.count for c, listing in analyse(conflict).equilibria.items()}
        assert dict(column.counts) == counts
        assert column.size == analyse(conflict).size


def test_a_statement_may_speak_of_all_options() -> None:
    found = compare(model(THREE), {"two": model(TWO)}, concepts=["nash"], where="talks")
    assert [row.cells for row in found.table] == [(None, ("nash",))]
    with pytest.raises(StatementError, match="there is no `tlaks`"):
        compare(model(THREE), {"two": model(TWO)}, where="tlaks")


def test_every_choice_of_the_options_that_can_be_taken_back() -> None:
    conflict = model(TWO)
    choices = irreversibility_choices(conflict, ["talks", "us.mission", "un.talks"])
    assert [*choices] == [
        "talks both ways, mission both ways",
        "talks both ways, mission one-way",
        "talks one-way, mission both ways",
        "talks one-way, mission one-way",
    ]
    assert choices["talks both ways, mission both ways"] == conflict
    ways = {name: tuple(o.direction for o in c.options) for name, c in choices.items()}
    assert ways["talks one-way, mission both ways"] == ("both", "up")
    assert ways["talks both ways, mission one-way"] == ("up", "both")


def test_only_options_can_be_one_way_and_not_too_many_at_once() -> None:
    conflict = model(f"define: {{quiet: not talks}}\n{TWO.strip()}")
    with pytest.raises(ValueError, match="`quiet` is not an option"):
        irreversibility_choices(conflict, ["quiet"])
    with pytest.raises(ValueError, match="there is no `talsk`; did you mean"):
        irreversibility_choices(conflict, ["talsk"])
    options = ", ".join(f"o{k}: do" for k in range(5))
    many = model(f"decision_makers: {{us: {{options: {{{options}}}}}}}")
    with pytest.raises(ValueError, match="5 options have 32 choices; name at most 4"):
        irreversibility_choices(many, [f"o{k}" for k in range(5)])
