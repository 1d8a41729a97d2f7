"""Outcomes of several conflicts by a few words, as the groups of the model itself are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.syntax import options_in
from detente.report.outcomes import brief, is_news, now_of
from detente.report.phrases import sentence, state_name
from detente.studies.comparison.answer import OutcomeFamily
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.studies.where import StateError, find
from detente.workbench.asked.families import key_of


class Names:
    """Names outcomes that lie side by side, so that no two have the same one.

    `common` is a conflict that has all options, `solution` that of the model itself. With `news`,
    what is as at present is said only of outcomes that would else have the same name.
    """

    def __init__(
        self,
        families: Iterable[OutcomeFamily],
        common: Conflict,
        solution: Solution,
        *,
        news: bool,
    ) -> None:
        self.common, self.solution = common, solution
        now, listed = now_of(solution) if news else {}, [*families]
        short = [self._name(family, now) for family in listed]
        whole = [self._name(family, {}) for family in listed]
        self._names = {
            family: one
            if short.count(one) == 1
            else longer
            if whole.count(longer) == 1
            else family.name
            for family, one, longer in zip(listed, short, whole, strict=True)
        }

    def of(self, family: OutcomeFamily) -> dict[str, Any]:
        """A family of outcomes: its key, as of the model's groups, its name, its statement."""
        return {
            "key": key_of(family.fixed, self._numbers(family)),
            "name": self._names[family],
            "statement": family.name,
            "count": count_json(family.count),
            "fixed": {literal.option: list(literal.levels) for literal in family.fixed},
        }

    def _numbers(self, family: OutcomeFamily) -> tuple[int, ...]:
        """The number that an outcome with a name of its own has in the model itself."""
        if family.example.name is None:
            return ()
        try:
            return (find(self.solution.engine, family.example.name).number,)
        except StateError:
            return ()

    def _name(self, family: OutcomeFamily, now: Mapping[str, int]) -> str:
        if family.example.name is not None:
            return state_name(family.example, self.common)
        parts: list[str] = []
        told: frozenset[str] = frozenset()
        for name, options in self._definitions(family):
            parts.append(name.replace("_", " "))
            told |= options
        literals = [literal for literal in family.told_by if literal.option not in told]
        apart = [one for one in literals if is_news(one, now, self.common)]
        parts += [brief(one, self.common) for one in apart or (() if parts else literals)]
        return sentence(", ".join(parts) or family.name)

    def _definitions(self, family: OutcomeFamily) -> Iterable[tuple[str, frozenset[str]]]:
        """The definitions that hold in all of the outcomes, and what options each is about."""
        conflict, levels = self.common, family.example.levels or ()
        tied = {literal.option for literal in family.fixed if len(literal.levels) == 1}
        names = (option.name for option in conflict.options)
        view = Levels(conflict.options, dict(zip(names, levels, strict=True)))
        for one in conflict.definitions:
            options = frozenset(options_in(one.expr))
            if options <= tied and holds(one.expr, view):
                yield one.name, options
