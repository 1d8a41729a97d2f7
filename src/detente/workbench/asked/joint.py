"""Joint steps of coalitions and the answers of the others, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.report.joint import DETERRING, JointLines
from detente.report.phrases import listed, sentence
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions.answer import Coalitions
from detente.studies.coalitions.answering import Response
from detente.studies.coalitions.joint import Stake
from detente.studies.coalitions.upset import Improvement, Upset
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.workbench.asked.states import state_json, step_json


class Joints:
    """What coalitions of a conflict can do together, as plain data and in words."""

    def __init__(self, solution: Solution, found: Coalitions) -> None:
        self.conflict = found.conflict
        self._known = [id for id in DETERRING if id in found.concepts]
        self._worst = solution.ranks.max(axis=1).tolist()
        self._lines = JointLines(found.conflict)

    def upset(self, upset: Upset) -> dict[str, Any]:
        """A coalition, whether anything deters it, and its best joint steps."""
        return {
            "members": self._ids(upset.members),
            "stays": list(upset.stays),
            "verdict": self._verdict(upset),
            "count": count_json(upset.count),
            "told": [self._improvement(one) for one in upset.told],
        }

    def _ids(self, dms: Iterable[int]) -> list[str]:
        return [self.conflict.decision_makers[dm].id for dm in dms]

    def _verdict(self, upset: Upset) -> str:
        """Under which concepts it is deterred, in words."""
        alone = len(upset.members) == 1
        if not upset.stays:
            return f"nothing deters {'it' if alone else 'them'}"
        gladly = "cseq" in upset.stays
        fear = "if it fears any answer" if alone else "if they fear any answer"
        by = "by an answer that others gain by" if gladly else fear
        told = f"deterred {by} ({_shorts(upset.stays)})"
        free = [id for id in self._known if id not in upset.stays]
        out = ["there is a way out of it"] if "csmr" in free else []
        if "cseq" in free:
            out.append("no answer that others gain by does so")
        return f"{told}; {listed(out)} ({_shorts(free)})" if out else told

    def _improvement(self, improvement: Improvement) -> dict[str, Any]:
        movers = {step.mover for step in improvement.move.steps}
        idle = [stake.dm for stake in improvement.move.stakes if stake.dm not in movers]
        return {
            "steps": [
                step_json(step, self.conflict, self._worst[step.mover])
                for step in improvement.move.steps
            ],
            "to": state_json(improvement.outcome, self.conflict),
            "gains": [self._stake(stake) for stake in improvement.move.stakes],
            "idle": self._ids(idle),
            "free": list(improvement.free),
            "answers": [self._answer(one) for one in improvement.responses],
        }

    def _stake(self, stake: Stake) -> dict[str, Any]:
        dm = self.conflict.decision_makers[stake.dm].id
        return {"dm": dm, "ranks": [stake.before, stake.after], "worst": self._worst[stake.dm]}

    def _answer(self, response: Response) -> dict[str, Any]:
        return {
            "words": sentence(self._lines.response(response).rpartition(" [")[0]),
            "concepts": list(response.concepts),
            "to": state_json(response.outcome, self.conflict),
        }


def _shorts(ids: Iterable[str]) -> str:
    return ", ".join(COALITIONAL[id].short for id in ids)
