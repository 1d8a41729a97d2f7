"""Where statements may stand at several places, robustness is what the literal worlds say.

On random models with several such statements in one list, some of them doubtful themselves or with
something in their place, and with statements that do not count on the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

import pytest

from detente.studies.robustness import ASKED, Precision, robust, wants
from detente.studies.robustness import events as events_of
from detente.studies.robustness.events import Events
from detente.studies.robustness.order import Standing, ordered, standings, taken
from detente.studies.robustness.result import Doubt
from tests.conformance.test_robustness import (
    asked,
    differs,
    found,
    hangs,
    key,
    near,
    satisfied,
    solved,
)
from tests.doubtful import Doubtful, doubtful
from tests.oracle import worlds as literal

MODELS = 20
FAULTY = range(48, 96)
MOST_WORLDS = 64


@cache
def movable(seed: int) -> Doubtful | None:
    """The model of a seed, None where nothing in it may move, or its worlds are too many."""
    model = doubtful(seed, movable=True)
    worlds = list(islice(literal.worlds(model.doubts), MOST_WORLDS + 1))
    moves = len({one.drawn for one, _ in worlds}) > 1
    return model if moves and len(worlds) <= MOST_WORLDS else None


def models() -> Iterator[Doubtful]:
    return (model for model in map(movable, FAULTY) if model is not None)


@pytest.mark.parametrize("seed", range(MODELS))
def test_probabilities(seed: int) -> None:
    model = movable(seed)
    if model is not None:
        assert not differs(model, "seq")
        assert not differs(model, ASKED[seed % len(ASKED)])


def wrongly_told(model: Doubtful, concept: str = "seq") -> bool:
    """Whether something is told of a position that is not what the oracle says."""
    return any(
        doubt.event.standing is not None
        and differently(model, concept, doubt, doubt.event.standing)
        for doubt in hangs(model, concept).doubts
    )


def differently(model: Doubtful, concept: str, doubt: Doubt, standing: Standing) -> bool:
    doubts, query = model.doubts, asked(model, concept, satisfied(model))
    dm = int((doubt.event.decision_maker or "")[1:]) - 1
    which = (dm, standing.own - 1)
    written = literal.with_false(doubts, frozenset())
    moved = literal.moved(doubts, *which, standing.turned)
    before, after = (
        {key(model, config) for config in solved(model, concept, one).equilibria}
        for one in (written, moved)
    )
    swing = literal.swing_of_place(doubts, *which, standing.at, query)
    told = (doubt.overturns, doubt.appear.count, doubt.vanish.count)
    expected = (query(moved) != query(written), len(after - before), len(before - after))
    return not near(doubt.swing, swing) or told != expected


@pytest.mark.parametrize("seed", range(MODELS))
def test_what_hangs_on_a_place(seed: int) -> None:
    model = movable(seed)
    assert model is None or not wrongly_told(model)


def test_sampling_agrees_within_its_stated_error() -> None:
    model = next(model for model in models() if len(robust(model.conflict).events) > 3)
    exact = found(model, ("seq",)).outlooks["seq"]
    drawn = Precision(half_width=0.05, worlds=0, limit=None)
    sample = robust(model.conflict, model.want, concepts=["seq"], precision=drawn)
    assert sample.samples
    other = sample.outlooks["seq"]
    told = {one.state: one.probability for one in other.equilibria}
    off = [abs(told.get(o.state, 0.0) - o.probability) for o in exact.equilibria]
    assert max(*off, abs(other.none - exact.none)) <= 0.05


# --- what must be noticed ---


def own_left_out(preference: object) -> Mapping[int, tuple[Standing, ...]]:
    """The places that are listed, and not its own."""
    told: dict[int, tuple[Standing, ...]] = {}
    for number, (first, *rest) in standings(preference).items():
        places = tuple(place for place in first.places if place != first.own)
        if len(places) > 1:
            told[number] = tuple(Standing(first.own, places, at) for at in places[:-1])
        else:
            told[number] = (first, *rest)
    return told


def unequal(self: Standing) -> float:
    """The lowest place more probable than the others."""
    return (self.places.index(self.at) + 1) / (len(self.places) + 1)


def last_first(drawn: Mapping[int, int], free: Any) -> dict[int, int]:
    """The last of the file takes its place first."""
    turned = taken({-number: place for number, place in drawn.items()}, free)
    return {-number: place for number, place in turned.items()}


def next_above(drawn: Mapping[int, int], free: Any) -> dict[int, int]:
    """Where a place is taken, the next one above."""
    left = list(free)
    told: dict[int, int] = {}
    for number in sorted(drawn):
        above = [place for place in left if place <= drawn[number]]
        told[number] = above[-1] if above else left[0]
        left.remove(told[number])
    return told


def of_those_in_force(preference: Any, drawn: Mapping[int, int]) -> tuple[int, ...]:
    """Places counted among what counts on the day."""
    last = len(preference.statements)
    within = {number: min(place, last) for number, place in drawn.items()}
    return ordered(replace(preference, absent=()), within)


def alone(self: Events, place: int) -> tuple[list[int], bool]:
    """One place changed, the others of the statement as they were."""
    return [place], not self.base[place]


ORDER = "detente.studies.robustness.order"
FAULTS: dict[str, tuple[object, str, object]] = {
    "own place left out": (events_of, "standings", own_left_out),
    "unequal chances": (Standing, "confidence", property(unequal)),
    "the last takes its place first": (ORDER, "taken", last_first),
    "the next place above": (ORDER, "taken", next_above),
    "absent ones do not count": (wants, "ordered", of_those_in_force),
}


def plant(monkeypatch: pytest.MonkeyPatch, where: object, name: str, wrong: object) -> None:
    if isinstance(where, str):
        monkeypatch.setattr(f"{where}.{name}", wrong)
    else:
        monkeypatch.setattr(where, name, wrong)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, *FAULTS[fault])
    assert any(differs(model, "nash") for model in models())


def test_a_place_changed_alone_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Events, "turned", alone)
    assert any(wrongly_told(model, "nash") for model in models())
