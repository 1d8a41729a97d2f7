from __future__ import annotations

import json
from dataclasses import replace

import pytest

from detente.conflict import Conflict, Prioritised
from detente.stability import CONCEPTS
from detente.studies.hints import Swaps, swaps
from detente.studies.solution import Solution
from tests.unit.studies.hints.literal import random_conflict
from tests.unit.studies.hints.models import conflict

CONCEPT_IDS = ["nash", "gmr", "smr", "seq", "sseq"]


def test_a_swap_that_turns_the_dilemma_round() -> None:
    # then p would rather both confess than both keep silent
    found = swaps(conflict("p.c, q.c", p=["q.c", "not p.c"], q=["p.c", "not q.c"]))
    assert found.tried == 2
    first = found.swaps[0]
    assert first.decision_maker == "p"
    assert first.where == (
        ("decision_makers", "p", "prefers", 0),
        ("decision_makers", "p", "prefers", 1),
    )
    assert first.statements == ("q.c", "not p.c")
    gmr = next(effect for effect in first.effects if effect.concept == "gmr")
    assert (gmr.before, gmr.after, gmr.appear.count, gmr.vanish.count) == (2, 1, 0, 1)
    assert [state.levels for state in gmr.vanish.states] == [(1, 1)]


def test_swaps_without_effect_are_left_out() -> None:
    found = swaps(conflict("a.x, a.y", a=["x", "y"]))
    assert (found.swaps, found.tried) == ((), 1)
    nothing_to_try = swaps(conflict("a.x, b.z", a=["x and z", "x"], b={"z": 1}))
    assert (nothing_to_try.swaps, nothing_to_try.tried, nothing_to_try.note) == ((), 0, "")


def swapped(found: Conflict, dm: int, place: int) -> Conflict:
    preference = found.decision_makers[dm].preference
    assert isinstance(preference, Prioritised)
    items = list(preference.statements)
    items[place], items[place + 1] = items[place + 1], items[place]
    dms = list(found.decision_makers)
    dms[dm] = replace(dms[dm], preference=Prioritised(tuple(items)))
    return replace(found, decision_makers=tuple(dms))


def equilibria(found: Conflict) -> dict[str, set[int]]:
    solution = Solution(found)
    return {c: set(solution.numbers(solution.equilibria(CONCEPTS[c]))) for c in CONCEPT_IDS}


@pytest.mark.parametrize("seed", range(40))
def test_every_swap_is_as_if_the_model_had_been_written_so(seed: int) -> None:
    found = random_conflict(seed)
    before = equilibria(found)
    shown = {
        (swap.decision_maker, swap.where[0][3]): {
            effect.concept: (
                {state.number for state in effect.appear.states},
                {state.number for state in effect.vanish.states},
            )
            for effect in swap.effects
        }
        for swap in swaps(found, limit=None).swaps
    }
    for dm, decision_maker in enumerate(found.decision_makers):
        preference = decision_maker.preference
        assert isinstance(preference, Prioritised)
        for place in range(len(preference.statements) - 1):
            after = equilibria(swapped(found, dm, place))
            assert shown.get((decision_maker.id, place), {}) == {
                concept: (after[concept] - before[concept], before[concept] - after[concept])
                for concept in CONCEPT_IDS
                if after[concept] != before[concept]
            }


DILEMMA = conflict("p.c, q.c", p=["q.c", "not p.c"], q=["p.c", "not q.c"])


def test_concepts_asked_for_and_those_left_out() -> None:
    found = swaps(DILEMMA, concepts=["gmr", "sim"])
    assert {effect.concept for swap in found.swaps for effect in swap.effects} == {"gmr"}
    assert found.note == "left out: simultaneous stability, which takes far longer than all others"
    assert swaps(DILEMMA, concepts=["gmr"]).note == ""


def test_a_limit_bounds_the_lists_and_not_the_counts() -> None:
    levels = "p.c none some whole more, q.c none some whole more"
    wide = conflict(levels, p=["q.c", "not p.c"], q=["p.c", "not q.c"])
    all_of_them = swaps(wide, concepts=["gmr"], limit=None).swaps[0].effects[0].vanish
    some = swaps(wide, concepts=["gmr"], limit=2).swaps[0].effects[0].vanish
    assert some.count == all_of_them.count == len(all_of_them.states) > len(some.states) == 2


def test_too_many_swaps_are_not_tried_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.studies.hints.swapping.WORK", 7)
    found = swaps(DILEMMA)
    assert (found.swaps, found.tried) == ((), 0)
    assert found.note.startswith("no swap was tried: 2 swaps of 4 states are too many")


def test_as_plain_data() -> None:
    found = swaps(DILEMMA, concepts=["gmr"])
    assert isinstance(found, Swaps)
    plain = json.loads(json.dumps(found.to_json()))
    assert plain["swaps"][0]["effects"]["gmr"]["vanish"] == {
        "count": 1,
        "states": [{"number": 4, "on": ["p.c", "q.c"], "levels": {}}],
    }
