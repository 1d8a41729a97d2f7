from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given

from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Count,
    If,
    Iff,
    InState,
    Named,
    Not,
    Or,
    Pattern,
    Taken,
    Xor,
)
from tests.unit.conflict.statement.trees import OPTIONS, statements, states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.conflict.statement.syntax import Expr

LEVELS = {option.name: option.level_ids for option in OPTIONS}


def truth(expr: Expr, state: Mapping[str, int]) -> bool:  # noqa: PLR0911, PLR0912
    """What `expr` says of one state, spelt out."""
    match expr:
        case Constant(value):
            return value
        case Taken(option):
            return state[option] > 0
        case At(option, relation, level):
            have, want = state[option], LEVELS[option].index(level)
            table = {"is": have == want, "is not": have != want}
            return (table | {"is at least": have >= want, "is at most": have <= want})[relation]
        case Named(_, body):
            return truth(body, state)
        case Pattern(options, text):
            pairs = zip(options, text, strict=True)
            return all(c == "-" or state[o] == int({"Y": 1, "N": 0}.get(c, c)) for o, c in pairs)
        case Not(item):
            return not truth(item, state)
        case And(items):
            return all(truth(item, state) for item in items)
        case Or(items):
            return any(truth(item, state) for item in items)
        case Xor(items):
            return len([item for item in items if truth(item, state)]) % 2 == 1
        case If(condition, consequence):
            return truth(consequence, state) if truth(condition, state) else True
        case Iff(left, right):
            return truth(left, state) == truth(right, state)
        case Count(bound, number, items):
            true = len([item for item in items if truth(item, state)])
            table = {"at most": true <= number, "at least": true >= number}
            return (table | {"exactly": true == number})[bound]
        case InState():
            raise AssertionError


class Arrays:
    """Many states at once: an array of level indices for each option."""

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self.columns = columns

    def column(self, option: str) -> Any:
        return self.columns[option]

    def index(self, option: str, level: str) -> int:
        return LEVELS[option].index(level)

    def state(self, state: str) -> Any:
        raise AssertionError(state)


@given(statements())
def test_in_single_states(expr: Expr) -> None:
    for state in states():
        found = holds(expr, Levels(OPTIONS, state))
        assert isinstance(found, bool)
        assert found == truth(expr, state)


@given(statements())
def test_in_a_list_of_states(expr: Expr) -> None:
    every = list(states())
    view = Arrays({o: np.array([state[o] for state in every], np.uint8) for o in LEVELS})
    found = np.broadcast_to(holds(expr, view), len(every))
    assert found.dtype == bool
    assert found.tolist() == [truth(expr, state) for state in every]


@given(statements())
def test_over_a_grid_of_options(expr: Expr) -> None:
    shape = tuple(len(ids) for ids in LEVELS.values())
    axes = np.ogrid[tuple(slice(n) for n in shape)]
    found = np.broadcast_to(holds(expr, Arrays(dict(zip(LEVELS, axes, strict=True)))), shape)
    assert found.ravel().tolist() == [truth(expr, state) for state in states()]


@pytest.mark.parametrize("text", ["YN-21", "-----", "Y-Y-3", "NNN00"])
def test_patterns(text: str) -> None:
    pattern = Pattern(tuple(LEVELS), text)
    for state in states():
        assert holds(pattern, Levels(OPTIONS, state)) == truth(pattern, state)


def test_states_of_graph_form() -> None:
    class Listed(Arrays):
        def state(self, state: str) -> Any:
            return np.array(["s1", "s2", "s3"]) == state

    expr = Or((InState("s1"), Not(Or((InState("s1"), InState("s2"))))))
    assert holds(expr, Listed({})).tolist() == [True, False, True]


def test_a_single_state_of_option_form_is_no_state_of_a_graph() -> None:
    with pytest.raises(LookupError, match="s1"):
        holds(InState("s1"), Levels(OPTIONS, {}))
