"""Where a conflict can go, in sentences: how far, to what, by whose moves, and at whose cost."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.statement.text import text
from detente.report.analysis import large
from detente.report.phrases import (
    counted,
    listed,
    state_lines,
    state_name,
)
from detente.report.routes import RouteLines
from detente.stability import CONCEPTS
from detente.studies.listing import Listing
from detente.studies.naming import state_text
from detente.studies.paths import Paths, Reach, Route

SHOWN = 8
"""How many distances are told with their states before only the farthest is."""


def told(paths: Paths) -> Iterator[str]:
    """The paths in lines of text, for a reader who knows nothing of the method."""
    yield from _start(paths)
    yield ""
    yield from _reach(paths)
    yield ""
    yield from _goals(paths)
    yield from _legend(paths)


def _start(paths: Paths) -> Iterator[str]:
    state, conflict = paths.start, paths.conflict
    quo = ", the status quo" if paths.status_quo else ""
    if state.number:
        name = f": {state_name(state, conflict)}" if state.name else ""
        yield f"# From state {state.number:,} of {paths.size:,}{quo}{name}"
    else:
        yield f"# From one of {large(paths.size)} states{quo}"
    yield from (f"  {line}" for line in state_lines(state, conflict))


def _reach(paths: Paths) -> Iterator[str]:
    yield "## How far it can go"
    moves, found = paths.moves, paths.improvements
    if not moves.count and moves.complete:
        yield "  Nobody can move."
        return
    others = large(paths.size - 1)
    every = "all" if moves.count == paths.size - 1 else _least(moves)
    yield f"  Moves lead to {every} of the {others} other states, {_distances(moves)}."
    if not found.count and found.complete:
        yield "  Nobody can gain by a move from here alone, so that no improvement leads away."
        return
    if not found.count:
        yield "  How far improvements alone lead is not known."
        return
    yield f"  Improvements alone lead to {_least(found)} of them, {_distances(found)}."
    if found.ends is not None:
        yield f"  {_ends(found.ends, paths)}"


def _least(reach: Reach) -> str:
    """How many states there are, as far as is known."""
    return large(reach.count) if reach.complete else f"at least {large(reach.count)}"


def _distances(reach: Reach) -> str:
    """How far the farthest is, and how many states there are at each distance."""
    if reach.farthest == 1:
        return "in one move"
    shown = reach.by_distance[:SHOWN]
    told = [f"{counted(d, 'move')}: {large(count)}" for d, count in enumerate(shown, 1)]
    rest = " · …" if reach.farthest > SHOWN else ""
    known = "the farthest" if reach.complete else "the farthest that are known"
    return f"{known} in {counted(reach.farthest, 'move')} ({' · '.join(told)}{rest})"


def _states(count: int) -> str:
    return f"{large(count)} state{'' if count == 1 else 's'}"


def _ends(ends: Listing, paths: Paths) -> str:
    if not ends.count:
        return "They come to no end: wherever they lead, somebody can gain by another move."
    if not all(state.number for state in ends.states):
        only = f", where this holds: {state_text(ends.states[0], paths.conflict)}"
        where = f"{_states(ends.count)}{only if ends.count == 1 else ''}"
        return f"They end where nobody can gain by another move: in {where}."
    names = listed(state_name(state, paths.conflict) for state in ends.states)
    where = f"{large(ends.count)} states, such as {names}" if ends.shortened else names
    return f"They end where nobody can gain by another move: in {where}."


def _goals(paths: Paths) -> Iterator[str]:
    if paths.kind == "state":
        yield from _only(paths, paths.goals[0])
        return
    if paths.kind == "none":
        yield "There are too many states to look for equilibria among them; --to says where to go."
        yield ""
        return
    yield f"## {_heading(paths)}"
    for line in _about(paths):
        yield f"  {line}"
    yield ""
    for place, route in enumerate(paths.goals, 1):
        yield from _goal(paths, place, route)
        yield ""
    if left := paths.count - len(paths.goals):
        yield f"… and {left:,} more; --limit {paths.count} shows all."
        yield ""


def _heading(paths: Paths) -> str:
    if paths.kind == "satisfying":
        return "The nearest states of the kind that is wanted"
    return "To the equilibria, the strongest first, then the nearest"


def _about(paths: Paths) -> Iterator[str]:
    """What the goals are, and what they are not."""
    wanted = "" if paths.where is None else text(paths.where)
    if paths.kind == "satisfying":
        if not paths.count:
            yield f"There is no such state: this holds in none that is feasible: {wanted}"
            return
        yield f"This holds in no equilibrium: {wanted}"
        leaving = ", which somebody would leave again" if paths.concepts else ""
        yield f"It holds in {_states(paths.count)}{leaving}."
    elif not paths.concepts:
        yield "None of the concepts asked for can be had here."
    elif not paths.count:
        yield "No state is an equilibrium."
    elif wanted:
        found = counted(paths.count, "equilibrium", "equilibria")
        yield f"{found} in which this holds: {wanted}"


def _goal(paths: Paths, place: int, route: Route) -> Iterator[str]:
    name = state_name(route.state, paths.conflict)
    shorts = [listed(CONCEPTS[concept].short for concept in route.labels)] if route.labels else []
    yield f"{place}. {' · '.join([*shorts, name])}"
    yield from (f"     {line}" for line in state_lines(route.state, paths.conflict))
    yield from (f"   {line}" for line in RouteLines(paths, route).lines())


def _only(paths: Paths, route: Route) -> Iterator[str]:
    """The way to the state that was asked for."""
    state, conflict = route.state, paths.conflict
    yield f"## To {state_name(state, conflict) if state.number else 'the state that is wanted'}"
    yield from (f"  {line}" for line in state_lines(state, conflict))
    if route.labels:
        yield f"It is an equilibrium under {listed(CONCEPTS[c].short for c in route.labels)}."
    elif paths.concepts:
        yield "It is no equilibrium: somebody would leave it again."
    yield from RouteLines(paths, route).lines()
    yield ""


def _legend(paths: Paths) -> Iterator[str]:
    yield "What the words mean"
    yield "  Rank 1 is best; “own rank” is the rank of who moves, before and after. An improvement"
    yield "  is a move that betters it. In a path nobody moves twice in a row."
    seen = {label for route in paths.goals for label in route.labels}
    if seen:
        yield "  In an equilibrium each decision maker stays, under"
    for concept in CONCEPTS.values():
        if concept.id in seen:
            yield f"    {concept.short} ({concept.title}), if {concept.says}"
