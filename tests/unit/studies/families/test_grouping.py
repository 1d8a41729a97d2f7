from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Option,
    Preference,
    Ranked,
    Statement,
    StatusQuo,
)
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import At, Constant, Expr, Named, Or, Pattern
from detente.conflict.statement.vocabulary import Vocabulary
from detente.engine import States
from detente.stability import CONCEPTS
from detente.studies.families import Families, Family, families_of
from detente.studies.solution import Solution
from tests.oracle.random_models import random_model
from tests.unit.studies.hints.models import conflict
from tests.unit.studies.standing import standing

SEEDS = range(80)


@pytest.fixture(scope="module", params=SEEDS)
def solution(request: pytest.FixtureRequest) -> Solution:
    return Solution(standing(request.param).conflict)


def truth(solution: Solution, statement: str) -> States:
    """Where a statement holds, as a person would write it."""
    model = solution.conflict
    named = {one.name: Named(one.name, one.expr) for one in model.coalesced}
    states = None if model.states is None else frozenset(state.id for state in model.states)
    return solution.engine.truth(parse(statement, Vocabulary(model.options, named, states)))


def holds(solution: Solution, statements: list[str]) -> States:
    everywhere = np.ones(solution.engine.size, dtype=np.bool_)
    for statement in statements:
        everywhere &= truth(solution, statement)
    return everywhere


def members(solution: Solution, family: Family) -> States:
    return np.isin(np.arange(1, solution.engine.size + 1), family.numbers)


def has_own_name(solution: Solution, family: Family) -> bool:
    return solution.engine.state(family.numbers[0]).name is not None


def concepts_of(solution: Solution, number: int) -> tuple[str, ...]:
    sets = {concept.id: solution.equilibria(concept) for concept in solution.defined()}
    return tuple(concept for concept, states in sets.items() if states[number - 1])


def test_every_equilibrium_is_in_families_of_just_its_concepts(solution: Solution) -> None:
    found = families_of(solution, limit=None)
    for number in range(1, solution.engine.size + 1):
        own = concepts_of(solution, number)
        theirs = {family.concepts for family in found.families if number in family.numbers}
        assert theirs == ({own} if own else set())


def test_a_family_is_where_its_literals_hold(solution: Solution) -> None:
    for family in families_of(solution, limit=None).families:
        there = holds(solution, [literal.text for literal in family.fixed])
        if has_own_name(solution, family):
            assert family.count == 1
            assert there[members(solution, family)].all()
        else:
            assert (there == members(solution, family)).all()


def test_an_option_is_free_where_it_takes_every_level_it_can(solution: Solution) -> None:
    engine = solution.engine
    for family in families_of(solution, limit=None).families:
        own = members(solution, family)
        for option in solution.conflict.options:
            can = [~engine.truth(At(option.name, "is not", level)) for level in option.level_ids]
            possible = [level for level in can if level.any()]
            free = len(possible) > 1 and all((level & own).any() for level in possible)
            assert free == (option.name in family.free)
            assert free != (option.name in {literal.option for literal in family.fixed})


def listed(solution: Solution, found: Families) -> States:
    """What a name is to be told from: every equilibrium and the status quo."""
    states = np.zeros(solution.engine.size, dtype=np.bool_)
    for family in found.families:
        states |= members(solution, family)
    if solution.engine.status_quo is not None:
        states[solution.engine.status_quo - 1] = True
    return states


def test_a_name_is_true_of_its_family_and_of_nothing_else_listed(solution: Solution) -> None:
    found = families_of(solution, limit=None)
    for family in found.families:
        own = members(solution, family)
        named = truth(solution, family.name)
        assert named[own].all()
        assert not named[listed(solution, found) & ~own].any()


def test_a_name_is_as_short_as_can_be(solution: Solution) -> None:
    found = families_of(solution, limit=None)
    for family in found.families:
        others = listed(solution, found) & ~members(solution, family)
        if others.any() and not has_own_name(solution, family):
            for fewer in combinations(family.fixed, len(family.told_by) - 1):
                assert holds(solution, [literal.text for literal in fewer])[others].any()


def test_the_strongest_come_first(solution: Solution) -> None:
    found = [set(family.concepts) for family in families_of(solution).families]
    for first, second in combinations(found, 2):
        assert not first < second


def test_labels_are_the_concepts_that_no_other_implies(solution: Solution) -> None:
    for family in families_of(solution).families:
        implied = {
            concept.id
            for concept in CONCEPTS.values()
            if set(concept.implied_by) & set(family.concepts)
        }
        assert set(family.labels) == set(family.concepts) - implied


def test_what_holds_in_all_and_in_none(solution: Solution) -> None:
    found = families_of(solution)
    engine = solution.engine
    equilibria = np.logical_or.reduce([solution.equilibria(c) for c in solution.defined()])
    in_all, in_none = [], []
    for option in solution.conflict.options if equilibria.any() else ():
        is_at = {lv: engine.truth(At(option.name, "is", lv)) for lv in option.level_ids}
        may_be = {lv: ~engine.truth(At(option.name, "is not", lv)) for lv in option.level_ids}
        fixed = [level for level, true in is_at.items() if true[equilibria].all()]
        in_all += [(option.name, (level,)) for level in fixed if not is_at[level].all()]
        in_none += [
            (option.name, (level,))
            for level, true in may_be.items()
            if true.any() and not true[equilibria].any() and not fixed
        ]
    assert [(one.option, one.levels) for one in found.in_all] == in_all
    assert [(one.option, one.levels) for one in found.in_none] == in_none


def test_ranks_status_quo_and_what_improvements_reach(solution: Solution) -> None:
    engine, quo = solution.engine, solution.engine.status_quo
    reached = None if quo is None else engine.reached(quo, "improvements")
    found = families_of(solution, limit=None)
    for family in found.families:
        own = members(solution, family)
        assert family.count == len(family.numbers)
        assert family.status_quo == (quo in family.numbers)
        assert family.reached == (0 if reached is None else int(reached[own].sum()))
        for ranks, span in zip(solution.ranks, family.ranks, strict=True):
            assert span == (min(ranks[own]), max(ranks[own]))
    assert found.worst == tuple(len(set(ranks.tolist())) for ranks in solution.ranks)


def test_families_are_plain_data(solution: Solution) -> None:
    found = families_of(solution)
    assert found == families_of(Solution(solution.conflict))
    read = json.loads(json.dumps(found.to_json()))
    assert [family["count"] for family in read["families"]] == [f.count for f in found.families]


def outline(found: Families) -> list[tuple[object, ...]]:
    """What does not depend on the names of anything."""
    return [
        (f.concepts, f.numbers, len(f.fixed), len(f.told_by), len(f.free), f.ranks, f.reached)
        for f in found.families
    ]


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if random_model(seed).form is not None])
def test_names_do_not_matter(seed: int) -> None:
    found = standing(seed).conflict
    assert outline(families_of(Solution(renamed(found)))) == outline(families_of(Solution(found)))


def renamed(model: Conflict) -> Conflict:
    """The same with other names for decision makers, options, levels and classes."""

    def preference(ranked: Preference | None) -> Ranked:
        assert isinstance(ranked, Ranked)
        return Ranked(tuple(tuple(map(_expr, group)) for group in ranked.groups))

    dms = tuple(
        DecisionMaker(
            f"p_{dm.id}",
            options=tuple(map(_option, dm.options)),
            preference=preference(dm.preference),
        )
        for dm in model.decision_makers
    )
    quo = model.status_quo
    return Conflict(
        dms,
        constraints=tuple(Statement(_expr(constraint.expr)) for constraint in model.constraints),
        coalesced=tuple(
            replace(c, name=f"k_{c.name}", expr=_expr(c.expr)) for c in model.coalesced
        ),
        status_quo=quo and StatusQuo({f"p_{o}": _level(level) for o, level in quo.levels.items()}),
    )


def _option(option: Option) -> Option:
    levels = tuple(replace(level, id=_level(level.id)) for level in option.levels)
    return replace(option, owner=f"p_{option.owner}", levels=levels)


def _level(level: str) -> str:
    return level if level in {"on", "off"} else f"z{level}"


def _expr(expr: Expr) -> Expr:
    match expr:
        case Pattern():
            return replace(expr, options=tuple(f"p_{option}" for option in expr.options))
        case Or():
            return Or(tuple(map(_expr, expr.items)))
        case Named():
            return Named(f"k_{expr.name}", _expr(expr.body))
        case Constant():
            return expr
        case _:
            raise AssertionError(expr)


def test_irrelevant_options_and_levels_make_no_families() -> None:
    # each wants above all that the other does not confess, then to confess itself
    found = conflict(
        "a.confess, b.confess, c.news, c.tone low middle high",
        a=["not b.confess", "a.confess"],
        b=["not a.confess", "b.confess"],
    )
    both, neither = families_of(Solution(found)).families
    assert (both.name, both.labels, both.count) == ("a.confess", ("nash",), 6)
    assert (neither.name, neither.labels, neither.count) == ("not a.confess", ("sseq", "sim"), 6)
    assert both.free == neither.free == ("c.news", "c.tone")
    assert [literal.text for literal in both.fixed] == ["a.confess", "b.confess"]


def test_levels_that_are_alike_are_said_together() -> None:
    solution = Solution(conflict("a.x none some whole, b.y", a=["x is not none"], b=["y"]))
    (family,) = families_of(solution).families
    assert family.name == "x is not none and y"
    assert (family.count, family.free) == (2, ())


def test_what_all_states_share_is_no_news() -> None:
    solution = Solution(
        conflict("a.x, a.z, b.y none some whole", constraints=["not z"], a=["x"], b=["y is some"])
    )
    found = families_of(solution)
    assert [literal.text for literal in found.in_all] == ["x", "y is some"]
    assert found.in_none == ()
    assert [literal.text for literal in found.families[0].fixed] == ["x", "not z", "y is some"]
    assert found.families[0].name == "x and y is some"


def test_in_none_of_an_option_that_varies() -> None:
    found = families_of(Solution(conflict("a.x none some whole", a=["x is not some"])))
    assert found.in_all == ()
    assert [literal.text for literal in found.in_none] == ["x is some"]


def test_where_everything_is_an_equilibrium() -> None:
    found = families_of(Solution(conflict("a.x, b.y")))
    (family,) = found.families
    assert (family.name, family.told_by, family.fixed) == ("true", (), ())
    assert (found.in_all, found.in_none) == ((), ())


def test_the_status_quo_is_told_from_the_equilibria_too() -> None:
    model = conflict("a.x, b.y", a=["x"], b=["y"])
    assert families_of(Solution(model)).families[0].name == "x and y"
    model = replace(model, status_quo=StatusQuo({"a.x": "on"}))
    found = families_of(Solution(model)).families[0]
    assert (found.name, found.status_quo, found.reached) == ("y", False, 1)


def test_only_the_concepts_asked_for_count() -> None:
    found = families_of(Solution(standing(2).conflict), concepts=["smr", "gmr"])
    assert found.concepts == ("gmr", "smr")
    assert {family.labels for family in found.families} <= {("gmr",), ("smr",)}


def test_no_equilibrium() -> None:
    # matching pennies: Nash only
    model = conflict("a.x, b.x", a=["a.x iff b.x"], b=["a.x xor b.x"])
    found = families_of(Solution(model), concepts=["nash"])
    assert (found.count, found.families, found.in_all, found.in_none) == (0, (), (), ())


def test_a_limit_shortens_only_the_numbers() -> None:
    (family,) = families_of(Solution(conflict("a.x, a.y, b.z", b=["z"])), limit=3).families
    assert (family.count, family.numbers, family.name) == (4, (5, 6, 7), "z")
    (family,) = families_of(Solution(conflict("a.x, a.y, b.z", b=["z"])), limit=0).families
    assert (family.count, family.numbers, family.name) == (4, (), "z")


def test_states_without_options_are_families_of_their_own() -> None:
    classes = conflict("a.x, b.y, b.z", coalesce={"over": "y"}, a=["x"], b=["y"])
    found = families_of(Solution(classes))
    assert [(family.name, family.count, family.told_by) for family in found.families] == [
        ("over", 1, ())
    ]


def test_as_json() -> None:
    model = replace(
        conflict("a.x, b.y none some whole", a=["x"], b=["y is not none"]),
        status_quo=StatusQuo({"b.y": "some"}),
    )
    assert families_of(Solution(model), concepts=["nash"], limit=1).to_json() == {
        "concepts": ["nash"],
        "worst": {"a": 2, "b": 2},
        "count": 2,
        "in_all": ["x"],
        "in_none": ["y is none"],
        "families": [
            {
                "name": "x",
                "labels": ["nash"],
                "concepts": ["nash"],
                "told_by": ["x"],
                "fixed": {"a.x": ["on"], "b.y": ["some", "whole"]},
                "free": [],
                "count": 2,
                "numbers": [4],
                "shortened": True,
                "status_quo": False,
                "reached": 1,
                "ranks": {"a": [1, 1], "b": [1, 1]},
            }
        ],
        "ungrouped": 0,
    }


def test_where_there_are_too_many_only_the_first_families_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    solution = Solution(conflict("a.x, a.y, b.z", a=["x iff z", "y"], b=["z iff x"]))
    everything = families_of(solution)
    assert everything.ungrouped == 0
    monkeypatch.setattr("detente.studies.families.grouping.WORK", 0)
    monkeypatch.setattr("detente.studies.families.grouping.FEWEST", 1)
    found = families_of(solution)
    assert found.families == everything.families[:1]
    assert found.ungrouped == everything.count - found.families[0].count > 0
