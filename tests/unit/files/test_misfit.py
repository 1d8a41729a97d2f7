from __future__ import annotations

import pytest

from tests.unit.files.wrong import TWO, place, wrong


@pytest.mark.parametrize(
    ("added", "words", "advice"),
    [
        (
            "  third:\n    constraints: [aid]\n",
            "constraints",
            "begin `constraints` in the column of `decision_makers` if it stands beside that",
        ),
        (
            "  scenarios:\n    calm: {given: [aid]}\n",
            "calm",
            "begin `scenarios` in the column of `decision_makers` if it stands beside that",
        ),
        (
            "  third:\n    options:\n      prefers: [aid]\n",
            "[aid]",
            "begin `prefers` in the column of `options` if it stands beside that",
        ),
        (
            "  third:\n  options: {talks: }\n",
            "talks",
            "indent `options` further, below the name of the entry it belongs to",
        ),
        (
            "claims:\n  c:\n  says: so\n",
            "so",
            "indent `says` further, below the name of the entry it belongs to",
        ),
        ("prefers: [aid]\n", "prefers", "it belongs to an entry of `decision_makers`"),
        ("  third:\n    levels: [a, b]\n", "levels", "it belongs to an entry of `options`"),
        ("claims: {c: {publisher: p}}\n", "publisher", "it belongs to an entry of `sources`"),
        (
            "constraints:\n  - aid: truce\n",
            "aid: truce",
            "if this is a statement, put it in quotes: `: ` ends a key",
        ),
        ("pool:\n  -aid\n", "-aid", "write a space after each dash"),
        (
            "  third:\n    unknown: [aid]\n",
            "aid]",
            "write [A, B] for each pair, as in [[A, B], [C, D]]",
        ),
        ("scenarios: {s: [aid]}\n", "[aid]", "write `given: [A, B]` below, or keys of the model"),
        ("irreversible: aid\n", "aid\n", "write [a, b], or a line `name: …` for each"),
        ("constraints: [[aid]]\n", "[aid]]", "write its statement alone, or its keys"),
    ],
)
def test_where_a_misplaced_key_belongs_and_how_else_to_write(
    added: str, words: str, advice: str
) -> None:
    text = TWO + added
    (told,) = wrong(text)
    line, column = place(added, words).split(":")
    assert told.startswith(f"{int(line) + TWO.count(chr(10))}:{column}: ")
    assert told.endswith(f"; {advice}")


def test_what_is_missing_because_it_was_wrong_is_told_once() -> None:
    (told,) = wrong("decision_makers: [us, russia]\n")
    assert told.startswith("1:18: `decision_makers` takes keys and values, not a list")
    (told,) = wrong(f"{TWO}  third: {{weights: [{{statement: aid, weight: much}}]}}\n")
    assert "`much` is not a number" in told
