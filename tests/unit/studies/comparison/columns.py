"""Random conflicts to compare, and the comparison read back from the analysis of each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from detente.conflict import Conflict, DecisionMaker, Option, Ranked
from detente.conflict.problem import MeaningError
from detente.engine import State
from detente.studies.analysis import analyse
from detente.studies.comparison import Comparison
from detente.studies.comparison.answer import Cell, OutcomeFamily
from detente.studies.solution import Solution
from tests.convert import convert
from tests.edits import edited
from tests.oracle.random_models import random_model
from tests.properties.rewriting import with_idle_option

Outcome = tuple[tuple[str, str], ...]
"""The level of each option that is not at its first one; or the name of a state."""


@cache
def case(seed: int) -> tuple[Conflict, Mapping[str, Conflict]]:
    """A random conflict, and two that differ from it a little."""
    rng = Random(seed)
    conflict = convert(random_model(seed)).conflict
    return conflict, {name: other(conflict, rng) for name in ("one", "two")}


def other(conflict: Conflict, rng: Random) -> Conflict:
    """The conflict after some edits; in option form it may have one more option."""
    if conflict.states is not None or conflict.coalesced:
        dms = tuple(shuffled(dm, rng) for dm in conflict.decision_makers)
        return replace(conflict, decision_makers=dms)
    found = edited(conflict, rng, rng.randint(1, 4))
    if rng.random() < 0.3:
        option = Option("idle", found.decision_makers[0].id)
        return with_idle_option(found, 0, option, rng.randint(0, 1))
    return found


def shuffled(dm: DecisionMaker, rng: Random) -> DecisionMaker:
    """A decision maker that may have another ranking of the same groups."""
    if not isinstance(dm.preference, Ranked) or rng.random() < 0.4:
        return dm
    groups = rng.sample(dm.preference.groups, len(dm.preference.groups))
    return replace(dm, preference=Ranked(tuple(groups)))


def outcome(state: State, conflict: Conflict) -> Outcome:
    """A state by what holds in it."""
    if state.levels is None:
        return ((state.name or "", ""),)
    pairs = zip(conflict.options, state.levels, strict=True)
    return tuple(sorted((o.name, o.level_ids[level]) for o, level in pairs if level))


def analysed(
    conflict: Conflict, concepts: Sequence[str] | None = None
) -> dict[Outcome, tuple[str, ...]]:
    """Every feasible outcome of a conflict and the concepts under which it is an equilibrium."""
    try:
        answer = analyse(conflict, concepts=concepts, limit=None)
    except MeaningError:
        return {}
    engine = Solution(conflict).engine
    found: dict[Outcome, tuple[str, ...]] = {
        outcome(engine.state(number), conflict): () for number in range(1, engine.size + 1)
    }
    for concept, listing in answer.equilibria.items():
        for state in listing.states:
            found[outcome(state, conflict)] += (concept,)
    return found


def cells(comparison: Comparison, columns: list[Conflict]) -> dict[Outcome, tuple[Cell, ...]]:
    """What every outcome that is an equilibrium anywhere is in each column, from plain analyses."""
    each = [analysed(column) for column in columns]
    found: dict[Outcome, tuple[Cell, ...]] = {}
    for one in dict.fromkeys(outcome for column in each for outcome in column):
        row = tuple(
            tuple(c for c in column[one] if c in comparison.concepts) if one in column else None
            for column in each
        )
        if any(row):
            found[one] = row
    return found


def members(family: OutcomeFamily, among: Iterable[Outcome], common: Conflict) -> Iterator[Outcome]:
    """Which of some outcomes lie in a family, by what it ties down."""
    firsts = {option.name: option.level_ids[0] for option in common.options}
    name = family.example.name
    for one in among:
        levels = dict(one)
        if name is not None:
            if (name, "") in one:
                yield one
        elif not any(level == "" for level in levels.values()) and all(
            levels.get(literal.option, firsts[literal.option]) in literal.levels
            for literal in family.fixed
        ):
            yield one


def columns_of(conflict: Conflict, others: Mapping[str, Conflict]) -> list[Conflict]:
    """The conflicts in the order of the columns."""
    return [conflict, *others.values()]
