from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import DEEPEST, names, parse
from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Count,
    Expr,
    If,
    Iff,
    InState,
    Not,
    Or,
    Taken,
    Xor,
)
from detente.conflict.statement.text import text
from detente.conflict.statement.vocabulary import Vocabulary
from detente.conflict.statement.words import RESERVED
from tests.unit.conflict.statement.trees import CALM, IN_FORCE, VOCABULARY, statements

TRUCE, OURS, THEIRS = Taken("russia.truce"), Taken("russia.settle"), Taken("ukraine.settle")
NATO = At("europe.mission", "is", "nato")


@pytest.mark.parametrize(
    ("written", "expr"),
    [
        ("truce", TRUCE),
        (" russia.truce\n", TRUCE),
        ("calm", CALM),
        ("true", Constant(True)),
        ("false", Constant(False)),
        ("mission", Taken("europe.mission")),
        ("mission is nato", NATO),
        ("europe.mission is not nato", At("europe.mission", "is not", "nato")),
        ("mission is at least neutral", At("europe.mission", "is at least", "neutral")),
        ("mission is at most neutral", At("europe.mission", "is at most", "neutral")),
        ("steps is 2", At("us.steps", "is", "2")),
        ("steps is at most 10", At("us.steps", "is at most", "10")),
        ("steps is x_1", At("us.steps", "is", "x_1")),
        ("truce is on", At("russia.truce", "is", "on")),
        ("truce is at least on", At("russia.truce", "is at least", "on")),
        ("truce and not mission is nato", And((TRUCE, Not(NATO)))),
        ("truce and calm and in_force", And((TRUCE, CALM, IN_FORCE))),
        ("truce and (calm and in_force)", And((TRUCE, CALM, IN_FORCE))),
        ("truce or calm and in_force", Or((TRUCE, And((CALM, IN_FORCE))))),
        ("truce xor calm and in_force", Xor((TRUCE, And((CALM, IN_FORCE))))),
        ("truce or calm xor in_force", Or((TRUCE, Xor((CALM, IN_FORCE))))),
        ("not truce and calm", And((Not(TRUCE), CALM))),
        ("not not truce", Not(Not(TRUCE))),
        ("if truce then calm or in_force", If(TRUCE, Or((CALM, IN_FORCE)))),
        ("calm if truce or in_force", If(Or((TRUCE, IN_FORCE)), CALM, "if")),
        ("truce only if calm", If(TRUCE, CALM, "only if")),
        ("truce iff not calm", Iff(TRUCE, Not(CALM))),
        ("truce and (calm if in_force)", And((TRUCE, If(IN_FORCE, CALM, "if")))),
        ("(truce if calm) if in_force", If(IN_FORCE, If(CALM, TRUCE, "if"), "if")),
        ("at most 1 of (truce, calm)", Count("at most", 1, (TRUCE, CALM))),
        ("at least 0 of (truce)", Count("at least", 0, (TRUCE,))),
        (
            "exactly 2 of (truce if calm, calm or truce, not truce)",
            Count("exactly", 2, (If(CALM, TRUCE, "if"), Or((CALM, TRUCE)), Not(TRUCE))),
        ),
        ("(truce)and(calm)", And((TRUCE, CALM))),
    ],
)
def test_reads(written: str, expr: Expr) -> None:
    assert parse(written, VOCABULARY) == expr


def test_states_of_graph_form() -> None:
    vocabulary = Vocabulary(named={"calm": CALM}, states=frozenset({"s5", "s8"}))
    assert parse("s5 or not s8", vocabulary) == Or((InState("s5"), Not(InState("s8"))))
    assert parse("calm", vocabulary) == CALM
    assert complaints("s5 is on", vocabulary) == [
        ("s5", "`s5` has no levels", "only options have them")
    ]


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("truce", ("truce",)),
        ("true", ()),
        ("b and a or b", ("b", "a")),
        ("at most 1 of (x.y, c is d, if e then f)", ("x.y", "c", "e", "f")),
        ("mission is nato only if not anything", ("mission", "anything")),
    ],
)
def test_names(written: str, used: tuple[str, ...]) -> None:
    assert names(written) == used


def test_names_and_parse_report_the_same_errors_of_form() -> None:
    for wrong in ("truce and", "truce if calm if truce", "", "truce && calm"):
        with pytest.raises(StatementError) as by_names:
            names(wrong)
        with pytest.raises(StatementError) as by_parse:
            parse(wrong, VOCABULARY)
        assert by_names.value.problems == by_parse.value.problems


def complaints(wrong: str, vocabulary: Vocabulary = VOCABULARY) -> list[tuple[str, str, str]]:
    """For each problem of `wrong` the words that it points at, its message and its advice."""
    with pytest.raises(StatementError) as caught:
        parse(wrong, vocabulary)
    return [(wrong[p.start : p.end], p.message, p.advice) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("wrong", "where", "message", "advice"),
    [
        (
            "calm or mission is natto",
            "natto",
            "europe.mission has no level `natto`",
            "write `none`, `neutral` or `nato`",
        ),
        (
            "truce is limited",
            "limited",
            "russia.truce has no level `limited`",
            "it is taken or not: write `truce` or `not truce`",
        ),
        (
            "truce is calm",
            "calm",
            "russia.truce has no level `calm`",
            "to compare two statements write `truce iff calm`",
        ),
        ("calm is on", "calm", "`calm` has no levels", "only options have them"),
        (
            "mission is none or neutral",
            "neutral",
            "`neutral` is a level of europe.mission, not an option",
            "write `or mission is neutral`",
        ),
        (
            "mission is at least none xor neutral",
            "neutral",
            "`neutral` is a level of europe.mission, not an option",
            "write `xor mission is at least neutral`",
        ),
        (
            "mission is not none or neutral",
            "neutral",
            "`neutral` is a level of europe.mission, not an option",
            "write `and mission is not neutral`",
        ),
        (
            "mission is none or truce or neutral",
            "neutral",
            "`neutral` is a level, not an option",
            "write `europe.mission is neutral`",
        ),
        (
            "at most 3 of (truce, calm)",
            "3",
            "at most 3 of 2 is always true",
            "write a number up to 2",
        ),
        ("at least 2 of (calm)", "2", "at least 2 of 1 is never true", "write a number up to 1"),
        ("exactly 2 of (calm)", "2", "exactly 2 of 1 is never true", "write a number up to 1"),
    ],
)
def test_wrong_names_and_numbers(wrong: str, where: str, message: str, advice: str) -> None:
    assert complaints(wrong) == [(where, message, advice)]


def test_all_wrong_names_are_reported_together_in_the_order_of_the_text() -> None:
    found = complaints(
        "truse and settle or at most 5 of (mission is x, mission is none or nato, y)"
    )
    assert [where for where, _, _ in found] == ["truse", "settle", "5", "x", "nato", "y"]


def test_a_comparison_goes_on_over_several_levels() -> None:
    found = complaints("mission is none or neutral or nato")
    assert [(where, advice) for where, _, advice in found] == [
        ("neutral", "write `or mission is neutral`"),
        ("nato", "write `or mission is nato`"),
    ]


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_reserved_words_name_nothing(word: str) -> None:
    vocabulary = Vocabulary(VOCABULARY.options, {word: CALM}, frozenset(RESERVED))
    assert complaints(f"{word} is on", vocabulary)
    assert complaints(f"mission is {word}", vocabulary)
    if word in {"true", "false"}:
        assert parse(word, vocabulary) == Constant(word == "true")
    else:
        assert complaints(word, vocabulary)
        assert complaints(f"truce and {word}", vocabulary)


@pytest.mark.parametrize("deep", ["(" * 200 + "truce" + ")" * 200, "not " * 4000 + "truce"])
def test_nested_too_deeply(deep: str) -> None:
    [(_, message, advice)] = complaints(deep)
    assert message == f"the statement is nested more than {DEEPEST} levels deep"
    assert advice == "give parts of it names of their own"


def test_longer_than_anybody_writes() -> None:
    text = " or ".join(["truce"] * 3000)
    [(where, message, advice)] = complaints(text)
    assert where == text
    assert message == "the statement has more than 20,000 characters"
    assert advice == "give parts of it names of their own"


def test_long_is_not_deep() -> None:
    assert parse(" or ".join(["truce"] * 2000), VOCABULARY) == Or((TRUCE,) * 2000)


NAMES = ["truce", "settle", "mission", "none", "nato", "calm", "s5", "us.steps"]
OTHERS = ["(", ")", ",", "2", "10", "x_1", "-", "&&", "==", "0.5", "AND", "é", "'", "implies", "\n"]
WORDS = [*sorted(RESERVED), *NAMES, *OTHERS]


def check(garbage: str) -> None:
    """`garbage` may be a statement; if not, the error points into it."""
    try:
        parse(garbage, VOCABULARY)
    except StatementError as caught:
        problems = caught.problems
    else:
        names(garbage)
        return
    assert problems
    for problem in problems:
        assert 0 <= problem.start <= problem.end <= len(garbage)
        assert problem.message


@given(st.text() | st.text(" ()aif,.2_-N") | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_garbage_is_a_statement_error(garbage: str) -> None:
    check(garbage)


@given(statements(), st.data())
def test_a_statement_with_a_wrong_word(expr: Expr, data: st.DataObject) -> None:
    written = text(expr).split(" ")
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] = data.draw(st.sampled_from([*WORDS, ""]))
    check(" ".join(written))


def test_lark_waits_until_it_is_needed() -> None:
    script = """
import sys
from detente.conflict.option import Option
from detente.conflict.statement.parse import names, parse
from detente.conflict.statement.vocabulary import Vocabulary
vocabulary = Vocabulary((Option("truce", "russia"),))
parse("truce", vocabulary), names("russia.truce")
assert not {"lark", "numpy"} & set(sys.modules)
parse("not truce", vocabulary)
assert "lark" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)
