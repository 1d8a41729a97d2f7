"""Status quo analysis against the literal oracle, and the faults that this comparison notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import Any

import pytest

from detente.engine import State as EngineState
from detente.engine import States, Steps
from detente.engine.arcs import Arcs, Graph
from detente.engine.dense import Dense
from detente.studies.paths import Asked, Path, Paths, Reach, Unreached, Ways, paths_of, shortest
from detente.studies.paths.layers import Last, Layer, Layers
from detente.studies.paths.shortest import Edge, Node
from detente.studies.paths.surroundings import Listed, Surroundings
from detente.studies.paths.tracing import Tracer
from detente.studies.solution import Solution
from tests.convert import Converted, convert
from tests.oracle import model
from tests.oracle.paths import Path as LiteralPath
from tests.oracle.paths import distances, shortest_paths
from tests.oracle.random_models import random_model
from tests.oracle.reach import improvements, moves

MODELS = 300
MOST_STATES = 9
MOST_MOVES = 40
EVERYTHING = 10**9


@dataclass(frozen=True)
class Case:
    """A random model, and a start in it, that all paths from can be written out."""

    seed: int
    converted: Converted
    graph: model.Graph
    number: int

    @property
    def start(self) -> model.State:
        return self.converted.states[self.number]

    @cached_property
    def distances(self) -> dict[Steps, Mapping[model.State, int]]:
        """How far other states are."""
        kinds: tuple[tuple[Steps, bool], ...] = (("moves", False), ("improvements", True))
        return {steps: distances(self.graph, self.start, improving) for steps, improving in kinds}

    @cached_property
    def paths(self) -> dict[tuple[Steps, model.State], frozenset[LiteralPath]]:
        """All shortest paths to each state."""
        return {
            (steps, goal): shortest_paths(self.graph, self.start, goal, steps == "improvements")
            for steps in self.distances
            for goal in self.graph.states
            if goal != self.start
        }

    def alone(self, dm: int) -> dict[model.State, int]:
        """How far other states are if one decision maker alone makes any of its moves."""
        return _alone(self.graph, self.start, dm)


def _alone(graph: model.Graph, start: model.State, dm: int) -> dict[model.State, int]:
    found: dict[model.State, int] = {}
    ends: set[tuple[model.State, int | None]] = {(start, None)}
    for length in range(1, len(graph.states) * graph.n + 1):
        ends = {
            (end, j)
            for here, last in ends
            for j in range(graph.n)
            if j != last
            for end in (moves if j == dm else improvements)(graph, j, here)
        }
        for end, _ in ends:
            found.setdefault(end, length)
    return found


@cache
def cases() -> list[Case]:
    found: list[Case] = []
    for seed in range(MODELS):
        drawn = random_model(seed)
        graph = drawn.graph()
        arcs = sum(len(moves(graph, j, s)) for j in range(graph.n) for s in graph.states)
        if len(graph.states) <= MOST_STATES and arcs <= MOST_MOVES:
            converted = convert(drawn)
            starts = {1, len(graph.states) // 2 + 1}
            found += [Case(seed, converted, graph, number) for number in sorted(starts)]
    return found


def differences(solved: Callable[[Any], Solution] = Solution) -> Iterator[str]:
    """Where the study says something else than the oracle."""
    for case in cases():
        solution = solved(case.converted.conflict)
        for goal, number in case.converted.numbers.items():
            if goal != case.start:
                asked = Asked(to=number, concepts=["nash"], limit=EVERYTHING)
                found = paths_of(solution, case.number, asked)
                wrong = _wrong(case, found, goal)
                yield from (
                    f"seed {case.seed}, {case.number} to {number}: {what}" for what in wrong
                )


def _wrong(case: Case, found: Paths, goal: model.State) -> Iterator[str]:
    (route,) = found.goals
    pairs: tuple[tuple[Steps, Ways | Unreached, Reach], ...] = (
        ("moves", route.moves, found.moves),
        ("improvements", route.improvements, found.improvements),
    )
    for steps, ways, reach in pairs:
        far = case.distances[steps]
        literal = Counter(distance for state, distance in far.items() if state != case.start)
        if dict(enumerate(reach.by_distance, 1)) != {
            d: literal[d] for d in range(1, max(literal, default=0) + 1)
        }:
            yield f"{steps}: reach"
        if isinstance(ways, Unreached):
            if goal in far:
                yield f"{steps}: not found"
            continue
        if ways.moves != far.get(goal):
            yield f"{steps}: distance"
        elif not _same(case, ways, case.paths[steps, goal]):
            yield f"{steps}: paths"
    if isinstance(route.improvements, Unreached) and goal in case.distances["moves"]:
        alone = {j: case.alone(j).get(goal) for j in range(case.graph.n)}
        if route.improvements.alone != {j: d for j, d in alone.items() if d is not None}:
            yield "alone"


def _same(case: Case, ways: Ways, literal: frozenset[LiteralPath]) -> bool:
    """Whether the paths are those of the oracle, each once, with its ranks."""
    told = [_literal(case, path) for path in ways.told]
    reluctant = Counter(_reluctant(case, path) for path in literal)
    costs = [sum(not leg.improves for leg in path.legs) for path in ways.told]
    return (
        frozenset(told) == literal
        and len(told) == ways.count == len(literal)
        and dict(reluctant) == ways.reluctant
        and costs == sorted(reluctant.elements())
        and all(_ranked(case, path) for path in ways.told)
    )


def _literal(case: Case, path: Path) -> LiteralPath:
    return tuple((leg.mover, case.converted.states[leg.step.state.number]) for leg in path.legs)


def _reluctant(case: Case, path: LiteralPath) -> int:
    starts = (case.start, *(state for _, state in path))
    rank = case.graph.rank
    return sum(rank[j][t] >= rank[j][s] for s, (j, t) in zip(starts, path, strict=False))


def _ranked(case: Case, path: Path) -> bool:
    """Whether every step, and the path, has everybody's rank before and after."""
    states = [case.start, *(state for _, state in _literal(case, path))]
    spans = [*pairwise(states), (states[0], states[-1])]
    ranks = [*(leg.ranks for leg in path.legs), path.ranks]
    literal = [tuple((rank[s], rank[t]) for rank in case.graph.rank) for s, t in spans]
    return ranks == literal and all(
        leg.step.mover_rank == leg.ranks[leg.mover] for leg in path.legs
    )


def test_there_is_something_to_test() -> None:
    assert len(cases()) > 100
    assert any(case.converted.conflict.states for case in cases())
    assert any(case.converted.conflict.coalesced for case in cases())
    far = [d for case in cases() for d in case.distances["improvements"].values()]
    assert max(far) > 3


def test_the_study_agrees_with_the_oracle() -> None:
    assert list(differences()) == []


def noticed(solved: Callable[[Any], Solution] = Solution) -> bool:
    return next(differences(solved), None) is not None


class Staying(Graph):
    def led(self, dm: int, states: States, steps: Steps) -> States:
        """Who stays counts as having moved."""
        return super().led(dm, states, steps) | states


class Indifferent(Graph):
    def _steps(self, steps: Steps) -> list[Arcs]:
        """A move to a state as good counts as an improvement."""
        if steps == "moves":
            return self._arcs
        pairs = zip(self._arcs, self._ranks, strict=True)
        kept = ((arcs, rank[arcs.end] >= rank[arcs.start]) for arcs, rank in pairs)
        return [Arcs(arcs.start[which], arcs.end[which]) for arcs, which in kept]


class Backwards(Dense):
    def led(self, dm: int, states: States, steps: Steps) -> States:
        """One-way options are followed the wrong way."""
        return self.leading(dm, states, steps)


class OnlyForth(Dense):
    def leading(self, dm: int, states: States, steps: Steps) -> States:
        """What leads to a set is what the set leads to."""
        return self.led(dm, states, steps)


class NoTies(Dense):
    def led(self, dm: int, states: States, steps: Steps) -> States:
        """No improvement is as good for its mover as another one."""
        led = super().led(dm, states, steps)
        return (
            led
            if steps == "moves"
            else led & (self.ranks(dm) == self.ranks(dm)[led].max(initial=0))
        )


def with_engine(made: type[Any], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether it is noticed that another engine serves where it can."""
    from detente.engine import engine_for
    from detente.studies import solution

    def chosen(conflict: Any) -> Any:
        plain = conflict.states is None and not conflict.coalesced
        return made(conflict) if plain or issubclass(made, Graph) else engine_for(conflict)

    monkeypatch.setattr(solution, "engine_for", chosen)
    return noticed()


@pytest.mark.parametrize("made", [Staying, Indifferent, Backwards, OnlyForth, NoTies])
def test_a_wrong_engine_is_noticed(made: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_engine(made, monkeypatch)


def test_the_graph_engine_finds_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not with_engine(Graph, monkeypatch)


def forgotten(layers: Layers, mover: int) -> Last:
    """Who moved last is forgotten."""
    return None


def cut(layers: Layers) -> bool:
    """The search ends after two moves."""
    return len(layers.layers) < 3 and GROW(layers)


def twice(layers: Layers, around: Surroundings, node: Node, ends: Layer) -> Iterator[Edge]:
    """The same decision maker may move again at once."""
    return ONWARD(layers, around, (node[0], None), ends)


def once(layers: Layers, around: Surroundings, node: Node, ends: Layer) -> Iterator[Edge]:
    """Of several ways on only the first is seen."""
    return islice(ONWARD(layers, around, node, ends), 1)


def content(layers: Layers, around: Surroundings, node: Node, ends: Layer) -> Iterator[Edge]:
    """Who gains nothing is taken to be willing."""
    for edge in ONWARD(layers, around, node, ends):
        before, after = (around.ranks(state)[edge.mover] for state in (node[0], edge.to[0]))
        yield replace(edge, cost=(int(after > before), edge.cost[1]))


def all_together(tracer: Tracer, steps: list[Steps]) -> Layers:
    """If one makes any of its moves all others do."""
    together: list[Steps] = ["moves" if "moves" in steps else "improvements" for _ in steps]
    return MADE(tracer, together)


def anything(
    around: Listed, mover: int, here: EngineState, steps: Steps, within: Any
) -> Iterable[EngineState]:
    """Improvements are not told from other moves."""
    return TARGETS(around, mover, here, "moves", within)


GROW, ONWARD, MADE, TARGETS = Layers.grow, shortest.onward, Tracer.made, Listed.targets
WRONG: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "the last mover forgotten": (Layers, "last", forgotten),
    "cut at a depth": (Layers, "grow", cut),
    "twice in a row": (shortest, "onward", twice),
    "one way on only": (shortest, "onward", once),
    "no gain is willing": (shortest, "onward", content),
    "all against their interest": (Tracer, "made", all_together),
    "any move": (Listed, "targets", anything),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_search_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = WRONG[fault]
    monkeypatch.setattr(where, name, wrong)
    assert noticed()
