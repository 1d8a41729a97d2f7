from __future__ import annotations

import pytest

from detente.conflict.option import Option
from detente.conflict.statement.syntax import InState
from detente.conflict.statement.vocabulary import Vocabulary
from tests.unit.conflict.statement.trees import CALM, OPTIONS, TRUCE, VOCABULARY


def test_full_and_short_names() -> None:
    assert VOCABULARY.meanings("russia.truce") == (TRUCE,)
    assert VOCABULARY.meanings("truce") == (TRUCE,)
    assert VOCABULARY.meanings("settle") == OPTIONS[1:3]
    assert VOCABULARY.meanings("ukraine.settle") == (OPTIONS[2],)
    assert VOCABULARY.meanings("calm") == (CALM,)
    assert VOCABULARY.meanings("ukraine.truce") == ()


def test_states() -> None:
    vocabulary = Vocabulary(states=frozenset({"s1", "s2"}))
    assert vocabulary.meanings("s1") == (InState("s1"),)
    assert vocabulary.meanings("s3") == ()


@pytest.mark.parametrize(
    ("name", "message", "advice"),
    [
        (
            "settle",
            "`settle` is the short name of several options",
            "write `russia.settle` or `ukraine.settle`",
        ),
        (
            "russia",
            "`russia` is a decision maker",
            "name one of its options: `russia.truce` or `russia.settle`",
        ),
        ("neutral", "`neutral` is a level, not an option", "write `europe.mission is neutral`"),
        ("truse", "there is no `truse`", "did you mean `truce`?"),
        ("rusia.truce", "there is no `rusia.truce`", "did you mean `russia.truce`?"),
        ("europe.misson", "there is no `europe.misson`", "did you mean `europe.mission`?"),
        ("setle", "there is no `setle`", "did you mean `russia.settle` or `ukraine.settle`?"),
        ("us.mission", "there is no `us.mission`", "did you mean `europe.mission`?"),
        ("in_farce", "there is no `in_farce`", "did you mean `in_force`?"),
        (
            "xyz",
            "there is no `xyz`",
            "the names are `in_force`, `calm`, `russia.truce`, `russia.settle`, `ukraine.settle`, "
            "`europe.mission` or `us.steps`",
        ),
    ],
)
def test_what_is_wrong_with_a_name(name: str, message: str, advice: str) -> None:
    assert VOCABULARY.trouble(name) == (message, advice)


def test_a_long_list_of_names_is_cut_short() -> None:
    vocabulary = Vocabulary(states=frozenset(f"s{n:02}" for n in range(30)))
    _, advice = vocabulary.trouble("zebra")
    assert advice.startswith("the names are `s00`, `s01`, ")
    assert advice.endswith("`s09`, …")


def test_no_names_at_all() -> None:
    assert Vocabulary().trouble("a") == ("there is no `a`", "the model has no names")


def test_an_option_may_share_its_short_name_with_an_owner() -> None:
    vocabulary = Vocabulary((Option("us", "us"), Option("aid", "us")))
    assert vocabulary.meanings("us") == (Option("us", "us"),)


def test_no_name_is_proposed_that_cannot_be_one() -> None:
    vocabulary = Vocabulary((Option("1x", "a"), Option("aid", "a"), Option("aid", "US")))
    assert vocabulary.trouble("x1") == ("there is no `x1`", "the names are `a.aid`")
    assert vocabulary.trouble("a") == (
        "`a` is a decision maker",
        "name one of its options: `a.aid`",
    )
    assert vocabulary.trouble("aid") == (
        "`aid` is the short name of several options",
        "write `a.aid`",
    )
    assert Vocabulary((Option("1x", "a"),)).trouble("x") == ("there is no `x`", "")
