from __future__ import annotations

import pytest

from tests.unit.files.wrong import TWO, place, wrong


@pytest.mark.parametrize(
    "written",
    ["truce and aidd", "'truce and aidd'", '"truce and aidd"', "{statement: truce and aidd}"],
)
def test_an_error_in_a_statement_points_at_its_words(written: str) -> None:
    text = f"{TWO}constraints: [{written}]\n"
    assert wrong(text) == [f"{place(text, 'aidd')}: there is no `aidd`; did you mean `aid`?"]


def test_all_names_that_are_wrong_are_told() -> None:
    text = f"{TWO}constraints:\n  - trce and aidd\n"
    assert [told.split(": ")[0] for told in wrong(text)] == [
        place(text, "trce"),
        place(text, "aidd"),
    ]


def test_an_error_in_a_folded_statement_points_into_it() -> None:
    text = f"{TWO}constraints:\n  - >\n    truce and\n    aidd\n"
    assert wrong(text)[0].startswith(place(text, "aidd"))


def test_an_error_in_a_pattern_points_at_its_character() -> None:
    text = f"{TWO}  third: {{ranking: [Y-2, Y-3, 11]}}\n"
    assert [told.split(" ")[0] for told in wrong(text)] == [
        f"{place(text, '3, 11')}:",
        f"{place(text, '11]')}:",
    ]


def test_a_pattern_in_small_letters_is_told_from_names() -> None:
    text = f"{TWO}  third: {{options: {{y: }}, ranking: [ynn-, y]}}\n"
    assert wrong(text) == [f"{place(text, 'ynn')}: `ynn-` is not in capitals; write `YNN-`"]


def test_graph_form_has_no_patterns() -> None:
    text = "states: {s1: }\ndecision_makers: {a: {ranking: [YN]}}\n"
    assert wrong(text) == [f"{place(text, 'YN')}: there is no `YN`; the names are `s1`"]


def test_an_option_that_several_have_needs_its_full_name() -> None:
    text = f"{TWO}  un: {{options: {{aid: }}}}\npool: [aid]\n"
    (told,) = wrong(text)
    assert told.endswith("several options; write `us.aid` or `un.aid`")
