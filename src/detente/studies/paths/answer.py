"""Where a conflict can go from a state, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import State
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.paths.goals import Kind
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Route, rank_json
from detente.studies.rows import Row, Tabular

if TYPE_CHECKING:
    from networkx import MultiDiGraph


@dataclass(frozen=True, slots=True)
class Paths(Tabular):
    """Where legal sequences of moves lead from a state, and the shortest of them to some goals.

    `size` is the number of states of the conflict; `ranks` are those of the start for each decision
    maker, 1 is best. `moves` and `improvements` say how far any
    moves and improvements alone lead. `kind` says what the goals are, `count` how many there are;
    `goals` are those told. `improvements_only`: no other paths are told. `undefined` says why
    concepts that were asked for are left out, `stopped` what ended the search, if anything did.
    """

    conflict: Conflict
    size: int
    start: State
    ranks: tuple[int, ...]
    status_quo: bool
    improvements_only: bool
    concepts: tuple[str, ...]
    undefined: Mapping[str, str]
    where: Expr | None
    moves: Reach
    improvements: Reach
    kind: Kind
    count: int
    goals: tuple[Route, ...]
    stopped: str = ""

    @property
    def partial(self) -> bool:
        """Whether a limit or somebody ended the search before all was found."""
        return bool(self.stopped)

    def to_json(self) -> dict[str, Any]:
        """The paths as plain data: the answer of `detente paths --json`."""
        conflict = self.conflict
        goals: dict[str, Any] = {
            "kind": self.kind,
            "count": count_json(self.count),
            "told": [route.to_json(conflict) for route in self.goals],
        }
        found: dict[str, Any] = {
            **heading_json(conflict),
            "decision_makers": [dm.id for dm in conflict.decision_makers],
            "states": count_json(self.size),
            "start": state_json(self.start, conflict),
            "ranks": rank_json(self.ranks, conflict),
            "status_quo": self.status_quo,
            "improvements_only": self.improvements_only,
            "concepts": list(self.concepts),
        }
        if self.where is not None:
            found["where"] = text(self.where)
        if self.stopped:
            found |= {"partial": True, "stopped": self.stopped}
        return {
            **found,
            "moves": self.moves.to_json(conflict),
            "improvements": self.improvements.to_json(conflict),
            "goals": {**goals, "shortened": True} if self.count > len(self.goals) else goals,
        }

    def rows(self) -> list[Row]:
        """A row for each step of each path told, for a table or a data frame."""
        from detente.studies.paths.table import rows

        return rows(self)

    def graph(self) -> MultiDiGraph[str]:
        """The paths told as a graph of networkx (see `detente.studies.paths.drawing.graph`).

        Raises ImportError where networkx is not installed.
        """
        from detente.studies.paths.drawing import graph

        return graph(self)
