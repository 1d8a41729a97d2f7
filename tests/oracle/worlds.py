"""§8, robustness and critical claims: every world there may be, and what it would be like.

What is uncertain in a world are the claims, the own confidences and the places at which statements
stand in their lists; all probabilities are exact.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import Literal, TypeAlias

from .change import Key, Profile, model
from .model import Config, OptionForm, state_of
from .stability import equilibria
from .structure import Frame, Truth, edited

Claim: TypeAlias = str
Claims: TypeAlias = frozenset[Claim]

# An own confidence comes true: of the statement of a DM at a place in its list, of a constraint.
Own: TypeAlias = tuple[Literal["statement"], int, int] | tuple[Literal["constraint"], int]

# A statement of a DM, told by its own place in the list from 0, is drawn to a place from 1.
Drawn: TypeAlias = frozenset[tuple[int, int, int]]

ONE = Fraction(1)


@dataclass(frozen=True)
class Because:
    """What something rests on: any of these claims, or all of them; a list has at least one."""

    claims: tuple[Claim, ...]
    mode: Literal["any", "all"] = "any"

    def __post_init__(self) -> None:
        """An empty list would hold under `all` and fail under `any`; none given is None."""
        _require(len(self.claims) >= 1, "a list of claims is empty")


@dataclass(frozen=True)
class Statement:
    """An entry of a DM's list; its confidence is conditional on what it rests on.

    `positions` are the places of the list, from 1, at which it may stand besides its own. One that
    is not `current` does not count on the day: it has a place, and is in no list.
    """

    key: Key
    because: Because | None = None
    confidence: Fraction = ONE
    otherwise: Key | None = None
    positions: tuple[int, ...] = ()
    current: bool = True


@dataclass(frozen=True)
class Constraint:
    """A constraint that need not be imposed."""

    truth: Truth
    because: Because | None = None
    confidence: Fraction = ONE


@dataclass(frozen=True)
class Doubts:
    """Claims with their confidences, and what rests on them.

    Each set of `together` has the claims of one source with `together: true`. `lists` has a list
    for every DM, most important first.
    """

    claims: Mapping[Claim, Fraction]
    lists: tuple[tuple[Statement, ...], ...]
    constraints: tuple[Constraint, ...] = ()
    together: tuple[Claims, ...] = ()

    def __post_init__(self) -> None:
        """A confidence is a probability; claims and places are known; no claim has two sources."""
        resting: list[Statement | Constraint] = [
            *(one for entries in self.lists for one in entries),
            *self.constraints,
        ]
        for confidence in [*self.claims.values(), *(one.confidence for one in resting)]:
            _require(0 <= confidence <= 1, f"{confidence} is no probability")
        for one in resting:
            if one.because is not None:
                _require(frozenset(one.because.claims) <= frozenset(self.claims), "unknown claim")
        for entries in self.lists:
            for place in (place for one in entries for place in one.positions):
                _require(1 <= place <= len(entries), f"there is no place {place}")
        for group in self.together:
            _require(group <= frozenset(self.claims), "a source has an unknown claim")
        for group, other in combinations(self.together, 2):
            _require(group.isdisjoint(other), "a claim has two sources")


@dataclass(frozen=True)
class World:
    """The claims that are true, what every DM holds, and the constraints that are imposed.

    Also the places to which those statements are drawn that may stand at several.
    """

    true: Claims
    profile: Profile
    imposed: frozenset[int]
    drawn: Drawn = frozenset()


Query: TypeAlias = Callable[[World], bool]


def _require(holds: bool, complaint: str) -> None:
    if not holds:
        raise ValueError(complaint)


# --- one world ---


def grounded(because: Because | None, true: Claims) -> bool:
    """A list holds if any of its claims does, `{all: […]}` if all do, none given holds."""
    if because is None:
        return True
    if because.mode == "all":
        return all(claim in true for claim in because.claims)
    return any(claim in true for claim in because.claims)


def world(doubts: Doubts, true: Claims, own: frozenset[Own], drawn: Drawn | None = None) -> World:
    """The world where exactly these claims are true and exactly these own confidences come true.

    A statement not held is absent, unless `otherwise` names what stands in its place; a
    constraint not held is not imposed. Statements are drawn to their own places unless told.
    """
    if drawn is None:
        drawn = as_written(doubts)
    profile: list[tuple[Key, ...]] = []
    for i, entries in enumerate(doubts.lists):
        keys: list[Key] = []
        for place in order(len(entries), {s: wanted for j, s, wanted in drawn if j == i}):
            entry = entries[place]
            if not entry.current:
                continue
            if grounded(entry.because, true) and ("statement", i, place) in own:
                keys.append(entry.key)
            elif entry.otherwise is not None:
                keys.append(entry.otherwise)
        profile.append(tuple(keys))
    imposed = frozenset(
        c
        for c, constraint in enumerate(doubts.constraints)
        if grounded(constraint.because, true) and ("constraint", c) in own
    )
    return World(true, tuple(profile), imposed, drawn)


def places(entries: Sequence[Statement], k: int) -> tuple[int, ...]:
    """The places, from 1, at which the k-th statement of a list (from 0) may stand."""
    if not entries[k].current:
        return (k + 1,)
    return tuple(sorted({k + 1} | set(entries[k].positions)))


def order(length: int, drawn: Mapping[int, int]) -> list[int]:
    """The statements of a list, by their own places from 0, in the order in which they stand.

    Those drawn to a place take it in the order of the file, the next free one if it is taken, after
    the last the last free one. The others fill the rest in their order.
    """
    slots: list[int | None] = [None] * length
    for statement in range(length):
        if statement not in drawn:
            continue
        after = [k for k in range(length) if slots[k] is None and k + 1 >= drawn[statement]]
        before = [k for k in range(length) if slots[k] is None]
        slots[after[0] if after else before[-1]] = statement
    for statement in range(length):
        if statement not in drawn:
            slots[slots.index(None)] = statement
    return [statement for statement in slots if statement is not None]


def as_written(doubts: Doubts) -> Drawn:
    """Every statement that may stand at several places is drawn to its own."""
    return frozenset((i, k, k + 1) for i, k, _ in _movable(doubts))


def _movable(doubts: Doubts) -> list[tuple[int, int, tuple[int, ...]]]:
    """The statements that may stand elsewhere: whose, which (from 0), and at which places."""
    return [
        (i, k, places(entries, k))
        for i, entries in enumerate(doubts.lists)
        for k in range(len(entries))
        if len(places(entries, k)) > 1
    ]


# --- all worlds ---


def worlds(doubts: Doubts) -> Iterator[tuple[World, Fraction]]:
    """Every possible world and its probability; they sum to 1.

    Worlds that differ only in events without effect come apart: two may be equal.
    """
    for true, p in _truths(doubts):
        for own, q in _owns(doubts):
            for drawn, r in _draws(doubts):
                yield world(doubts, true, own, drawn), p * q * r


def _draws(doubts: Doubts) -> Iterator[tuple[Drawn, Fraction]]:
    """Every way in which statements may be drawn to places, each place equally probable."""
    movable = _movable(doubts)
    parts = [[(i, k, place) for place in possible] for i, k, possible in movable]
    chances = [(possible, Fraction(1, len(possible))) for _, _, possible in movable]
    for chosen in product(*parts):
        yield frozenset(chosen), _product(chances)


def _truths(doubts: Doubts) -> Iterator[tuple[Claims, Fraction]]:
    """Every set of claims that may be exactly the true ones, and its probability."""
    alone = [claim for claim in doubts.claims if not any(claim in g for g in doubts.together)]
    parts = [
        *(_with_or_without(claim, doubts.claims[claim]) for claim in alone),
        *(_by_one_chance(doubts, group) for group in doubts.together),
    ]
    for chosen in product(*parts):
        yield frozenset[Claim]().union(*(true for true, _ in chosen)), _product(chosen)


def _with_or_without(claim: Claim, confidence: Fraction) -> list[tuple[Claims, Fraction]]:
    """An independent claim."""
    return _possible([(frozenset({claim}), confidence), (frozenset(), 1 - confidence)])


def _by_one_chance(doubts: Doubts, group: Claims) -> list[tuple[Claims, Fraction]]:
    """Claims of one source: one uniform U, each true iff U ≤ its confidence.

    Between two neighbours of 0, the confidences and 1 all U in (low, high] say the same.
    """
    bounds = sorted({Fraction(0), ONE, *(doubts.claims[claim] for claim in group)})
    return _possible(
        [
            (frozenset(claim for claim in group if high <= doubts.claims[claim]), high - low)
            for low, high in pairwise(bounds)
        ]
    )


def _owns(doubts: Doubts) -> Iterator[tuple[frozenset[Own], Fraction]]:
    """Every set of own confidences that may be exactly those that come true."""
    confidences = _own_confidences(doubts)
    parts = [
        [(event, here, p) for here, p in ((True, q), (False, 1 - q)) if p > 0]
        for event, q in confidences.items()
    ]
    for chosen in product(*parts):
        own = frozenset(event for event, here, _ in chosen if here)
        yield own, _product([(event, p) for event, _, p in chosen])


def _own_confidences(doubts: Doubts) -> dict[Own, Fraction]:
    own: dict[Own, Fraction] = {}
    for i, entries in enumerate(doubts.lists):
        for place, entry in enumerate(entries):
            own["statement", i, place] = entry.confidence
    for c, constraint in enumerate(doubts.constraints):
        own["constraint", c] = constraint.confidence
    return own


def _possible(parts: list[tuple[Claims, Fraction]]) -> list[tuple[Claims, Fraction]]:
    return [(true, p) for true, p in parts if p > 0]


def _product(chosen: Sequence[tuple[object, Fraction]]) -> Fraction:
    total = ONE
    for _, p in chosen:
        total *= p
    return total


def chance(doubts: Doubts, query: Query) -> Fraction:
    """P(Q): the sum over the worlds where it holds."""
    return sum((p for one, p in worlds(doubts) if query(one)), Fraction(0))


# --- robustness ---


@dataclass(frozen=True)
class Solved:
    """The feasible states of a world, before coalescing, and those of them in an equilibrium."""

    feasible: frozenset[Config]
    equilibria: frozenset[Config]


Question: TypeAlias = Callable[[Solved], bool]


@dataclass(frozen=True)
class Conflict:
    """All that is certain; the constraints of the frame are always imposed."""

    frame: Frame
    truths: Mapping[Key, Truth]
    concept: str


def form_of(doubts: Doubts, frame: Frame, one: World) -> OptionForm | None:
    """The option form of a world; None where no state is feasible.

    A class that is empty there, or overlaps another, is the error that it is in §1.
    """
    imposed = tuple(
        constraint.truth for c, constraint in enumerate(doubts.constraints) if c in one.imposed
    )
    plain = replace(frame, constraints=frame.constraints + imposed, classes=())
    form = edited(plain, frozenset())
    if form is None:
        return None
    classes = tuple(frozenset(c for c in form.feasible if truth(c)) for truth in frame.classes)
    return replace(form, classes=classes)


def solve(doubts: Doubts, conflict: Conflict, one: World) -> Solved:
    """What a world is like; where no state is feasible there is no equilibrium."""
    form = form_of(doubts, conflict.frame, one)
    if form is None:
        return Solved(frozenset(), frozenset())
    found = equilibria(model(form, conflict.truths, one.profile), conflict.concept)
    return Solved(form.feasible, frozenset(c for c in form.feasible if state_of(form, c) in found))


def is_equilibrium(config: Config) -> Question:
    """It is feasible and an equilibrium."""
    return lambda solved: config in solved.equilibria


def no_equilibrium(solved: Solved) -> bool:
    """There is no equilibrium."""
    return len(solved.equilibria) == 0


def all_satisfy(wanted: Truth) -> Question:
    """There is an equilibrium and all satisfy W; a class does iff every member does (§1)."""
    return lambda solved: (
        len(solved.equilibria) > 0 and all(wanted(config) for config in solved.equilibria)
    )


def upset(config: Config) -> Question:
    """It is feasible and not an equilibrium."""
    return lambda solved: config in solved.feasible and config not in solved.equilibria


def asked(doubts: Doubts, conflict: Conflict, question: Question) -> Query:
    """A question of a solved world, asked of a world."""
    return lambda one: question(solve(doubts, conflict, one))


@dataclass(frozen=True)
class Robustness:
    """How probable it is: for each state, feasible or not in some worlds, and altogether."""

    equilibrium: Mapping[Config, Fraction]
    none: Fraction
    all_satisfy: Fraction
    upset: Fraction


def robustness(doubts: Doubts, conflict: Conflict, wanted: Truth, status_quo: Config) -> Robustness:
    """P(s is feasible and an equilibrium) for every s, P(no equilibrium), P(all satisfy W).

    Also P(the status quo is feasible and not an equilibrium).
    """
    solved = [(solve(doubts, conflict, one), p) for one, p in worlds(doubts)]

    def probability(question: Question) -> Fraction:
        return sum((p for one, p in solved if question(one)), Fraction(0))

    every = product(*(range(count) for count in conflict.frame.levels))
    return Robustness(
        equilibrium={config: probability(is_equilibrium(config)) for config in every},
        none=probability(no_equilibrium),
        all_satisfy=probability(all_satisfy(wanted)),
        upset=probability(upset(status_quo)),
    )


# --- critical claims ---


def uncertain(doubts: Doubts) -> Claims:
    """The claims that may be true and may be false."""
    return frozenset(claim for claim, p in doubts.claims.items() if 0 < p < 1)


def swing(doubts: Doubts, claim: Claim, query: Query) -> Fraction | None:
    """P(Q | c true) − P(Q | c false), given the event itself; None where one is impossible.

    What else its source says under `together` is then more, or less, probable.
    """
    if claim not in uncertain(doubts):
        return None
    return _difference(doubts, lambda one: claim in one.true, query)


def swing_of_place(doubts: Doubts, i: int, k: int, place: int, query: Query) -> Fraction:
    """P(Q | drawn to this place or above) − P(Q | drawn below), of the k-th statement of DM i."""

    def above(one: World) -> bool:
        return any((j, s) == (i, k) and wanted <= place for j, s, wanted in one.drawn)

    return _difference(doubts, above, query)


def _difference(doubts: Doubts, event: Query, query: Query) -> Fraction:
    def given(value: bool) -> Fraction:
        return chance(doubts, lambda one: event(one) == value and query(one)) / chance(
            doubts, lambda one: event(one) == value
        )

    return given(True) - given(False)


def moved(doubts: Doubts, i: int, k: int, place: int) -> World:
    """The world where all that may be true is, and one statement is drawn to another place."""
    own = frozenset(event for event, p in _own_confidences(doubts).items() if p > 0)
    drawn = {(j, s, wanted) for j, s, wanted in as_written(doubts) if (j, s) != (i, k)}
    return world(doubts, frozenset(doubts.claims), own, frozenset(drawn | {(i, k, place)}))


def with_false(doubts: Doubts, false: Claims) -> World:
    """The world where exactly these claims are false, and every own confidence comes true.

    An own confidence of 0 is not uncertain: it does not come true. Statements stand as written.
    """
    own = frozenset(event for event, p in _own_confidences(doubts).items() if p > 0)
    return world(doubts, frozenset(doubts.claims) - false, own)


def overturning(doubts: Doubts, query: Query, most: int) -> frozenset[Claims]:
    """Every inclusion-minimal F of at most `most` uncertain claims that changes the answer.

    Q differs between all claims true and exactly F false, be that world possible under `together`
    or not; a proper superset of F may differ or not.
    """
    usual = query(with_false(doubts, frozenset()))
    differing = [
        frozenset(chosen)
        for size in range(most + 1)
        for chosen in combinations(sorted(uncertain(doubts)), size)
        if query(with_false(doubts, frozenset(chosen))) != usual
    ]
    return frozenset(f for f in differing if not any(other < f for other in differing))
