"""What an idle option, a conflict elsewhere and a decision maker without options change."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict import Conflict, DecisionMaker, Direction, GraphState, Level, Option, Ranked
from detente.conflict.statement.syntax import InState
from tests.properties.rewriting import renamed, side_by_side, with_idle_option
from tests.properties.verdicts import equilibria, stable, verdicts
from tests.strategies import conflicts, option_form, repeatable

WAYS: tuple[Direction, ...] = ("both", "up", "down")


@repeatable
@given(option_form(most_cells=12), st.data())
def test_an_idle_option_multiplies_every_set(conflict: Conflict, data: st.DataObject) -> None:
    owner = data.draw(st.integers(0, len(conflict.decision_makers) - 1))
    dm = conflict.decision_makers[owner]
    levels = ("l0", "l1", "l2")[: data.draw(st.integers(2, 3))]
    way = data.draw(st.sampled_from(WAYS))
    idle = Option("idle", dm.id, levels=tuple(map(Level, levels)), direction=way)
    place = data.draw(st.integers(0, len(dm.options)))
    assert verdicts(with_idle_option(conflict, owner, idle, place)) == {
        who: frozenset(state | {(idle.name, level)} for state, level in product(states, levels))
        for who, states in verdicts(conflict).items()
    }


@repeatable
@given(option_form(most_cells=8), option_form(most_cells=8))
def test_independent_conflicts_multiply(one: Conflict, other: Conflict) -> None:
    there = renamed(other)
    here, elsewhere = equilibria(one), equilibria(there)
    assert equilibria(side_by_side(one, there)) == {
        concept: frozenset(a | b for a, b in product(here[concept], elsewhere[concept]))
        for concept in here
    }


def test_in_graph_form_they_do_not_multiply() -> None:
    """b may go from 2 to 3 and from 3 to 4, the worst for a, but only if c moves in between."""
    moves = {"a": {"1": "2"}, "b": {"2": "3", "3": "4"}}
    here = graph(moves, ["3", "2", "1", "4"])
    there = graph({"c": {"u": "v"}}, ["u", "v"])
    both = graph(
        {
            **{dm: {s + t: e + t for s, e in of.items() for t in "uv"} for dm, of in moves.items()},
            "c": {s + "u": s + "v" for s in "1234"},
        },
        ["3u 3v", "2u 2v", "1u 1v", "4u 4v"],
    )
    counts = [len(equilibria(conflict)["gmr"]) for conflict in (here, there, both)]
    assert counts == [3, 2, 7]


def graph(moves: dict[str, dict[str, str]], groups: list[str]) -> Conflict:
    """The first decision maker ranks the states, the others are indifferent."""
    states = [state for group in groups for state in group.split()]
    ranking = Ranked(tuple(tuple(InState(f"s{s}") for s in group.split()) for group in groups))
    return Conflict(
        tuple(
            DecisionMaker(
                dm,
                preference=ranking if dm == "a" else None,
                moves={f"s{start}": (f"s{end}",) for start, end in of.items()},
            )
            for dm, of in moves.items()
        ),
        states=tuple(GraphState(f"s{state}") for state in states),
    )


@settings(repeatable, max_examples=150)
@given(conflicts())
def test_who_cannot_move_is_stable_everywhere(conflict: Conflict) -> None:
    verdicts = stable(conflict)
    for dm, one in enumerate(conflict.decision_makers):
        if not one.options and not any((one.moves or {}).values()):
            assert all(all(v) for (_, who), v in verdicts.items() if who == dm)
