from __future__ import annotations

import pytest

from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import parse
from tests.unit.conflict.statement.trees import VOCABULARY

COUNT = "count with a whole number, as in `at most 1 of (A, B, …)`"
NAMES = "a name has the letters a to z, digits and _, and begins with a letter"


@pytest.mark.parametrize(
    ("text", "where", "message", "advice"),
    [
        # other languages' signs
        ("truce && calm", "&&", "`&&` cannot stand in a statement", "write `and`"),
        ("truce || calm", "||", "`||` cannot stand in a statement", "write `or`"),
        ("!truce", "!", "`!` cannot stand in a statement", "write `not`"),
        ("truce -> calm", "->", "`->` cannot stand in a statement", "write `if A then B`"),
        ("truce => calm", "=>", "`=>` cannot stand in a statement", "write `if A then B`"),
        ("truce <-> calm", "<->", "`<->` cannot stand in a statement", "write `A iff B`"),
        (
            "mission == nato",
            "==",
            "`==` cannot stand in a statement",
            "write `X is level`, or `A iff B` between statements",
        ),
        (
            "mission = nato",
            "=",
            "`=` cannot stand in a statement",
            "write `X is level`, or `A iff B` between statements",
        ),
        ("mission != nato", "!=", "`!=` cannot stand in a statement", "write `X is not level`"),
        (
            "mission >= nato",
            ">=",
            "`>=` cannot stand in a statement",
            "write `X is at least level`",
        ),
        ("mission ≤ nato", "≤", "`≤` cannot stand in a statement", "write `X is at most level`"),
        (
            "mission > none",
            ">",
            "`>` cannot stand in a statement",
            "write `X is at least level`, with the next level",
        ),
        (
            "'truce'",
            "'",
            "`'` cannot stand in a statement",
            "write names and levels without quotes",
        ),
        ("[truce]", "[", "`[` cannot stand in a statement", "write `(` and `)`"),
        (
            "truce @ calm",
            "@",
            "`@` cannot stand in a statement",
            "a statement has names, words such as `and`, whole numbers and parentheses",
        ),
        (
            "truce and\u200b calm",
            "\u200b",
            "there is an invisible character, U+200B",
            "delete it",
        ),
        # letters
        ("truce AND calm", "AND", "`AND` is not in lower case", "write `and`"),
        (
            "not Russia.truce",
            "Russia.truce",
            "`Russia.truce` is not a name: names are in lower case",
            "write `russia.truce`",
        ),
        (
            "not peace-talks",
            "peace-talks",
            "`peace-talks` is not a name: names have no hyphens",
            "write `peace_talks`",
        ),
        ("not café", "café", "`café` is not a name: its `é` is U+00E9", NAMES),
        ("not a.b.c", "a.b.c", "`a.b.c` is not a name", NAMES),
        (
            "steps is 0 or 2",
            "2",
            "`2` is not a name",
            "if it is a level write `X is 2`",
        ),
        (
            "YN-",
            "YN-",
            "`YN-` is a pattern",
            "write what is taken and what is not, as in `A and not B`: "
            "patterns are only for lists of states",
        ),
        (
            "not all",
            "all",
            "`all` is a reserved word",
            "write `A and B` for all of them",
        ),
        (
            "greatly",
            "greatly",
            "`greatly` is a reserved word",
            "it stands by itself, between two items of a list of preferences",
        ),
        # English
        (
            "truce implies calm",
            "implies",
            "`implies` cannot stand in a statement",
            "write `if A then B`",
        ),
        (
            "truce unless calm",
            "unless",
            "`unless` cannot stand in a statement",
            "write `A if not B`",
        ),
        ("truce but calm", "but", "`but` cannot stand in a statement", "write `and`"),
        ("no truce", "no", "`no` cannot stand in a statement", "write `not`"),
        (
            "either truce or calm",
            "either",
            "`either` cannot stand in a statement",
            "write `A xor B` for one of the two, `A or B` for one or both",
        ),
        (
            "none of (truce, calm)",
            "none",
            "`none` cannot stand in a statement",
            "write `exactly 0 of (A, B, …)`",
        ),
        (
            "mission is above none",
            "above",
            "`above` cannot stand in a statement",
            "write `X is at least level`, with the next level",
        ),
        (
            "mission isn't none",
            "isn",
            "`isn` cannot stand in a statement",
            "write `X is not level`",
        ),
        (
            "if truce, then calm",
            "if",
            "this `if` lacks its `then`",
            "write `if A then B`, without a comma",
        ),
        ("truce if and only if calm", "and", "`and` cannot follow `if`", "write `A iff B`"),
        # something missing
        ("", "", "the statement is empty", "write what should hold"),
        (" \n ", " \n ", "the statement is empty", "write what should hold"),
        ("truce and", "and", "a statement is missing after `and`", ""),
        ("or truce", "or", "a statement is missing before `or`", ""),
        ("truce and or calm", "or", "a statement is missing between `and` and `or`", ""),
        ("truce and then", "then", "a statement is missing between `and` and `then`", ""),
        ("()", ")", "there is nothing in these parentheses", "write a statement in them"),
        ("if truce", "if", "this `if` lacks its `then`", "write `if A then B`, without a comma"),
        ("truce then calm", "then", "this `then` has no `if` before it", "write `if A then B`"),
        ("truce only calm", "calm", "`if` belongs after `only`", "write `A only if B`"),
        ("mission is", "is", "a level is missing after `is`", ""),
        ("mission is not and", "and", "a level is missing after `not`", ""),
        ("mission is at none", "none", "`least` or `most` belongs after `at`", ""),
        # parentheses and commas
        ("(truce", "(", "this `(` is never closed", "write `)` where it should end"),
        (
            "calm and ((truce) or calm",
            "(",
            "this `(` is never closed",
            "write `)` where it should end",
        ),
        (
            "truce)",
            ")",
            "this `)` closes nothing",
            "leave it out, or write `(` where it should begin",
        ),
        (
            "truce, calm",
            ",",
            "a comma stands only between the items of `of (…)`",
            "write `and` or `or`",
        ),
        ("at least 1 of (calm,)", ")", "a statement is missing between `,` and `)`", ""),
        ("truce calm", "calm", "`calm` cannot follow `truce`", "write `and` or `or` between them"),
        ("truce (calm)", "(", "`(` cannot follow `truce`", "write `and` or `or` between them"),
        (
            "if truce calm",
            "calm",
            "`calm` cannot follow `truce`",
            "write `then`, `and` or `or` between them",
        ),
        # levels
        (
            "mission is (none or nato)",
            "(",
            "`is` takes one level",
            "write `X is level or X is level`",
        ),
        (
            "mission is not at least nato",
            "at",
            "`is not` takes a level",
            "write `not X is at least level`",
        ),
        (
            "truce is true",
            "true",
            "`true` is not a level",
            "write the option by itself, or `not` before it",
        ),
        (
            "truce is russia.settle",
            "russia.settle",
            "`russia.settle` is not a level",
            "write `A iff B` to compare two statements",
        ),
        (
            "(truce) is on",
            "is",
            "`is` cannot follow `)`",
            "write `X is level`, where X is an option",
        ),
        (
            "mission at least nato",
            "at",
            "`at` cannot follow `mission`",
            "write `X is at least level`, or `and` or `or` between statements",
        ),
        # counts
        ("at most 0.5 of (calm)", "0.5", "`0.5` is not a whole number", COUNT),
        ("at most -1 of (calm)", "-1", "`-1` is not a whole number", COUNT),
        ("at most 0,5 of (calm)", ",", "`of (…)` belongs after a number", COUNT),
        ("exactly one of (calm)", "one", "a whole number in digits belongs after `exactly`", COUNT),
        ("at most 2 (calm)", "(", "`of (…)` belongs after a number", COUNT),
        (
            "at most 2 of truce, calm",
            "truce",
            "what `of` counts stands in parentheses",
            "write `of (A, B, …)`",
        ),
        (
            "2 of (truce, calm)",
            "2",
            "`2` cannot stand in a statement",
            "write `exactly 2 of`, `at least 2 of` or `at most 2 of`",
        ),
        (
            "truce of (calm)",
            "of",
            "`of` cannot follow `truce`",
            "write `at least 1 of (A, B, …)` to count",
        ),
    ],
)
def test_says_what_to_write_instead(text: str, where: str, message: str, advice: str) -> None:
    with pytest.raises(StatementError) as caught:
        parse(text, VOCABULARY)
    [problem] = caught.value.problems
    assert (text[problem.start : problem.end], problem.message, problem.advice) == (
        where,
        message,
        advice,
    )


def test_only_the_first_error_of_form_is_reported() -> None:
    with pytest.raises(StatementError, match=r"^`&&` cannot stand in a statement; write `and`$"):
        parse("nobody && (calm", VOCABULARY)


def test_the_innermost_open_word_is_the_one_that_is_reported() -> None:
    for text, start in (("(if truce", 1), ("if (truce", 3), ("(a if b) and (c", 13)):
        with pytest.raises(StatementError) as caught:
            parse(text, VOCABULARY)
        assert caught.value.problems[0].start == start
