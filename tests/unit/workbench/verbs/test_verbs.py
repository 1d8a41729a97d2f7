"""Each verb changes its own thing, and every other byte stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.catalogue import case
from detente.files import ModelError, parse
from detente.files.edit import EditError
from detente.files.text import Text
from detente.workbench.outline import outline
from detente.workbench.verbs import change
from detente.workbench.verbs.ids import id_of

TRUCE = case("truce").read().text.content
SMALL = """decision_makers:
  ann: {options: {stay: stay}, prefers: [stay, {statement: not go, id: still}]}
  bob:
    title: Bob
    options:
      go: {title: go away, levels: [no, some, far]}   # how far
"""


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("edit", "gone", "new"),
    [
        (
            {"verb": "now", "option": "us.aid", "level": "on"},
            ["status_quo: [proposal, ukraine.ceasefire is limited, mission is nato]"],
            ["status_quo: [proposal, ukraine.ceasefire is limited, mission is nato, aid]"],
        ),
        (
            {"verb": "now", "option": "europe.mission", "level": "none"},
            ["status_quo: [proposal, ukraine.ceasefire is limited, mission is nato]"],
            ["status_quo: [proposal, ukraine.ceasefire is limited]"],
        ),
        (
            {"verb": "now", "option": "ukraine.ceasefire", "level": "general"},
            ["status_quo: [proposal, ukraine.ceasefire is limited, mission is nato]"],
            ["status_quo: [proposal, ukraine.ceasefire is general, mission is nato]"],
        ),
        (
            {"verb": "direction", "option": "us.framework", "direction": "both"},
            [
                "irreversible: {us.framework: up}               "
                "# what has been tabled cannot be untabled"
            ],
            [],
        ),
        (
            {"verb": "title", "path": ["decision_makers", "us"], "title": "USA"},
            ["    title: the United States"],
            ["    title: USA"],
        ),
        (
            {
                "verb": "title",
                "path": ["decision_makers", "us", "options", "aid"],
                "title": "aid: all of it",
            },
            ["      aid: let military aid to Ukraine flow"],
            ['      aid: "aid: all of it"'],
        ),
        (
            {
                "verb": "statement.set",
                "path": ["decision_makers", "china", "prefers", 1],
                "text": "aid",
            },
            ["      - {statement: mission is not nato, confidence: 0.8}"],
            ["      - {statement: aid, confidence: 0.8}"],
        ),
        (
            {"verb": "option.add", "decision_maker": "china", "title": "Send doctors"},
            [],
            ["      send_doctors: Send doctors"],
        ),
    ],
)
def test_on_the_truce(edit: dict[str, Any], gone: list[str], new: list[str]) -> None:
    text = change(TRUCE, edit)
    assert lines(TRUCE, text) == (gone, new)
    parse(text)


@pytest.mark.parametrize("written", ["[]", "[not stay]", "[ann.stay]", "stay", "['stay']"])
@pytest.mark.parametrize("level", ["on", "off"])
def test_where_an_option_stands_however_it_is_written(written: str, level: str) -> None:
    text = change(
        f"{SMALL}status_quo: {written}\n", {"verb": "now", "option": "ann.stay", "level": level}
    )
    quo = parse(text.replace("not go", "not stay")).conflict().status_quo
    assert quo is not None
    assert quo.levels.get("ann.stay", "off") == level


@pytest.mark.parametrize(
    "written",
    ["", "irreversible: [stay]\n", "irreversible: {ann.stay: off}\n", "irreversible: {go: up}\n"],
)
@pytest.mark.parametrize("direction", ["both", "up", "down"])
@pytest.mark.parametrize("option", ["ann.stay", "bob.go"])
def test_how_an_option_changes_however_it_is_written(
    written: str, direction: str, option: str
) -> None:
    before = SMALL + written
    after = change(before, {"verb": "direction", "option": option, "direction": direction})
    assert parse(after).conflict().option(option).direction == direction
    other = "bob.go" if option == "ann.stay" else "ann.stay"
    same = [parse(text).conflict().option(other).direction for text in (before, after)]
    assert same[0] == same[1]


def test_levels_are_added_and_removed() -> None:
    text = change(SMALL, {"verb": "option.level.add", "option": "bob.go", "title": "to the moon"})
    assert "levels: [no, some, far, to_the_moon]}   # how far" in text
    text = change(text, {"verb": "option.level.remove", "option": "bob.go", "level": "some"})
    assert "levels: [no, far, to_the_moon]}" in text
    text = change(text, {"verb": "option.level.add", "option": "ann.stay", "title": "half"})
    assert parse(text).conflict().option("ann.stay").level_ids == ("no", "yes", "half")
    with pytest.raises(EditError, match="at least two levels"):
        change(SMALL, {"verb": "option.level.remove", "option": "ann.stay", "level": "on"})


@pytest.mark.parametrize("levels", ["[no, some, far]", "{no: not, some: a bit, far: to the end}"])
def test_a_level_is_renamed_however_it_is_written(levels: str) -> None:
    text = SMALL.replace("[no, some, far]", levels)
    path = ["decision_makers", "bob", "options", "go", "levels", "some"]
    text = change(text, {"verb": "title", "path": path, "title": "a little"})
    found = parse(text).conflict().option("bob.go")
    assert found.level_ids == ("no", "some", "far")
    assert found.levels[1].title == "a little"


def test_what_is_not_there_is_made() -> None:
    text = change(SMALL, {"verb": "statement.add", "path": ["constraints"], "text": "stay or go"})
    text = change(text, {"verb": "define.add", "name": "both", "text": "stay and go"})
    text = change(text, {"verb": "dm.add", "title": "The Judge"})
    text = change(
        text,
        {
            "verb": "option.add",
            "decision_maker": "judge",
            "title": "Stay",
            "levels": [{"title": "a"}, {"title": "b"}],
        },
    )
    path = ["decision_makers", "judge", "prefers"]
    text = change(text, {"verb": "statement.add", "path": path, "text": "both"})
    conflict = parse(text).conflict()
    assert [dm.id for dm in conflict.decision_makers] == ["ann", "bob", "judge"]
    assert conflict.option("judge.stay_2").level_ids == ("a", "b")
    assert len(conflict.constraints) == 1


def test_statements_move_and_keep_what_is_theirs() -> None:
    text = change(
        SMALL, {"verb": "move", "path": ["decision_makers", "ann", "prefers", 1], "to": 0}
    )
    assert "prefers: [{statement: not go, id: still}, stay]" in text
    text = change(
        text,
        {"verb": "statement.set", "path": ["decision_makers", "ann", "prefers", 0], "text": "stay"},
    )
    assert "{statement: stay, id: still}" in text


def test_a_statement_is_marked_however_it_is_written() -> None:
    def marked(text: str, place: int, key: str, value: Any) -> str:
        path = ["decision_makers", "ann", "prefers", place]
        return change(text, {"verb": "statement.mark", "path": path, "key": key, "value": value})

    assert marked(SMALL, 0, "price", None) == SMALL
    assert marked(SMALL, 1, "fixed", None) == SMALL
    text = marked(marked(SMALL, 0, "price", 2.5), 1, "fixed", True)
    assert "[{statement: stay, price: 2.5}, {statement: not go, id: still, fixed: true}]" in text
    stay, go = parse(text).conflict().decision_makers[0].preference.statements  # type: ignore[union-attr]
    assert (float(stay.price), stay.fixed, go.fixed) == (2.5, False, True)
    text = marked(marked(text, 0, "price", 1), 1, "fixed", None)
    assert "[{statement: stay, price: 1}, {statement: not go, id: still}]" in text
    assert "[{statement: stay}, " in marked(text, 0, "price", None)


json = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
keys = st.sampled_from(
    [
        "path",
        "value",
        "text",
        "at",
        "to",
        "option",
        "level",
        "title",
        "levels",
        "decision_maker",
        "direction",
        "key",
        "name",
        "id",
    ]
)
verbs = st.sampled_from(
    [
        "text",
        "set",
        "insert",
        "remove",
        "move",
        "statement.set",
        "statement.add",
        "define.add",
        "dm.add",
        "option.add",
        "option.level.add",
        "option.level.remove",
        "now",
        "direction",
        "title",
        "fly",
        3,
    ]
)
paths = st.lists(
    st.sampled_from(["decision_makers", "ann", "prefers", "options", 0, 1, 9, -1]), max_size=4
)


@given(
    verbs,
    st.dictionaries(
        keys, json | paths | st.sampled_from(["ann.stay", "bob.go", "ann", "on", "up"])
    ),
)
def test_no_edit_ends_in_anything_but_a_text_or_a_sentence(verb: Any, edit: dict[str, Any]) -> None:
    try:
        text = change(SMALL, {**edit, "verb": verb})
    except (EditError, ModelError):
        return
    assert isinstance(text, str)


@pytest.mark.parametrize("text", ["title: [", "", "a: 1\n"])
def test_a_text_that_cannot_be_read_is_not_edited(text: str) -> None:
    for edit in (
        {"verb": "now", "option": "ann.stay", "level": "on"},
        {"verb": "title", "path": ["decision_makers", "ann"], "title": "x"},
    ):
        with pytest.raises((EditError, ModelError)):
            change(text, edit)


@given(st.text(max_size=30), st.sets(st.sampled_from(["option", "a", "and"])))
def test_an_id_is_always_one(title: str, taken: set[str]) -> None:
    id = id_of(title, taken, "option")
    assert id not in taken
    text = f"decision_makers: {{ann: {{options: {{{id}: x}}, prefers: [{id}]}}}}"
    assert outline(Text("m", text)) is not None
    assert parse(text).conflict().options[0].id == id
