"""Why a state holds, in sentences: first who would leave it, then what tempts and deters each."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from detente.conflict import Conflict
from detente.engine import State
from detente.report.analysis import large
from detente.report.phrases import (
    concepts,
    listed,
    move,
    of,
    own_rank,
    ranks,
    sentence,
    state_lines,
    state_name,
)
from detente.stability import CONCEPTS, Concept
from detente.studies.explanation import Explanation
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.moves import Change, Step
from detente.studies.explanation.position import Deterrent, Position, Temptation, Temptations
from detente.studies.explanation.witness import Shortfall


def told(explanation: Explanation) -> list[str]:
    """The explanation in lines of text, for a reader who knows nothing of the method."""
    found = explanation
    state = standing(found.state, found.conflict, found.size, found.status_quo)
    lines = [*state, "", *_verdict(found)]
    if explanation.concepts:
        for position in explanation.positions:
            lines += ["", *PositionLines(explanation, position).lines()]
        lines += ["", *_legend(explanation)]
    return lines


def standing(state: State, conflict: Conflict, size: int, status_quo: bool) -> Iterator[str]:
    """Which state is meant, of how many, and what it is."""
    name = f": {state_name(state, conflict)}" if state.name else ""
    quo = ", the status quo" if status_quo else ""
    if state.number:
        yield f"State {state.number:,} of {size:,}{quo}{name}"
    else:
        yield f"One of {large(size)} states{quo}"
    yield from (f"  {line}" for line in state_lines(state, conflict))


def _verdict(explanation: Explanation) -> Iterator[str]:
    """Who would leave, by which move; the concepts that agree on it together."""
    conflict = explanation.conflict
    yield "Would anyone leave it?"
    agreed: dict[tuple[Step, ...], list[str]] = {}
    for concept in explanation.concepts:
        steps = (position.leaves_by(concept) for position in explanation.positions)
        agreed.setdefault(tuple(s for s in steps if s is not None), []).append(concept)
    for leaving, ids in agreed.items():
        if not leaving:
            yield f"  Nobody would under {concepts(ids)}: it is an equilibrium."
            continue
        yield f"  Under {concepts(ids)}:"
        for step in leaving:
            label = conflict.decision_makers[step.mover].label
            yield f"    {sentence(label)} would {move(step, conflict)} ({ranks(*step.rank)})."
    for concept, reason in explanation.undefined.items():
        yield f"  Unknown under {concepts([concept])}: {reason}."


def _legend(explanation: Explanation) -> Iterator[str]:
    yield "What the words mean"
    yield "  Rank 1 is best; “own rank” is the rank of who moves, before and after."
    if any(answer.anyway is None for answer in _sanctions(explanation)):
        yield "  What others could do anyway, without the move it deters, is not determined here:"
        yield "  the states are not single combinations of options."
    yield "  A decision maker stays, under"
    for concept in (CONCEPTS[concept] for concept in explanation.concepts):
        yield f"    {concept.title} ({concept.id}), if {concept.says}"


def _sanctions(explanation: Explanation) -> Iterator[Answer]:
    for position in explanation.positions:
        for group in position.temptations:
            for temptation in group.told:
                yield from (deterrent.answer for deterrent in temptation.deterrents)


class PositionLines:
    """How the state looks to one decision maker, in sentences."""

    def __init__(self, explanation: Explanation, position: Position) -> None:
        self.explanation = explanation
        self.position = position
        self.conflict = explanation.conflict
        self.labels = [dm.label for dm in self.conflict.decision_makers]
        self.label = self.labels[position.dm]

    def lines(self) -> Iterator[str]:
        """All of them."""
        yield sentence(f"{self.label}: rank {self.position.rank} of {self.position.ranks}")
        if not self.position.temptations:
            yield f"  No move of {of(self.label)} own would improve on that."
        for group in self.position.temptations:
            yield f"  {self.heading(group)}"
            for temptation in group.told:
                step = temptation.move
                yield f"  – {sentence(move(step, self.conflict))} ({ranks(*step.rank)})"
                yield from (f"      {line}" for line in self.deterred(temptation))
                yield from (f"      {line}" for line in self.free(temptation))
            if more := group.count - len(group.told):
                moves = "move" if more == 1 else "moves"
                yield f"  – and {more:,} more such {moves}; --limit {group.count} shows all"

    def heading(self, group: Temptations) -> str:
        """How many moves there are of a kind, and under which concepts they are deterred."""
        one = group.count == 1
        which = "this move" if one else f"one of these {group.count:,} moves"
        would = sentence(f"{self.label} would rather make {which}")
        deterred = [c for c in self.explanation.concepts if c not in group.free]
        if not deterred:
            return f"{would}, and nothing deters {'it' if one else 'them'}:"
        free = f", not under {listed(group.free)}" if group.free else ""
        return f"{would}; {'it is' if one else 'they are'} deterred under {listed(deterred)}{free}:"

    def deterred(self, temptation: Temptation) -> Iterator[str]:
        """What deters a move."""
        for deterrent in temptation.deterrents:
            reason, anyway = self.deterrent(deterrent), self.anyway(deterrent)
            others = temptation.deterrents
            twin = next((d for d in others if repeats(deterrent.answer, d.answer)), None)
            if twin is not None:
                reason = "Done at the same moment, that deters it as well."
                anyway = "" if anyway == self.anyway(twin) else anyway
            yield f"{reason}{anyway} [{', '.join(deterrent.concepts)}]"

    def free(self, temptation: Temptation) -> Iterator[str]:
        """Why nothing deters a move, under the concepts under which it is the best such move."""
        why: dict[str, list[str]] = {}
        told = {deterrent.answer.steps for deterrent in temptation.deterrents}
        found = temptation.shortfalls
        worst = [shortfall.worst for shortfall in found.values() if shortfall.worst]
        for concept, shortfall in found.items():
            reason = self.shortfall(CONCEPTS[concept], shortfall)
            if any(shortfall.worst and repeats(shortfall.worst, other) for other in worst):
                reason = "Done at the same moment, that does not deter it either."
            if shortfall.needed and shortfall.needed.steps not in told:
                reason = f"{reason} {self.needed(shortfall.needed)}"
            why.setdefault(reason, []).append(concept)
        yield from (f"{reason} [not {', '.join(ids)}]" for reason, ids in why.items())

    def deterrent(self, deterrent: Deterrent) -> str:
        """What deters a move, and what way out of that there is."""
        answer = deterrent.answer
        told = sentence(self.answer(answer))
        if any(CONCEPTS[concept].escape for concept in deterrent.concepts):
            told += f"; {self.way_out(answer.escape)}"
        return f"{told}."

    def answer(self, answer: Answer) -> str:
        """Who does what, and what that leaves."""
        told = [
            f"{self.labels[step.mover]} {'would' if step.improves else 'could'} "
            f"{'at the same moment' if answer.joint else 'then'} {move(step, self.conflict)} "
            f"({own_rank(step)})"
            for step in answer.steps
        ]
        return f"{listed(told)}, which leaves {self.label} at rank {answer.rank}"

    def way_out(self, escape: Step | None) -> str:
        """How far the decision maker could get from what deters it."""
        if escape is None:
            return f"from there {self.label} has no move"
        if escape.improves:
            return f"from there {self.label} could get no further than rank {escape.rank[1]}"
        return f"no move of {of(self.label)} own improves on that"

    def anyway(self, deterrent: Deterrent) -> str:
        """That the others could do the same if the decision maker stays, where they could."""
        answer = deterrent.answer
        if not answer.anyway:
            return ""
        movers = listed(self.labels[dm] for dm in dict.fromkeys(s.mover for s in answer.steps))
        held = deterrent.held_back is not None
        spared = (
            ", though that is deterred in its turn" if held else ": staying does not prevent it"
        )
        return (
            f" Even if {self.label} stays, {movers} could do the same, "
            f"which would leave {self.label} at rank {answer.anyway_rank}{spared}."
        )

    def shortfall(self, concept: Concept, shortfall: Shortfall) -> str:
        """Why the others cannot deter a move."""
        worst = shortfall.worst
        if len(self.labels) == 1:
            return "There is nobody else who could deter it."
        if worst is None and concept.joint:
            return f"No improvement of others at the same moment leaves {self.label} with less."
        if worst is None:
            own = "" if concept.sanction == "moves" else " in their own interest"
            return f"Nothing that the others could do{own} leaves {self.label} with less."
        told = f"At worst, {self.answer(worst)}"
        if worst.escape is not None and worst.escape.improves:
            told += f"; but from there {self.label} could {move(worst.escape, self.conflict)}"
            told += f" ({ranks(*worst.escape.rank)})"
        return f"{told}, still better than rank {self.position.rank}."

    def needed(self, needed: Answer) -> str:
        """What would deter a move if others acted against their own interest."""
        reluctant = dict.fromkeys(s.mover for s in needed.steps if not s.improves)
        interest = listed(self.labels[dm] for dm in reluctant)
        return f"It would take moves that do not help {interest}: {self.answer(needed)}."


def repeats(answer: Answer, other: Answer) -> bool:
    """Whether an answer at the same moment is another one that is made move by move."""
    return answer.joint and not other.joint and _changes(answer) == _changes(other)


def _changes(answer: Answer) -> list[tuple[int, tuple[Change, ...]]]:
    return sorted(((step.mover, step.changes) for step in answer.steps), key=itemgetter(0))
