"""How to come to a state, in sentences: who moves, and who gains or loses by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from detente.report.phrases import change_phrase, counted, listed, move, own_rank, ranks, sentence
from detente.studies.explanation.moves import Change
from detente.studies.paths import Leg, Path, Paths, Route, Unreached, Ways
from detente.studies.paths.route import Ranks, better_off, worse_off

UNKNOWN = "Whether it can be reached is not known."

NAMED = 4
"""How many decision makers are named for whom nothing changes."""


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
            known = moves.cause != "stopped"
            yield f"Not reachable: {self.unreached(moves)}." if known else UNKNOWN
            return
        if not moves.moves:
            yield "This is where we are already."
            return
        if isinstance(improvements, Ways):
            yield from self.gaining(improvements, moves)
        else:
            yield self.by_improvements(improvements)
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
            return f"{counted(ways.moves, 'move')}, by more shortest paths than can be counted,"
        return f"{counted(ways.moves, 'move')}, {counted(ways.count, 'shortest path')}"

    def reluctance(self, ways: Ways) -> str:
        """How many moves on the way are against the interest of who makes them."""
        least = min(ways.reluctant, default=0)
        if not least:
            return ""
        each = "it has" if ways.count == 1 else "each has"
        more = "" if ways.count == ways.reluctant[least] else " at least"
        return f"; {each}{more} {counted(least, 'move')} that the mover does not gain by"

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
        if len(same) > NAMED:
            parts.append("as before: all others" if parts else "as before: all")
        elif same:
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
        if found.cause == "stopped":
            return "Whether improvements alone lead there is not known."
        if found.cause == "no_way_out":
            why = "nobody can gain by a move from where we are"
        elif found.cause == "no_way_in":
            why = "nobody gains by moving into it"
        else:
            why = "no improvement leads into it from a state that they reach"
        more = "" if found.alone is None else f" {self.giving_in(found.alone)}."
        return f"Improvements alone do not lead there: {why}.{more}"

    def giving_in(self, alone: Mapping[int, int]) -> str:
        """Who would have to make moves that it does not gain by."""
        if not alone:
            return "It takes at least two who make moves that they do not gain by"
        if len(alone) == 1:
            (dm, count), *_ = alone.items()
            who = self.labels[dm]
            one = f"It is enough that {who} makes moves that it does not gain by"
            return f"{one}: {counted(count, 'move')} in all"
        who = listed(
            (f"{self.labels[dm]} ({counted(n, 'move')} in all)" for dm, n in alone.items()), "or"
        )
        return f"It is enough that one decision maker makes moves that it does not gain by: {who}"
