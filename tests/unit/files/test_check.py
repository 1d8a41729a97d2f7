from __future__ import annotations

import pytest

from tests.unit.files.wrong import TWO, place, wrong

# what is added to a model, the words the message points at, the message
ADDED = {
    "unknown key": ("constraint: [aid]", "constraint:", "did you mean `constraints`?"),
    "foreign key": ("zzz: 1", "zzz", "the keys are about, as_of, claims,"),
    "list for keys": ("define: [a]", "[a]", "`define` takes keys and values, not a list"),
    "text for keys": ("claims: {c: so}", "so}", "`c` takes keys and values, not a text"),
    "text for a list": ("constraints: aid", "aid\n", "`constraints` takes a list, not a text"),
    "keys for a list": ("constraints: {a: b}", "{a: b}", "takes a list, not keys and values"),
    "list for a text": ("title: [a]", "[a]", "a list stands where a single text is expected"),
    "keys for a text": ("title: {a: b}", "{a: b}", "keys and values stand where a single text"),
    "nothing for a statement": ("constraints: [aid, '']", "'']", "there is no statement here"),
    "empty entry": ("constraints:\n  - ~\n", "~", "there is no statement here"),
    "keys without a statement": ("pool: [{price: 1}]", "{price", "there is no statement here"),
    "misspelt statement": ("pool: [{statment: aid}]", "statment", "did you mean `statement`?"),
    "confidence": (
        "pool: [{statement: aid, confidence: 1.5}]",
        "1.5",
        "write a number from 0 to 1",
    ),
    "per cent": ("claims: {c: {confidence: 70%}}", "70%", "`70%` is not a number; write 0.7"),
    "quoted number": ("pool: [{statement: aid, price: '2'}]", "'2'", "the number 2 is in quotes"),
    "negative price": ("pool: [{statement: aid, price: -2}]", "-2", "the price -2 is negative"),
    "word for a number": ("claims: {c: {confidence: high}}", "high", "`high` is not a number"),
    "no number": (
        "  third: {prefers: [{statement: aid, positions: [0]}]}",
        "0]}",
        "is not a whole number from 1",
    ),
    "no place": (
        "  third: {prefers: [{statement: aid, positions: [2]}]}",
        "2]}",
        "there is no place 2 in a list of 1 statement; leave `positions` out",
    ),
    "places elsewhere": (
        "pool: [{statement: aid, positions: [1]}]",
        "positions",
        "it belongs to an entry of `prefers`",
    ),
    "flag": ("sources: {s: {together: yes}}", "yes", "`yes` is neither true nor false"),
    "direction": ("irreversible: {aid: never}", "never", "write on, off, up or down"),
    "format": ("detente: 2", "2\n", "the file is in format 2"),
    "because": (
        "claims: {c: }\npool: [{statement: aid, because: c}]",
        "c}]",
        "`because` takes a list of claims",
    ),
    "because of all": (
        "pool: [{statement: aid, because: {every: [c]}}]",
        "every",
        "the only key is `all`",
    ),
    "never": (
        "claims: {c: {since: 2025-03-02, until: 2025-03-02}}",
        "2025-03-02}}",
        "it counts from 2025-03-02 until 2025-03-02, that is, never",
    ),
    "quote": ("claims: {c: {quote: {prefix: a}}}", "{prefix", "`exact` is missing"),
    "twice in a list": ("irreversible: [aid, aid]", "aid]", "`aid` stands twice"),
    "given": ("scenarios: {s: {given: aid}}", "aid}", "`given` takes a list, not a text"),
}

# what stands under a third decision maker
WANTED = {
    "weight": ("weights: {aid: much}", "much", "`much` is not a number"),
    "weightless": ("weights: [{statement: aid}]", "{statement", "`weight` is missing"),
    "text for weights": ("weights: aid", "aid\n", "`weights` takes statements and numbers"),
    "ranking": ("ranking: [{statement: aid}]", "{statement", "a group of a ranking is a statement"),
    "pair": ("unknown: [[aid, truce, aid]]", "[aid, truce, aid]]", "a pair has two entries, not 3"),
    "unknown": ("unknown: {aid: truce}", "{aid", "`unknown` takes a list of pairs"),
    "almost all": (
        "unknown: most",
        "most",
        "`most` is no list of pairs; write [[A, B], [C, D]], or all",
    ),
    "options": ("options: [a]", "[a]", "`options` takes keys and values, not a list"),
    "levels": ("options: {x: {levels: [a, a]}}", "a]}}", "`a` stands twice in `levels`"),
}


@pytest.mark.parametrize("case", ADDED)
def test_errors_of_keys_and_types(case: str) -> None:
    added, words, expected = ADDED[case]
    (told,) = wrong(f"{TWO}{added}\n")
    line, column = place(f"{added}\n", words).split(":")
    assert told.startswith(f"{int(line) + TWO.count(chr(10))}:{column}: ")
    assert expected in told


@pytest.mark.parametrize("case", WANTED)
def test_errors_under_a_decision_maker(case: str) -> None:
    added, words, expected = WANTED[case]
    text = f"{TWO}  third:\n    {added}\n"
    (told,) = wrong(text)
    before = text.rindex(added) + f"{added}\n".index(words)
    assert told.startswith(f"{place(text, text[before:])}: ")
    assert expected in told


def test_all_errors_of_keys_types_references_and_statements_come_together() -> None:
    text = """\
titel: x
decision_makers:
  us:
    options: {aid: , mission: {levels: [none, nato], because: [nothing]}}
    prefers: [aid and, {statement: aidd, confidence: 2}]
constraints: [mission is neutral]
status_quo: [us]
"""
    assert [told.split(" ")[0] for told in wrong(text)] == [
        "1:1:",
        "4:64:",
        "5:19:",
        "5:36:",
        "5:54:",
        "6:26:",
        "7:14:",
    ]


def test_what_follows_from_an_error_is_not_told() -> None:
    text = f"{TWO}  third: [nonsense]\nconstraints: [third.x, not third.y and aid]\n"
    text = text.replace("levels: {none: , neutral: , nato: }", "levels: 3")
    text += "pool: [mission is nato, aid or mission is none]\n"
    assert [told.split(":")[0] for told in wrong(text)] == ["7", "8"]


def test_an_error_leaves_the_rest_to_be_checked() -> None:
    told = wrong(f"{TWO}constraints: [{{statement: aid, wrong: 1, because: [c]}}]\n")
    assert [line.partition(": ")[2] for line in told] == [
        "there is no key `wrong` here; "
        "the keys are because, confidence, id, since, statement, until",
        "there is no claim `c`; list it under `claims`",
    ]


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("irreversible: {us.un: sideways}", ["there is no `us.un`", "`sideways` is not possible"]),
        (
            "irreversible: [{us.un: on}]",
            ["write `irreversible: {us.un: on}`, or", "there is no `us.un`"],
        ),
        ("constraints: aidd", ["`constraints` takes a list", "there is no `aidd`"]),
        (
            "pool: [{statement: aidd, since: 2025-02-01, until: 2025-01-01}]",
            ["there is no", "it c"],
        ),
        ("claims: {aidd: so}\npool: [aide]", ["`aidd` takes keys", "there is no `aide`"]),
        ("pool: [{aid: 3}, aid is low]", ["there is no key `aid`", "us.aid has no level `low`"]),
        ("pool: [{statement: x, why: aidd}, aidd]", ["there is no `x`", "`why`", "no `aidd`"]),
        ("option: {x: }\npool: [x, aidd]", ["there is no key `option`", "there is no `aidd`"]),
        ("  third: {option: {x: }, prefers: [x, y]}", ["no key `option`", "there is no `y`"]),
        ("  third: {options: [x, y], prefers: [x, z]}", ["`options` takes keys", "no `z`"]),
        ("  third: {weights: [{statement: z}]}", ["`weight` is missing", "no `z`"]),
        ("  third: {weights: {z: much}}", ["there is no `z`", "`much` is not a number"]),
    ],
)
def test_a_wrong_value_silences_nothing_else(added: str, told: list[str]) -> None:
    found = wrong(f"{TWO}{added}\n")
    assert len(found) == len(told)
    for words, line in zip(told, found, strict=True):
        assert words in line


@pytest.mark.parametrize("listed", ["decision_makers: [a, b]", "decision_makers: {a: }\nstates: 3"])
def test_where_all_names_are_lost_none_is_judged(listed: str) -> None:
    (told,) = wrong(f"{listed}\nconstraints: [a.x, y]\n")
    assert "takes keys and values" in told


def test_states_that_are_listed_are_known() -> None:
    text = "states: [s1, s2]\ndecision_makers: {a: {moves: {s1: [s2]}, ranking: [s1, s3]}}\n"
    listed, unknown = wrong(f"{text}status_quo: s1\n")
    assert "`states` takes keys and values, not a list" in listed
    assert "there is no `s3`; the names are `s1` or `s2`" in unknown


@pytest.mark.parametrize("text", ["title: x\n", "decision_makers:\n", "decision_makers: {}\n"])
def test_a_model_without_decision_makers(text: str) -> None:
    (told,) = wrong(text)
    assert told.startswith("1:1: ")
    assert "decision_maker" in told.replace("decision maker", "decision_maker")


def test_keys_without_values_count_as_left_out() -> None:
    assert wrong(f"{TWO}about:\nconstraints:\nas_of: ~\nclaims: {{c: {{confidence: }}}}\n") == []


def test_nobody_is_told_of_the_machinery() -> None:
    for added, _, _ in ADDED.values():
        told = "\n".join(wrong(f"{TWO}{added}\n")).lower()
        assert not any(word in told for word in ("pydantic", "input should", "dict", "nonetype"))
