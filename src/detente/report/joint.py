"""Joint moves and what others can do about them, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.conflict import Conflict
from detente.report.phrases import listed, move, ranks, sentence, state_name
from detente.stability import CONCEPTS
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions.answering import Response
from detente.studies.coalitions.joint import Joint, Stake
from detente.studies.coalitions.upset import Improvement, Upset
from detente.studies.explanation.moves import Step

DETERRING = [concept.id for concept in COALITIONAL.values() if concept.sanction is not None]


def short(concept: str) -> str:
    """The short name of a concept."""
    return (CONCEPTS | COALITIONAL)[concept].short


class JointLines:
    """What coalitions could do in a conflict, in lines of text."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.labels = [dm.label for dm in conflict.decision_makers]

    def names(self, members: Iterable[int]) -> str:
        """Who is in a coalition."""
        return " + ".join(self.labels[dm] for dm in members)

    def upset(self, upset: Upset, seen_by: int | None = None) -> Iterator[str]:
        """A coalition, what it could do, and what deters it; `seen_by` one of its members."""
        free = [c for c in DETERRING if c not in upset.stays and self._known(upset, c)]
        alone = len(upset.members) == 1
        verdict = _verdict(upset.stays, free, "it" if alone else "them")
        if alone:
            yield from self.alone(upset, verdict, seen_by is not None)
            return
        who = self.names(dm for dm in upset.members if dm != seen_by)
        head = f"{sentence(who)} together" if seen_by is None else f"With {who}"
        several = f"; one of {upset.count:,} joint improvements" if upset.count > 1 else ""
        yield f"{head}, {verdict}{several}:"
        for improvement in upset.told:
            yield f"– {sentence(self.steps(improvement.move))}{self.end(improvement)}"
            yield f"    {self.gains(improvement)}"
            yield from (f"    {self.response(r)}" for r in improvement.responses)

    def alone(self, upset: Upset, verdict: str, brief: bool) -> Iterator[str]:
        """What a decision maker could do by itself, in a line."""
        improvement = upset.told[0]
        (gain,) = improvement.move.stakes
        who = "Alone it" if brief else f"{sentence(self.labels[gain.dm])} alone"
        step = move(improvement.move.steps[0], self.conflict)
        yield f"{who} could {step} ({ranks(gain.before, gain.after)}), {verdict}."

    def _known(self, upset: Upset, concept: str) -> bool:
        """Whether a concept was looked at: it is then free somewhere, or deterred everywhere."""
        return any(concept in improvement.free for improvement in upset.told)

    def steps(self, joint: Joint) -> str:
        """Who does what, one after the other."""
        return "; then ".join(
            f"{self.labels[step.mover]} would {move(step, self.conflict)}" for step in joint.steps
        )

    def end(self, improvement: Improvement) -> str:
        """Where it leads, unless the last move says so."""
        state = improvement.outcome
        by_name = not improvement.move.steps[-1].changes
        return "." if by_name else f", which leads to {state_name(state, self.conflict)}."

    def gains(self, improvement: Improvement) -> str:
        """What each member gains, and who need not move for it."""
        movers = {step.mover for step in improvement.move.steps}
        stakes = improvement.move.stakes
        idle = [self.labels[stake.dm] for stake in stakes if stake.dm not in movers]
        need = f"; {listed(idle)} need not move" if idle else ""
        return f"{sentence(self.stakes(stakes))}{need}."

    def stakes(self, stakes: Iterable[Stake]) -> str:
        """What becomes of the ranks of some decision makers."""
        return listed(f"{self.labels[s.dm]} {ranks(s.before, s.after)}" for s in stakes)

    def response(self, response: Response) -> str:
        """What others do about it, and whom it hurts."""
        told = "; ".join(self.answer(joint, response) for joint in response.moves)
        hurt = listed(self._left_at(stake) for stake in response.hurt)
        way_out = ", with no way out for the coalition" if "csmr" in response.concepts else ""
        ids = ", ".join(response.concepts)
        return f"{sentence(told)}, which leaves {hurt}{way_out}. [{ids}]"

    def _left_at(self, stake: Stake) -> str:
        before = f" ({stake.before} before)" if stake.after > stake.before else ", as before"
        return f"{self.labels[stake.dm]} at rank {stake.after}{before}"

    def answer(self, joint: Joint, response: Response) -> str:
        """The moves of those who answer; a coalition that gains by them is named as one."""
        if "cseq" in response.concepts and len(joint.members) > 1:
            who, gains = self.names(joint.members), self.stakes(joint.stakes)
            return f"{who} would then move together ({gains}): {self.steps(joint)}"
        return "; ".join(self.step(step, "cseq" in response.concepts) for step in joint.steps)

    def step(self, step: Step, wanted: bool) -> str:
        """Who then does what, and what that does to the own rank."""
        modal = "would" if wanted else "could"
        own = f"own {ranks(*step.mover_rank)}"
        return f"{self.labels[step.mover]} {modal} then {move(step, self.conflict)} ({own})"


def _verdict(stays: Iterable[str], free: Iterable[str], them: str) -> str:
    """Whether anything deters a coalition, under which concepts."""
    if not (held := [short(c) for c in stays]):
        return f"and nothing deters {them}"
    loose = [short(c) for c in free]
    return f"deterred under {listed(held)}" + (f", not under {listed(loose)}" if loose else "")
