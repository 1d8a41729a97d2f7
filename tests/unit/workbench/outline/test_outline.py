"""The model as rows: what the file says, in its order, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.catalogue import case, cases
from detente.conflict.in_force import in_force
from detente.conflict.preference import Prioritised
from detente.conflict.statement.parse import parse as parse_statement
from detente.files import ModelError, parse
from detente.files.text import Text
from detente.studies.where import vocabulary_of
from detente.workbench.outline import outline, placed

BAD = sorted((Path(__file__).parents[3] / "bad").rglob("*.yaml"))


def rows(text: str) -> dict[str, Any]:
    found = outline(Text("m.yaml", text))
    assert found is not None
    return found


@pytest.mark.parametrize("name", cases())
def test_the_rows_of_a_case_say_what_its_conflict_says(name: str) -> None:
    model = case(name).read()
    conflict, found = model.conflict(), rows(model.text.content)
    assert [dm["id"] for dm in found["decision_makers"]] == [
        dm.id for dm in conflict.decision_makers
    ]
    quo = conflict.status_quo
    for dm, row in zip(conflict.decision_makers, found["decision_makers"], strict=True):
        assert [
            (
                o.name,
                o.title,
                list(o.level_ids),
                o.direction,
                quo and quo.levels.get(o.name, o.level_ids[0]),
            )
            for o in dm.options
        ] == [
            (o["name"], o["title"], [x["id"] for x in o["levels"]], o["direction"], o["now"])
            for o in row["options"]
        ]
        if isinstance(dm.preference, Prioritised):
            names = vocabulary_of(conflict)
            read = [s for s in row["statements"] if not s["greatly"]]
            assert [parse_statement(s["text"], names) for s in read] == [
                s.expr for s in dm.preference.statements
            ]
            today = in_force(conflict).decision_maker(dm.id).preference
            assert isinstance(today, Prioritised)
            assert sum(s["in_force"] for s in read) <= len(today.statements)
            assert [s["held"] for s in read if s["in_force"]] == list(
                range(1, sum(s["in_force"] for s in read) + 1)
            )
    assert len(found["constraints"]) == len(conflict.constraints)
    assert [c["id"] for c in found["claims"]] == [c.id for c in conflict.claims]
    assert [s["name"] for s in found["scenarios"]] == list(model.scenarios)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_broken_file_is_too_broken(path: Path) -> None:
    try:
        content = path.read_text("utf-8")
    except UnicodeDecodeError:
        return
    text = Text(path.name, content)
    outline(text)
    try:
        parse(content, path.name)
    except ModelError as error:
        for problem in error.problems:
            told = placed(problem, text)
            assert told["message"] == problem.message
            assert 0 <= told["offset"] <= told["end"] <= len(content.encode("utf-16-le")) // 2


def test_a_problem_knows_its_statement_and_what_mends_it() -> None:
    content = (
        "title: 🕊 a quarrel\n"
        "decision_makers:\n"
        "  ann:\n"
        "    options: {stay: stay}\n"
        "    prefers:\n"
        "      - stay\n"
        "      - {statement: not stey, confidence: 0.5}\n"
    )
    with pytest.raises(ModelError) as error:
        parse(content)
    (problem,) = error.value.problems
    told = placed(problem, Text("m.yaml", content))
    assert told["path"] == ["decision_makers", "ann", "prefers", 1, "statement"]
    units = content.encode("utf-16-le")
    assert units[2 * told["offset"] : 2 * told["end"]].decode("utf-16-le") == "stey"
    (mend,) = told["mends"]
    mended = (
        units[: 2 * mend["from"]].decode("utf-16-le")
        + mend["insert"]
        + units[2 * mend["to"] :].decode("utf-16-le")
    )
    assert parse(mended).conflict().decision_makers[0].options[0].id == "stay"


def test_what_a_statement_rests_on() -> None:
    found = rows(
        "decision_makers:\n"
        "  ann:\n"
        "    options: {x: x}\n"
        "    prefers:\n"
        "      - {statement: x, because: [one, two]}\n"
        "      - {statement: not x, because: {all: [one, two]}, confidence: 0.5}\n"
        "      - {statement: x, until: 2025-01-01}\n"
        "claims: {one: {confidence: 0.5}, two: {confidence: 0.8}}\n"
    )
    any_, all_, past = found["decision_makers"][0]["statements"]
    assert (any_["because"], any_["all"], any_["confidence"]) == (["one", "two"], False, 0.9)
    assert (all_["because"], all_["all"], all_["confidence"]) == (["one", "two"], True, 0.2)
    assert (any_["held"], past["in_force"], past["held"]) == (1, False, None)
    assert found["dates"] == ["2025-01-01"]


def test_what_is_not_sure_of_a_place_and_of_an_option() -> None:
    found = rows(
        "decision_makers:\n"
        "  ann:\n"
        "    options: {x: {title: x, confidence: 0.5}, y: y}\n"
        "    prefers: [{statement: x, positions: [1, 2]}, y]\n"
    )
    (ann,) = found["decision_makers"]
    assert [one["confidence"] for one in ann["options"]] == [0.5, None]
    assert [one["positions"] for one in ann["statements"]] == [["1", "2"], []]


def test_no_rows_without_yaml() -> None:
    assert outline(Text("m.yaml", "title: [a")) is None
    assert outline(Text("m.yaml", "")) is None


def test_a_statement_says_its_price_and_whether_it_is_fixed() -> None:
    text = "{decision_makers: {a: {prefers: [x, {statement: y, price: 2.5, fixed: true}]}}}"
    plain, marked = rows(text)["decision_makers"][0]["statements"]
    assert (plain["price"], plain["fixed"]) == (None, False)
    assert (marked["price"], marked["fixed"]) == (2.5, True)
