from __future__ import annotations

import pytest

from tests.unit.files.wrong import TWO, place, wrong


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peace", "`Peace` cannot be a name; write `peace`"),
        ("peace-talks", "`peace-talks` cannot be a name; write `peace_talks`"),
        ("2nd", "`2nd` cannot be a name; choose another"),
        ("accès", "`accès` cannot be a name"),
        ("all", "`all` is a word of the statement language; choose another name"),
        ("greatly", "`greatly` is a word of the statement language"),
        ("then", "`then` is a word of the statement language"),
        ("true", "`true` is a word of the statement language"),
    ],
)
@pytest.mark.parametrize("key", ["define", "coalesce", "sources", "claims", "scenarios"])
def test_what_cannot_be_a_name(key: str, name: str, expected: str) -> None:
    value = "aid" if key in {"define", "coalesce"} else "{}"
    text = f"{TWO}{key}: {{{name}: {value}}}\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, f'{name}: {value}')}: {expected}")


def test_names_of_decision_makers_options_levels_and_states() -> None:
    text = "decision_makers: {Us: {options: {is: , x: {levels: [2nd, B, at]}}}}\n"
    words = [told.split("`")[1] for told in wrong(text)]
    assert words == ["Us", "is", "B", "at"]
    assert "cannot be a name" in wrong("states: {S: }\ndecision_makers: {a: }\n")[0]


@pytest.mark.parametrize("name", ["aid", "truce"])
@pytest.mark.parametrize("key", ["define", "coalesce"])
def test_definitions_and_classes_share_the_names_of_options(key: str, name: str) -> None:
    (told,) = wrong(f"{TWO}{key}: {{{name}: true}}\n")
    assert f"`{name}` is already the name of an option of" in told


def test_a_class_and_a_definition_of_one_name() -> None:
    (told,) = wrong(f"{TWO}define: {{x: aid}}\ncoalesce: {{x: truce}}\n")
    assert told.startswith("9:12: `x` is already the name of a definition")


def test_a_state_and_a_definition_of_one_name() -> None:
    (told,) = wrong("states: {x: , y: }\ndefine: {x: y}\ndecision_makers: {a: }\n")
    assert told.startswith("2:10: `x` is already the name of a state")


def test_several_decision_makers_may_have_an_option_of_one_name() -> None:
    assert wrong(f"{TWO}  un: {{options: {{aid: }}}}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        TWO.replace("truce: agree to a truce", "truce: {id: peace}"),
        f"{TWO}scenarios: {{truce: {{id: peace}}}}\n",
    ],
)
def test_what_is_named_by_its_key_has_no_other_id(text: str) -> None:
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, 'peace')}: this is called `truce` by its key")


def test_ids_of_statements_differ() -> None:
    one, other = "{statement: aid, id: x}", "{statement: truce, id: x}"
    (told,) = wrong(f"{TWO}pool: [{one}, {other}]\n")
    assert "two statements are called `x`" in told
    assert wrong(f"{TWO}pool: [{one}]\nconstraints: [{other}]\n") == []
