from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict import Conflict, DecisionMaker, Level, Option
from detente.conflict.statement.parse import parse
from detente.conflict.statement.vocabulary import Vocabulary
from detente.engine import engine_for
from detente.studies.families import literals
from detente.studies.families.literals import fewest, literal_of

sets_of_things = st.lists(st.integers(1, 2**6 - 1), max_size=8)


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        ([0], "x is a"),
        ([1, 2, 3, 4], "x is not a"),
        ([0, 1, 3, 4], "x is not c"),
        ([0, 1], "x is at most b"),
        ([2, 3, 4], "x is at least c"),
        ([1, 2], "(x is b or x is c)"),
        ([0, 2], "(x is a or x is c)"),
        ([0, 1, 2, 3], "x is not e"),
    ],
)
def test_says_it_in_few_words(levels: list[int], text: str) -> None:
    option = Option("x", "i", levels=tuple(map(Level, "abcde")))
    found = literal_of(option, levels, {"i.x": "x"})
    assert (found.option, found.levels) == ("i.x", tuple("abcde"[k] for k in levels))
    assert found.text == text


def test_a_binary_option_is_taken_or_not() -> None:
    names = {"i.x": "i.x"}
    assert literal_of(Option("x", "i"), [1], names).text == "i.x"
    assert literal_of(Option("x", "i"), [0], names).text == "not i.x"


@given(st.integers(2, 6).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_the_text_is_a_statement_that_is_true_at_the_levels(case: tuple[int, set[int]]) -> None:
    count, levels = case
    if not 0 < len(levels) < count:
        return
    option = Option("x", "i", levels=tuple(Level(f"l{k}") for k in range(count)))
    text = literal_of(option, sorted(levels), {"i.x": "x"}).text
    engine = engine_for(Conflict((DecisionMaker("i", options=(option,)),)))
    truth = engine.truth(parse(f"{text} and true", Vocabulary((option,))))
    assert {k for k in range(count) if truth[k]} == levels


def meets(chosen: tuple[int, ...], sets: list[int]) -> bool:
    return all(any(one >> place & 1 for place in chosen) for one in sets)


@given(sets_of_things)
def test_fewest_is_the_first_of_the_smallest_choices(sets: list[int]) -> None:
    choices = (choice for size in range(7) for choice in combinations(range(6), size))
    assert fewest(sets, 6) == next(choice for choice in choices if meets(choice, sets))


def test_beyond_the_limit_a_choice_is_put_together_step_by_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(literals, "TRIES", 0)
    sets = [0b000011, 0b000110, 0b001100, 0b010000]
    assert fewest(sets, 6) == (1, 2, 4)
    assert meets(fewest(sets, 6), sets)
