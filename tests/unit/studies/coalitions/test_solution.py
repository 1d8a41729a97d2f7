"""What must hold of coalitional stability, and what is looked at in a large conflict."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from detente.conflict.problem import LimitError
from detente.engine.groups import groups_of
from detente.stability import CONCEPTS, GMR, NASH, SEQ, SMR
from detente.stability.coalitional import CGMR, CNASH, COALITIONAL, CSEQ, CSMR
from detente.studies.coalitions import CoalitionalSolution
from detente.studies.coalitions import extent as extent_module
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.random_models import random_model


def solutions(models: int) -> Iterator[tuple[int, CoalitionalSolution]]:
    for seed in range(models):
        yield seed, CoalitionalSolution(Solution(convert(random_model(seed)).conflict))


def test_a_coalition_of_one_is_a_decision_maker_by_itself() -> None:
    for seed, verdicts in solutions(150):
        for dm in verdicts.solution.decision_makers:
            for joint, alone in ((CNASH, NASH), (CGMR, GMR), (CSMR, SMR)):
                found = verdicts.stable(joint, {dm})
                assert np.array_equal(found, verdicts.solution.stable(alone, dm)), f"seed {seed}"


def test_seq_implies_cseq_and_equals_it_for_two() -> None:
    more = 0
    for seed, verdicts in solutions(200):
        for dm in verdicts.solution.decision_makers:
            seq, cseq = verdicts.solution.stable(SEQ, dm), verdicts.stable(CSEQ, {dm})
            assert not (seq & ~cseq).any(), f"seed {seed}"
            more += int((cseq & ~seq).sum())
            if len(verdicts.solution.decision_makers) == 2:
                assert np.array_equal(seq, cseq), f"seed {seed}"
    assert more > 0


def test_what_the_concepts_imply() -> None:
    for seed, verdicts in solutions(150):
        plain = verdicts.solution.engine.name == "dense"
        for coalition in verdicts.coalitions:
            found = {c: verdicts.stable(concept, coalition) for c, concept in COALITIONAL.items()}
            for c, concept in COALITIONAL.items():
                for other in concept.implied_by:
                    assert not (found[other] & ~found[c]).any(), f"seed {seed}: {other}, {c}"
            if plain:
                assert not (found["cseq"] & ~found["cgmr"]).any(), f"seed {seed}"
        everyone = verdicts.groups.everyone
        for concept in COALITIONAL.values():
            together = verdicts.stable(concept, everyone)
            assert np.array_equal(together, verdicts.stable(CNASH, everyone)), f"seed {seed}"


def test_universally_is_for_every_decision_maker() -> None:
    for seed, verdicts in solutions(60):
        for concept in COALITIONAL.values():
            each = [verdicts.stable_for(concept, dm) for dm in verdicts.solution.decision_makers]
            every = np.logical_and.reduce(each)
            assert np.array_equal(every, verdicts.universal(concept)), f"seed {seed}"


def test_what_is_no_coalition_is_named() -> None:
    verdicts = CoalitionalSolution(Solution(convert(random_model(4)).conflict))
    for wrong in ([], [99]):
        with pytest.raises(ValueError, match="is no coalition of"):
            verdicts.stable(CNASH, wrong)


def test_only_coalitions_of_some_size() -> None:
    whole = CoalitionalSolution(Solution(convert(random_model(8)).conflict))
    small = CoalitionalSolution(whole.solution, size=1)
    assert max(map(len, small.coalitions)) == small.members == 1
    for concept in COALITIONAL.values():
        small.solve()
        assert np.array_equal(small.stable(concept, {0}), whole.stable(concept, {0}))


def test_a_larger_conflict_is_looked_at_where_it_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """At GMR equilibria and what is asked about; CSEQ is left out; all else is as ever."""
    restricted = 0
    for seed, whole in solutions(120):
        solution, work = whole.solution, extent_module.work
        everything = work(whole.groups, solution.engine.size, len(whole.groups.everyone))
        monkeypatch.setattr(extent_module, "WORK", everything - 1)
        try:
            found = CoalitionalSolution(solution, len(whole.groups.everyone), [1])
        except LimitError:
            continue
        finally:
            monkeypatch.undo()
        restricted += 1
        assert not found.everywhere
        assert set(found.left_out) == {"cseq"}
        assert found.known[0]
        with pytest.raises(ValueError, match="cseq is left out"):
            found.stable(CSEQ, {0})
        for concept in found.concepts:
            assert np.array_equal(found.universal(concept), whole.universal(concept)), seed
            for coalition in found.coalitions:
                ours, theirs = found.stable(concept, coalition), whole.stable(concept, coalition)
                assert np.array_equal(ours[found.known], theirs[found.known]), seed
    assert restricted > 50


def test_at_one_state_all_is_as_everywhere() -> None:
    for _, whole in solutions(60):
        for number in {1, whole.groups.size}:
            one = CoalitionalSolution(whole.solution, needed=[number], only=True)
            assert one.known.sum() == 1
            assert not one.left_out
            for coalition in whole.coalitions:
                for concept in COALITIONAL.values():
                    there = whole.stable(concept, coalition)[number - 1]
                    assert one.stable(concept, coalition)[number - 1] == there


def test_in_blocks_all_is_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for _, whole in solutions(40):
        monkeypatch.setattr(extent_module, "BLOCK", 3 * whole.groups.size)
        blocks = CoalitionalSolution(whole.solution)
        monkeypatch.undo()
        for concept in COALITIONAL.values():
            assert np.array_equal(blocks.universal(concept), whole.universal(concept))


def test_without_a_size_the_largest_that_fits_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = next(
        s for s in (v.solution for _, v in solutions(99)) if len(s.decision_makers) == 4
    )
    groups = groups_of(solution.engine)
    needed = int(np.count_nonzero(solution.equilibria(GMR)))
    assert needed > 0
    monkeypatch.setattr(extent_module, "WORK", extent_module.work(groups, needed, 2))
    found = CoalitionalSolution(solution)
    assert found.members == 2
    assert [len(c) for c in found.coalitions] == [1] * 4 + [2] * 6
    with pytest.raises(LimitError, match=r"up to 4 members, is more .* \(`--size 2`\)"):
        CoalitionalSolution(solution, size=4)
    monkeypatch.setattr(extent_module, "WORK", 0)
    with pytest.raises(LimitError, match="leave out options that do not matter"):
        CoalitionalSolution(solution)


def test_concepts_are_told_apart_from_the_individual_ones() -> None:
    assert not set(COALITIONAL) & set(CONCEPTS)
    assert [concept.short for concept in COALITIONAL.values()] == ["CNash", "CGMR", "CSMR", "CSEQ"]
