"""The oracle of least change against costs and changes worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from .change import Found, Given, Key, Profile, Statements, attains, avoids, cost, least, lists
from .model import Config, Direction
from .structure import Edit, Frame, Truth, edited, every_edit, sets_of

NOTHING: frozenset[Edit] = frozenset()


def given(
    old: str, pool: str = "", fixed: tuple[int, ...] = (), prices: Mapping[Key, int] | None = None
) -> Given:
    return Given(tuple(old), frozenset(fixed), frozenset(pool), prices or {})


# --- the cost of one list ---


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", 0),
        ("", "", 0),
        ("abc", "ac", 1),
        ("abc", "axbc", 1),
        ("abc", "axc", 2),
        ("abc", "", 3),
        ("abc", "bac", 1),  # a swap: one of the two is lifted
        ("abc", "cab", 1),  # one lifted over two
        ("abc", "cba", 2),  # of a reversed list one stays
        ("abcd", "badc", 2),  # two swaps
        ("abcd", "cdab", 2),
        ("abc", "cbx", 3),  # a dropped, x added, one of b and c lifted
    ],
)
def test_cost(old: str, new: str, expected: int) -> None:
    assert cost(given(old), tuple(new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("aa", "aa", 0),
        ("aba", "ab", 1),
        ("aba", "ba", 2),  # the first a is matched, and was lifted; the second is dropped
        ("ab", "aba", 1),
        ("ab", "aab", 1),
        ("ab", "baa", 2),  # a stands lower, and once more
        ("aab", "aba", 1),
        ("abab", "bbaa", 2),  # both a are lifted, or both b
    ],
)
def test_cost_with_one_key_twice(old: str, new: str, expected: int) -> None:
    assert cost(given(old), tuple(new)) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("bac", 2),  # b is cheaper to lift than a
        ("cba", 3),  # a, the dearest, stays
        ("bca", 3),  # b and c together cost less than a
        ("bc", 5),
        ("abcx", 7),
        ("cb", 6),
    ],
)
def test_prices(new: str, expected: int) -> None:
    assert cost(given("abc", prices={"a": 5, "b": 2, "x": 7}), tuple(new)) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("abc", 0),
        ("ac", None),  # b is fixed
        ("bc", 1),
        ("xabc", None),  # nothing new comes above b
        ("axbc", None),
        ("abxc", 1),
        ("bac", 1),  # what is old may come above it or leave
        ("acb", 1),
        ("acxb", None),
    ],
)
def test_a_fixed_statement(new: str, expected: int | None) -> None:
    assert cost(given("abc", fixed=(1,)), tuple(new)) == expected


def test_the_fixed_one_of_two_like_statements() -> None:
    """The first occurrence in the new list is the first of the old one."""
    assert cost(given("aba", fixed=(0,)), ("a", "b")) == 1
    assert cost(given("aba", fixed=(2,)), ("b", "a")) is None
    assert cost(given("ab", fixed=(0,)), ("a", "a", "b")) == 1
    assert cost(given("ab", fixed=(1,)), ("a", "a", "b")) is None


def test_cost_is_symmetric_where_nothing_is_fixed() -> None:
    every = [*lists(given("aab", "bc"), 3)]
    for old, new in product(every, repeat=2):
        there = Given(old, prices={"b": 2})
        back = Given(new, prices={"b": 2})
        assert cost(there, new) == cost(back, old)


# --- all lists up to a cost ---


def texts(found: Mapping[Statements, int]) -> dict[str, int]:
    return {"".join(map(str, statements)): price for statements, price in found.items()}


def test_lists() -> None:
    assert texts(lists(given("ab", "x"), 0)) == {"ab": 0}
    assert texts(lists(given("ab"), 9)) == {"ab": 0, "ba": 1, "a": 1, "b": 1, "": 2}
    within_one = {"ab": 0, "ba": 1, "a": 1, "b": 1, "xab": 1, "axb": 1, "abx": 1}
    assert texts(lists(given("ab", "x"), 1)) == within_one
    assert texts(lists(given("ab", "x", (0, 1)), 1)) == {"ab": 0, "ba": 1, "abx": 1}
    assert texts(lists(given("ab", "x", prices={"x": 2}), 1)) == texts(lists(given("ab"), 1))


def test_a_statement_of_the_pool_is_added_once_also_where_it_stands_already() -> None:
    assert texts(lists(given("", "x"), 9)) == {"": 0, "x": 1}
    assert texts(lists(given("a", "a"), 9)) == {"a": 0, "": 1, "aa": 1}
    assert texts(lists(given("aa", "a"), 9)) == {"aa": 0, "a": 1, "": 2, "aaa": 1}


def test_lists_are_all_there_are() -> None:
    """Against every word of up to four letters."""
    one = given("aab", "bc", (1,), {"c": 2})
    words = [word for size in range(5) for word in product("abc", repeat=size)]
    allowed = {w: cost(one, w) for w in words if w.count("a") <= 2 and w.count("b") <= 2}
    within = {w: c for w, c in allowed.items() if c is not None and c <= 3 and w.count("c") <= 1}
    assert within == {w: c for w, c in lists(one, 3).items() if len(w) <= 4}


# --- structural edits ---

BOTH: tuple[Direction, Direction] = ("both", "both")


def alike(config: Config) -> bool:
    return config[0] == config[1]


def second_taken(config: Config) -> bool:
    return config[1] == 1


def test_every_edit_and_what_it_does() -> None:
    frame = Frame((0, 1), (2, 2), ("up", "both"), 2, (second_taken,), (alike,))
    assert every_edit(frame) == {
        *(("up", 0), ("down", 0), ("unmark", 0), ("up", 1), ("down", 1)),
        *(("drop", 0), ("require", 0)),
    }
    form = edited(frame, NOTHING)
    assert form is not None
    assert form.feasible == {(0, 1), (1, 1)}
    form = edited(frame, frozenset({("require", 0), ("unmark", 0), ("down", 0), ("up", 1)}))
    assert form is not None
    assert form.feasible == {(1, 1)}
    assert form.direction == ("down", "up")
    form = edited(frame, frozenset({("drop", 0)}))
    assert form is not None
    assert len(form.feasible) == 4


@pytest.mark.parametrize(
    "edits",
    [
        {("down", 0)},  # up to down is two edits
        {("up", 0)},
        {("unmark", 0), ("up", 0)},  # no change
        {("unmark", 1)},
        {("up", 1), ("down", 1)},
        {("unmark", 0), ("up", 0), ("down", 0)},
        {("require", 0)},  # contradicts the constraint
    ],
)
def test_sets_of_edits_that_are_not_allowed(edits: set[Edit]) -> None:
    def second_not_taken(config: Config) -> bool:
        return config[1] == 0

    frame = Frame((0, 1), (2, 2), ("up", "both"), 2, (second_taken,), (second_not_taken,))
    assert edited(frame, frozenset(edits)) is None


def test_an_instrument_is_held_at_its_first_level_until_it_is_enabled() -> None:
    frame = Frame((0, 0), (2, 3), BOTH, 1, instruments=frozenset({1}))
    before, after = edited(frame, NOTHING), edited(frame, frozenset({("enable", 1)}))
    assert before is not None
    assert after is not None
    assert before.feasible == {(0, 0), (1, 0)}
    assert len(after.feasible) == 6


def test_coalescing_applies_after_the_edits() -> None:
    """A class may lose members, but not all; and it may not come to overlap another."""

    def first_taken(config: Config) -> bool:
        return config[0] == 1

    frame = Frame((0, 1), (2, 2), BOTH, 2, (), (second_taken,), classes=(first_taken,))
    before, after = edited(frame, NOTHING), edited(frame, frozenset({("require", 0)}))
    assert before is not None
    assert after is not None
    assert before.classes == (frozenset({(1, 0), (1, 1)}),)
    assert after.classes == (frozenset({(1, 1)}),)
    not_both = Frame((0, 1), (2, 2), BOTH, 2, (lambda c: c != (1, 1),))
    overlapping = replace(not_both, classes=(first_taken, second_taken))

    def first_left(config: Config) -> bool:
        return config[0] == 0

    emptied = replace(not_both, pool=(first_left,), classes=(first_taken,))
    assert edited(overlapping, NOTHING) is not None
    assert edited(overlapping, frozenset({("drop", 0)})) is None
    assert edited(emptied, frozenset({("require", 0)})) is None


def test_sets_of_edits() -> None:
    assert len(list(sets_of(every_edit(Frame((0, 1), (2, 2), BOTH, 2)), 2))) == 1 + 4 + 6


# --- least change ---


def cooperation(config: Config) -> bool:
    return config == (1, 1)


def defection(config: Config) -> bool:
    return config == (0, 0)


# A letter is a DM's cooperation, in capitals its defection; "=": both do the same; "/": they do not
TRUTHS: dict[Key, Truth] = {
    "a": lambda c: c[0] == 1,
    "b": lambda c: c[1] == 1,
    "A": lambda c: c[0] == 0,
    "B": lambda c: c[1] == 0,
    "=": alike,
    "/": lambda c: c[0] != c[1],
}
GAME = Frame((0, 1), (2, 2), BOTH, 2)
COOPERATION = attains(TRUTHS, cooperation, "nash")


def prisoners(*pools: str) -> tuple[Given, Given]:
    """The other's cooperation first, then the own defection."""
    return given("bA", pools[0]), given("aB", pools[1])


def profiles(of_a: str, of_b: str) -> set[Profile]:
    """Every pair of a list of DM 0 and one of DM 1."""
    return {(tuple(x), tuple(y)) for x, y in product(of_a.split(), of_b.split())}


def with_edits(price: int, *changes: tuple[set[Edit], set[Profile]]) -> Found:
    """This cost, and each set of edits with each of its profiles."""
    return price, frozenset((frozenset(edits), p) for edits, chosen in changes for p in chosen)


def only_lists(price: int, changes: set[Profile]) -> Found:
    return with_edits(price, (set(), changes))


def test_nothing_need_change() -> None:
    """Cooperation is SEQ stable and defection Nash stable as it is."""
    as_it_is = only_lists(0, profiles("bA", "aB"))
    assert least(GAME, prisoners("", ""), attains(TRUTHS, cooperation, "seq"), 2) == as_it_is
    assert least(GAME, prisoners("", ""), attains(TRUTHS, defection, "nash"), 2) == as_it_is


def test_one_change_each_makes_cooperation_a_nash_equilibrium() -> None:
    """Each drops its wish to defect, or puts "both the same" above it."""
    found = least(GAME, prisoners("=", "="), COOPERATION, 3)
    assert found == only_lists(2, profiles("b =bA b=A", "a =aB a=B"))


def test_one_change_is_enough_where_the_other_cooperates_anyway() -> None:
    found = least(GAME, (given("bA", "="), given("ab")), COOPERATION, 3)
    assert found == only_lists(1, profiles("b =bA b=A", "ab"))


def test_a_fixed_statement_closes_a_way() -> None:
    """With both fixed no list of DM 0 will do; with the first only, dropping is still cheap."""
    assert least(GAME, (given("bA", "=", (0, 1)), given("ab")), COOPERATION, 3) is None
    found = least(GAME, (given("bA", "=", (0,)), given("ab")), COOPERATION, 3)
    assert found == only_lists(1, profiles("b b=A", "ab"))


def test_a_dear_statement_moves_the_least() -> None:
    """Dropping the defection is dear; "both the same" is not."""
    dear = given("bA", "=", prices={"A": 5, "=": 3})
    found = least(GAME, (dear, given("ab")), COOPERATION, 4)
    assert found == only_lists(3, profiles("=bA b=A", "ab"))


def test_a_swap() -> None:
    """DM 0 puts defection above "both the same": it lowers or drops it."""
    found = least(GAME, (given("A="), given("ab")), COOPERATION, 2)
    assert found == only_lists(1, profiles("=A =", "ab"))


def test_no_equilibrium_to_avoid() -> None:
    """Mutual defection ends as soon as one wants to cooperate; indifference would not do."""
    found = least(GAME, prisoners("a", "b"), avoids(TRUTHS, defection, "nash"), 2)
    assert found == only_lists(1, profiles("abA baA", "aB") | profiles("bA", "baB abB"))


def test_stopped_by_the_limit() -> None:
    assert least(GAME, prisoners("=", "="), COOPERATION, 1) is None


def test_structural_edits_and_lists_add_up() -> None:
    """Each DM's cooperation may also be made one-way: four ways each, and no cheaper one."""
    found = least(GAME, prisoners("=", "="), COOPERATION, 2, every_edit(GAME))
    assert found == with_edits(
        2,
        (set(), profiles("b =bA b=A", "a =aB a=B")),
        ({("up", 0)}, profiles("bA", "a =aB a=B")),
        ({("up", 1)}, profiles("b =bA b=A", "aB")),
        ({("up", 0), ("up", 1)}, profiles("bA", "aB")),
    )


def test_a_constraint_may_cost_less() -> None:
    """Where both must do the same, nobody can move alone."""
    frame = Frame((0, 1), (2, 2), BOTH, 2, pool=(alike,))
    found = least(frame, prisoners("=", "="), COOPERATION, 2, every_edit(frame))
    assert found == with_edits(1, ({("require", 0)}, profiles("bA", "aB")))


def test_a_constraint_to_drop_and_a_mark_to_turn() -> None:
    """DM 0's cooperation is infeasible, and could only be given up: one edit, and two more."""
    frame = Frame((0, 1), (2, 2), ("down", "both"), 2, (lambda c: c[0] == 0,))
    free, fixed = (given("bA"), given("ab")), (given("bA", fixed=(0, 1)), given("ab"))
    found = least(frame, free, COOPERATION, 3, every_edit(frame))
    assert found == with_edits(2, ({("drop", 0)}, profiles("b", "ab")))
    found = least(frame, fixed, COOPERATION, 3, every_edit(frame))
    assert found == with_edits(3, ({("drop", 0), ("unmark", 0), ("up", 0)}, profiles("bA", "ab")))


def test_an_instrument_to_enable() -> None:
    """Could DM 1 punish defection, it would; or DM 0's cooperation is made one-way."""
    frame = Frame((0, 1), (2, 2), BOTH, 2, instruments=frozenset({1}))
    unmoved = given("BA", fixed=(0, 1)), given("a/", fixed=(0, 1))
    wish = attains(TRUTHS, lambda c: c[0] == 1, "seq")
    assert least(frame, unmoved, wish, 2) is None
    as_it_is = profiles("BA", "a/")
    found = least(frame, unmoved, wish, 2, every_edit(frame))
    assert found == with_edits(1, ({("enable", 1)}, as_it_is), ({("up", 0)}, as_it_is))


def test_a_wanted_class_needs_every_member() -> None:
    """DM 0's cooperation is one state, at which "both cooperate" does not hold."""
    frame = replace(GAME, classes=(TRUTHS["a"],))
    lists_ = given("a"), given("")
    found = least(frame, lists_, attains(TRUTHS, TRUTHS["a"], "nash"), 1)
    assert found == only_lists(0, {(("a",), ())})
    assert least(frame, lists_, COOPERATION, 1) is None
