"""Who could leave an outcome together: what withstands coalitions, and whom to talk to now."""

from __future__ import annotations

from typing import Any

from detente.report.phrases import listed, sentence
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions.answer import Coalitions, Outcome, Talk
from detente.studies.coalitions.finding import coalitions_of
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, progress
from detente.workbench.asked.joint import Joints
from detente.workbench.asked.numbers import number
from detente.workbench.asked.states import state_json

SHOWN = 40
"""How many outcomes are told, and coalitions at each."""

NAMED = 3
"""How many groups that could leave the present state are named in the answer."""

PLAIN = {
    "cnash": "No joint step gains",
    "cseq": "Answers that others gain by",
    "csmr": "Any answers, no way out",
    "cgmr": "Any answers",
}
"""The concepts for coalitions in the order of the page, firmest first, and their plain names."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """What withstands coalitions, which coalitions upset the other outcomes, and by which step."""
    doing = "looking at what coalitions can bring about"
    found = coalitions_of(
        solution, limit=SHOWN, tell=lambda done, of: tell(progress(doing, done, of))
    )
    joints = Joints(solution, found)
    return {
        "lede": _lede(found),
        "note": _note(found),
        "concepts": _concepts(found),
        "outcomes": [_outcome(one, joints) for one in found.outcomes],
        "more": count_json(found.count - len(found.outcomes)),
        "talks": None if found.talks is None else [_talk(one, joints) for one in found.talks],
    }


def _lede(found: Coalitions) -> str:
    told = [_withstand(found)]
    if found.talks is not None:
        told.append(_present(found, found.talks))
    return " ".join(told)


FEARS = {
    "cseq": "fears an answer that others gain by",
    "csmr": "fears an answer with no way out of it",
    "cgmr": "fears any answer",
}
"""What a coalition reckons with under a concept."""


def _withstand(found: Coalitions) -> str:
    """How many outcomes withstand every coalition, by what coalitions fear."""
    counts = {id: found.universal[id].count for id in PLAIN if id in found.universal}
    firmest = next((id for id, count in counts.items() if count), None)
    if firmest is None:
        return "No outcome withstands every coalition, whatever answers coalitions fear."
    count = counts[firmest]
    outcomes = f"{number(count)} {'outcome withstands' if count == 1 else 'outcomes withstand'}"
    if firmest == "cnash":
        return sentence(f"{outcomes} every coalition: no group could gain together by leaving.")
    told = f"{outcomes} every coalition that {FEARS[firmest]}"
    if (most := counts["cgmr"]) > count:
        told += f", {number(most)} every one that {FEARS['cgmr']}"
    return sentence(f"{told}; none withstands coalitions that fear no answer.")


def _present(found: Coalitions, talks: tuple[Talk, ...]) -> str:
    """Who could leave the present state; those whom nothing deters, if there are any."""
    groups = {frozenset(one.members): one for talk in talks for one in talk.upsets}
    if not groups:
        return "From the present state nobody could gain, alone or together with others."
    free = [group for group, upset in groups.items() if not upset.stays]
    least = _least(free or [*groups])
    labels = [dm.label for dm in found.conflict.decision_makers]
    told = [_together([labels[dm] for dm in sorted(group)]) for group in least[:NAMED]]
    who = sentence(f"{'; '.join(told)} could leave the present state")
    if not free:
        return f"{who}, but some answer of the others deters whoever fears it."
    return f"{who}, and nothing deters {'it' if len(least) == len(least[0]) == 1 else 'them'}."


def _least(groups: list[frozenset[int]]) -> list[frozenset[int]]:
    """The groups of which no other is a part, the smallest first."""
    found = [group for group in groups if not any(other < group for other in groups)]
    return sorted(found, key=lambda group: (len(group), sorted(group)))


def _together(labels: list[str]) -> str:
    return f"{labels[0]} alone" if len(labels) == 1 else f"{listed(labels)} together"


def _note(found: Coalitions) -> str:
    """What is not looked at."""
    told: list[str] = []
    if found.members < len(found.conflict.decision_makers):
        members = "one member" if found.members == 1 else f"{found.members} members"
        told.append(
            f"The model is too large to look at all coalitions: those of at most {members} are."
        )
    told += [
        sentence(f"{COALITIONAL[id].short} is left out: {why}.")
        for id, why in found.left_out.items()
    ]
    return " ".join(told)


def _concepts(found: Coalitions) -> list[dict[str, Any]]:
    """The concepts for coalitions, with the number of states that every coalition stays at."""
    return [
        {
            "id": id,
            "title": COALITIONAL[id].title,
            "short": COALITIONAL[id].short,
            "plain": plain,
            "says": COALITIONAL[id].says,
            "source": COALITIONAL[id].source,
            "count": count_json(found.universal[id].count) if id in found.universal else None,
            "why_not": found.left_out.get(id),
        }
        for id, plain in PLAIN.items()
    ]


def _outcome(outcome: Outcome, joints: Joints) -> dict[str, Any]:
    return {
        "state": state_json(outcome.state, joints.conflict),
        "quo": outcome.status_quo,
        "universal": [id for id in PLAIN if id in outcome.universal],
        "alike": count_json(outcome.alike),
        "same": count_json(outcome.same),
        "count": outcome.count,
        "upsets": [joints.upset(one) for one in outcome.upsets],
    }


def _talk(talk: Talk, joints: Joints) -> dict[str, Any]:
    return {
        "dm": joints.conflict.decision_makers[talk.dm].id,
        "count": talk.count,
        "upsets": [joints.upset(one) for one in talk.upsets],
    }
