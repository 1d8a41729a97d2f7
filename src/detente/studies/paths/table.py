"""The paths told as flat rows, one for each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.conflict import Conflict
from detente.engine import State, Steps
from detente.studies.naming import state_text
from detente.studies.paths.route import Path, Route, changes_text
from detente.studies.rows import Row

if TYPE_CHECKING:
    from detente.studies.paths.answer import Paths


def rows(paths: Paths) -> list[Row]:
    """A row for each step of each path told.

    `by` says whether the path is made of improvements only, `path` and `step` are counted from 1.
    """
    return [
        row
        for route in paths.goals
        for number, (by, path) in enumerate(route.told, 1)
        for row in _rows(paths, route, by, (number, path))
    ]


def _rows(paths: Paths, route: Route, by: Steps, told: tuple[int, Path]) -> Iterator[Row]:
    ids = [dm.id for dm in paths.conflict.decision_makers]
    number, path = told
    for place, leg in enumerate(path.legs, 1):
        before, after = leg.step.mover_rank
        yield {
            "goal": _name(route.state, paths.conflict),
            "concepts": ", ".join(route.concepts),
            "by": by,
            "path": number,
            "step": place,
            "decision_maker": ids[leg.mover],
            "to": _name(leg.step.state, paths.conflict),
            "changes": changes_text(leg.step.changes),
            "improves": leg.improves,
            "rank_before": before,
            "rank_after": after,
            "worse_off": ", ".join(ids[dm] for dm in leg.worse),
        }


def _name(state: State, conflict: Conflict) -> int | str:
    return state.name or state.number or state_text(state, conflict)
