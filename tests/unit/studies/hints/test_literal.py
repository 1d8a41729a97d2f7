from __future__ import annotations

import pytest

from detente.conflict import Prioritised
from detente.conflict.statement.syntax import options_in
from detente.studies.hints import Hint, hints
from tests.unit.studies.hints.literal import Literal, random_conflict

KINDS = [
    "constant",
    "equivalent",
    "never_decides",
    "no_own_move",
    "any_order",
    "varies_in_class",
]
STEP = 20


@pytest.mark.parametrize("start", range(0, 200, STEP))
def test_random_conflicts_get_the_hints_that_the_definitions_give(start: int) -> None:
    for seed in range(start, start + STEP):
        literal = Literal(random_conflict(seed))
        found = hints(literal.conflict)
        for dm, decision_maker in enumerate(literal.conflict.decision_makers):
            about = [hint for hint in found if hint.where[1] == decision_maker.id]
            shown = {(hint.kind, hint.where[3]) for hint in about if hint.kind in KINDS}
            assert shown == expected(literal, dm), (seed, dm)
        assert irrevocable(found, literal) == expected_constraints(literal), seed


def expected(literal: Literal, dm: int) -> set[tuple[str, int]]:
    preference = literal.conflict.decision_makers[dm].preference
    assert isinstance(preference, Prioritised)
    statements = range(len(preference.statements))
    redundant = literal.redundant(dm)
    found = {(kind, k) for k, kind in redundant.items()}
    if any(literal.moves[dm].values()):
        idle = set(statements) - literal.deciding(dm) - redundant.keys()
        found |= {("no_own_move", k) for k in idle}
    found |= {("any_order", k) for k in literal.any_order(dm) if not redundant.keys() & {k, k + 1}}
    return found | {
        ("varies_in_class", k) for k in statements if literal.varying(preference.statements[k].expr)
    }


def irrevocable(found: tuple[Hint, ...], literal: Literal) -> set[tuple[int, str]]:
    return {
        (int(hint.where[1]), option.name)
        for hint in found
        if hint.kind == "irrevocable"
        for option in literal.conflict.options
        if f"`{option.name}`" in hint.message.partition(" stops ")[2]
    }


def expected_constraints(literal: Literal) -> set[tuple[int, str]]:
    constraints = literal.conflict.constraints
    return {
        (place, name)
        for place, name in literal.irrevocable()
        if options_in(constraints[place].expr) != frozenset({name})
    }
