from __future__ import annotations

import pytest

from detente import parse
from detente.engine import NotDefined
from detente.stability import GMR, NASH, SEQ, SIM, SMR, SSEQ, Concept
from detente.studies.explanation.moves import Change
from detente.studies.explanation.witness import Witnesses
from detente.studies.solution import Solution

DILEMMA = """
title: prisoners' dilemma
decision_makers:
  a: {options: {keep: keep silent}, ranking: [NY, YY, NN, YN]}
  b: {options: {keep: keep silent}, ranking: [YN, YY, NN, NY]}
"""
BLUFF = """
title: a threat that costs who makes it
decision_makers:
  a: {options: {take: take}, prefers: [not punish, take]}
  b: {options: {punish: punish}, prefers: [not punish]}
"""
LOOP = """
title: graph
states: {s1: {title: one}, s2: {title: two}, s3: {title: three}}
decision_makers:
  a: {moves: {s1: [s2], s3: [s1]}, ranking: [s2, s1, s3]}
  b: {moves: {s2: [s3]}, ranking: [s3, s1, s2]}
"""


def witnesses(model: str) -> Witnesses:
    return Witnesses(Solution(parse(model).conflict()))


def test_a_stable_state_has_a_sanction_for_every_temptation() -> None:
    witness = witnesses(DILEMMA).witness(SSEQ, 0, 4)
    assert witness.stable
    assert witness.undeterred is None
    assert witness.shortfall is None
    (temptation,) = witness.temptations
    assert temptation.move.changes == (Change("a.keep", "on", "off"),)
    assert temptation.move.mover_rank == temptation.move.rank == (2, 1)
    sanction = temptation.sanction
    assert sanction is not None
    (step,) = sanction.steps
    assert (step.mover, step.state.number) == (1, 1)
    assert step.changes == (Change("b.keep", "on", "off"),)
    assert (step.mover_rank, step.rank) == ((4, 3), (1, 3))
    assert step.improves
    assert (sanction.outcome.number, sanction.rank) == (1, 3)
    assert sanction.escape is not None
    assert (sanction.escape.state.number, sanction.escape.rank) == (2, (3, 4))


def test_the_escape_is_reckoned_with_only_where_the_concept_asks() -> None:
    sanction = witnesses(DILEMMA).sanction(SEQ, 0, 4, 3)
    assert sanction is not None
    assert sanction.escape is None


def test_improvements_at_the_same_moment() -> None:
    sanction = witnesses(DILEMMA).sanction(SIM, 0, 4, 3)
    assert sanction is not None
    assert sanction.joint
    (step,) = sanction.steps
    assert (step.mover, step.state.number, step.mover_rank) == (1, 2, (2, 1))
    assert (sanction.outcome.number, sanction.rank) == (1, 3)


@pytest.mark.parametrize("concept", [GMR, SMR, SEQ, SSEQ, SIM])
def test_the_others_could_do_the_same_anyway(concept: Concept) -> None:
    sanction = witnesses(DILEMMA).sanction(concept, 0, 4, 3)
    assert sanction is not None
    assert (sanction.anyway, sanction.anyway_rank) == (True, 4)
    assert [step.state.number for step in sanction.unprovoked] == [2]


@pytest.mark.parametrize(
    "bound",
    [
        BLUFF + "constraints: [punish only if take]",
        BLUFF.replace("[not punish, take]", "[not (take and punish), take]"),
    ],
    ids=["impossible without the move", "harmless without the move"],
)
def test_a_threat_that_is_bound_to_the_move_is_not_carried_out_anyway(bound: str) -> None:
    sanction = witnesses(bound).sanction(GMR, 0, 1, 2)
    assert sanction is not None
    assert (sanction.anyway, sanction.anyway_rank, sanction.unprovoked) == (False, None, ())


def test_an_improvement_after_the_move_need_not_be_one_without_it() -> None:
    """b gains by punishing a taker, and loses by punishing a who takes nothing."""
    found = witnesses(BLUFF.replace("prefers: [not punish]", "prefers: [punish iff take]"))
    by_moves, by_improvements = (found.sanction(c, 0, 1, 2) for c in (GMR, SEQ))
    assert by_moves is not None
    assert by_moves.anyway
    assert by_improvements is not None
    assert by_improvements.steps == by_moves.steps
    assert not by_improvements.anyway


def test_the_best_temptation_that_nobody_deters_is_named() -> None:
    free = witnesses(
        """
title: three ways out
decision_makers:
  a:
    options: {way: {title: way, levels: {none: none, fair: fair, good: good, best: best}}}
    prefers: [not stop, way is best, way is good, way is fair]
  b: {options: {stop: stop}, prefers: [stop iff way is best]}
"""
    ).witness(SEQ, 0, 1)
    assert [temptation.move.rank[1] for temptation in free.temptations] == [1, 2, 3]
    assert [temptation.sanction is None for temptation in free.temptations] == [False, True, True]
    assert free.undeterred is free.temptations[1]
    assert not free.stable


def test_under_nash_nobody_answers() -> None:
    witness = witnesses(DILEMMA).witness(NASH, 0, 4)
    assert not witness.stable
    assert witness.shortfall is None


def test_a_threat_against_the_interest_of_who_makes_it_is_what_would_be_needed() -> None:
    shortfall = witnesses(BLUFF).witness(SEQ, 0, 1).shortfall
    assert shortfall is not None
    assert shortfall.worst is None
    assert shortfall.needed is not None
    (step,) = shortfall.needed.steps
    assert (step.mover, step.mover_rank, step.improves) == (1, (1, 2), False)


def test_the_worst_that_the_others_can_do_may_not_be_enough() -> None:
    mild = BLUFF.replace("[not punish, take]", "[take, not punish]")
    shortfall = witnesses(mild).witness(GMR, 0, 1).shortfall
    assert shortfall is not None
    assert shortfall.worst is not None
    assert (shortfall.worst.rank, shortfall.worst.anyway) == (2, None)
    assert shortfall.needed is None


def test_the_worst_is_counted_after_the_way_out() -> None:
    """Punished for taking, a would hide, and be better off than if it had not taken."""
    hiding = witnesses(
        """
title: a way out
decision_makers:
  a:
    options: {take: take, hide: hide}
    prefers: [not punish or hide, take, not hide]
  b: {options: {punish: punish}}
constraints: [hide only if punish]
"""
    )
    assert hiding.witness(GMR, 0, 1).stable
    shortfall = hiding.witness(SMR, 0, 1).shortfall
    assert shortfall is not None
    assert shortfall.worst is not None
    assert shortfall.worst.rank == 5
    assert shortfall.worst.escape is not None
    assert shortfall.worst.escape.rank == (5, 2)


def test_in_graph_form_it_is_not_determined_what_could_happen_anyway() -> None:
    witness = witnesses(LOOP).witness(SEQ, 0, 1)
    (temptation,) = witness.temptations
    assert temptation.sanction is not None
    assert temptation.sanction.anyway is None
    assert temptation.sanction.steps[0].changes == ()
    assert temptation.sanction.outcome.name == "s3"


def test_simultaneous_moves_need_options() -> None:
    found = witnesses(LOOP)
    assert list(found.undefined) == ["sim"]
    with pytest.raises(NotDefined):
        found.witness(SIM, 0, 1)


def test_of_short_sanctions_the_one_that_changes_least_is_chosen() -> None:
    sanction = witnesses(
        """
title: much or little
decision_makers:
  a: {options: {take: take}, prefers: [not (take and (x or y)), take]}
  b: {options: {x: x, y: y}, prefers: [if take then (x and y), if take then y, not x and not y]}
"""
    ).sanction(SEQ, 0, 1, 2)
    assert sanction is not None
    (step,) = sanction.steps
    assert step.changes == (Change("b.y", "off", "on"),)


def test_at_the_same_moment_the_fewest_who_are_enough_move() -> None:
    sanction = witnesses(
        """
title: one of two is enough
decision_makers:
  a: {options: {take: take}, prefers: [not (take and (x or y)), take]}
  b: {options: {x: x}, prefers: [x]}
  c: {options: {y: y}, prefers: [y]}
"""
    ).sanction(SIM, 0, 1, 2)
    assert sanction is not None
    assert len(sanction.steps) == 1
