"""How many rounds of answers are enough to find every answer there is."""

from __future__ import annotations

from detente.engine.protocol import Steps
from detente.engine.sat.game import Game


def enough(game: Game, dm: int, steps: Steps, rounds: int) -> bool:
    """Whether the answers to a decision maker lead in so many rounds wherever they lead at all.

    A shortest sequence of answers passes through no state twice, and each round has room for its
    next move: as many rounds as there are combinations of the others' options, less the one it
    starts from, are always enough.

    One is enough where the others do not get in each other's way, that is, where for each of them
    which of its moves are possible (or improve) depends, its opponent's options aside, on its own
    options only. The opponent's options do not change meanwhile. Then the moves of any sequence may
    be put in another order, those of one mover together, and these are one move or none: moves, and
    improvements, are transitive up to return (definitions §2). A constraint on the options of one
    of them only is such a condition, since the state that they start from is feasible; and a
    statement that does not mention a mover's options cannot tell its moves apart.
    """
    others = game.others(dm)
    if rounds >= game.size(others) - 1:
        return True
    mentioned = [(j, c.mentions) for j in others for c in game.constraints]
    if steps == "improvements":
        mentioned += [(j, item) for j in others for item in game.tastes[j].mentions]
    return not any(_entangled(game, others, mover, options) for mover, options in mentioned)


def _entangled(game: Game, others: list[int], mover: int, options: frozenset[int]) -> bool:
    """Whether options are `mover`'s, some of them, and another's as well."""
    owners = [j for j in others if not options.isdisjoint(game.own[j])]
    return mover in owners and len(owners) > 1
