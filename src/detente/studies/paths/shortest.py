"""All shortest legal sequences to a state: counted exactly, and told one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import ne

from detente.engine import State
from detente.studies.paths.layers import Last, Layer, Layers
from detente.studies.paths.surroundings import Surroundings

Node = tuple[State, Last]
"""A state on the way, and who moved last."""


CHOICES = 2**10
"""How many steps are compared where there are too many sequences to look at all of them."""

Cost = tuple[int, int]
"""How many steps do not improve their mover's position, and how many options they all change."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A step from one state on the way to the next."""

    mover: int
    to: Node
    cost: Cost


Sequence = tuple[Edge, ...]


class Shortest:
    """The shortest legal sequences in some layers, `onto` being what of these lies on them.

    `by_reluctant` has how many there are with so many steps that do not improve their mover's
    position. Only what lies on a shortest sequence is looked at state by state.
    """

    def __init__(self, layers: Layers, surroundings: Surroundings, onto: list[Layer]) -> None:
        self._layers = layers
        self.surroundings = surroundings
        self._start: Node = (layers.start, None)
        self._edges: list[dict[Node, list[Edge]]] = []
        ends = self._go_forward(onto)
        self._counts = self._counted(ends)
        self.by_reluctant: Counter[int] = Counter()
        for (reluctant, _), count in self._counts[0][self._start].items():
            self.by_reluctant[reluctant] += count

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.by_reluctant.values())

    def __iter__(self) -> Iterator[Sequence]:
        """One by one: those of the least cost first, among equals as the model has them."""
        for cost in sorted(self._counts[0][self._start]):
            yield from self._at(cost)

    def _go_forward(self, onto: list[Layer]) -> list[Node]:
        """Note the steps from each state on the way, layer by layer, up to the goal."""
        nodes = [self._start]
        for ends in onto[1:]:
            edges = {
                node: list(onward(self._layers, self.surroundings, node, ends)) for node in nodes
            }
            self._edges.append(edges)
            nodes = list(dict.fromkeys(edge.to for found in edges.values() for edge in found))
        return nodes

    def _counted(self, ends: list[Node]) -> list[dict[Node, Counter[Cost]]]:
        """For each state on the way how many sequences lead on to the goal, by their cost."""
        counts: list[dict[Node, Counter[Cost]]] = [{end: Counter({(0, 0): 1}) for end in ends}]
        for edges in reversed(self._edges):
            found: dict[Node, Counter[Cost]] = {}
            for node, onward in edges.items():
                ways = found[node] = Counter()
                for edge in onward:
                    for (reluctant, changed), count in counts[-1][edge.to].items():
                        ways[reluctant + edge.cost[0], changed + edge.cost[1]] += count
            counts.append(found)
        return counts[::-1]

    def _at(self, cost: Cost) -> Iterator[Sequence]:
        """Those of a cost."""
        waiting: list[tuple[Node, Cost, Sequence]] = [(self._start, cost, ())]
        while waiting:
            node, left, way = waiting.pop()
            if len(way) == len(self._edges):
                yield way
                continue
            after = self._counts[len(way) + 1]
            for edge in reversed(self._edges[len(way)][node]):
                rest = (left[0] - edge.cost[0], left[1] - edge.cost[1])
                if rest in after[edge.to]:
                    waiting.append((edge.to, rest, (*way, edge)))


def one_of_many(layers: Layers, surroundings: Surroundings, onto: list[Layer]) -> Sequence:
    """One shortest sequence, each of whose steps is as cheap as it can be when it is made."""
    way: list[Edge] = []
    node: Node = (layers.start, None)
    for ends in onto[1:]:
        edges = islice(onward(layers, surroundings, node, ends), CHOICES)
        way.append(min(edges, key=lambda edge: edge.cost))
        node = way[-1].to
    return tuple(way)


def onward(layers: Layers, surroundings: Surroundings, node: Node, ends: Layer) -> Iterator[Edge]:
    """The steps from a state on the way into the next layer, by others than who moved last."""
    here, last = node
    for mover, steps in enumerate(layers.steps):
        key = layers.last(mover)
        if mover == last or key not in ends:
            continue
        before = surroundings.ranks(here)[mover]
        for there in surroundings.targets(mover, here, steps, ends[key]):
            after = surroundings.ranks(there)[mover]
            changed = sum(map(ne, here.levels or (), there.levels or ()))
            yield Edge(mover, (there, key), (int(after >= before), changed))
