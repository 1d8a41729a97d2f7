"""Why a state holds or does not: for each decision maker what tempts it and what deters it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.report.explanation import PositionLines, repeats
from detente.report.phrases import listed, sentence
from detente.studies.explanation import Explanation
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.explaining import explanation_of
from detente.studies.explanation.moves import Moves
from detente.studies.explanation.position import Deterrent, Position, Temptation
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked
from detente.workbench.asked.concepts import ordered, verdict
from detente.workbench.asked.states import state_json, step_json

MOVES = 60
"""How many own moves of a decision maker are listed."""

LIMIT = 2
"""How many moves of a kind are told."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The explanation of one state, and the moves that lead on from it."""
    state = args.get("state")
    if not isinstance(state, int | str | None):
        raise Unasked("a state is a number or a text")
    found = explanation_of(solution, state, limit=LIMIT)
    told = [_Told(found, position, solution) for position in found.positions]
    return {
        "state": state_json(found.state, found.conflict),
        "status_quo": found.status_quo,
        "holds": ordered(found.equilibrium),
        "concepts": ordered(found.concepts),
        "lede": _lede(found),
        "positions": sorted((one.to_json() for one in told), key=lambda row: row["moves"] == 0),
        "own_moves": list(_own_moves(solution, found.state.number)),
    }


def _lede(found: Explanation) -> str:
    labels = [dm.label for dm in found.conflict.decision_makers]
    tempted = [p for p in found.positions if p.temptations]
    if not tempted:
        return "Nobody gains by moving alone. It holds by itself, whatever the others would answer."
    firm = [c for c in ordered(found.equilibrium) if c != "sim"]
    names = listed([labels[p.dm] for p in tempted])
    gain = (
        f"{sentence(names)} would gain by a move of {'its' if len(tempted) == 1 else 'their'} own."
    )
    if firm:
        how = {
            "sseq": "Replies that help those who make them take every gain away for good.",
            "seq": "Replies that help those who make them take every gain away.",
            "smr": "It holds only if threats are believed, which take every gain away for good.",
            "gmr": "It holds only if threats are believed, and there are ways out of them.",
        }
        return f"{gain} {how[firm[0]]}"
    leaving = [labels[p.dm] for p in tempted if not set(p.stable) - {"sim"}]
    if leaving:
        return f"{gain} Nothing deters {listed(leaving)}: it does not hold."
    return f"{gain} No one way of reasoning keeps all of them: it does not hold."


class _Told:
    """How the state looks to one decision maker, as sequences of moves."""

    def __init__(self, found: Explanation, position: Position, solution: Solution) -> None:
        self.conflict = found.conflict
        self.position = position
        self.worst = solution.ranks.max(axis=1).tolist()
        self.lines = PositionLines(found, position)
        self.label = self.conflict.decision_makers[position.dm].label

    def to_json(self) -> dict[str, Any]:
        position = self.position
        told = list(self._sequences())
        count = sum(group.count for group in position.temptations)
        return {
            "dm": self.conflict.decision_makers[position.dm].id,
            "rank": position.rank,
            "worst": position.ranks,
            "stable": ordered(position.stable),
            "verdict": verdict(position.stable, bool(position.temptations)),
            "moves": count,
            "more": count - sum(len(group.told) for group in position.temptations),
            "sequences": told,
        }

    def _sequences(self) -> Iterator[dict[str, Any]]:
        for group in self.position.temptations:
            for temptation in group.told:
                for deterrent, served in _served(temptation.deterrents):
                    told = self._deterred(temptation, deterrent, group.free)
                    yield {**told, "concepts": ordered(served)}
                if not temptation.deterrents:
                    yield self._free(temptation, group.free)

    def _deterred(
        self, temptation: Temptation, deterrent: Deterrent, free: tuple[str, ...]
    ) -> dict[str, Any]:
        answer = deterrent.answer
        return {
            **self._sequence(temptation, answer, free),
            "anyway": bool(answer.anyway),
            "not_credible": not all(step.improves for step in answer.steps),
            "conclusion": f"{self._conclusion(deterrent)}{self.lines.anyway(deterrent)}",
        }

    def _conclusion(self, deterrent: Deterrent) -> str:
        answer = deterrent.answer
        reluctant = [step.mover for step in answer.steps if not step.improves]
        movers = self._movers(answer, reluctant or [step.mover for step in answer.steps])
        if reluctant:
            credible = f"{sentence(movers)} would not gain by it, so this is a threat"
        else:
            each = "which gains" if len({s.mover for s in answer.steps}) == 1 else "who gain"
            credible = f"{sentence(movers)}, {each} by it, must be expected to reply so"
        escape = answer.escape
        out = ""
        if escape is not None and escape.improves:
            out = f"; from there {self.label} could get no further than rank {escape.rank[1]}"
        return f"{credible}. {sentence(self.label)} ends at rank {answer.rank}{out}."

    def _movers(self, answer: Answer, movers: list[int]) -> str:
        return listed(self.conflict.decision_makers[dm].label for dm in dict.fromkeys(movers))

    def _free(self, temptation: Temptation, free: tuple[str, ...]) -> dict[str, Any]:
        worst = next((s.worst for s in temptation.shortfalls.values() if s.worst), None)
        reasons = [line.rpartition(" [")[0] for line in self.lines.free(temptation)]
        return {
            **self._sequence(temptation, worst, free),
            "concepts": [],
            "anyway": False,
            "not_credible": False,
            "conclusion": reasons[0] if reasons else "Nothing deters it.",
        }

    def _sequence(
        self, temptation: Temptation, answer: Answer | None, free: tuple[str, ...]
    ) -> dict[str, Any]:
        return {
            "tempt": self._step(temptation.move),
            "replies": [self._step(step) for step in answer.steps] if answer else [],
            "joint": bool(answer and answer.joint),
            "end": answer
            and {
                "state": state_json(answer.outcome, self.conflict),
                "rank": answer.rank,
                "escape": answer.escape and self._step(answer.escape),
            },
            "free": ordered(free),
        }

    def _step(self, step: Any) -> dict[str, Any]:
        return step_json(step, self.conflict, self.worst[step.mover])


def _served(deterrents: Sequence[Deterrent]) -> Iterator[tuple[Deterrent, tuple[str, ...]]]:
    """What deters a move, each but once, with all concepts under which it does.

    The same reply may be made after the move, and at the same moment.
    """
    for one in deterrents:
        twins = [other for other in deterrents if repeats(other.answer, one.answer)]
        if not any(repeats(one.answer, other.answer) for other in deterrents):
            yield one, tuple(c for each in (one, *twins) for c in each.concepts)


def _own_moves(solution: Solution, number: int) -> Iterator[dict[str, Any]]:
    """Every own move of each decision maker from a state, best first."""
    moves = Moves(solution)
    for dm in solution.decision_makers:
        targets = moves.best_first(dm, number, moves.moves(dm, number))[:MOVES]
        worst = int(solution.ranks[dm].max())
        steps = [moves.step(dm, number, target, dm) for target in targets]
        yield {
            "dm": solution.conflict.decision_makers[dm].id,
            "moves": [step_json(step, solution.conflict, worst) for step in steps],
        }
