"""The oracle of statements that may stand at several places, against lists worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from .change import Profile
from .worlds import (
    Because,
    Doubts,
    Statement,
    World,
    as_written,
    moved,
    order,
    places,
    swing_of_place,
    with_false,
    worlds,
)

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def of(*entries: Statement, claims: dict[str, Fraction] | None = None) -> Doubts:
    return Doubts(claims or {}, (entries,))


def texts(doubts: Doubts) -> dict[str, Fraction]:
    """How probable each list is of the only DM."""
    found: dict[str, Fraction] = {}
    for one, p in worlds(doubts):
        found[text(one.profile)] = found.get(text(one.profile), Fraction(0)) + p
    return found


def text(profile: Profile) -> str:
    return "".join(map(str, profile[0]))


@pytest.mark.parametrize(
    ("length", "drawn", "expected"),
    [
        (3, {}, "012"),
        (3, {0: 3}, "120"),
        (3, {2: 1}, "201"),
        (4, {0: 3, 3: 3}, "1203"),  # the first of the file takes it, the other the next
        (4, {0: 4, 1: 4}, "2310"),  # after the last, the last free one
        (4, {0: 4, 1: 4, 2: 4}, "3210"),
        (4, {0: 2, 1: 2, 2: 3}, "3012"),
        (3, {0: 2, 1: 1}, "102"),
    ],
)
def test_order(length: int, drawn: dict[int, int], expected: str) -> None:
    assert "".join(map(str, order(length, drawn))) == expected


def test_its_own_place_counts_listed_or_not() -> None:
    for positions in ((1, 3), (1, 2, 3), (3, 1)):
        entries = (Statement("x"), Statement("y", positions=positions), Statement("z"))
        assert places(entries, 1) == (1, 2, 3)
    assert texts(of(*entries)) == {"yxz": THIRD, "xyz": THIRD, "xzy": THIRD}


def test_each_is_drawn_independently_of_the_others() -> None:
    doubts = of(Statement("x", positions=(2,)), Statement("y", positions=(1,)), Statement("z"))
    # x at 1, y at 2; x at 2, y at 1; both at 1: x takes it; both at 2: x takes it, y the next
    assert texts(doubts) == {"xyz": HALF / 2 * 2, "yxz": HALF / 2, "zxy": HALF / 2}


def test_what_is_not_held_has_a_place() -> None:
    doubts = of(
        Statement("x", Because(("a",))),
        Statement("y", otherwise="w", because=Because(("b",)), positions=(1,)),
        claims={"a": HALF, "b": HALF},
    )
    assert texts(doubts) == {
        each: HALF**3 * (2 if len(each) == 1 else 1) for each in ("xy", "yx", "xw", "wx", "y", "w")
    }


def test_what_is_not_current_has_a_place_and_is_in_no_list() -> None:
    doubts = of(Statement("x", current=False), Statement("y"), Statement("z", positions=(1, 2)))
    assert texts(doubts) == {"zy": 2 * THIRD, "yz": THIRD}
    assert texts(of(Statement("x", current=False, positions=(2,)), Statement("y"))) == {"y": 1}


def test_as_written() -> None:
    doubts = of(Statement("x"), Statement("y", positions=(1,)), Statement("z", positions=(1,)))
    assert as_written(doubts) == {(0, 1, 2), (0, 2, 3)}
    assert text(with_false(doubts, frozenset()).profile) == "xyz"
    assert text(moved(doubts, 0, 2, 1).profile) == "zyx"


def test_swing() -> None:
    doubts = of(Statement("x"), Statement("y"), Statement("z", positions=(1, 2)))

    def x_first(one: World) -> bool:
        return text(one.profile)[0] == "x"

    assert swing_of_place(doubts, 0, 2, 1, x_first) == -1
    assert swing_of_place(doubts, 0, 2, 2, x_first) == HALF - 1


def test_a_place_is_in_the_list() -> None:
    with pytest.raises(ValueError, match="place 3"):
        of(Statement("x", positions=(3,)), Statement("y"))
