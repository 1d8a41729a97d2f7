from __future__ import annotations

import pytest

from tests.unit.files.wrong import TWO, place, wrong


@pytest.mark.parametrize(
    "trap",
    [
        "constraints: [exactly 1 of (truce, aid), aid]",
        "pool: [{statement: at most 1 of (truce, aid)}]",
        "define: {one: (truce or (aid, true))}",
    ],
)
def test_a_statement_that_its_comma_cuts(trap: str) -> None:
    (told,) = wrong(f"{TWO}{trap}\n")
    assert "the comma after" in told
    assert "put the whole entry in quotes" in told


def test_prose_that_its_comma_cuts() -> None:
    text = "sources: {s: {title: a report (read, not heard), file: x}}\n"
    (told,) = wrong(TWO + text)
    assert told.startswith(place(TWO + text, "a report (read") + ": the comma after")


@pytest.mark.parametrize("text", ["['exactly 1 of (truce, aid)', aid]", "[(truce or aid), aid]"])
def test_quotes_and_closed_parentheses_are_no_trap(text: str) -> None:
    assert wrong(f"{TWO}constraints: {text}\n") == []


def test_a_decimal_comma_in_braces() -> None:
    text = f"{TWO}claims: {{c: {{confidence: 0,7}}}}\n"
    assert wrong(text) == [f"{place(text, '0,7')}: `0,7` is two entries; write 0.7"]


def test_a_decimal_comma_on_a_line_of_its_own() -> None:
    text = f"{TWO}claims:\n  c:\n    confidence: 0,7\n"
    assert wrong(text) == [f"{place(text, '0,7')}: `0,7` is not a number; write 0.7, with a point"]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("truce only if #1", "` #` begins a comment and ends the statement before it"),
        ("truce and (aid # both\n", "` #` begins a comment and ends the statement before it"),
        ("truce only if # it pays\n    aid", "` #` begins a comment and ends the text before it"),
    ],
)
def test_a_comment_that_cuts_a_statement(statement: str, what: str) -> None:
    text = f"{TWO}constraints:\n  - {statement}\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, '#')}: {what}")


def test_a_comment_after_a_whole_statement_is_no_trap() -> None:
    assert wrong(f"{TWO}constraints:\n  - truce only if aid  # for now\n") == []


def test_a_dash_that_continues_the_statement_above() -> None:
    text = f"{TWO}constraints:\n- truce\n  - aid\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, '- aid')}: this dash continues the statement")


@pytest.mark.parametrize(
    "written", ["[truce, >>, aid]", "\n      - truce\n      - >>\n      - aid"]
)
def test_a_bare_mark_of_a_great_difference(written: str) -> None:
    text = f"decision_makers:\n  a:\n    options: {{truce: , aid: }}\n    prefers: {written}\n"
    expected = "`>>` cannot stand here without quotes; write `greatly`, or '>>' in quotes"
    assert wrong(text) == [f"{place(text, '>>')}: {expected}"]


def test_words_of_yaml_are_names_like_others() -> None:
    text = "decision_makers: {on: {options: {off: , no: , null: , y: }}}\nstatus_quo: [null, no]\n"
    assert wrong(text) == []


def test_numbers_are_read_as_they_are_written() -> None:
    text = f"{TWO}define: {{a: mission is 010}}\n"
    assert "no level `010`" in wrong(text)[0]


@pytest.mark.parametrize(
    "day", ["7.3.2025", "2025-3-7", "2025/03/07", "7 March 2025", "Mar 7, 2025"]
)
def test_dates_in_other_forms(day: str) -> None:
    text = f"as_of: {day}\n{TWO}"
    assert wrong(text) == [f"1:8: `{day}` is not a date of the form YYYY-MM-DD; write 2025-03-07"]


@pytest.mark.parametrize("day", ["03/07/2025", "20250307", "2025-03-07T10", "31.2.2025", "7 March"])
def test_dates_of_which_nobody_knows_what_they_mean(day: str) -> None:
    text = f"as_of: {day}\n{TWO}"
    advice = "write year, month and day as in 2025-03-08"
    assert wrong(text) == [f"1:8: `{day}` is not a date of the form YYYY-MM-DD; {advice}"]


def test_a_day_that_is_none() -> None:
    assert wrong(f"as_of: 2025-02-30\n{TWO}")[0].startswith("1:8: there is no day 2025-02-30")


def test_a_colon_in_a_statement_of_a_list() -> None:
    (told,) = wrong(f"{TWO}constraints:\n  - note that: truce\n")
    assert told.endswith("if this is a statement, put it in quotes: `: ` ends a key")
