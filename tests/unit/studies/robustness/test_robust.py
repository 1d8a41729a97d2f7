"""What robustness says of small models, worked out by hand or world by world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest

import detente
from detente.conflict import Conflict, Weighted
from detente.conflict.problem import LimitError, MeaningError
from detente.stability import CONCEPTS
from detente.studies.robustness import Precision, robust
from detente.studies.robustness.events import Events
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.worlds import exact, size_for
from detente.studies.solution import Solution

PENNIES = """
decision_makers:
  a: {options: {up: up}, prefers: [a.up iff b.up]}
  b: {options: {up: up}, prefers: [{statement: a.up iff not b.up, because: [said]}]}
claims: {said: {confidence: 0.75}}
status_quo: []
"""

OPTIONS = """
decision_makers:
  a:
    options:
      go: {title: go, because: [can], confidence: 0.5}
      stop: stop
    weights:
      - {statement: go, weight: 3}
      - {statement: stop, weight: 1, because: [wants], otherwise: not stop}
      - {statement: b.join, weight: -2, confidence: 0.8}
  b:
    options: {join: join}
    weights: [{statement: join iff a.go, weight: 1, because: [can]}]
constraints:
  - {statement: not (stop and join), because: {all: [can, wants]}}
claims:
  can: {confidence: 0.6, source: s}
  wants: {confidence: 0.7, source: s}
sources: {s: {title: report}}
status_quo: [stop]
"""


def model(text: str) -> Conflict:
    return detente.parse(text).conflict()


def test_a_status_quo_within_a_class_is_wanted_as_the_class() -> None:
    text = """
    decision_makers:
      a: {options: {x: x, y: y}, prefers: [{statement: x, confidence: 0.25}]}
    coalesce: {idle: not a.x}
    status_quo: [a.y]
    """
    found = robust(model(text), "status quo", concepts=["nash"]).outlooks["nash"]
    assert found.some == pytest.approx(0.75)
    assert found.unsettled == pytest.approx(0.25)


def test_a_class_that_is_empty_in_some_worlds_is_told_with_what_is_not_held_there() -> None:
    text = """
    decision_makers: {a: {options: {x: x, y: {title: y, confidence: 0.5}}}}
    coalesce: {klass: a.y}
    """
    with pytest.raises(MeaningError, match=r"`klass`, if the option `a\.y` does not hold; change"):
        robust(model(text))


def test_what_is_left_out_but_for_rounding_is_no_error() -> None:
    whole = np.ones((1, 1))
    swings = Swings(whole[0], whole / 2, whole[0] / 2, 0, 1, np.array([[1e-16], [0.0]]))
    assert swings.error(0) == 0
    assert replace(swings, missing=np.array([[0.1], [0.0]])).error(0) == pytest.approx(0.2)


def test_nothing_holds_where_one_always_moves() -> None:
    outlook = robust(model(PENNIES), "a.up", concepts=["nash"]).outlooks["nash"]
    assert outlook.none == pytest.approx(0.75)
    assert outlook.every == pytest.approx(0.0)
    assert outlook.some == pytest.approx(0.25)
    assert [one.probability for one in outlook.equilibria] == pytest.approx([0.25, 0.25])
    assert outlook.unsettled == pytest.approx(0.75)


def test_what_it_hangs_on() -> None:
    answer = robust(model(PENNIES), concepts=["nash"], critical=True).critical
    assert answer is not None
    assert not answer.held
    (doubt,) = answer.doubts
    assert doubt.if_true == pytest.approx(0.0)
    assert doubt.if_false == pytest.approx(1.0)
    assert doubt.swing == pytest.approx(-1.0)
    assert answer.sets == (("said",),)
    assert doubt.appear.count == 2


def test_what_is_asked_is_the_least_certain_of_what_is_told() -> None:
    text = """
decision_makers:
  a:
    options: {go: go, stay: stay}
    prefers: [{statement: go, confidence: 0.45}, {statement: stay, confidence: 0.9}]
"""
    found = robust(model(text), concepts=["nash"], critical=True)
    assert found.critical is not None
    assert found.critical.probability == pytest.approx(0.55)
    assert [one.probability for one in found.outlooks["nash"].equilibria] == pytest.approx(
        [1.0, 0.55, 0.1, 0.055]
    )
    sure, other, *_ = found.outlooks["nash"].equilibria
    assert found.hangs_on(sure) == []
    assert [(event.name, round(swing, 9)) for event, swing in found.hangs_on(other)] == [
        ("a.go", -1.0)
    ]
    data = found.to_json()["concepts"]["nash"]["equilibria"]
    assert data[0]["hangs_on"] == []
    assert [one["event"] for one in data[1]["hangs_on"]] == ["a.go"]
    assert robust(model(text), concepts=["nash"]).outlooks["nash"].equilibria[0].swings == ()


def test_weights_and_options_world_by_world() -> None:
    """Each world made by hand, and analysed as a conflict of its own."""
    conflict = model(OPTIONS)
    found = robust(conflict, concepts=["nash", "seq"], precision=Precision(limit=None))
    for name in ("nash", "seq"):
        told: dict[object, float] = {}
        for can, wants, go, minds in product((True, False), repeat=4):
            chance = (0.6 if can else 0.4) * (0.7 if wants else 0.3)
            chance *= 0.5 * (0.8 if minds else 0.2)
            solution = Solution(_made(conflict, can, wants, go, minds))
            for state in solution.states(solution.equilibria(CONCEPTS[name])):
                told[state.levels] = told.get(state.levels, 0.0) + chance
        outlook = found.outlooks[name]
        assert {one.state.levels: one.probability for one in outlook.equilibria} == (
            pytest.approx(told)
        )


def _made(conflict: Conflict, can: bool, wants: bool, go: bool, minds: bool) -> Conflict:
    a, b = conflict.decision_makers
    assert isinstance(a.preference, Weighted)
    assert isinstance(b.preference, Weighted)
    first, second, third = a.preference.weights
    instead = second.statement.otherwise
    assert instead is not None
    if not wants:
        second = replace(second, statement=replace(second.statement, expr=instead))
    kept = Weighted((first, second, third) if minds else (first, second))
    other = b.preference if can else Weighted(())
    return replace(
        conflict,
        decision_makers=(replace(a, preference=kept), replace(b, preference=other)),
        constraints=conflict.constraints if can and wants else (),
        instruments=() if can and go else ("a.go",),
        claims=tuple(replace(claim, confidence=1.0) for claim in conflict.claims),
    )


def test_a_world_without_a_state_has_no_equilibrium() -> None:
    text = """
decision_makers: {a: {options: {go: {title: go, confidence: 0.9}}, prefers: [go]}}
constraints: [a.go]
"""
    outlook = robust(model(text), concepts=["nash"]).outlooks["nash"]
    assert outlook.none == pytest.approx(0.1)
    assert [one.probability for one in outlook.equilibria] == pytest.approx([0.9])


def test_what_can_hardly_be_is_possible_all_the_same() -> None:
    """Where an outcome holds only if all of many wishes are held, each of which hardly is."""
    wishes = ", ".join(
        f"{{statement: o{k}, confidence: 1.0e-40, otherwise: not o{k}}}" for k in range(9)
    )
    options = ", ".join(f"o{k}: it" for k in range(9))
    text = f"decision_makers: {{a: {{options: {{{options}}}, prefers: [{wishes}]}}}}"
    outlook = robust(model(text), concepts=["nash"], precision=Precision(limit=None)).outlooks
    assert outlook["nash"].count == 2**9
    assert min(one.probability for one in outlook["nash"].equilibria) > 0


def test_graph_form() -> None:
    text = """
states: {s: stay, t: try}
decision_makers:
  a: {moves: {s: [t], t: [s]}, prefers: [{statement: t, confidence: 0.7}]}
"""
    outlook = robust(model(text), concepts=["seq"]).outlooks["seq"]
    assert [one.state.name for one in outlook.equilibria] == ["t", "s"]
    assert [one.probability for one in outlook.equilibria] == pytest.approx([1.0, 0.3])


def test_a_claim_out_of_its_time_is_not_true() -> None:
    text = """
as_of: 2025-03-08
decision_makers:
  a:
    options: {go: {title: go, because: [old]}, stop: stop}
    prefers: [{statement: go, because: [old, new]}]
claims:
  old: {confidence: 0.9, until: 2025-03-01}
  new: {confidence: 0.5}
"""
    conflict = model(text)
    after = robust(conflict, "a.go", concepts=["nash"]).outlooks["nash"]
    assert after.some == pytest.approx(0.0)
    assert [event.name for event in robust(conflict).events] == ["new"]
    before = robust(replace(conflict, as_of=date(2025, 2, 1)), "a.go", concepts=["nash"])
    assert before.outlooks["nash"].some == pytest.approx(0.9)
    assert before.outlooks["nash"].every == pytest.approx(0.9)


def test_nothing_uncertain_is_plain_analysis() -> None:
    found = robust(detente.case("prisoners_dilemma").read().conflict(), critical=True)
    assert found.exact
    assert found.worlds == 1
    assert {one.probability for one in found.outlooks["nash"].equilibria} == {1.0}
    assert found.critical is not None
    assert found.critical.doubts == ()


def test_too_many_worlds_are_sampled() -> None:
    events = Events(detente.case("truce").read().conflict())
    assert exact(events, 1000) is None
    assert size_for(0.02, 1000) == 15258


def test_rows_and_plain_data() -> None:
    found = robust(model(PENNIES), "b.up", critical=True, concepts=["nash"])
    data = found.to_json()
    assert data["exact"]
    assert data["critical"]["overturning"] == [["said"]]
    assert {row["concept"] for row in found.rows()} == {"nash"}
    assert found.rows()[0].keys() == found.rows()[-1].keys()


@pytest.mark.parametrize("wrong", [0.0, 1.0, -0.1])
def test_a_half_width_lies_between(wrong: float) -> None:
    with pytest.raises(ValueError, match="half-width"):
        Precision(half_width=wrong)


def test_at_least_one_state_is_told() -> None:
    with pytest.raises(ValueError, match="0 is no limit"):
        Precision(limit=0)


def test_a_seed_is_a_number_of_64_bits() -> None:
    with pytest.raises(ValueError, match="seed"):
        Precision(seed=-1)


def test_too_many_samples() -> None:
    with pytest.raises(LimitError, match="samples"):
        robust(model(PENNIES), precision=Precision(half_width=0.00001, worlds=0))


def test_simultaneous_stability_is_left_out() -> None:
    with pytest.raises(ValueError, match="left out"):
        robust(model(PENNIES), concepts=["sim"])


def test_too_large() -> None:
    options = ", ".join(f"o{k}: o" for k in range(23))
    with pytest.raises(LimitError):
        robust(model(f"decision_makers: {{a: {{options: {{{options}}}, prefers: [o1]}}}}"))
