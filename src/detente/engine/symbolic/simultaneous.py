"""Simultaneous stability over decision diagrams (Fraser and Hipel, 1984)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from detente.conflict.statement.syntax import options_in
from detente.engine.symbolic.diagrams import Diagrams
from detente.engine.symbolic.mover import Mover
from detente.engine.symbolic.scores import mentioned

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

    Condition = tuple[Diagram, frozenset[int]]
    """Something on a state and another one, and whose options it concerns in the other one."""


def simultaneous(diagrams: Diagrams, movers: Sequence[Mover], dm: int) -> Diagram:
    """The states where each own improvement can be met by others' at the same moment.

    For each own improvement the others have a choice of improving or staying, one each, whose
    combination with it is feasible and no better. That one of them moves need not be asked: the
    own improvement alone is better. The others are taken out one after the other, each as soon as
    all conditions that concern it are brought together, so that no diagram holds them all.
    """
    own = movers[dm].improvements
    conditions = list(_conditions(diagrams, movers, dm))
    others = set(range(len(movers))) - {dm}
    while others:
        other = min(others, key=lambda j: (len(_company(conditions, j)), j))
        others.remove(other)
        concerned = [condition for condition, whom in conditions if other in whom]
        company = _company(conditions, other) - {other}
        met = diagrams.all_of(concerned).exists(movers[other].ends)
        conditions = [one for one in conditions if other not in one[1]] + [(met, company)]
    met = diagrams.all_of(condition for condition, _ in conditions)
    return ~diagrams.some(own, ~met, movers[dm].ends)


def _company(conditions: Iterable[Condition], dm: int) -> frozenset[int]:
    """All whom the conditions concern that concern one decision maker."""
    return reduce(or_, (whom for _, whom in conditions if dm in whom), frozenset[int]())


def _conditions(diagrams: Diagrams, movers: Sequence[Mover], dm: int) -> Iterator[Condition]:
    """What has to hold of a combination of choices that deters."""
    owner = {option.name: j for j, mover in enumerate(movers) for option in mover.dm.options}
    after = diagrams.substitution(
        pair for mover in movers for pair in diagrams.ends(mover.dm.options)
    )

    def whom(options: Iterable[str]) -> frozenset[int]:
        return frozenset(owner[option] for option in options)

    for j, mover in enumerate(movers):
        if j != dm:
            yield mover.improving_or_not, frozenset({j})
    for constraint in diagrams.conflict.constraints:
        feasible = diagrams.truth(constraint.expr).substitute(after)
        yield feasible, whom(options_in(constraint.expr))
    score = movers[dm].score
    better = diagrams.greater([bit.substitute(after) for bit in score], score)
    yield ~better, reduce(or_, map(whom, mentioned(movers[dm].dm.preference)), frozenset[int]())
