"""What it takes for a state to be stable: the exact condition on one decision maker's preferences.

The inverse problem of the graph model (Kinsara, Kilgour and Hipel, 2015; Wang, Hipel, Fang and
Dang, 2018; definitions §8).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.words import one_of
from detente.engine import State
from detente.stability import CONCEPTS, Concept
from detente.studies.advice.inverse_answers import Answers
from detente.studies.advice.inverse_telling import Demand, Teller
from detente.studies.explanation.moves import Moves
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular
from detente.studies.solution import Solution
from detente.studies.where import find

LIMIT = 3
"""How many moves of a state, and how many answers to each, are told; the others are counted."""

ASKED = tuple(concept.id for concept in CONCEPTS.values() if not concept.joint)
"""The concepts for which the condition is told."""

EXACT = 10**1000
"""A share with a greater denominator is not written out."""

TOO_MUCH = "it would take too many steps to compute exactly"


@dataclass(frozen=True, slots=True)
class Condition(Tabular):
    """What a decision maker's preferences must be for a state to be stable for it.

    The condition holds iff every one of its `count` moves from the state meets its demand. Today
    it prefers `preferred` of them to staying, and `unmet` demands are not met: the state is stable
    iff there is none. `told` are some of the demands, those that are not met first, then those of
    moves that it prefers, each kind best first.

    `fraction` is the share of its strict rankings of the states that meet the condition, exactly;
    None where that is too much to compute. Which states are ranked does not matter, provided that
    those are among them that the condition depends on: the state itself and `involved` others
    (None where unknown). Under SEQ and SSEQ the preferences of the others stay as they are.
    """

    conflict: Conflict
    state: State
    size: int
    status_quo: bool
    dm: int
    concept: str
    rank: int
    ranks: int
    count: int
    preferred: int
    unmet: int
    told: tuple[Demand, ...]
    fraction: Fraction | None
    involved: int | None

    @property
    def met(self) -> bool:
        """Whether today's preferences meet the condition: whether the state is stable."""
        return self.unmet == 0

    def to_json(self) -> dict[str, Any]:
        """The condition as plain data.

        `fraction` is written as `"7/12"`, and null where it has too many digits to be of use;
        `share` is the same as a number.
        """
        conflict, exact = self.conflict, self.fraction
        demands: dict[str, Any] = {
            "count": self.count,
            "preferred": self.preferred,
            "unmet": self.unmet,
            "told": [demand.to_json(conflict) for demand in self.told],
        }
        short = exact is not None and exact.denominator < EXACT
        found = {
            **heading_json(conflict),
            "states": count_json(self.size),
            "state": state_json(self.state, conflict),
            "status_quo": self.status_quo,
            "decision_maker": conflict.decision_makers[self.dm].id,
            "concept": self.concept,
            "rank": self.rank,
            "ranks": self.ranks,
            "met": self.met,
            "fraction": str(exact) if short else None,
            "share": None if exact is None else float(exact),
            "involved": self.involved,
            "moves": {**demands, "shortened": True} if self.count > len(self.told) else demands,
        }
        return found if exact is not None else {**found, "note": TOO_MUCH}

    def rows(self) -> list[Row]:
        """A row for each move told, for a table or a data frame."""
        return [
            {
                "decision_maker": self.conflict.decision_makers[self.dm].id,
                "concept": self.concept,
                "move_to": demand.move.state.name or demand.move.state.number,
                "move_rank": demand.move.rank[1],
                "preferred": demand.preferred,
                "answers": demand.answers,
                "deterring": demand.deterring,
                "always": demand.always,
                "met": demand.met,
            }
            for demand in self.told
        ]


def condition(
    conflict: Conflict,
    state: int | str | State,
    decision_maker: str,
    concept: str,
    limit: int | None = LIMIT,
) -> Condition:
    """The exact condition on a decision maker's preferences for a state to be stable for it.

    `state` is read by `detente.studies.where.find`; `decision_maker` is an id; `concept` is nash,
    gmr, smr, seq or sseq. At most `limit` moves and answers to each are told (None: all); counts
    are exact. Raises ValueError for another decision maker or concept, `StateError`,
    `MeaningError` where the conflict cannot be analysed as it stands, and `LimitError` where it is
    too large.

    >>> import detente
    >>> conflict = detente.case("elmira_graph").read().conflict()
    >>> found = condition(conflict, "s1", "local", "gmr")
    >>> found.met, found.fraction
    (True, Fraction(5, 6))
    """
    return condition_of(Solution(conflict), state, decision_maker, concept, limit)


def condition_of(
    solution: Solution,
    state: int | str | State,
    decision_maker: str,
    concept: str,
    limit: int | None = LIMIT,
) -> Condition:
    """As `condition`, of a conflict that is solved already."""
    engine = solution.engine
    dm = _place(solution.conflict, decision_maker)
    found = find(engine, state)
    answers = Answers(solution, dm, _concept(concept))
    moves = engine.moves(dm, found.number)
    ends = [answers.to(move) for move in moves]
    teller = Teller(Moves(solution), answers, found.number, limit)
    demands = sorted(zip(moves, ends, strict=True), key=teller.order)
    rank = solution.ranks[dm]
    return Condition(
        solution.conflict,
        found,
        engine.size,
        engine.status_quo == found.number,
        dm,
        concept,
        int(rank[found.number - 1]),
        int(rank.max()),
        len(moves),
        sum(teller.preferred(move) for move in moves),
        sum(not teller.met(move, states) for move, states in zip(moves, ends, strict=True)),
        tuple(teller.demand(move, states) for move, states in demands[:limit]),
        *answers.share(found.number, moves, ends),
    )


def _place(conflict: Conflict, wanted: str) -> int:
    ids = [dm.id for dm in conflict.decision_makers]
    if wanted not in ids:
        raise ValueError(f"there is no decision maker `{wanted}`; write {one_of(ids)}")
    return ids.index(wanted)


def _concept(wanted: str) -> Concept:
    if wanted not in ASKED:
        known = wanted in CONCEPTS
        wrong = f"conditions are not told for `{wanted}`" if known else f"`{wanted}` is no concept"
        raise ValueError(f"{wrong}: give one of {', '.join(ASKED)}")
    return CONCEPTS[wanted]
