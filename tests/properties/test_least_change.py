"""The least change is the least, by exhaustive search over small models, and all of it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from detente.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Direction,
    Level,
    Option,
    Prioritised,
    Statement,
    in_force,
)
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import And, At, Expr, Not, Or
from detente.conflict.statement.text import text
from detente.engine import States, engine_for
from detente.engine.variants import Rankings
from detente.stability import CONCEPTS
from detente.studies.advice.goal import Goal
from detente.studies.advice.lists import Lists
from detente.studies.advice.search import Found, Search, Trial
from detente.studies.advice.structure import (
    Enabled,
    Imposed,
    Lifted,
    Mark,
    Structural,
    sets,
    structural,
)
from detente.studies.advice.world import World
from tests.oracle import change as oracle
from tests.oracle.model import Config
from tests.oracle.structure import Edit, Frame, edited, every_edit

MOST = 2
DIRECTIONS: list[Direction] = ["both", "both", "both", "up", "down"]
NAMES = ["d0.o0", "d0.o1", "d1.o2", "d1.o3"]

Truth = Callable[[Config], bool]


@dataclass(frozen=True)
class Small:
    """A small conflict, the same for the oracle, and what is asked of it."""

    conflict: Conflict
    frame: Frame
    given: tuple[oracle.Given, ...]
    truths: Mapping[Any, Truth]
    goal: Goal


def literal(rng: Random, levels: tuple[int, ...]) -> tuple[Expr, Truth]:
    k = rng.randrange(len(levels))
    level = rng.randrange(levels[k])
    return At(NAMES[k], "is", f"l{level}"), lambda config: config[k] == level


def written(rng: Random, levels: tuple[int, ...]) -> tuple[Expr, Truth]:
    (a, first), (b, second) = literal(rng, levels), literal(rng, levels)
    match rng.choice(["literal", "not", "and", "or"]):
        case "literal":
            return a, first
        case "not":
            return Not(a), lambda config: not first(config)
        case "and":
            return And((a, b)), lambda config: first(config) and second(config)
        case _:
            return Or((a, b)), lambda config: first(config) or second(config)


def small(seed: int) -> Small:
    """Two decision makers with three or four options, of two or three levels."""
    rng = Random(seed)
    count = rng.choice([3, 3, 4])
    levels = tuple(rng.choice([2, 2, 2, 3]) if count == 3 else 2 for _ in range(count))
    directions: tuple[Direction, ...] = tuple(rng.choice(DIRECTIONS) for _ in range(count))
    truths: dict[Any, Truth] = {}

    def statement(prices: bool = True) -> Statement:
        expr, truth = written(rng, levels)
        truths[text(expr)] = truth
        price = Decimal(rng.choice([1, 1, 1, 2]) if prices else 1)
        return Statement(expr, price=price)

    lists = [[statement() for _ in range(rng.choice([0, 1, 2, 2]))] for _ in range(2)]
    if lists[0] and rng.random() < 0.15:
        lists[0].append(lists[0][0])
    lists = [[replace(s, fixed=rng.random() < 0.3) for s in one] for one in lists]
    pool = tuple({s.expr: s for s in (statement(prices=False) for _ in range(2))}.values())
    known = {text(s.expr): s for one in lists for s in one}
    pool = tuple(s for s in pool if text(s.expr) not in known)
    prices: dict[Any, int] = {key: int(s.price) for key, s in known.items()}
    lists = [[replace(s, price=Decimal(prices[text(s.expr)])) for s in one] for one in lists]
    constraints = tuple(statement() for _ in range(rng.choice([0, 0, 1])))
    instruments = tuple(NAMES[k] for k in range(count) if rng.random() < 0.15)
    classes = (statement(),) if rng.random() < 0.2 else ()
    want, avoid = rng.choice([(True, False), (True, False), (False, True), (True, True)])
    goal = Goal(
        CONCEPTS[rng.choice(["nash", "gmr", "smr", "seq", "seq", "sseq"])],
        statement().expr if want else None,
        statement().expr if avoid else None,
    )
    dms = tuple(
        DecisionMaker(
            f"d{dm}",
            options=tuple(
                Option(
                    NAMES[k].partition(".")[2],
                    f"d{dm}",
                    levels=tuple(Level(f"l{level}") for level in range(levels[k])),
                    direction=directions[k],
                )
                for k in range(count)
                if NAMES[k].startswith(f"d{dm}")
            ),
            preference=Prioritised(tuple(lists[dm])),
        )
        for dm in range(2)
    )
    return Small(
        Conflict(
            dms,
            constraints=constraints,
            instruments=instruments,
            pool=pool,
            coalesced=tuple(CoalescedClass(f"c{k}", s.expr) for k, s in enumerate(classes)),
        ),
        Frame(
            owners=tuple(int(NAMES[k][1]) for k in range(count)),
            levels=levels,
            direction=directions,
            n=2,
            constraints=tuple(truths[text(s.expr)] for s in constraints),
            pool=tuple(truths[text(s.expr)] for s in pool),
            instruments=frozenset(NAMES.index(name) for name in instruments),
            classes=tuple(truths[text(s.expr)] for s in classes),
        ),
        tuple(
            oracle.Given(
                tuple(text(s.expr) for s in one),
                frozenset(k for k, s in enumerate(one) if s.fixed),
                frozenset(text(s.expr) for s in pool),
                prices,
            )
            for one in lists
        ),
        truths,
        goal,
    )


def wish(case: Small) -> oracle.Wish:
    """The goal as the oracle has it."""
    goal, truths = case.goal, case.truths
    want = truths[text(goal.want)] if goal.want is not None else None
    avoid = truths[text(goal.avoid)] if goal.avoid is not None else None
    wishes = []
    if want is not None:
        wishes.append(oracle.attains(truths, want, goal.concept.id))
    if avoid is not None:
        wishes.append(oracle.avoids(truths, avoid, goal.concept.id))
    return lambda form, profile: all(one(form, profile) for one in wishes)


def edits(change: Structural, case: Small) -> Iterator[Edit]:
    """A structural change as the oracle has it."""
    match change:
        case Mark(option=name, before=before, after=after):
            if before != "both":
                yield "unmark", NAMES.index(name)
            if after != "both":
                yield after, NAMES.index(name)
        case Imposed(statement=statement):
            yield "require", case.conflict.pool.index(statement)
        case Lifted(statement=statement):
            yield "drop", case.conflict.constraints.index(statement)
        case Enabled(option=name):
            yield "enable", NAMES.index(name)


def same(case: Small, chosen: frozenset[Edit], profile: oracle.Profile) -> Any:
    """What a change comes to: the structure, and how everybody then ranks the states."""
    form = edited(case.frame, chosen)
    assert form is not None
    graph = oracle.model(form, case.truths, profile)
    return chosen, tuple(tuple(rank[state] for state in graph.states) for rank in graph.rank)


def searched(case: Small, most: int) -> tuple[int, list[Found]] | None:
    conflict = case.conflict
    today = in_force(conflict)
    changes = structural(conflict, today, conflict.pool)
    for cost in range(most + 1):
        lists = {
            dm: Lists(one.preference.statements, conflict.pool, Decimal(cost))
            for dm, one in enumerate(conflict.decision_makers)
            if isinstance(one.preference, Prioritised)
        }
        structures = [*sets(changes, cost)]
        search = Search(today, case.goal, structures, lists, lambda tried: None)
        if found := [*search.at(Decimal(cost))]:
            return cost, found
    return None


def profile_of(case: Small, found: Found) -> oracle.Profile:
    old = [given.old for given in case.given]
    new = {dm: tuple(text(s.expr) for s in one) for dm, one in found.lists.items()}
    return tuple(new.get(dm, one) for dm, one in enumerate(old))


def unsolved(seed: int) -> Small:
    """A small conflict whose goal is not reached already, if there is one soon."""
    case = small(seed)
    for attempt in range(1, 20):
        try:
            engine_for(case.conflict)
            found = searched(case, 0)
        except MeaningError:
            found = (0, [])
        if found is None:
            break
        case = small(seed + 1000 * attempt)
    return case


def agrees(seed: int) -> bool:
    """Whether what is found is all that the exhaustive search finds."""
    case = unsolved(seed)
    every = every_edit(case.frame)
    expected = oracle.least(case.frame, case.given, wish(case), MOST, every)
    found = searched(case, MOST)
    if found is None or expected is None:
        return found is None and expected is None
    ours = {
        same(
            case,
            frozenset(edit for one in change.structure for edit in edits(one, case)),
            profile_of(case, change),
        )
        for change in found[1]
    }
    return found[0] == expected[0] and ours == {same(case, *one) for one in expected[1]}


SEEDS = [*range(90), 1321, 1410]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_least_changes_are_found(seed: int) -> None:
    assert agrees(seed)


def unmoved(self: Lists, dropped: Sequence[int]) -> tuple[int, ...]:
    return ()


def unguarded(self: Lists, statement: int, below: Sequence[int]) -> bool:
    return True


def all_of_it(self: Lists) -> tuple[int, ...]:
    return self.old


def cheaper(self: Lists, new: tuple[int, ...]) -> Decimal:
    return EXACT(self, new) - 1


def unfree(
    self: World, dm: int, rankings: Rankings, count: int, free: Set[int] = frozenset()
) -> States:
    return STABLE(self, dm, rankings, count)


def nobody(self: Trial) -> list[int]:
    return []


EXACT, STABLE = Lists.exact, World.stable

TELLING: dict[str, tuple[type, str, Any, tuple[int, ...]]] = {
    "fixed statements are dropped": (Lists, "_free", all_of_it, (86, 87)),
    "additions stand above what is fixed": (Lists, "_allowed", unguarded, (87, 93)),
    "nothing is moved": (Lists, "_kept", unmoved, (6, 11)),
    "repeated statements are matched at will": (Lists, "exact", cheaper, (11, 16)),
    "others' changes are not reckoned with": (World, "stable", unfree, (1321, 1410)),
    "what is to be avoided is forgotten": (World, "reached", World.hopeful, (7, 17)),
    "turning a mark costs one": (Mark, "cost", 1, (23, 27)),
    "others are not asked again": (Trial, "unsure", nobody, (11, 16)),
}
"""Faults that can be planted, where and how, and seeds that notice each."""


@pytest.mark.parametrize("fault", TELLING)
def test_a_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home, name, broken, seeds = TELLING[fault]
    monkeypatch.setattr(home, name, broken)
    assert not all(map(agrees, seeds))
