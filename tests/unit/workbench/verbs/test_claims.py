"""The verbs on claims and sources: what they change, and that every other byte stays."""

from __future__ import annotations

from typing import Any

import pytest

from detente.catalogue import case
from detente.conflict import Because
from detente.files import parse
from detente.files.edit import EditError
from detente.workbench.verbs import change
from detente.workbench.verbs.because import uses

TRUCE = case("truce").read().text.content
SMALL = """# who decides
decision_makers:
  ann:
    options:
      stay: stay     # at home
      because: {title: say why, because: [a]}
    prefers:
      - stay          # first of all
      - {statement: not stay, because: [a, b]}    # both
      # a remark
      - statement: because
        because: {all: [b]}
  bob: {options: {go: go}, weights: [{statement: go, weight: 2}]}
  cid: {options: {sit: sit}, weights: {sit: 1}}
constraints: [stay or go]
pool: [{statement: go, because: [a]}]
scenarios:
  what:
    given: [{statement: stay, because: [a]}]
    claims: {a: {confidence: 0.1}}
claims:
  # the first
  a: {says: A.}
  b:
    says: >
      B is said
      at length.
    quote:                     # where
      exact: some words        # these
      start: 4
"""
WISH = ["decision_makers", "ann", "prefers"]


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("path", "claim", "gone", "new"),
    [
        (
            [*WISH, 0],
            "b",
            ["      - stay          # first of all"],
            ["      - {statement: stay, because: [b]}          # first of all"],
        ),
        (
            [*WISH, 2],
            "a",
            ["        because: {all: [b]}"],
            ["        because: {all: [b, a]}"],
        ),
        (
            ["decision_makers", "ann", "options", "stay"],
            "b",
            ["      stay: stay     # at home"],
            ["      stay: {title: stay, because: [b]}     # at home"],
        ),
        (
            ["decision_makers", "bob", "weights", 0],
            "b",
            ["  bob: {options: {go: go}, weights: [{statement: go, weight: 2}]}"],
            ["  bob: {options: {go: go}, weights: [{statement: go, weight: 2, because: [b]}]}"],
        ),
        (
            ["constraints", 0],
            "b",
            ["constraints: [stay or go]"],
            ["constraints: [{statement: stay or go, because: [b]}]"],
        ),
        (["scenarios", "what"], "b", [], ["    because: [b]"]),
        ([*WISH, 1], "a", [], []),
    ],
)
def test_link_and_unlink(path: list[Any], claim: str, gone: list[str], new: list[str]) -> None:
    text = change(SMALL, {"verb": "claim.link", "path": path, "id": claim})
    assert lines(SMALL, text) == (gone, new)
    parse(text)
    back = change(text, {"verb": "claim.unlink", "path": path, "id": claim})
    if new:
        assert back == SMALL
    assert change(back, {"verb": "claim.unlink", "path": path, "id": "nobody"}) == back


def test_unlinking_the_last_claim_leaves_the_statement() -> None:
    text = change(
        TRUCE,
        {
            "verb": "claim.unlink",
            "path": ["decision_makers", "us", "prefers", 0],
            "id": "us_quick_end",
        },
    )
    gone, new = lines(TRUCE, text)
    assert gone == ["      - statement: truce", "        because: [us_quick_end]"]
    assert new == ["      - truce"]
    text = change(SMALL, {"verb": "claim.unlink", "path": [*WISH, 1], "id": "a"})
    assert lines(SMALL, text)[1] == ["      - {statement: not stay, because: [b]}    # both"]


def test_unlinking_a_claim_that_is_named_twice() -> None:
    named = 'constraints:\n- {statement: stay or go, because: ["a", b, a]}  # twice'
    text = SMALL.replace("constraints: [stay or go]", named)
    gone = change(text, {"verb": "claim.unlink", "path": ["constraints", 0], "id": "a"})
    assert gone == text.replace('["a", b, a]', "[b]")


def test_a_weight_without_room_for_a_claim_is_told() -> None:
    path = ["decision_makers", "cid", "weights", "sit"]
    with pytest.raises(EditError, match="has no room for a claim"):
        change(SMALL, {"verb": "claim.link", "path": path, "id": "a"})
    with pytest.raises(EditError, match="no claim `c` any more"):
        change(SMALL, {"verb": "claim.link", "path": [*WISH, 0], "id": "c"})


def test_a_claim_is_renamed_wherever_it_is_named() -> None:
    text = change(SMALL, {"verb": "claim.rename", "id": "a", "to": "first"})
    expected = (
        SMALL.replace("[a]", "[first]")
        .replace("[a, b]", "[first, b]")
        .replace("claims: {a:", "claims: {first:")
        .replace("  a: {says", "  first: {says")
    )
    assert text == expected
    parse(text)
    for to, message in (
        ("b", "already"),
        ("B!", "no name"),
        ("then", "no name"),
        ("x.y", "no name"),
    ):
        with pytest.raises(EditError, match=message):
            change(SMALL, {"verb": "claim.rename", "id": "a", "to": to})


def test_a_claim_is_removed_with_what_links_to_it() -> None:
    text = change(SMALL, {"verb": "claim.remove", "id": "a"})
    assert uses(text, "a") == []
    conflict = parse(text).conflict()
    assert [claim.id for claim in conflict.claims] == ["b"]
    assert conflict.option("ann.because").because is None
    assert lines(SMALL, text)[1] == [
        "      because: say why",
        "      - {statement: not stay, because: [b]}    # both",
        "pool: [go]",
        "    given: [stay]",
        "    claims: {}",
    ]
    text = change(text, {"verb": "claim.remove", "id": "b"})
    assert text.endswith("claims: {}\n") or "claims: {}" in text
    parse(text)


def test_an_option_of_the_name_because_is_no_reason() -> None:
    assert ("decision_makers", "ann", "options", "because", "because", 0) in uses(SMALL, "a")
    assert uses(SMALL.replace("{title: say why, because: [a]}", "a"), "a") == [
        path for path in uses(SMALL, "a") if "options" not in path
    ]


def test_a_claim_is_added_in_the_order_of_the_format() -> None:
    quote = {"exact": "some: words", "prefix": "", "suffix": "after", "start": 3, "hash": "ab12"}
    edit = {"verb": "claim.add", "source": "s", "says": "It is “so” # really.", "quote": quote}
    text = change(SMALL, {**edit, "confidence": 0.7, "said_by": "", "event_date": "2025-03-01"})
    assert text == SMALL + (
        '  it_is_so_really: {source: s, quote: {exact: "some: words", suffix: after, start: 3, '
        'hash: ab12}, says: "It is “so” # really.", confidence: 0.7, event_date: 2025-03-01}\n'
    )
    assert change(TRUCE, edit).endswith(
        "  it_is_so_really:\n    source: s\n    quote:\n"
        '      exact: "some: words"\n      suffix: after\n      start: 3\n      hash: ab12\n'
        '    says: "It is “so” # really."\n'
    )
    text = change(
        text, {"verb": "source.add", "id": "s", "title": "A talk", "date": "", "file": "n.txt"}
    )
    assert text.endswith("sources:\n  s:\n    title: A talk\n    file: n.txt\n")
    claim = parse(text).conflict().claims[-1]
    assert (claim.source, claim.confidence, claim.quote and claim.quote.exact) == (
        "s",
        0.7,
        "some: words",
    )
    with pytest.raises(EditError, match="a claim `a` already"):
        change(SMALL, {**edit, "id": "a"})
    assert "\n  so_it_was: {says: So it was}\n" in change(
        SMALL, {"verb": "claim.add", "says": "So it was"}
    )


def test_the_first_claim_and_the_first_source() -> None:
    text = "decision_makers: {a: {options: {x: x}, prefers: [x]}}\n"
    text = change(text, {"verb": "source.add", "title": "Ünser Gespräch"})
    text = change(text, {"verb": "claim.add", "says": "לא", "source": "unser_gesprach"})
    path = ["decision_makers", "a", "prefers", 0]
    text = change(text, {"verb": "claim.link", "path": path, "id": "claim"})
    conflict = parse(text).conflict()
    assert conflict.claims[0].says == "לא"
    wish = conflict.decision_makers[0].preference.statements[0]  # type: ignore[union-attr]
    assert wish.because == Because(("claim",))


def test_fields_are_set_and_taken_out() -> None:
    def done(key: str, value: Any, id: str = "b") -> str:
        return change(SMALL, {"verb": "claim.set", "id": id, "key": key, "value": value})

    assert lines(SMALL, done("confidence", 0.25)) == ([], ["    confidence: 0.25"])
    assert lines(SMALL, done("said_by", "Bo: he", "a"))[1] == ['  a: {says: A., said_by: "Bo: he"}']
    assert "    says: >-\n      Something else.\n    quote:" in done("says", "Something else.")
    assert lines(SMALL, done("says", None, "a"))[1] == ["  a: {}"]
    assert done("where", "") == SMALL
    with pytest.raises(EditError, match="no field `hash`"):
        done("hash", "x")
    source = SMALL + "sources: {s: {title: S}}\n"
    for value, written in (("t.txt", "{title: S, file: t.txt}"), (None, "{title: S}")):
        text = change(source, {"verb": "source.set", "id": "s", "key": "file", "value": value})
        assert text.endswith(f"sources: {{s: {written}}}\n")


def test_a_quote_is_written_anew_without_its_comments_being_lost() -> None:
    quote = {"prefix": "before", "suffix": "", "start": 9, "hash": "ff00"}
    text = change(SMALL, {"verb": "claim.quote", "id": "b", "quote": quote})
    assert text == SMALL.replace(
        "      start: 4\n", "      start: 9\n      prefix: before\n      hash: ff00\n"
    )
    text = change(SMALL, {"verb": "claim.quote", "id": "a", "quote": {"exact": "x", "start": 1}})
    assert lines(SMALL, text)[1] == ["  a: {says: A., quote: {exact: x, start: 1}}"]
