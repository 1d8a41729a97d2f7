"""The shortest ways from a state to another: who moves, what changes, who gains, who loses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.report.routes import RouteLines
from detente.studies.families import Family
from detente.studies.naming import count_json
from detente.studies.paths import Asked, Leg, Paths, Route, Unreached, Ways, paths_of
from detente.studies.paths.route import Ranks
from detente.studies.solution import Solution
from detente.studies.where import find
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.concepts import ordered
from detente.workbench.asked.families import groups_of, key
from detente.workbench.asked.needed import needed
from detente.workbench.asked.reach import start_of_args
from detente.workbench.asked.states import state_json, step_json
from detente.workbench.asked.way import Way, lede

PATHS = 12
"""How many shortest paths of a kind are told; the others are counted."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The ways to a state, or to the group that `to` is one of the states of.

    `group` is the key of that group, `letters` what the page calls the groups.
    """
    to, letters = args.get("to"), args.get("letters") or {}
    if not isinstance(to, int | str) or not isinstance(letters, Mapping):
        raise Unasked("a path leads to a state, which is a number or a text")
    start, goal = start_of_args(solution, args), find(solution.engine, to)
    tell(progress("looking for the shortest paths", 0, 2))
    paths = paths_of(solution, start, Asked(to=goal, limit=PATHS))
    (route,) = paths.goals
    families = groups_of(solution)
    group = _family(families, goal.number, args.get("group"))
    asked = group is not None and key(group) == args.get("group")
    members = group.numbers if group is not None and asked else [goal.number]
    must: list[int] = []
    if isinstance(route.moves, Ways) and isinstance(route.improvements, Unreached):
        tell(progress("looking for who cannot be spared a loss", 1, 2))
        must = needed(solution, start, members)
    way = Way(
        paths,
        route,
        RouteLines(paths, route),
        _start(paths, letters, _family(families, start.number)),
        _called(letters, group if asked else None) or "the state asked for",
        len(members),
        tuple(must),
    )
    return {
        "from": state_json(start, paths.conflict),
        "to": state_json(goal, paths.conflict),
        "quo": goal.number == solution.engine.status_quo,
        "holds": ordered(route.concepts),
        "labels": ordered(route.labels),
        "family": None if group is None else key(group),
        "lede": lede(way),
        "gaining": _ways(route.improvements),
        "any": _ways(route.moves),
        "needed": [paths.conflict.decision_makers[dm].id for dm in must],
        "told": _told(solution, paths, route),
    }


def _family(families: Iterable[Family], number: int, wanted: Any = None) -> Family | None:
    """The group that a state is in: the wanted one, if it is in that, else the first."""
    found = [family for family in families if number in family.numbers]
    return next((family for family in found if key(family) == wanted), found[0] if found else None)


def _start(paths: Paths, letters: Mapping[str, str], family: Family | None) -> str:
    """What the start is called."""
    if paths.status_quo:
        return "the present state"
    return _called(letters, family) or "the state chosen"


def _called(letters: Mapping[str, str], family: Family | None) -> str | None:
    """What a group is called, where it is called anything."""
    letter = None if family is None else letters.get(key(family))
    return None if letter is None else f"outcome {letter}"


def _ways(found: Ways | Unreached) -> dict[str, Any] | None:
    if isinstance(found, Unreached):
        return None
    return {
        "moves": found.moves,
        "count": None if found.count is None else count_json(found.count),
        "reluctant": min(found.reluctant, default=0),
    }


def _told(solution: Solution, paths: Paths, route: Route) -> list[dict[str, Any]]:
    """The paths that gain, then the others that are as short or shorter."""
    gaining = route.improvements.told if isinstance(route.improvements, Ways) else ()
    moving = route.moves.told if isinstance(route.moves, Ways) else ()
    others = [path for path in moving if path not in gaining]
    worst = solution.ranks.max(axis=1).tolist()
    return [
        {
            "gaining": path in gaining,
            "steps": [_step(leg, paths, worst) for leg in path.legs],
            "ranks": _ranks(path.ranks, paths),
        }
        for path in (*gaining, *others)
        if path.legs
    ]


def _step(leg: Leg, paths: Paths, worst: list[int]) -> dict[str, Any]:
    dms = paths.conflict.decision_makers
    return {
        **step_json(leg.step, paths.conflict, worst[leg.mover]),
        "worse": {dms[dm].id: list(leg.ranks[dm]) for dm in leg.worse},
    }


def _ranks(ranks: Ranks, paths: Paths) -> dict[str, list[int]]:
    pairs = zip(paths.conflict.decision_makers, ranks, strict=True)
    return {dm.id: list(one) for dm, one in pairs}
