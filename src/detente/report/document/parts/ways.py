"""How to get there: one way to each named outcome, who takes a loss, who ends worse off."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.document.blocks import Block, Heading, Para, Section, points
from detente.report.document.findings import Findings
from detente.report.phrases import sentence
from detente.report.routes import UNKNOWN, RouteLines
from detente.studies.paths import Paths, Unreached, Ways


def ways(findings: Findings) -> Section | None:
    """A way from the status quo to each outcome that is told."""
    if not findings.paths:
        return None
    blocks: list[Block] = [
        Para(
            "From where we are, by the fewest moves; of moves that all gain where that is possible."
            " Ranks are told before and after, 1 is best; nobody moves twice in a row.",
            "note",
        )
    ]
    for one, paths in zip(findings.named, findings.paths, strict=True):
        blocks += [Heading(f"To {one.letter}. {one.name}"), *_way(paths)]
    return Section("ways", "How to get there", tuple(blocks))


def _way(paths: Paths) -> Iterator[Block]:
    route = paths.goals[0]
    lines = RouteLines(paths, route)
    moves, improvements = route.moves, route.improvements
    if isinstance(moves, Unreached):
        known = moves.cause != "stopped"
        yield Para(f"Not reachable: {lines.unreached(moves)}." if known else UNKNOWN)
        return
    if not moves.moves:
        yield Para("This is where we are already.")
        return
    if isinstance(improvements, Ways):
        found = improvements
        yield Para(f"{lines.distance(improvements)} by moves that gain.")
    else:
        found = moves
        yield Para(lines.by_improvements(improvements))
        yield Para(f"{lines.distance(moves)} by any moves{lines.reluctance(moves)}.")
    if found.told:
        path = found.told[0]
        yield points([sentence(lines.leg(leg)) for leg in path.legs], ordered=True)
        yield Para(f"In the end {lines.end(path.ranks)}.")
