from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.catalogue import case
from detente.files import Model, parse
from detente.stability import CONCEPTS
from detente.studies.comparison import compare
from detente.studies.solution import Solution
from detente.workbench.asked import Unasked
from detente.workbench.asked import what_if as module
from tests.unit.workbench.asked.asking import asked, told
from tests.unit.workbench.asked.shapes import WHAT_IF, misfits

PORT = """
title: A strike at the port
decision_makers:
  union:
    title: the union
    options: {strike: stop work}
    prefers: [raise, strike if not raise, not strike]
  port:
    title: the port
    options: {raise: raise wages, lockout: lock the workers out}
    prefers: [not strike, not raise, not lockout]
constraints: [not (raise and lockout)]
define: {peace: not strike and not lockout}
status_quo: [strike]
scenarios:
  court_order: {given: [strike only if lockout]}
  tired_union:
    decision_makers:
      union: {prefers: {drop: [strike if not raise]}}
      port: {prefers: {add: [{statement: not raise if strike, before: not strike}]}}
  back_to_work: {status_quo: []}
  nothing: {given: [raise, lockout]}
"""


def side_by_side(model: Model, *names: str, **args: Any) -> dict[str, Any]:
    """The study of some scenarios of a model, as the page asks for it."""
    conflicts = {name: model.conflict(name) for name in names}
    return asked("what_if", Solution(model.conflict()), conflicts=conflicts, **args)


def changes(found: dict[str, Any]) -> dict[str, Any]:
    return {column["name"]: column["change"] for column in found["columns"]}


def test_what_ifs_are_told_in_the_words_of_the_page() -> None:
    found = side_by_side(parse(PORT), "court_order", "tired_union", "back_to_work")
    assert misfits(found, WHAT_IF, "what_if") == []
    assert found["lede"] == (
        "Two of three what-ifs change what holds; “back to work” does not. No outcome holds in "
        "the model and in every one of them."
    )
    court, tired, back = (column["change"] for column in found["columns"][1:])
    assert court["lede"] == "2 outcomes come to hold, 1 no longer holds and 1 is ruled out."
    assert court["differences"] == [
        {
            "letter": "",
            "words": "Would hold in every state: union.strike only if port.lockout.",
            "dm": None,
            "claims": [],
        }
    ]
    assert court["stands"] == (
        "Its present state is not possible: it breaks `union.strike only if port.lockout`."
    )
    assert tired["lede"] == (
        "2 outcomes come to hold, 1 holds under fewer ways of reasoning and 1 no longer holds. "
        "All of it is because of (a), which would do alone."
    )
    assert [one["letter"] for one in tired["differences"]] == ["(a)", "(b)"]
    assert tired["stands"] == (
        "From its present state moves that gain lead to 1 state, which holds."
    )
    assert back["lede"].startswith("It changes the present state alone:")
    assert back["differences"] == []


def test_one_that_cannot_be_analysed_is_told_beside_the_others() -> None:
    found = side_by_side(parse(PORT), "court_order", "nothing")
    court, nothing = found["columns"][1:]
    assert court["change"] is not None
    assert nothing["change"] is None
    assert nothing["problems"]
    assert found["lede"].startswith("The what-if changes what holds. ")
    assert all(not row["cells"][2]["possible"] for row in found["rows"])

    lake = case("lake_gisborne").read()
    found = side_by_side(lake, "unknown", "environment")
    assert [column["name"] for column in found["columns"]] == [None, "unknown", "environment"]
    (problem,) = found["columns"][1]["problems"]
    assert problem.startswith("Unknown preferences (provincial) cannot be analysed yet;")
    assert side_by_side(lake, "unknown")["lede"] == "None of them can be analysed."


@pytest.mark.parametrize("name", ["truce", "north_korea_2017"])
def test_rows_are_the_outcomes_of_each_column(name: str) -> None:
    model = case(name).read()
    found = side_by_side(model, *model.scenarios)
    assert found["ungrouped"] == 0
    assert sum(row["count"] for row in found["rows"]) >= found["count"]
    for place, column in enumerate(found["columns"]):
        conflict = model.conflict(column["name"])
        solution = Solution(conflict)
        for concept, count in column["counts"].items():
            assert count == np.count_nonzero(solution.equilibria(CONCEPTS[concept]))
            held = [row for row in found["rows"] if concept in row["cells"][place]["concepts"]]
            assert (sum(row["count"] for row in held) > 0) == (count > 0)


def test_groups_of_the_model_keep_their_keys_and_their_names_are_their_own() -> None:
    model = case("truce").read()
    found = side_by_side(model, "before_change")
    families = {one["key"]: one for one in asked("answer", Solution(model.conflict()))["families"]}
    names = [row["name"] for row in found["rows"]]
    assert len({*names}) == len(names)
    kept = [row for row in found["rows"] if row["key"] in families]
    assert kept
    for row in kept:
        family = families[row["key"]]
        assert (row["count"], row["cells"][0]["concepts"]) == (family["count"], family["concepts"])
    assert "Guarantees framework, aid, intelligence" in names
    for change in filter(None, changes(found).values()):
        shifts = [shift for kind in change["kinds"] for shift in kind["shifts"]]
        told_by = [family["name"] for shift in shifts for family in shift["families"]]
        assert len({*told_by}) == len(told_by)


def test_states_with_names_keep_their_keys() -> None:
    model = parse(
        "states: {p: peace, q: quarrel}\nstatus_quo: q\n"
        "decision_makers:\n"
        "  a: {moves: {p: [q], q: [p]}, ranking: [p, q]}\n"
        "  b: {moves: {p: [q]}, ranking: [q, p]}\n"
        "scenarios: {meek: {decision_makers: {b: {ranking: [p, q]}}}}"
    )
    found = side_by_side(model, "meek")
    families = {one["key"] for one in asked("answer", Solution(model.conflict()))["families"]}
    assert found["rows"]
    assert {row["key"] for row in found["rows"] if row["cells"][0]["concepts"]} <= families


def test_definitions_name_outcomes() -> None:
    found = side_by_side(parse(PORT), "court_order")
    assert "Peace" in [row["name"].partition(",")[0] for row in found["rows"]]


def test_whether_options_can_be_taken_back_is_compared() -> None:
    model = case("north_korea_2017").read()
    found = side_by_side(model, one_way=["invade"])
    assert [column["name"] for column in found["columns"]] == [
        None,
        "invade both ways",
        "invade one-way",
    ]
    assert found["columns"][1]["change"]["lede"] == "It is the same as the model."
    whole = side_by_side(model, "irreversible_invasion")
    assert found["columns"][2]["change"] == whole["columns"][1]["change"]


def test_what_holds_in_all_of_them_is_counted() -> None:
    model = case("north_korea_2017").read()
    found = side_by_side(model, *model.scenarios)
    everywhere = [row for row in found["rows"] if all(cell["concepts"] for cell in row["cells"])]
    assert sum(row["count"] for row in everywhere) == 2
    assert "Two outcomes hold in the model and in every one of them." in found["lede"]


@pytest.mark.parametrize(
    ("moving", "still", "lede"),
    [
        (["a"], [], "The what-if changes what holds."),
        ([], ["a"], "The what-if does not change what holds."),
        (["a", "b"], [], "Both what-ifs change what holds."),
        ([], ["a", "b"], "None of the what-ifs changes what holds."),
        (["a"], ["b_c", "d"], "One of three what-ifs changes what holds; “b c” and “d” do not."),
    ],
)
def test_how_many_change_anything(moving: list[str], still: list[str], lede: str) -> None:
    assert module.moving(moving, still) == lede


def test_reasons_that_were_not_looked_for_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.studies.comparison.changes.WORK", 0)
    found = side_by_side(parse(PORT), "tired_union")
    (note,) = found["columns"][1]["change"]["notes"]
    assert note.startswith("Which difference decides is not told:")


def test_counts_are_those_of_the_comparison() -> None:
    model = parse(PORT)
    found = side_by_side(model, "tired_union")
    whole = compare(model.conflict(), {"tired_union": model.conflict("tired_union")})
    assert found["count"] == whole.count
    (change,) = whole.changes
    kinds = found["columns"][1]["change"]["kinds"]
    assert sum(kind["count"] for kind in kinds) == sum(shift.count for shift in change.shifts)


def test_what_cannot_be_asked() -> None:
    model = parse(PORT)
    for args in ({"one_way": 1}, {"one_way": ["no_such"]}, {}):
        with pytest.raises(Unasked):
            side_by_side(model, **args)
    with pytest.raises(Unasked):
        asked("what_if", Solution(model.conflict()), conflicts=["court_order"])


def test_that_it_is_at_work_is_told() -> None:
    model = parse(PORT)
    conflicts = {"court_order": model.conflict("court_order")}
    _, frames = told("what_if", Solution(model.conflict()), conflicts=conflicts)
    assert [frame["doing"] for frame in frames] == ["comparing what holds"]
