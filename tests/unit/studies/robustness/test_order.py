"""In which order statements stand that may stand elsewhere, and the probabilities that follow."""

from __future__ import annotations

from itertools import combinations, product

import pytest

import detente
from detente.conflict import Conflict, Period, Prioritised, Statement, in_force
from detente.conflict.statement.syntax import Constant
from detente.studies.robustness import robust
from detente.studies.robustness.events import Events
from detente.studies.robustness.order import Standing, ordered, standings
from detente.studies.robustness.worlds import drawn
from tests.oracle import worlds as literal

TRUE = Constant(True)


def listed(*positions: tuple[int, ...], absent: tuple[int, ...] = ()) -> Prioritised:
    statements = tuple(Statement(TRUE, positions=each) for each in positions)
    return Prioritised(statements, absent=absent)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_order_of_short_lists(length: int) -> None:
    """Whoever is drawn to whichever places, with or without one that is out of its time."""
    for count in range(length + 1):
        for who in combinations(range(length), count):
            for where in product(range(1, length + 1), repeat=count):
                told = dict(zip(who, where, strict=True))
                expected = literal.order(length, told)
                assert ordered(listed(*[()] * length), told) == tuple(expected)
                for gone in set(range(length)) - set(who):
                    left = [k for k in range(length) if k != gone]
                    preference = listed(*[()] * (length - 1), absent=(gone + 1,))
                    some = {left.index(k): place for k, place in told.items()}
                    kept = [left.index(k) for k in expected if k != gone]
                    assert ordered(preference, some) == tuple(kept)


def test_its_own_place_is_always_one() -> None:
    found = standings(listed((), (1, 3), (), ()))
    assert found == {1: (Standing(2, (1, 2, 3), 1), Standing(2, (1, 2, 3), 2))}
    assert [one.confidence for one in found[1]] == pytest.approx([1 / 3, 2 / 3])
    assert [one.as_written for one in found[1]] == [False, True]
    assert [one.turned for one in found[1]] == [1, 3]


def test_its_own_place_alone_is_none_to_speak_of() -> None:
    assert standings(listed((1,), ())) == {}
    assert standings(None) == {}


def test_a_place_beyond_the_end_is_the_last() -> None:
    """Where a list was made without a file, and nobody checked it."""
    assert standings(listed((7,), ())) == {0: (Standing(1, (1, 2), 1),)}


MODEL = """
as_of: 2025-03-08
decision_makers:
  a:
    options: {up: up}
    prefers:
      - {statement: a.up, until: 2025-03-01}
      - a.up
      - {statement: not a.up, positions: [1, 2]}
"""


def probability(text: str) -> float:
    """That it is held up to be down."""
    found = robust(model(text), "not a.up", concepts=["nash"])
    return found.outlooks["nash"].every or 0.0


def model(text: str) -> Conflict:
    return detente.parse(text).conflict()


def test_places_count_the_list_as_written() -> None:
    """Before 1 March the second and third place differ not; then the first and the second do."""
    assert probability(MODEL) == pytest.approx(2 / 3)
    assert probability(MODEL.replace("03-08", "02-08")) == pytest.approx(1 / 3)
    never = MODEL.replace("until: 2025-03-01", "confidence: 0")
    assert probability(never) == pytest.approx(2 / 3)


def test_what_stands_in_its_place_may_stand_elsewhere() -> None:
    text = """
decision_makers:
  a:
    options: {up: up}
    prefers:
      - a.up
      - {statement: a.up, because: [said], otherwise: not a.up, positions: [1]}
claims: {said: {confidence: 0.6}}
"""
    assert probability(text) == pytest.approx(0.4 / 2)
    assert probability(text.replace("0.6", "0.6, until: 2025-01-01")) == pytest.approx(1 / 2)


def test_what_is_in_force_stays_in_force() -> None:
    today = in_force(model(MODEL))
    (dm,) = today.decision_makers
    assert isinstance(dm.preference, Prioritised)
    assert (dm.preference.absent, dm.preference.places) == ((1,), (2, 3))
    assert in_force(today) == today


def test_without_places_nothing_is_kept_of_those_out_of_their_time() -> None:
    today = in_force(model(MODEL.replace(", positions: [1, 2]", "")))
    (dm,) = today.decision_makers
    assert isinstance(dm.preference, Prioritised)
    assert dm.preference.absent == ()
    assert [one.period for one in dm.preference.statements] == [Period()] * 2


def test_places_come_last_so_that_worlds_stay_as_they_were() -> None:
    text = """
decision_makers:
  a: {options: {up: up}, prefers: [{statement: a.up, positions: [1, 2]}, b.up]}
  b:
    options: {up: up}
    prefers: [{statement: b.up, confidence: 0.3}, {statement: not a.up, because: [c]}]
claims: {c: {confidence: 0.6}, d: {confidence: 0.2}}
"""
    plain, moved = (Events(model(one)) for one in (text.replace(", positions: [1, 2]", ""), text))
    assert moved.events[: len(plain.events)] == plain.events
    assert moved.chances == (*plain.chances, (3,))
    some, other = (drawn(events, 5, 0, 100)[:, :3] for events in (plain, moved))
    assert (some == other).all()


def test_rows_of_events() -> None:
    (event, _) = Events(in_force(model(MODEL))).events
    assert event.to_json() == {
        "kind": "position",
        "name": "`not a.up` stands at place 1",
        "decision_maker": "a",
        "confidence": pytest.approx(1 / 3),
        "place": 1,
        "own_place": 3,
        "places": [1, 2, 3],
    }
