"""Seeded random models in plain data, biased towards small ones."""

from dataclasses import dataclass
from itertools import product
from math import prod
from random import Random
from typing import TypeAlias

from .model import Config, Direction, Graph, Moves, OptionForm, State, graph, states_of
from .preference import ranked

Groups: TypeAlias = tuple[frozenset[State], ...]
Arcs: TypeAlias = tuple[tuple[State, State], ...]

MOST_STATES = 64


@dataclass(frozen=True)
class RandomModel:
    """A model in option form (`form`) or in graph form (`arcs` of every DM), and rankings.

    `states` are in numbering order; in graph form they are the integers from 1.
    `groups[i]` is the ranking of DM i, best first; its groups together cover all states.
    """

    form: OptionForm | None
    arcs: tuple[Arcs, ...] | None
    states: tuple[State, ...]
    groups: tuple[Groups, ...]

    @property
    def n(self) -> int:
        """The number of decision makers."""
        return len(self.groups)

    def graph(self) -> Graph:
        """The same model for the oracle."""
        rank = tuple(ranked(self.states, groups) for groups in self.groups)
        if self.form is not None:
            return graph(self.form, rank)
        assert self.arcs is not None
        moves = tuple(_moves(arcs) for arcs in self.arcs)
        return Graph(self.n, self.states, moves, rank, None)


def _moves(arcs: Arcs) -> Moves:
    return {s: frozenset(b for a, b in arcs if a == s) for s, _ in arcs}


def random_model(seed: int) -> RandomModel:
    """The model of a seed: two in three in option form, the others in graph form."""
    rng = Random(seed)
    return random_form(rng) if rng.random() < 2 / 3 else random_graph_form(rng)


def random_form(rng: Random) -> RandomModel:
    """Option form: up to 5 DMs, 6 options, 4 levels, 64 states; classes in a quarter."""
    n = _decision_makers(rng)
    levels = _levels(rng)
    feasible = _feasible(rng, levels)
    form = OptionForm(
        owners=tuple(rng.randrange(n) for _ in levels),
        levels=levels,
        direction=_directions(rng, len(levels)),
        feasible=frozenset(feasible),
        n=n,
        classes=_classes(rng, feasible),
    )
    states = states_of(form)
    return RandomModel(form, None, states, tuple(_groups(rng, states) for _ in range(n)))


def random_graph_form(rng: Random) -> RandomModel:
    """Graph form: up to 5 DMs, 2 to 10 states, arcs at random, not transitive."""
    n = _decision_makers(rng)
    states: tuple[State, ...] = tuple(range(1, 1 + rng.choice((2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10))))
    density = rng.choice((0.1, 0.2, 0.3, 0.5))
    arcs = tuple(
        tuple((a, b) for a in states for b in states if a != b and rng.random() < density)
        for _ in range(n)
    )
    return RandomModel(None, arcs, states, tuple(_groups(rng, states) for _ in range(n)))


def _decision_makers(rng: Random) -> int:
    return rng.choice((1, 2, 2, 2, 3, 3, 3, 4, 4, 5))


def _levels(rng: Random) -> tuple[int, ...]:
    """0 to 6 options of 2 to 4 levels, at most 64 combinations in all."""
    count = rng.choice((0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6))
    levels: list[int] = []
    for _ in range(count):
        drawn = rng.choice((2, 2, 2, 2, 3, 4))
        left = count - len(levels) - 1
        room = prod(levels) * drawn * 2**left <= MOST_STATES
        levels.append(drawn if room else 2)
    return tuple(levels)


def _feasible(rng: Random, levels: tuple[int, ...]) -> list[Config]:
    """All combinations, or in half the models some of them, at least one."""
    everything = list(product(*(range(count) for count in levels)))
    if rng.random() < 0.5:
        return everything
    share = rng.choice((0.4, 0.6, 0.8, 0.9))
    return [c for c in everything if rng.random() < share] or [rng.choice(everything)]


def _directions(rng: Random, count: int) -> tuple[Direction, ...]:
    """All reversible, or in half the models each option both ways, up or down."""
    if rng.random() < 0.5:
        return tuple("both" for _ in range(count))
    choices: tuple[Direction, ...] = ("both", "both", "up", "down")
    return tuple(rng.choice(choices) for _ in range(count))


def _classes(rng: Random, feasible: list[Config]) -> tuple[frozenset[Config], ...]:
    """None, or in a quarter of the models one to three: an option at a level, or any states."""
    if rng.random() < 0.75:
        return ()
    classes: list[frozenset[Config]] = []
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        free = [c for c in feasible if all(c not in one for one in classes)]
        if len(free) == 0:
            break
        example = rng.choice(free)
        if len(example) > 0 and rng.random() < 0.5:
            option = rng.randrange(len(example))
            one = [c for c in free if c[option] == example[option]]
        else:
            one = rng.sample(free, min(len(free), rng.choice((1, 2, 2, 3, 4))))
        classes.append(frozenset(one))
    return tuple(classes)


def _groups(rng: Random, states: tuple[State, ...]) -> Groups:
    """A ranking of the states, best first: strict, or in half the cases with ties."""
    order = rng.sample(states, len(states))
    if rng.random() < 0.5:
        return tuple(frozenset({s}) for s in order)
    count = rng.randint(1, len(states))
    place = {s: rng.randrange(count) for s in order}
    drawn = [frozenset(s for s in order if place[s] == p) for p in range(count)]
    return tuple(group for group in drawn if len(group) > 0)
