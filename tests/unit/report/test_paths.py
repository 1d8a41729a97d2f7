"""Where a conflict can go, in sentences."""

from __future__ import annotations

from typing import Any

import detente
from detente.report.paths import told

MODEL = """
decision_makers:
  north:
    title: the north
    options: {talk: talk, arms: {levels: [few, some, many]}}
    prefers: [not talk or south.strike, arms is not many]
  south: {title: the south, options: {strike: strike}, prefers: [not talk, strike]}
irreversible: {north.arms: up}
status_quo: [talk]
"""
CIRCLE = """
states: {s: , t: }
decision_makers:
  a: {moves: {s: [t]}, ranking: [t, s]}
  b: {moves: {t: [s]}, ranking: [s, t]}
status_quo: s
"""


def lines(text: str, *states: Any, **asked: Any) -> str:
    return "\n".join(told(detente.paths(detente.parse(text).conflict(), *states, **asked)))


def test_to_a_state_word_for_word() -> None:
    text = lines(MODEL, to="talk, strike, arms is many", concepts=["nash"])
    assert (
        text.partition("\n\nWhat the words mean\n")[0]
        == """\
# From state 2 of 12, the status quo
  The north: talk; arms: few
  The south: nothing

## How far it can go
  Moves lead to all of the 11 other states, the farthest in 2 moves (1 move: 6 · 2 moves: 5).
  Improvements alone lead to 7 of them, the farthest in 2 moves (1 move: 4 · 2 moves: 3).
  They end where nobody can gain by another move: in state 7, state 8, state 9 and state 11.

## To state 12
  The north: talk; arms: many
  The south: strike
It is an equilibrium under Nash.
Improvements alone do not lead there: no improvement leads into it from a state that they \
reach. It is enough that the north makes moves that it does not gain by: 2 moves in all.
2 moves, 2 shortest paths by any moves; each has 1 move that the mover does not gain by.
  Path 1:
    1) The north would have to move “arms” from “few” to “many” (own rank 3 to 4, a loss)
    2) The south would choose “strike” (own rank 4 to 3)
  Path 2:
    1) The south would choose “strike” (own rank 4 to 3)
    2) The north would have to move “arms” from “few” to “many” (own rank 1 to 2, a loss)
In the end better off: the north (rank 3 to 2) and the south (rank 4 to 3)."""
    )


def test_what_cannot_be_changed_back_is_named() -> None:
    text = lines(MODEL, "talk, arms is some", "talk", concepts=["nash"])
    assert "Not reachable: the north would have to move “arms” from “some” to “few”" in text


def test_improvements_that_go_round_in_circles() -> None:
    assert "They come to no end" in lines(CIRCLE)


def test_where_nobody_can_gain() -> None:
    text = lines(CIRCLE.replace("[t, s]", "[s, t]"), concepts=["nash"])
    assert "Nobody can gain by a move from here alone" in text
    assert "1. Nash · s\n   This is where we are already." in text


def test_what_holds_nowhere_and_what_is_no_equilibrium() -> None:
    assert "this holds in none that is feasible: s and t" in lines(CIRCLE, where="s and t")
    text = lines(CIRCLE, where="t", concepts=["nash"])
    assert "This holds in no equilibrium: t" in text
    assert "It holds in 1 state, which somebody would leave again." in text
    assert "No state is an equilibrium." in lines(CIRCLE, concepts=["nash"])
    assert "None of the concepts asked for can be had here." in lines(CIRCLE, concepts=["sim"])


def test_what_is_left_out_is_counted() -> None:
    model = "decision_makers: {a: {options: {x: , y: }}}\nstatus_quo: []\n"
    assert "… and 3 more; --limit 4 shows all." in lines(model, concepts=["nash"], limit=1)


def test_who_alone_would_have_to_give_in() -> None:
    model = """
decision_makers:
  a: {options: {x: }, prefers: [not x]}
  b: {options: {y: }, prefers: [not y]}
status_quo: []
"""
    both = lines(model, to="x, y", concepts=["nash"])
    assert "It takes at least two who make moves that they do not gain by." in both
    one = lines(model, to="x", concepts=["nash"])
    assert "It is enough that a makes moves that it does not gain by: 1 move in all." in one
