"""What would have to change for a wanted outcome to hold: the proposals, and the conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from detente.conflict import Conflict, in_force
from detente.report.phrases import listed, sentence
from detente.studies.advice import Advice, Scope, advise
from detente.studies.advice.inverse import ASKED
from detente.studies.advice.result import Proposals
from detente.studies.advice.seeking import KINDS, Kind
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.advice_lede import lede, sure, today
from detente.workbench.asked.conditions import conditions_json
from detente.workbench.asked.outcome import outcome_json
from detente.workbench.asked.proposals import proposals_json
from detente.workbench.asked.wanted import read

LIMIT = 6
"""How many proposals are told, unless more are asked for."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The advice; `problems` where a statement cannot be read, and then nothing else."""
    question = _Question.of(args, solution)
    asked = {key: read(solution.conflict, getattr(question, key)) for key in ("want", "avoid")}
    problems = {key: found for key, found in asked.items() if isinstance(found, list)}
    if problems or question.empty:
        return {"problems": problems, "answer": None}
    want, avoid = asked["want"], asked["avoid"]
    assert not isinstance(want, list)
    assert not isinstance(avoid, list)
    found = advise(
        question.whole,
        want,
        avoid,
        concept=question.concept,
        scope=question.scope,
        tell=lambda cost, tried: tell(
            progress(f"trying all that costs {cost.normalize():f}", tried)
        ),
    )
    return {"problems": {}, "answer": _answer(found, solution, question.whole)}


def _answer(advice: Advice, solution: Solution, whole: Conflict) -> dict[str, Any]:
    conflict = solution.conflict
    frozen = [conflict.decision_maker(name).label for name in advice.frozen]
    state = advice.conditions[0].state if advice.conditions else None
    return {
        "concept": advice.concept,
        "reached": advice.reached,
        "lede": lede(advice),
        "today": today(advice),
        "frozen": sentence(
            f"{listed(frozen)} {'has' if len(frozen) == 1 else 'have'} a ranking or weights and no "
            "list of statements: changes of those were not tried."
        )
        if frozen and advice.changes is not None
        else "",
        "changes": _found(advice.changes, solution, whole),
        "hearts": _found(advice.hearts, solution, whole),
        "state": None if state is None else outcome_json(state, solution),
        "conditions": conditions_json(advice.conditions),
    }


def _found(found: Proposals | None, solution: Solution, whole: Conflict) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "count": found.count,
        "cost": None if found.cost is None else float(found.cost),
        "stopped": bool(found.stopped),
        "sure": sure(found),
        "proposals": proposals_json(found.proposals, solution, whole),
    }


@dataclass(frozen=True, slots=True)
class _Question:
    """What the page asks: of which conflict as it is written, for what, within which scope."""

    whole: Conflict
    want: str
    avoid: str
    concept: str
    scope: Scope

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.want and not self.avoid

    @classmethod
    def of(cls, args: Mapping[str, Any], solution: Solution) -> _Question:
        """The question that the arguments put. Raises `Unasked`."""
        whole = args.get("whole", solution.conflict)
        want, avoid = args.get("want", ""), args.get("avoid", "")
        if not isinstance(want, str) or not isinstance(avoid, str):
            raise Unasked("what is wanted, and what is to be avoided, are texts")
        concept = args.get("concept", "seq")
        if concept not in ASKED:
            raise Unasked(f"there is no advice under `{concept}`")
        return cls(whole, want.strip(), avoid.strip(), concept, _scope(args, whole))


def _scope(args: Mapping[str, Any], whole: Conflict) -> Scope:
    kinds: list[Kind] = [kind for kind in KINDS if kind in args.get("kinds", KINDS)]
    ids = [dm.id for dm in in_force(whole).decision_makers]
    by = args.get("by")
    if by is not None and not (isinstance(by, list) and all(name in ids for name in by)):
        raise Unasked("the decision makers whose wishes may change are named by their ids")
    most, limit = args.get("most", 2), args.get("limit", LIMIT)
    if not isinstance(most, int | float) or not 0 <= most < float("inf"):
        raise Unasked("what changes may cost is a number that is not negative")
    if not isinstance(limit, int) or limit < 1:
        raise Unasked("how many proposals are told is a whole number from 1 on")
    hearts = bool(args.get("hearts", False))
    return Scope(tuple(kinds), None if by is None else tuple(by), Decimal(str(most)), hearts, limit)
