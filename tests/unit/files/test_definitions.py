from __future__ import annotations

import pytest

from detente.conflict.statement.syntax import And, At, Named, Taken
from detente.files import parse
from tests.unit.files.wrong import TWO, wrong


def test_definitions_are_read_in_any_order() -> None:
    text = f"{TWO}define: {{both: one and aid, one: mission is nato}}\ncoalesce: {{c: both}}\n"
    conflict = parse(text).conflict()
    one = Named("one", At("us.mission", "is", "nato"))
    both = And((one, Taken("us.aid")))
    assert [(each.name, each.expr) for each in conflict.definitions] == [
        ("both", both),
        ("one", one.body),
    ]
    assert conflict.coalesced[0].expr == Named("both", both)


def test_a_class_may_stand_in_statements() -> None:
    text = f"{TWO}coalesce: {{over: mission is nato}}\nconstraints: [not over]\n"
    assert wrong(text) == []


def test_circular_definitions_are_told_once_each() -> None:
    text = f"{TWO}define: {{a: not b, b: aid or c, c: a, d: d, e: a and aid}}\n"
    told = wrong(text)
    assert [line.partition(" is defined")[0] for line in told] == ["8:10: `a`", "8:39: `d`"]
    assert "a → b → c → a" in told[0]


@pytest.mark.parametrize(
    ("each", "length"), [("d{} and aid", 200), ("d{0} and d{0}", 30), ("not d{}", 5000)]
)
def test_definitions_that_grow_beyond_measure(each: str, length: int) -> None:
    chain = "".join(f"  d{k}: {each.format(k + 1)}\n" for k in range(length))
    text = f"{TWO}define:\n{chain}  d{length}: aid\nconstraints: [d0]\n"
    told = wrong(text)
    assert told
    assert all("is too long once the names in it are written out" in line for line in told)


def test_definitions_may_rest_on_each_other_for_long() -> None:
    chain = "".join(f"  d{k}: d{k + 1} and aid\n" for k in range(40))
    assert wrong(f"{TWO}define:\n{chain}  d40: truce\nconstraints: [d0]\n") == []
