"""§8, least change: what it costs to go from list to list, and the least that brings about a wish.

A list names its statements by keys, most important first; one key may occur more than once.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, combinations, permutations, product
from typing import TypeAlias

from .model import Graph, Moves, OptionForm, coalesces, moves_of, states_of
from .preference import lift, prioritised
from .stability import equilibria
from .structure import Edit, Edits, Frame, Truth, edited, sets_of

Key: TypeAlias = Hashable
Statements: TypeAlias = tuple[Key, ...]
Profile: TypeAlias = tuple[Statements, ...]
Wish: TypeAlias = Callable[[OptionForm, Profile], bool]
Found: TypeAlias = tuple[int, frozenset[tuple[Edits, Profile]]]


@dataclass(frozen=True)
class Given:
    """A DM's list, the positions in it that are fixed, what may be added, and prices.

    A price is 1 unless given. Each statement of the pool may be added once, also one that the
    list has already: it then stands there once more.
    """

    old: Statements
    fixed: frozenset[int] = frozenset()
    pool: frozenset[Key] = frozenset()
    prices: Mapping[Key, int] = field(default_factory=dict)

    def price(self, keys: Collection[Key]) -> int:
        """The price of all these statements."""
        return sum(self.prices.get(key, 1) for key in keys)


# --- one list ---


def cost(given: Given, new: Statements) -> int | None:
    """The cost of going from the given list to a new one; None where it is not allowed.

    A fixed statement is never dropped, and nothing new comes above it. What is kept may be lifted
    over it, and it may be lifted itself.
    """
    before, after = _occurrences(given.old), _occurrences(new)
    dropped = [one for one in before if one not in after]
    added = [one for one in after if one not in before]
    fixed = [before[p] for p in given.fixed]
    if any(one in dropped for one in fixed):
        return None
    if any(after.index(a) < after.index(one) for a in added for one in fixed):
        return None
    changed = given.price([key for key, _ in dropped + added])
    in_old_order = [one for one in before if one in after]
    in_new_order = [one for one in after if one in before]
    return changed + min(
        given.price([key for key, _ in lifted])
        for lifted in _subsets(in_old_order)
        if _without(in_old_order, lifted) == _without(in_new_order, lifted)
    )


def lists(given: Given, most: int) -> dict[Statements, int]:
    """Every list that costs at most `most`, and its cost."""
    found: dict[Statements, int] = {}
    for bag in _bags(given, most):
        for new in permutations(bag):
            price = cost(given, new)
            if price is not None and price <= most:
                found[new] = price
    return found


def _occurrences(statements: Statements) -> list[tuple[Key, int]]:
    """Each statement as its key and how often that key stands above it."""
    return [(key, statements[:place].count(key)) for place, key in enumerate(statements)]


def _subsets(items: Sequence[tuple[Key, int]]) -> Iterator[tuple[tuple[Key, int], ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def _without(
    items: Sequence[tuple[Key, int]], lifted: Collection[tuple[Key, int]]
) -> list[tuple[Key, int]]:
    return [one for one in items if one not in lifted]


def _bags(given: Given, most: int) -> Iterator[list[Key]]:
    """What a new list may hold, in no order: what is dropped and added costs at most `most`."""
    had = {key: given.old.count(key) for key in [*given.old, *given.pool]}
    for counts in product(*(range(had[key] + (key in given.pool) + 1) for key in had)):
        now = dict(zip(had, counts, strict=True))
        changed = [key for key in had for _ in range(abs(now[key] - had[key]))]
        if given.price(changed) <= most:
            yield [key for key in had for _ in range(now[key])]


# --- everybody's lists and the structure ---


def least(
    frame: Frame, given: Sequence[Given], wish: Wish, most: int, edits: Collection[Edit] = ()
) -> Found | None:
    """The least cost, at most `most`, at which the wish holds, and every change of that cost.

    A change is a set of structural edits, at 1 each, and a list for every DM.
    """
    choices = [lists(one, most) for one in given]
    models = [(chosen, edited(frame, chosen)) for chosen in sets_of(edits, most)]
    for total in range(most + 1):
        best = frozenset(
            (chosen, profile)
            for chosen, form in models
            if form is not None
            for profile in _profiles(choices, total - len(chosen))
            if wish(form, profile)
        )
        if len(best) > 0:
            return total, best
    return None


def _profiles(choices: Sequence[Mapping[Statements, int]], total: int) -> Iterator[Profile]:
    """Every choice of a list for each DM that together costs exactly `total`."""
    if len(choices) == 0:
        if total == 0:
            yield ()
        return
    for new, price in choices[0].items():
        if price <= total:
            for rest in _profiles(choices[1:], total - price):
                yield (new, *rest)


# --- wishes ---


def attains(truths: Mapping[Key, Truth], wanted: Truth, concept: str) -> Wish:
    """Some wanted state is an equilibrium."""

    def holds(form: OptionForm, profile: Profile) -> bool:
        found = equilibria(model(form, truths, profile), concept)
        return not found.isdisjoint(lift(form, _where(form, wanted)))

    return holds


def avoids(truths: Mapping[Key, Truth], avoided: Truth, concept: str) -> Wish:
    """No state to avoid is an equilibrium."""
    some_is = attains(truths, avoided, concept)

    def holds(form: OptionForm, profile: Profile) -> bool:
        return not some_is(form, profile)

    return holds


def _where(form: OptionForm, truth: Truth) -> frozenset[tuple[int, ...]]:
    return frozenset(config for config in form.feasible if truth(config))


def model(form: OptionForm, truths: Mapping[Key, Truth], profile: Profile) -> Graph:
    """The graph model in which every DM ranks the states by its list (§7)."""
    states = states_of(form)
    holds = {
        key: lift(form, _where(form, truths[key])) for statements in profile for key in statements
    }
    rank = tuple(prioritised(states, [holds[key] for key in one]) for one in profile)
    return Graph(form.n, states, _moves(form), rank, None if coalesces(form) else form)


@lru_cache(maxsize=1_000)
def _moves(form: OptionForm) -> tuple[Moves, ...]:
    return tuple(moves_of(form, i) for i in range(form.n))
