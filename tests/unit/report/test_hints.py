from __future__ import annotations

from detente import parse
from detente.report.hints import Placed, told
from detente.studies.hints import Hint

CONFLICT = parse(
    "decision_makers: {a: {title: the island, options: {x: x}}, b: {options: {y: y}}}"
).conflict()


def idle(dm: str, line: int, *statements: str, kind: str = "no_own_move") -> Placed:
    where = ("decision_makers", dm, "prefers", line)
    return Placed(Hint(kind, where, f"`{statements[0]}` is idle", "", statements), line, 9)


def lines(*hints: Placed) -> list[str]:
    return list(told("m.yaml", CONFLICT, hints))


def test_remarks_of_a_kind_on_one_decision_maker_stand_together() -> None:
    other = Placed(Hint("constant", ("constraints", 0), "odd", "change it"), 4, 5)
    found = lines(idle("a", 3, "p"), other, idle("b", 5, "q"), idle("a", 6, "r and s"))
    assert found == [
        "m.yaml:3:9: The island: 2 statements decide none of its own moves (lines 3, 6): `p`, "
        "`r and s`; they may still deter it, where others can bring them about or undo them",
        "m.yaml:4:5: odd; change it",
        "m.yaml:5:9: `q` is idle",
    ]


def test_pairs_in_any_order_stand_together() -> None:
    pairs = [idle("b", line, p, "z", kind="any_order") for line, p in ((3, "x"), (4, "y"))]
    (line,) = lines(*pairs)
    assert "B: 2 pairs of neighbours could change places (lines 3, 4): `x` and `z`, `y` and" in line


def test_remarks_of_two_kinds_stand_apart() -> None:
    assert len(lines(idle("a", 3, "p"), idle("a", 4, "p", "q", kind="any_order"))) == 2


def test_a_line_is_named_once() -> None:
    (line,) = lines(idle("a", 3, "p"), idle("a", 3, "q"))
    assert "(line 3): `p`, `q`;" in line


def test_what_may_be_a_mistake_stands_alone() -> None:
    assert len(lines(*(idle("a", line, "p", kind="constant") for line in (3, 4)))) == 2


def test_lines_come_in_the_order_of_the_file() -> None:
    found = lines(idle("b", 12, "q"), idle("a", 3, "p"))
    assert [line.split(":")[1] for line in found] == ["3", "12"]


def test_a_hint_with_its_place_as_plain_data() -> None:
    placed = Placed(Hint("unused_claim", ("claims", "c"), "nothing uses it"), 7, 3)
    assert placed.to_json() == {
        "kind": "unused_claim",
        "where": ["claims", "c"],
        "message": "nothing uses it",
        "advice": "",
        "line": 7,
        "column": 3,
    }
