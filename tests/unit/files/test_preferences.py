from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from detente.conflict import (
    Period,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Uncertainty,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import At, InState, Not, Pattern, Taken
from detente.files import parse
from tests.unit.files.wrong import TWO, place, wrong

AID, TRUCE = Taken("us.aid"), Taken("russia.truce")
NAMES = ("russia.truce", "us.aid", "us.mission")


def wants(written: str) -> Preference | None:
    return parse(f"{TWO}  third: {{{written}}}\n").conflict().decision_maker("third").preference


def test_prioritised_statements_and_marks() -> None:
    written = "prefers: [aid, greatly, not aid, truce, '>>', mission is nato]"
    statements = (AID, Not(AID), TRUCE, At("us.mission", "is", "nato"))
    assert wants(written) == Prioritised(tuple(Statement(expr) for expr in statements), (1, 3))


def test_a_statement_in_long() -> None:
    written = """prefers: [{statement: aid, id: x, confidence: 0.5, otherwise: not aid,
        since: 2025-03-01, fixed: true, price: 2.50, positions: [1, 3]}, truce, not truce]"""
    assert wants(written) == Prioritised(
        (
            Statement(
                AID,
                id="x",
                confidence=0.5,
                otherwise=Not(AID),
                period=Period(date(2025, 3, 1)),
                fixed=True,
                price=Decimal("2.50"),
                positions=(1, 3),
            ),
            Statement(TRUCE),
            Statement(Not(TRUCE)),
        )
    )


@pytest.mark.parametrize(
    "written",
    [
        "weights: {aid: 0.1, not truce: -3}",
        "weights: [{statement: aid, weight: 0.1}, {statement: not truce, weight: -3}]",
    ],
)
def test_weights_are_exact(written: str) -> None:
    assert wants(written) == Weighted(
        (
            Weight(Statement(AID), Decimal("0.1")),
            Weight(Statement(Not(TRUCE)), Decimal(-3)),
        )
    )


def test_a_ranking_of_patterns_statements_and_ties() -> None:
    written = "ranking: [YY2, greatly, [NN0, 0-1], aid, '010']"
    assert wants(written) == Ranked(
        (
            (Pattern(NAMES, "YY2"),),
            (Pattern(NAMES, "NN0"), Pattern(NAMES, "N-1")),
            (AID,),
            (Pattern(NAMES, "NY0"),),
        ),
        (1,),
    )


def test_a_ranking_of_the_states_of_graph_form() -> None:
    text = "states: {s1: , s2: }\ndecision_makers: {a: {ranking: [s2, s1]}}\n"
    wanted = parse(text).conflict().decision_maker("a").preference
    assert wanted == Ranked(((InState("s2"),), (InState("s1"),)))


@pytest.mark.parametrize("entries", ["YY2, NN0, YY2", "YY2, [NN0, 112]", "YY2, [YY2]"])
def test_a_state_that_is_named_outright_twice(entries: str) -> None:
    (told,) = wrong(f"{TWO}  third: {{ranking: [{entries}]}}\n")
    assert "stands twice in the ranking, first in line 8; keep one of them" in told


def test_patterns_of_several_states_may_overlap() -> None:
    assert wrong(f"{TWO}  third: {{ranking: [Y-2, YY2, Y--]}}\n") == []


@pytest.mark.parametrize("key", ["prefers", "ranking"])
@pytest.mark.parametrize(
    ("entries", "wrongly"),
    [("greatly, aid", 1), ("aid, greatly", 1), ("aid, '>>', greatly, truce", 1), ("greatly", 1)],
)
def test_a_mark_stands_between_two(key: str, entries: str, wrongly: int) -> None:
    told = wrong(f"{TWO}  third: {{{key}: [{entries}]}}\n")
    assert len(told) == wrongly
    assert "does not stand between two entries; put it between them, once" in told[0]


def test_one_way_to_say_what_one_wants() -> None:
    text = f"{TWO}  third: {{prefers: [aid], ranking: [YY2]}}\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, 'ranking')}: third has `prefers` and `ranking`; keep one")


def test_nothing_said_is_nothing_wanted() -> None:
    assert wants("title: x") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("unknown: [[YY0, aid]]", Uncertainty(((Pattern(NAMES, "YY0"), AID),))),
        ("unknown: all", Uncertainty(None)),
        ("unknown: all, sure: [[aid, truce]]", Uncertainty(None, ((AID, TRUCE),))),
    ],
)
def test_what_is_not_known(written: str, expected: Uncertainty) -> None:
    model = parse(f"{TWO}  third: {{{written}}}\n")
    assert model.conflict().decision_maker("third").uncertainty == expected


@pytest.mark.parametrize("written", ["sure: [[aid, truce]]", "unknown: [], sure: [[aid, truce]]"])
def test_sure_pairs_need_all_others_unknown(written: str) -> None:
    (told,) = wrong(f"{TWO}  third: {{{written}}}\n")
    assert "third has `sure` pairs but no `unknown: all`" in told
