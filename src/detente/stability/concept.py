"""What a solution concept is, and how all of them but simultaneous stability are computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from detente.engine.protocol import Algebra, Steps, Weighing

V = TypeVar("V")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Concept:
    """A way of reasoning about a move: which answers to reckon with, and how far to look.

    `sanction` is how the others may answer: by any of their moves, by improvements only, by
    improvements made at the same time, or not at all (None). With `escape` the decision maker also
    reckons with its own way out of the answer. `implied_by` are the ids of the concepts whose
    stable states are always stable under this one.
    """

    id: str
    title: str
    short: str
    says: str
    source: str
    sanction: Steps | None = None
    escape: bool = False
    joint: bool = False
    implied_by: tuple[str, ...] = ()


def stable(concept: Concept, engine: Algebra[V, S], dm: int) -> S:
    """The states that are stable for a decision maker under a concept (definitions §3).

    Raises `NotDefined` where the concept is not defined for the model.
    """
    if concept.joint:
        return engine.simultaneous(dm)
    return engine.contented(dm, hope(concept, engine, dm))


def hope(concept: Concept, engine: Weighing[V], dm: int) -> V:
    """What a decision maker may hope to have in the end, for each state, were it to move there.

    Its rank of the state, or the least that the others can answer with if that is less: the rank
    they can bring it to, or with `escape` the best rank it can move on to from there. A move
    tempts and is not deterred iff it promises more than the rank of where one stands.
    """
    rank = engine.rank(dm)
    if concept.sanction is None:
        return rank
    end = engine.best(dm, rank) if concept.escape else rank
    return engine.lesser(rank, engine.worst(dm, end, concept.sanction))
