"""What each decision maker's preferences must be for a state to hold, and whether they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.report.inverse import Answered, rule, share, today
from detente.report.phrases import move, sentence
from detente.studies.advice import Condition
from detente.studies.advice.inverse_telling import Demand


def conditions_json(conditions: Sequence[Condition]) -> list[dict[str, Any]]:
    """The conditions of all decision makers on one state."""
    return [_condition(one) for one in conditions]


def _condition(condition: Condition) -> dict[str, Any]:
    always = not condition.count
    label = condition.conflict.decision_makers[condition.dm].label
    tempting = [demand for demand in condition.told if demand.preferred]
    return {
        "dm": condition.conflict.decision_makers[condition.dm].id,
        "met": condition.met,
        "rank": condition.rank,
        "worst": condition.ranks,
        "rule": sentence(f"{label} has no move from here, so it stays whatever it prefers.")
        if always
        else sentence(rule(condition)),
        "today": "" if always else today(condition),
        "share": "" if always else share(condition),
        "moves": [_demand(condition, demand) for demand in tempting],
        "more": condition.preferred - len(tempting),
    }


def _demand(condition: Condition, demand: Demand) -> dict[str, Any]:
    answered = "" if condition.concept == "nash" else Answered(condition, demand).sentence()
    return {
        "words": sentence(move(demand.move, condition.conflict)),
        "rank": demand.move.rank[1],
        "met": demand.met,
        "answered": answered,
    }
