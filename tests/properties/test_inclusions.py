"""What follows from what: the inclusions of definitions §3, and that there are no others."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from detente.conflict import Conflict, DecisionMaker, Option, Ranked, Statement
from detente.conflict.statement.syntax import Count, Not, Pattern, Taken
from detente.stability import CONCEPTS
from tests.convert import convert
from tests.oracle.random_models import random_model
from tests.properties.verdicts import stable
from tests.strategies import conflicts, option_form, repeatable

INCLUSIONS = {
    ("nash", "sseq"),
    ("sseq", "seq"),
    ("seq", "gmr"),
    ("sseq", "smr"),
    ("smr", "gmr"),
    ("nash", "sim"),
}
IMPLIED = INCLUSIONS | {("nash", "seq"), ("nash", "smr"), ("nash", "gmr"), ("sseq", "gmr")}
OTHERS = sorted(set(permutations(CONCEPTS, 2)) - IMPLIED - {("sim", "gmr")})


def contained(one: list[bool], other: list[bool]) -> bool:
    return all(b for a, b in zip(one, other, strict=True) if a)


@settings(repeatable, max_examples=150)
@given(conflicts())
def test_inclusions(conflict: Conflict) -> None:
    verdicts = stable(conflict)
    for (one, dm), verdict in verdicts.items():
        for other in (b for a, b in INCLUSIONS if a == one):
            if (other, dm) in verdicts:
                assert contained(verdict, verdicts[other, dm]), f"{one} but not {other}"


@repeatable
@given(conflicts(most_dms=1))
def test_with_one_decision_maker_all_are_nash(conflict: Conflict) -> None:
    verdicts = stable(conflict)
    assert all(verdict == verdicts["nash", 0] for verdict in verdicts.values())


@repeatable
@given(option_form(most_dms=2))
def test_sim_implies_gmr_where_there_are_two(conflict: Conflict) -> None:
    verdicts = stable(conflict)
    for dm in range(len(conflict.decision_makers)):
        assert contained(verdicts["sim", dm], verdicts["gmr", dm])


@repeatable
@given(option_form())
def test_sim_implies_gmr_where_every_state_is_feasible(conflict: Conflict) -> None:
    verdicts = stable(replace(conflict, constraints=()))
    for dm in range(len(conflict.decision_makers)):
        assert contained(verdicts["sim", dm], verdicts["gmr", dm])


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_there_are_no_other_inclusions(one: str, other: str) -> None:
    """SEQ and SMR, SIM and SEQ among them."""
    assert any(
        not contained(verdicts[one, dm], verdicts[other, dm])
        for verdicts in EXAMPLES
        for name, dm in verdicts
        if name == one and (other, dm) in verdicts
    )


def test_each_concept_knows_what_implies_it() -> None:
    declared = {(one, c.id) for c in CONCEPTS.values() for one in c.implied_by}
    assert declared == IMPLIED


def test_nor_does_sim_imply_gmr() -> None:
    """From the state after a's improvement b and c can go on only together: each alone may not."""
    rankings = ["YNN NNN YYY NYN NNY", "NYN NNN YNN NNY YYY", "NNY NNN YNN NYN YYY"]
    options = [Option("move", name) for name in "abc"]
    names = tuple(option.name for option in options)
    conflict = Conflict(
        tuple(
            DecisionMaker(
                option.owner,
                options=(option,),
                preference=Ranked(tuple((Pattern(names, text),) for text in ranking.split())),
            )
            for option, ranking in zip(options, rankings, strict=True)
        ),
        constraints=(Statement(Not(Count("exactly", 2, tuple(map(Taken, names))))),),
    )
    verdicts = stable(conflict)
    assert verdicts["sim", 0][0]
    assert not verdicts["gmr", 0][0]


EXAMPLES = [stable(convert(random_model(seed)).conflict) for seed in range(200)]
