"""How to come to an outcome, as a sentence or two that could be said aloud."""

from __future__ import annotations

from dataclasses import dataclass

from detente.report.phrases import listed, sentence
from detente.report.routes import RouteLines
from detente.studies.paths import Paths, Route, Unreached, Ways

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Way:
    """What there is to tell: how start and goal are called, and of how many states the goal is.

    `needed` are the decision makers, counted from 0, who must make a move that they do not gain by.
    """

    paths: Paths
    route: Route
    lines: RouteLines
    start: str
    goal: str
    states: int
    needed: tuple[int, ...]


def lede(way: Way) -> str:
    """Whether and how the start leads to the goal."""
    moves, gains = way.route.moves, way.route.improvements
    if isinstance(moves, Unreached):
        which = "" if way.states == 1 else "for the first of its states, "
        reason = f"{which}{way.lines.unreached(moves)}"
        return sentence(f"{way.start} cannot lead to {way.goal}: {reason}.")
    if not moves.moves:
        return sentence(f"{way.start} is {way.goal} already: no move is needed.")
    if isinstance(gains, Ways):
        return sentence(f"{way.start} leads to {way.goal} {_gaining(way, gains, moves)}")
    return sentence(f"{way.start} leads to {way.goal} {_losing(way, moves, gains)}")


def counted(count: int, thing: str) -> str:
    """A count in words where it is small.

    >>> counted(1, "move"), counted(12, "move")
    ('one move', '12 moves')
    """
    number = WORDS[count] if count < len(WORDS) else f"{count:,}"
    return f"{number} {thing}{'' if count == 1 else 's'}"


def _gaining(way: Way, gains: Ways, moves: Ways) -> str:
    if gains.moves == 1:
        (leg,) = gains.told[0].legs
        return f"in one move, by which {way.lines.labels[leg.mover]} gains."
    told = f"in {counted(gains.moves, 'move')} that each gain for who makes them."
    if moves.moves < gains.moves:
        fewer = sentence(counted(moves.moves, "move"))
        told += f" {fewer} would do, but not everybody who moves would gain by it."
    return told


def _losing(way: Way, moves: Ways, gains: Unreached) -> str:
    labels = way.lines.labels
    if way.needed:
        who = listed([labels[dm] for dm in way.needed])
        one = len(way.needed) == 1
        makes = "makes a move that it does" if one else "each make a move that they do"
        only = f"only if {who} {makes} not gain by"
    else:
        only = "not by gains alone: somebody has to make a move that it does not gain by"
    told = f"in {counted(moves.moves, 'move')}, but {only}."
    enough = [labels[dm] for dm in gains.alone or {}]
    if not enough and len(way.needed) < 2:
        return f"{told} It takes at least two who make such moves."
    if way.needed:
        return f"{told} Nobody else has to." if enough else told
    return f"{told} It is enough that one does: {listed(enough, 'or')}."
