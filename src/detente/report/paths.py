"""Where a conflict can go, in sentences: how far, to what, by whose moves, and at whose cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from detente.conflict.statement.text import text
from detente.report.phrases import (
    change_phrase,
    listed,
    move,
    own_rank,
    ranks,
    sentence,
    state_lines,
    state_name,
)
from detente.stability import CONCEPTS
from detente.studies.explanation.moves import Change
from detente.studies.paths import Leg, Path, Paths, Reach, Route, Unreached, Ways
from detente.studies.paths.route import Ranks, better_off, worse_off

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
    name = f": {state_name(state, conflict)}" if state.name else ""
    yield f"# From state {state.number:,} of {paths.size:,}{quo}{name}"
    yield from (f"  {line}" for line in state_lines(state, conflict))


def _reach(paths: Paths) -> Iterator[str]:
    yield "## How far it can go"
    others = paths.size - 1
    if not paths.moves.count:
        yield "  Nobody can move."
        return
    every = "all" if paths.moves.count == others else f"{paths.moves.count:,}"
    yield f"  Moves lead to {every} of the {others:,} other states, {_distances(paths.moves)}."
    found = paths.improvements
    if not found.count:
        yield "  Nobody can gain by a move from here alone, so that no improvement leads away."
        return
    yield f"  Improvements alone lead to {found.count:,} of them, {_distances(found)}."
    yield f"  {_ends(found, paths)}"


def _distances(reach: Reach) -> str:
    """How far the farthest is, and how many states there are at each distance."""
    if reach.farthest == 1:
        return "in one move"
    shown = reach.by_distance[:SHOWN]
    told = [f"{_moves(d)}: {count:,}" for d, count in enumerate(shown, 1)]
    rest = " · …" if reach.farthest > SHOWN else ""
    return f"the farthest in {_moves(reach.farthest)} ({' · '.join(told)}{rest})"


def _moves(count: int) -> str:
    return f"{count:,} move{'' if count == 1 else 's'}"


def _ends(reach: Reach, paths: Paths) -> str:
    ends = reach.ends
    if ends is None or not ends.count:
        return "They come to no end: wherever they lead, somebody can gain by another move."
    names = listed(state_name(state, paths.conflict) for state in ends.states)
    where = f"{ends.count:,} states, such as {names}" if ends.shortened else names
    return f"They end where nobody can gain by another move: in {where}."


def _goals(paths: Paths) -> Iterator[str]:
    if paths.kind == "state":
        yield from _only(paths, paths.goals[0])
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
        yield f"It holds in {_count(paths.count, 'state')}, which somebody would leave again."
    elif not paths.count:
        yield "No state is an equilibrium."
    elif wanted:
        yield f"{sentence(_count(paths.count, 'equilibrium'))} in which this holds: {wanted}"


def _count(count: int, thing: str) -> str:
    plural = {"equilibrium": "equilibria"}.get(thing, f"{thing}s")
    return f"{count:,} {thing if count == 1 else plural}"


def _goal(paths: Paths, place: int, route: Route) -> Iterator[str]:
    name = state_name(route.state, paths.conflict)
    shorts = [listed(CONCEPTS[concept].short for concept in route.labels)] if route.labels else []
    yield f"{place}. {' · '.join([*shorts, name])}"
    yield from (f"     {line}" for line in state_lines(route.state, paths.conflict))
    yield from (f"   {line}" for line in RouteLines(paths, route).lines())


def _only(paths: Paths, route: Route) -> Iterator[str]:
    """The way to the state that was asked for."""
    state, conflict = route.state, paths.conflict
    yield f"## To {state_name(state, conflict)}{_held(route, paths)}"
    yield from (f"  {line}" for line in state_lines(state, conflict))
    yield from RouteLines(paths, route).lines()
    yield ""


def _held(route: Route, paths: Paths) -> str:
    if route.labels:
        return f", an equilibrium under {listed(CONCEPTS[c].short for c in route.labels)}"
    return ", which somebody would leave again" if paths.concepts else ""


class RouteLines:
    """How to come to one state, in sentences."""

    def __init__(self, paths: Paths, route: Route) -> None:
        self.route = route
        self.conflict = paths.conflict
        self.labels = [dm.label for dm in paths.conflict.decision_makers]
        self.paths = paths

    def lines(self) -> Iterator[str]:
        """All of them."""
        moves, improvements = self.route.moves, self.route.improvements
        if isinstance(moves, Unreached):
            yield f"Not reachable: {self.unreached(moves)}."
            return
        if not moves.moves:
            yield "This is where we are already."
            return
        if isinstance(improvements, Ways):
            yield from self.gaining(improvements, moves)
        else:
            yield f"Improvements alone do not lead there: {self.by_improvements(improvements)}."
            yield from self.moving(moves, moves.told)
        for _, path in islice(self.route.told, 1):
            yield f"In the end {self.end(path.ranks)}."

    def gaining(self, improvements: Ways, moves: Ways) -> Iterator[str]:
        """The paths of improvements, and what other moves can do that they cannot."""
        yield f"{self.distance(improvements)} by improvements only."
        yield from self.told(improvements.told)
        if moves.moves < improvements.moves:
            yield from self.moving(moves, moves.told)
        elif moves.count != improvements.count:
            others = (path for path in moves.told if path not in improvements.told)
            yield from self.moving(moves, tuple(others))

    def moving(self, moves: Ways, told: Sequence[Path]) -> Iterator[str]:
        """The paths of any moves."""
        yield f"{self.distance(moves)} by any moves{self.reluctance(moves)}."
        yield from self.told(told)

    def distance(self, ways: Ways) -> str:
        """How far it is and how many shortest paths there are."""
        if ways.count is None:
            return f"{_moves(ways.moves)}, by more shortest paths than can be counted,"
        return f"{_moves(ways.moves)}, {_count(ways.count, 'shortest path')}"

    def reluctance(self, ways: Ways) -> str:
        """How many moves on the way are against the interest of who makes them."""
        least = min(ways.reluctant, default=0)
        if not least:
            return ""
        each = "it has" if ways.count == 1 else "each has"
        more = "" if ways.count == ways.reluctant[least] else " at least"
        return f"; {each}{more} {_moves(least)} that the mover does not gain by"

    def told(self, told: Sequence[Path]) -> Iterator[str]:
        """Paths step by step."""
        for number, path in enumerate(told, 1):
            indent = ""
            if len(told) > 1:
                yield f"  Path {number}:"
                indent = "  "
            for place, leg in enumerate(path.legs, 1):
                yield f"  {indent}{place}) {self.leg(leg)}"

    def leg(self, leg: Leg) -> str:
        """Who moves, what changes, and who is worse off by it."""
        verb = "would" if leg.improves else "would have to"
        label = sentence(self.labels[leg.mover])
        line = f"{label} {verb} {move(leg.step, self.conflict)} ({own_rank(leg.step)})"
        return f"{line}; worse off: {self.ranked(leg.worse, leg.ranks)}" if leg.worse else line

    def ranked(self, dms: Sequence[int], changed: Ranks) -> str:
        """Some decision makers, each with its rank before and after."""
        return listed(f"{self.labels[dm]} ({ranks(*changed[dm])})" for dm in dms)

    def end(self, changed: Ranks) -> str:
        """Who is better and who is worse off at the end than at the start."""
        better, worse = better_off(changed), worse_off(changed)
        parts = [
            f"{word}: {self.ranked(dms, changed)}"
            for word, dms in (("worse off", worse), ("better off", better))
            if dms
        ]
        same = [dm for dm in range(len(changed)) if dm not in (*better, *worse)]
        if same:
            parts.append(f"as before: {self.ranked(same, changed)}")
        return "; ".join(parts)

    def unreached(self, found: Unreached) -> str:
        """Why no moves lead to a state."""
        if found.cause == "one_way":
            return f"{listed(map(self.forbidden, found.changes))}, which cannot be done"
        if found.cause == "no_way_out":
            return "nobody can move from where we are"
        if found.cause == "no_way_in":
            return "no move of anybody leads into it"
        return "moves lead into it only from states that no moves lead to from here"

    def forbidden(self, change: Change) -> str:
        """A change that an option does not allow, and who would have to make it."""
        owner = self.conflict.option(change.option).owner
        label = self.conflict.decision_maker(owner).label
        return f"{label} would have to {change_phrase(change, self.conflict)}"

    def by_improvements(self, found: Unreached) -> str:
        """Why improvements do not lead to a state, and who would have to give in."""
        if found.cause == "no_way_out":
            why = "nobody can gain by a move from where we are"
        elif found.cause == "no_way_in":
            why = "nobody gains by moving into it"
        else:
            why = "no improvement leads into it from a state that they reach"
        return why if found.alone is None else f"{why}. {self.giving_in(found.alone)}"

    def giving_in(self, alone: Mapping[int, int]) -> str:
        """Who would have to make moves that it does not gain by."""
        if not alone:
            return "It takes at least two who make moves that they do not gain by"
        if len(alone) == 1:
            (dm, count), *_ = alone.items()
            who = self.labels[dm]
            one = f"It is enough that {who} makes moves that it does not gain by"
            return f"{one}: {_moves(count)} in all"
        who = listed((f"{self.labels[dm]} ({_moves(n)} in all)" for dm, n in alone.items()), "or")
        return f"It is enough that one decision maker makes moves that it does not gain by: {who}"


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
