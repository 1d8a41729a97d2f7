"""How often outcomes hold, as rows of the page: the groups it names, then what else holds often."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.engine import State
from detente.studies.families import Family
from detente.studies.robustness import Robustness
from detente.studies.robustness.result import Chance
from detente.studies.solution import Solution
from detente.workbench.asked.families import groups_of, key
from detente.workbench.asked.hanging import hangs_json
from detente.workbench.asked.outcome import outcome_json

OTHERS = 3
"""How many outcomes are told that are in none of the groups named."""


class Shares:
    """How often states hold under each concept, looked up by what they are."""

    def __init__(self, found: Robustness, concept: str, solution: Solution) -> None:
        self.found, self.solution = found, solution
        self.main = found.outlooks[concept].equilibria
        self.families = groups_of(solution)
        self.probability = {
            one: {_what(chance.state): chance.probability for chance in outlook.equilibria}
            for one, outlook in found.outlooks.items()
        }

    def outcomes(self, named: Iterable[str]) -> list[dict[str, Any]]:
        """Of each group the state that holds most often; then others, most often first."""
        by_key = {key(family): family for family in self.families}
        rows = [self._group(by_key[one]) for one in named if one in by_key]
        told = {number for one in named if one in by_key for number in by_key[one].numbers}
        others = [chance for chance in self.main if chance.state.number not in told]
        return [*rows, *(self._row(chance, None) for chance in others[:OTHERS])]

    def _group(self, family: Family) -> dict[str, Any]:
        within = set(family.numbers)
        chances = [chance for chance in self.main if chance.state.number in within]
        first = family.numbers[0] if family.numbers else 1
        best = chances[0] if chances else Chance(self.solution.engine.state(first), 0.0)
        return self._row(best, family)

    def _row(self, chance: Chance, family: Family | None) -> dict[str, Any]:
        number = chance.state.number
        inside = family or next((one for one in self.families if number in one.numbers), None)
        return {
            "family": None if inside is None else key(inside),
            "whole": family is not None,
            **outcome_json(chance.state, self.solution),
            "shares": {
                one: known.get(_what(chance.state), 0.0) for one, known in self.probability.items()
            },
            "hangs": hangs_json(self.found, chance),
        }


def _what(state: State) -> tuple[object, ...]:
    """What tells a state from others, whatever its number."""
    return state.name, state.levels
