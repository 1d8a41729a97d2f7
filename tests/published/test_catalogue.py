"""The published results of the catalogue's cases, reproduced.

One that this version cannot reproduce yet is a strict expected failure that names what is missing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.catalogue import Case, case, cases
from detente.conflict.statement.parse import parse
from detente.conflict.statement.pattern import is_pattern, parse_pattern
from detente.conflict.statement.syntax import InState, Named
from detente.conflict.statement.vocabulary import Vocabulary
from detente.engine import States
from detente.stability import CONCEPTS
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions import CoalitionalSolution, coalitions_of
from detente.studies.solution import Solution

MISSING = {
    "nm": "non-myopic stability (definitions §3) is not built",
    **{
        f"{concept}_{extension}": "unknown preference (definitions §5) is not built"
        for concept in ("nash", "gmr", "smr", "seq")
        for extension in "abcd"
    },
}


def _results() -> list[Any]:
    found: list[Any] = []
    for name in cases():
        published = case(name)
        for result in published.published:
            missing = MISSING.get(result["concept"])
            marks = pytest.mark.xfail(reason=missing, strict=True) if missing else ()
            told = f"{name}-{result.get('scenario', 'model')}-{result['concept']}"
            found.append(pytest.param(published, result, id=told.replace(" ", "_"), marks=marks))
    return found


@pytest.mark.parametrize(("published", "result"), _results())
def test_published_result(published: Case, result: dict[str, Any]) -> None:
    solution = Solution(published.read().conflict(result.get("scenario")))
    if result["concept"] in COALITIONAL:
        _same_for_coalitions(solution, published, result)
        return
    stable = [_stable(solution, result["concept"], dm) for dm in solution.decision_makers]
    if "decision_maker" in result:
        dms = [dm.id for dm in solution.conflict.decision_makers]
        held = _numbers(stable[dms.index(result["decision_maker"])])
        named = _named(solution, published, result.get("stable") or result["unstable"])
        assert named <= held if "stable" in result else not named & held
    else:
        expected = result.get("corrected", result["equilibria"])
        every: States = np.logical_and.reduce(stable)
        assert _numbers(every) == _named(solution, published, expected)


def _same_for_coalitions(solution: Solution, published: Case, result: dict[str, Any]) -> None:
    """Which states every coalition stays at, or which improvements one has from a state."""
    verdicts = CoalitionalSolution(solution)
    concept = COALITIONAL[result["concept"]]
    if "coalition" not in result:
        named = _named(solution, published, result["universal"])
        assert named <= _numbers(verdicts.universal(concept))
        return
    dms = [dm.id for dm in solution.conflict.decision_makers]
    coalition = frozenset(map(dms.index, result["coalition"]))
    (number,) = _named(solution, published, [result["unstable"]])
    assert not verdicts.stable(concept, coalition)[number - 1]
    (outcome,) = coalitions_of(solution, number, limit=None).outcomes
    (upset,) = (upset for upset in outcome.upsets if upset.members == tuple(sorted(coalition)))
    assert upset.count == len(result["improvements"])
    told = {improvement.outcome.number for improvement in upset.told}
    assert told == _named(solution, published, result["improvements"])


def test_a_published_hand_error_is_one() -> None:
    wrong = [r for r in case("north_korea_2017").published if "corrected" in r]
    assert [set(r["corrected"]) - set(r["equilibria"]) for r in wrong] == [{"s12"}]


def test_every_case_has_a_citation() -> None:
    assert all(case(name).citation for name in cases())


def _stable(solution: Solution, concept: str, dm: int) -> States:
    """Under `A or B` a state is stable for a decision maker if it is so under either."""
    either: States = np.logical_or.reduce(
        [solution.stable(CONCEPTS[name], dm) for name in concept.split(" or ")]
    )
    return either


def _numbers(states: States) -> set[int]:
    return set((np.flatnonzero(states) + 1).tolist())


def _named(solution: Solution, published: Case, names: list[str]) -> set[int]:
    return {number for name in names for number in _number(solution, published.states[name])}


def _number(solution: Solution, text: str) -> set[int]:
    conflict = solution.conflict
    if conflict.states is not None:
        return _numbers(solution.engine.truth(InState(text)))
    if is_pattern(text):
        return _numbers(solution.engine.truth(parse_pattern(text, conflict.options)))
    named = {c.name: Named(c.name, c.expr) for c in conflict.coalesced}
    vocabulary = Vocabulary(conflict.options, named)
    return _numbers(solution.engine.truth(parse(text, vocabulary)))
