"""The proposals of advice: what changes, who would have to, what then holds and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.conflict import Conflict
from detente.report.phrases import listed
from detente.studies.advice.result import Effect, Fare, Proposal
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.workbench.asked.concepts import PLAIN
from detente.workbench.asked.outcome import outcome_json
from detente.workbench.asked.overlay import overlay
from detente.workbench.asked.supposed import told


def proposals_json(
    found: Sequence[Proposal], solution: Solution, whole: Conflict
) -> list[dict[str, Any]]:
    """The proposals in their order; `whole` is the model as it is written."""
    return [{**_proposal(one, solution), "scenario": overlay(one, whole)} for one in found]


def _proposal(proposal: Proposal, solution: Solution) -> dict[str, Any]:
    today = solution.conflict
    fares = [_fare(fare, solution) for fare in proposal.fares]
    return {
        "changes": [told(one, today, proposal.conflict) for one in proposal.changes],
        "price": float(proposal.cost),
        "who": list(proposal.who),
        "outcomes": count_json(proposal.outcomes.count),
        "outcome": None if proposal.outcome is None else outcome_json(proposal.outcome, solution),
        "fares": fares,
        "fare": _told(proposal.fares, solution),
        "effects": {id: _effect(proposal.effects[id]) for id in PLAIN if id in proposal.effects},
    }


def _fare(fare: Fare, solution: Solution) -> dict[str, Any]:
    place = [dm.id for dm in solution.conflict.decision_makers].index(fare.decision_maker)
    return {
        "dm": fare.decision_maker,
        "today": fare.today,
        "then": fare.then,
        "worst": int(solution.ranks[place].max()),
    }


def _told(fares: Sequence[Fare], solution: Solution) -> str:
    """Who is worse off than today, by what each wants today."""
    pairs = [(f, f.today, f.then) for f in fares if f.today is not None and f.then is not None]
    if not pairs:
        return ""
    label = {dm.id: dm.label for dm in solution.conflict.decision_makers}
    better = [label[f.decision_maker] for f, today, then in pairs if then < today]
    worse = [label[f.decision_maker] for f, today, then in pairs if then > today]
    if not better and not worse:
        return "Nobody is better or worse off than now."
    better_told = f"Better off than now: {listed(better) if better else 'nobody'}."
    return f"{better_told} Worse off: {listed(worse) if worse else 'nobody'}."


def _effect(effect: Effect) -> list[int | str]:
    """How many equilibria there are today and then, and how many come and go."""
    counts = (effect.before, effect.after, effect.appear.count, effect.vanish.count)
    return [count_json(count) for count in counts]
