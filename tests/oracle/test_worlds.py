"""The oracle of robustness and critical claims against worlds worked out by hand."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from .change import Key, Profile
from .model import Config
from .structure import Frame, Truth
from .worlds import (
    Because,
    Claims,
    Conflict,
    Constraint,
    Doubts,
    Query,
    Robustness,
    Statement,
    World,
    all_satisfy,
    asked,
    chance,
    is_equilibrium,
    no_equilibrium,
    overturning,
    robustness,
    solve,
    swing,
    uncertain,
    upset,
    with_false,
    worlds,
)

HALF, THIRD, FIFTH = Fraction(1, 2), Fraction(1, 3), Fraction(1, 5)
ONE, NIL = Fraction(1), Fraction(0)


# Two DMs with one binary option each: x and y are taken, X and Y are not; e: both or neither.
def x(config: Config) -> bool:
    return config[0] == 1


def y(config: Config) -> bool:
    return config[1] == 1


def not_x(config: Config) -> bool:
    return not x(config)


def not_y(config: Config) -> bool:
    return not y(config)


def equal(config: Config) -> bool:
    return config[0] == config[1]


def unequal(config: Config) -> bool:
    return not equal(config)


TRUTHS: dict[Key, Truth] = {"x": x, "y": y, "X": not_x, "Y": not_y, "e": equal, "u": unequal}
FRAME = Frame((0, 1), (2, 2), ("both", "both"), 2)
NASH = Conflict(FRAME, TRUTHS, "nash")


def any_of(claims: str) -> Because:
    return Because(tuple(claims))


def all_of(claims: str) -> Because:
    return Because(tuple(claims), "all")


def profiles(doubts: Doubts) -> dict[Profile, Fraction]:
    found: dict[Profile, Fraction] = {}
    for one, p in worlds(doubts):
        found[one.profile] = found.get(one.profile, NIL) + p
    assert sum(found.values()) == 1
    return found


def true_sets(doubts: Doubts) -> dict[str, Fraction]:
    return {"".join(sorted(map(str, one.true))): p for one, p in worlds(doubts)}


def texts(found: frozenset[Claims]) -> set[str]:
    return {"".join(sorted(map(str, one))) for one in found}


def holds(i: int, key: Key) -> Query:
    def query(one: World) -> bool:
        return key in one.profile[i]

    return query


def single(
    statement: Statement, claims: Mapping[str, Fraction], together: tuple[Claims, ...] = ()
) -> Doubts:
    return Doubts(claims, ((statement,), ()), together=together)


# --- worlds ---


def test_nothing_uncertain_is_one_world() -> None:
    doubts = Doubts({"a": ONE}, ((Statement("x", any_of("a")),), (Statement("y"),)))
    assert list(worlds(doubts)) == [(World(frozenset("a"), (("x",), ("y",)), frozenset()), ONE)]


def test_a_claim_that_two_statements_share_is_the_same_event() -> None:
    shared = any_of("a")
    doubts = Doubts({"a": THIRD}, ((Statement("x", shared),), (Statement("y", shared),)))
    assert profiles(doubts) == {(("x",), ("y",)): THIRD, ((), ()): 1 - THIRD}


def test_a_list_of_claims_is_a_noisy_or_and_all_a_product() -> None:
    claims = {"a": HALF, "b": THIRD}
    either = single(Statement("x", any_of("ab")), claims)
    both = single(Statement("x", all_of("ab")), claims)
    assert chance(either, holds(0, "x")) == Fraction(2, 3)  # 1 − 1/2 · 2/3
    assert chance(both, holds(0, "x")) == Fraction(1, 6)


def test_an_own_confidence_is_conditional_on_the_claims() -> None:
    doubts = single(Statement("x", any_of("ab"), FIFTH), {"a": HALF, "b": THIRD})
    assert chance(doubts, holds(0, "x")) == Fraction(2, 15)


def test_own_confidences_are_independent_even_of_like_statements() -> None:
    one = Statement("x", confidence=HALF)
    doubts = Doubts({}, ((one,), (one,)))
    assert profiles(doubts) == {
        (first, second): Fraction(1, 4) for first in ((), ("x",)) for second in ((), ("x",))
    }


def test_together() -> None:
    """U ≤ 1/3: all; in (1/3, 1/2]: b and d; above 1/2: neither of the source; c is apart."""
    claims = {"a": THIRD, "b": HALF, "c": FIFTH, "d": HALF}
    source = (frozenset("abd"),)
    assert true_sets(Doubts(claims, (), together=source)) == {
        "abcd": THIRD * FIFTH,
        "abd": THIRD * (1 - FIFTH),
        "bcd": (HALF - THIRD) * FIFTH,
        "bd": (HALF - THIRD) * (1 - FIFTH),
        "c": HALF * FIFTH,
        "": HALF * (1 - FIFTH),
    }
    either = single(Statement("x", any_of("ab")), claims, source)
    assert chance(either, holds(0, "x")) == HALF  # the greater confidence
    both = single(Statement("x", all_of("ab")), claims, source)
    assert chance(both, holds(0, "x")) == THIRD  # the lesser


def test_together_with_certain_claims() -> None:
    claims: dict[str, Fraction] = {"a": NIL, "b": HALF, "c": ONE}
    doubts = Doubts(claims, (), together=(frozenset("abc"),))
    assert true_sets(doubts) == {"bc": HALF, "c": HALF}


def test_otherwise_stands_in_the_same_place_for_either_reason() -> None:
    doubted = Statement("x", any_of("a"), HALF, "X")
    doubts = Doubts({"a": HALF}, ((Statement("e"), doubted, Statement("y")), (doubted,)))
    found = profiles(doubts)
    assert found[("e", "x", "y"), ("x",)] == Fraction(1, 8)
    assert found[("e", "x", "y"), ("X",)] == Fraction(1, 8)
    assert found[("e", "X", "y"), ("x",)] == Fraction(1, 8)
    assert found[("e", "X", "y"), ("X",)] == Fraction(5, 8)
    assert len(found) == 4


def test_what_is_no_case() -> None:
    with pytest.raises(ValueError, match="empty"):
        any_of("")
    with pytest.raises(ValueError, match="probability"):
        Doubts({"a": Fraction(3, 2)}, ())
    with pytest.raises(ValueError, match="unknown claim"):
        single(Statement("x", any_of("z")), {"a": HALF})
    with pytest.raises(ValueError, match="two sources"):
        Doubts({"a": HALF}, (), together=(frozenset("a"), frozenset("a")))


# --- robustness ---


def test_robustness_of_two_independent_wishes() -> None:
    """The first takes x if a; the second takes y with 1/5, or else surely not."""
    doubts = Doubts(
        {"a": THIRD},
        ((Statement("x", any_of("a"), otherwise="X"),), (Statement("y", None, FIFTH, "Y"),)),
    )
    assert robustness(doubts, NASH, equal, (0, 0)) == Robustness(
        equilibrium={
            (0, 0): Fraction(8, 15),
            (0, 1): Fraction(2, 15),
            (1, 0): Fraction(4, 15),
            (1, 1): Fraction(1, 15),
        },
        none=NIL,
        all_satisfy=Fraction(9, 15),
        upset=Fraction(7, 15),
    )


def test_an_absent_statement_leaves_indifference_and_more_equilibria() -> None:
    """Without a, both values of x are equilibria, and not all of them satisfy x."""
    doubts = Doubts({"a": THIRD}, ((Statement("x", any_of("a")),), (Statement("y"),)))
    found = robustness(doubts, NASH, x, (0, 1))
    assert found.equilibrium == {(0, 0): 0, (1, 0): 0, (0, 1): 1 - THIRD, (1, 1): 1}
    assert (found.none, found.all_satisfy, found.upset) == (NIL, THIRD, THIRD)


def test_no_equilibrium() -> None:
    """If a the second wants the opposite: matching pennies, no Nash equilibrium."""
    doubts = Doubts({"a": THIRD}, ((Statement("e"),), (Statement("u", any_of("a"), HALF, "e"),)))
    found = robustness(doubts, NASH, equal, (1, 1))
    assert found.none == Fraction(1, 6)
    assert found.all_satisfy == found.equilibrium[1, 1] == Fraction(5, 6)
    assert found.upset == Fraction(1, 6)
    seq = robustness(doubts, Conflict(FRAME, TRUTHS, "seq"), equal, (1, 1))
    assert seq.none == seq.upset == 0  # in that world each fears that the other goes on
    assert seq.equilibrium == {(0, 0): 1, (1, 1): 1, (0, 1): Fraction(1, 6), (1, 0): Fraction(1, 6)}


def test_a_constraint_not_held_is_not_imposed() -> None:
    """Both want all; (1, 1) is forbidden with 1/2 · 1/5, and then either one may take it."""
    doubts = Doubts(
        {"a": HALF},
        ((Statement("x"),), (Statement("y"),)),
        (Constraint(lambda config: not (x(config) and y(config)), any_of("a"), FIFTH),),
    )
    tenth = Fraction(1, 10)
    found = robustness(doubts, NASH, equal, (1, 1))
    assert found.equilibrium == {(0, 0): 0, (0, 1): tenth, (1, 0): tenth, (1, 1): 1 - tenth}
    assert (found.none, found.all_satisfy) == (NIL, 1 - tenth)
    assert found.upset == 0  # where it is no equilibrium it is not feasible
    assert robustness(doubts, NASH, equal, (0, 0)).upset == 1


def test_a_world_without_a_feasible_state_has_no_equilibrium() -> None:
    doubts = Doubts(
        {"a": HALF, "b": THIRD},
        ((), ()),
        (Constraint(x, any_of("a")), Constraint(not_x, any_of("b"))),
    )
    found = robustness(doubts, NASH, lambda _: True, (0, 0))
    assert found.none == Fraction(1, 6)
    assert found.all_satisfy == Fraction(5, 6)
    assert found.equilibrium[1, 0] == 1 - THIRD
    assert found.equilibrium[0, 0] == HALF
    assert found.upset == 0


def test_the_constraints_of_the_frame_are_always_imposed() -> None:
    frame = Frame((0, 1), (2, 2), ("both", "both"), 2, (equal,))
    doubts = Doubts({"a": HALF}, ((), ()), (Constraint(unequal, any_of("a")),))
    found = robustness(doubts, Conflict(frame, TRUTHS, "nash"), equal, (0, 0))
    assert (found.none, found.equilibrium[0, 0], found.equilibrium[0, 1]) == (HALF, HALF, NIL)


def test_members_of_a_class_are_an_equilibrium_together() -> None:
    """All of y is one state C, which nobody leaves; x does not hold there.

    (0, 0) is left for (1, 0), and that for C with 1/2 · 4/5.
    """
    frame = Frame((0, 1), (2, 2), ("both", "both"), 2, classes=(y,))
    doubts = Doubts({"a": HALF}, ((Statement("x"),), (Statement("y", any_of("a"), 1 - FIFTH),)))
    conflict = Conflict(frame, TRUTHS, "nash")
    found = robustness(doubts, conflict, y, (1, 0))
    assert found.equilibrium == {(0, 0): 0, (1, 0): Fraction(3, 5), (0, 1): 1, (1, 1): 1}
    assert (found.none, found.all_satisfy, found.upset) == (NIL, Fraction(2, 5), Fraction(2, 5))
    assert robustness(doubts, conflict, x, (1, 0)).all_satisfy == 0


def test_a_class_that_is_empty_in_a_possible_world_is_an_error() -> None:
    frame = Frame((0, 1), (2, 2), ("both", "both"), 2, classes=(y,))
    doubts = Doubts({"a": HALF}, ((), ()), (Constraint(not_y, any_of("a")),))
    with pytest.raises(ValueError, match="no feasible state"):
        robustness(doubts, Conflict(frame, TRUTHS, "nash"), y, (0, 0))


def test_for_nash_gmr_and_smr_the_probability_is_a_product_over_the_decision_makers() -> None:
    """§8: given the shared claims, of which there are none here."""
    first, second = (Statement("u", any_of("a"), HALF, "x"),), (Statement("Y", any_of("b")),)
    rest = (Statement("e"),)
    claims = {"a": THIRD, "b": FIFTH}
    both = Doubts(claims, (first, (*second, *rest)))
    for concept in ("nash", "gmr", "smr"):
        conflict = Conflict(FRAME, TRUTHS, concept)
        found = robustness(both, conflict, equal, (0, 0)).equilibrium
        # A DM without a wish is stable everywhere.
        one = robustness(Doubts(claims, (first, ())), conflict, equal, (0, 0)).equilibrium
        two = robustness(
            Doubts(claims, ((), (*second, *rest))), conflict, equal, (0, 0)
        ).equilibrium
        assert found == {config: one[config] * two[config] for config in found}


# --- critical claims ---


def test_a_swing() -> None:
    """P(x) = 1 − (1 − a)(1 − b), times 1/5: a matters as much as b fails."""
    doubts = single(Statement("x", any_of("ab"), FIFTH), {"a": HALF, "b": THIRD, "c": HALF})
    assert swing(doubts, "a", holds(0, "x")) == Fraction(2, 15)
    assert swing(doubts, "b", holds(0, "x")) == Fraction(1, 10)
    assert swing(doubts, "c", holds(0, "x")) == 0
    assert swing(doubts, "a", lambda one: not holds(0, "x")(one)) == -Fraction(2, 15)


def test_a_swing_of_an_equilibrium() -> None:
    doubts = Doubts(
        {"a": HALF, "b": THIRD},
        ((Statement("x", any_of("a"), otherwise="X"),), (Statement("y", any_of("b")),)),
    )
    for config, of_a, of_b in [
        ((1, 1), ONE, NIL),  # y or indifferent: no loss
        ((1, 0), 1 - THIRD, -HALF),
        ((0, 0), THIRD - 1, -HALF),
        ((0, 1), -ONE, NIL),
    ]:
        query = asked(doubts, NASH, is_equilibrium(config))
        assert (swing(doubts, "a", query), swing(doubts, "b", query)) == (of_a, of_b)


def test_a_swing_under_together_is_given_the_event() -> None:
    """x rests on b alone, and a says something of it: a true means U ≤ 1/3, so b is true."""
    claims = {"a": THIRD, "b": HALF}
    doubts = single(Statement("x", any_of("b")), claims, (frozenset("ab"),))
    assert swing(doubts, "a", holds(0, "x")) == Fraction(3, 4)  # 1 − (1/6)/(2/3)
    assert swing(doubts, "b", holds(0, "x")) == 1
    apart = single(Statement("x", any_of("b")), claims)
    assert swing(apart, "a", holds(0, "x")) == 0


def test_a_certain_claim_has_no_swing() -> None:
    doubts = single(Statement("x", any_of("ab")), {"a": ONE, "b": NIL})
    assert swing(doubts, "a", holds(0, "x")) is None
    assert swing(doubts, "b", holds(0, "x")) is None
    assert uncertain(doubts) == frozenset()


@pytest.mark.parametrize(
    ("because", "most", "expected"),
    [
        (any_of("ab"), 1, set[str]()),
        (any_of("ab"), 2, {"ab"}),
        (any_of("abc"), 9, {"abc"}),
        (all_of("ab"), 9, {"a", "b"}),
        (all_of("az"), 9, {"a"}),  # z is certain
        (any_of("az"), 9, set[str]()),
        (None, 9, set[str]()),
    ],
)
def test_overturning(because: Because | None, most: int, expected: set[str]) -> None:
    claims = {"a": HALF, "b": THIRD, "c": FIFTH, "z": ONE}
    doubts = single(Statement("x", because, FIFTH), claims)
    assert texts(overturning(doubts, holds(0, "x"), most)) == expected


def test_a_superset_may_restore_the_answer() -> None:
    """Both want to match; the first turns round without a, the second without b.

    If one of them does nothing is stable, if both do they agree again: on not to match.
    """
    doubts = Doubts(
        {"a": HALF, "b": THIRD},
        (
            (Statement("e", any_of("a"), otherwise="u"),),
            (Statement("e", any_of("b"), otherwise="u"),),
        ),
    )
    some = asked(doubts, NASH, lambda solved: not no_equilibrium(solved))
    assert some(with_false(doubts, frozenset("ab")))
    assert texts(overturning(doubts, some, 2)) == {"a", "b"}  # either alone: matching pennies
    matched = asked(doubts, NASH, all_satisfy(equal))
    assert texts(overturning(doubts, matched, 2)) == {"a", "b"}
    other = asked(doubts, NASH, is_equilibrium((0, 1)))
    assert texts(overturning(doubts, other, 1)) == set()
    assert texts(overturning(doubts, other, 2)) == {"ab"}


def test_overturning_sets_of_different_size() -> None:
    """x falls with a, or with b and c, or with c and d; what has a in it is not minimal."""
    doubts = Doubts(
        dict.fromkeys("abcd", HALF),
        (
            (Statement("x", any_of("a")),),
            (Statement("x", any_of("bc")), Statement("y", any_of("cd"))),
        ),
    )

    def all_three(one: World) -> bool:
        return one.profile == (("x",), ("x", "y"))

    assert texts(overturning(doubts, all_three, 4)) == {"a", "bc", "cd"}
    assert texts(overturning(doubts, all_three, 1)) == {"a"}


def test_overturning_takes_own_confidences_to_hold_and_asks_not_what_is_possible() -> None:
    """Under `together` b cannot be false alone if a is true, but exactly that is asked."""
    doubts = single(Statement("x", any_of("b"), FIFTH), {"a": HALF, "b": HALF}, (frozenset("ab"),))
    assert with_false(doubts, frozenset()).profile == (("x",), ())
    assert texts(overturning(doubts, holds(0, "x"), 2)) == {"b"}
    never = single(Statement("x", any_of("b"), NIL), {"b": HALF})
    assert with_false(never, frozenset()).profile == ((), ())


def test_overturning_by_a_constraint() -> None:
    """Without a the status quo becomes feasible, and is left."""
    doubts = Doubts({"a": HALF}, ((Statement("x"),), ()), (Constraint(x, any_of("a"), FIFTH),))
    query = asked(doubts, NASH, upset((0, 0)))
    assert solve(doubts, NASH, with_false(doubts, frozenset())).feasible == {(1, 0), (1, 1)}
    assert texts(overturning(doubts, query, 1)) == {"a"}
    assert chance(doubts, query) == Fraction(9, 10)
    assert swing(doubts, "a", query) == -FIFTH
