"""The paths told as a graph: states, and the moves between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.naming import state_text
from detente.studies.paths.route import changes_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from detente.studies.paths.answer import Paths
    from detente.studies.paths.route import Leg

Attributes = dict[str, Any]


def node_id(state: State, conflict: Conflict) -> str:
    """What a state is called in a graph: its name, its number, or what holds in it."""
    return str(state.name or state.number or state_text(state, conflict))


def nodes(paths: Paths) -> dict[str, Attributes]:
    """The states on the paths told, the goals and the start, by what they are called.

    `text` says what a state is, `start` and `goal` whether it is one of these, and `rank_` with
    the id of a decision maker its rank for it; 1 is best.
    """
    goals = {node_id(route.state, paths.conflict) for route in paths.goals}
    found: dict[str, Attributes] = {}
    for state, ranks in _states(paths):
        name = node_id(state, paths.conflict)
        found[name] = {
            "text": state_text(state, paths.conflict),
            "start": state == paths.start,
            "goal": name in goals,
            **ranks,
        }
    return found


def edges(paths: Paths) -> dict[tuple[str, str, str], Attributes]:
    """The moves on the paths told, each once: from where to where, by whom (an id).

    `changes` says what changes, `improves` whether the mover's position improves, `before` and
    `after` are its ranks, and `worse` has the ids of the others whom the move leaves worse off.
    """
    found: dict[tuple[str, str, str], Attributes] = {}
    for here, leg in _legs(paths):
        mover = paths.conflict.decision_makers[leg.mover].id
        before, after = leg.step.mover_rank
        found[node_id(here, paths.conflict), node_id(leg.step.state, paths.conflict), mover] = {
            "mover": mover,
            "changes": changes_text(leg.step.changes),
            "improves": leg.improves,
            "before": before,
            "after": after,
            "worse": ", ".join(paths.conflict.decision_makers[dm].id for dm in leg.worse),
        }
    return found


def graph(paths: Paths) -> MultiDiGraph[str]:
    """The paths told as a directed graph of networkx that may have several moves between states.

    The attributes are those of `nodes` and `edges`; the key of an edge is the mover's id. The
    graph itself has the conflict's `title` and the ids of its `decision_makers`, joined by spaces.
    Raises ImportError where networkx is not installed.
    """
    try:
        from networkx import MultiDiGraph
    except ImportError:
        message = "graphs need networkx; install it, or détente with it: detente[data]"
        raise ImportError(message) from None
    ids = " ".join(dm.id for dm in paths.conflict.decision_makers)
    drawn: MultiDiGraph[str] = MultiDiGraph(title=paths.conflict.title or "", decision_makers=ids)
    for name, attributes in nodes(paths).items():
        drawn.add_node(name, **attributes)
    for (start, end, mover), attributes in edges(paths).items():
        drawn.add_edge(start, end, key=mover, **attributes)
    return drawn


def _legs(paths: Paths) -> Iterator[tuple[State, Leg]]:
    """The steps of all paths told, each with the state that it starts from."""
    for route in paths.goals:
        for _, path in route.told:
            here = paths.start
            for leg in path.legs:
                yield here, leg
                here = leg.step.state


def _states(paths: Paths) -> Iterator[tuple[State, Attributes]]:
    dms = paths.conflict.decision_makers

    def named(ranks: tuple[int, ...]) -> Attributes:
        return {f"rank_{dm.id}": rank for dm, rank in zip(dms, ranks, strict=True)}

    yield paths.start, named(paths.ranks)
    for _, leg in _legs(paths):
        yield leg.step.state, named(tuple(after for _, after in leg.ranks))
    for route in paths.goals:
        yield route.state, named(route.ranks)


def graphml(paths: Paths) -> str:
    """The graph as a text in GraphML. Raises ImportError where networkx is not installed."""
    drawn = graph(paths)
    from networkx import generate_graphml

    return "\n".join([*generate_graphml(drawn), ""])
