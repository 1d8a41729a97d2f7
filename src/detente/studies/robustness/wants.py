"""What a decision maker wants in each world, told apart only as far as it matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Prioritised, Statement, Weight, Weighted
from detente.engine import Engine
from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from detente.engine.ranks import ranks
from detente.studies.rankings import List, Values, mark, rankings
from detente.studies.robustness.events import Events, Held
from detente.studies.robustness.order import Standing, ordered
from detente.studies.robustness.universe import Places
from detente.studies.robustness.worlds import alike

CELLS = 2**19
"""About how many values are gone through at once."""


class Wants:
    """The lists of statements that one decision maker may hold over the states of an engine.

    Lists that order the states alike are one ranking. Rankings after which its own moves improve
    its position alike are one attitude: the others see no more of it than that.
    """

    def __init__(self, engine: Engine[Any], events: Events, dm: int) -> None:
        self.engine, self.dm = engine, dm
        self.columns = [k for k, item in enumerate(events.items) if item.dm == dm]
        self._places = [events.items[k].place for k in self.columns]
        self._moved = self._standings(events)
        self._orders: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._preference = engine.conflict.decision_makers[dm].preference
        self._known: dict[bytes, tuple[int, int]] = {}
        self._rankings: dict[bytes, int] = {}
        self._attitudes: dict[bytes, int] = {}
        self._examples: list[NDArray[np.bool_]] = []
        self._exprs, self._entries = self._listed()

    @property
    def varies(self) -> bool:
        """Whether it may want one thing or another."""
        return bool(self.columns)

    def told(self, held: Held) -> tuple[Places, Places]:
        """The ranking and the attitude in each world, by their numbers."""
        own = held[:, self.columns]
        first, of = alike(own)
        kinds = own[first]
        new = [k for k, kind in enumerate(kinds) if kind.tobytes() not in self._known]
        at_once = max(1, CELLS // self.engine.size)
        for start in range(0, len(new), at_once):
            part = kinds[new[start : start + at_once]]
            table = self._table(part)
            attitudes = self._seen(table)
            for column, kind in enumerate(part):
                ranking = self._number(mark(table[:, column]), kind)
                attitude = self._attitudes.setdefault(attitudes[column], len(self._attitudes))
                self._known[kind.tobytes()] = ranking, attitude
        found = np.array([self._known[kind.tobytes()] for kind in kinds], dtype=np.intp)
        return found[of, 0], found[of, 1]

    def _number(self, its: bytes, kind: NDArray[np.bool_]) -> int:
        if its not in self._rankings:
            self._rankings[its] = len(self._examples)
            self._examples.append(kind.copy())
        return self._rankings[its]

    def table(self, wanted: Places) -> Values:
        """The states (rows) as some rankings (columns, by their numbers) have them."""
        some, of = np.unique(wanted, return_inverse=True)
        return self._table(np.stack([self._examples[k] for k in some]))[:, of.reshape(-1)]

    def _standings(self, events: Events) -> dict[int, dict[int, Standing]]:
        """Of the statements that may stand elsewhere, what each column says of it."""
        found: dict[int, dict[int, Standing]] = {}
        for column, k in enumerate(self.columns):
            item = events.items[k]
            if item.kind == "position" and item.own is not None:
                standing = events.events[item.own].standing
                assert standing is not None
                found.setdefault(item.place, {})[column] = standing
        return found

    def _listed(self) -> tuple[list[NDArray[np.bool_]], list[tuple[int, int | None, int | None]]]:
        """Where statements hold; and for each entry its own, what stands in its place, its column.

        Each statement of the list, and each that may stand in the place of another.
        """
        if not isinstance(self._preference, Prioritised):
            return [], []
        at = {column for told in self._moved.values() for column in told}
        columns = {place: k for k, place in enumerate(self._places) if k not in at}
        truths: list[NDArray[np.bool_]] = []
        entries: list[tuple[int, int | None, int | None]] = []
        for place, statement in enumerate(self._preference.statements):
            column = columns.get(place)
            truths.append(self.engine.truth(statement.expr))
            entry, instead = len(truths) - 1, None
            if column is not None and statement.otherwise is not None:
                truths.append(self.engine.truth(statement.otherwise))
                instead = len(truths) - 1
            entries.append((entry, instead, column))
        return truths, entries

    def _table(self, kinds: NDArray[np.bool_]) -> Values:
        """The states (rows) by what is wanted where its own things are held so (columns)."""
        if not self.varies:
            return np.repeat(self.engine.ranks(self.dm)[:, None], len(kinds), axis=1)
        if isinstance(self._preference, Prioritised):
            lists = [self._list(kind) for kind in kinds]
            return rankings(self._exprs, self.engine.size, lists)
        assert isinstance(self._preference, Weighted)
        assert isinstance(self.engine, Dense | Graph)
        space = self.engine.space
        weighted = (Weighted(self._weights(self._preference.weights, kind)) for kind in kinds)
        return np.stack([ranks(one, space) for one in weighted], axis=1)

    def _list(self, kind: NDArray[np.bool_]) -> List:
        found = (
            entry if column is None or kind[column] else instead
            for entry, instead, column in map(self._entries.__getitem__, self._order(kind))
        )
        return tuple(place for place in found if place is not None)

    def _order(self, kind: NDArray[np.bool_]) -> tuple[int, ...]:
        """The statements, told by their places among those in force, in their order."""
        drawn = {place: _drawn(told, kind) for place, told in self._moved.items()}
        key = tuple(drawn.values())
        if key not in self._orders:
            assert isinstance(self._preference, Prioritised)
            self._orders[key] = ordered(self._preference, drawn)
        return self._orders[key]

    def _weights(self, weights: Sequence[Weight], kind: NDArray[np.bool_]) -> tuple[Weight, ...]:
        missing = {place for place, held in zip(self._places, kind, strict=True) if not held}
        kept: list[Weight] = []
        for place, weight in enumerate(weights):
            instead = weight.statement.otherwise
            if place not in missing:
                kept.append(weight)
            elif instead is not None:
                kept.append(replace(weight, statement=Statement(instead)))
        return tuple(kept)

    def _seen(self, table: Values) -> list[bytes]:
        """What tells the attitude of each ranking (columns): which own moves improve on which."""
        seen = self._better(table)
        return [
            blake2b(np.ascontiguousarray(seen[..., k]).tobytes(), digest_size=16).digest()
            for k in range(table.shape[1])
        ]

    def _better(self, table: Values) -> NDArray[Any]:
        if isinstance(self.engine, Graph):
            arcs = self.engine.arcs[self.dm]
            return np.packbits(table[arcs.end] > table[arcs.start], axis=0)
        assert isinstance(self.engine, Dense)
        turns = self.engine.turns[self.dm]
        cells = np.zeros((self.engine.cube.size, table.shape[1]), dtype=np.int32)
        cells[self.engine.space.cells] = table
        values = cells.reshape(*turns.shape, table.shape[1])
        order = np.argsort(values, axis=1, kind="stable")
        in_order = np.take_along_axis(values, order, axis=1)
        places = np.zeros(values.shape, dtype=np.int32)
        places[:, 1:] = np.cumsum(np.diff(in_order, axis=1) > 0, axis=1)
        seen = np.empty_like(places)
        np.put_along_axis(seen, order, places, axis=1)
        return seen


def _drawn(told: Mapping[int, Standing], kind: NDArray[np.bool_]) -> int:
    """The place that a statement is drawn to: the first that it stands at or above, or the last."""
    at = (standing.at for column, standing in told.items() if kind[column])
    return next(at, next(iter(told.values())).places[-1])
