"""Robustness is what the literal enumeration of all worlds says, and would not be if it were wrong.

On random models with shared claims, claims that stand together, `any` and `all`, `otherwise`, own
confidences, uncertain constraints and classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from detente.conflict.problem import MeaningError
from detente.engine import State
from detente.studies.robustness import (
    ASKED,
    Critical,
    Precision,
    Robustness,
    critical,
    precision,
    reaching,
    robust,
    single,
    solving,
)
from detente.studies.robustness import events as events_of
from detente.studies.robustness import worlds as worlds_of
from detente.studies.robustness.result import Doubt
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.wants import Wants
from tests.doubtful import Doubtful, doubtful
from tests.oracle import worlds as literal
from tests.oracle.model import Config

MODELS = 30
FAULTY = 80
ALL = Precision(limit=None)


def near(one: float | None, other: object) -> bool:
    return one is not None and abs(one - float(other)) < 1e-9  # type: ignore[arg-type]


def found(model: Doubtful, concepts: tuple[str, ...], *, hanging: bool = False) -> Robustness:
    return robust(model.conflict, model.want, concepts=concepts, precision=ALL, critical=hanging)


def key(model: Doubtful, config: tuple[int, ...]) -> State:
    """The state of a combination, not numbered: its class where it is in one."""
    if model.frame.classes and model.frame.classes[0](config):
        return State(0, name="k")
    return State(0, levels=config)


@cache
def solved(model: Doubtful, concept: str, one: literal.World) -> literal.Solved:
    return literal.solve(model.doubts, model.literal(concept), one)


def asked(model: Doubtful, concept: str, question: literal.Question) -> literal.Query:
    """What `literal.asked` is, each world solved once."""
    return lambda one: question(solved(model, concept, one))


@cache
def expected(model: Doubtful, concept: str) -> tuple[literal.Robustness, Fraction]:
    """What the oracle says, and how probable it is that some equilibrium is as wanted."""
    said = literal.robustness(model.doubts, model.literal(concept), model.wanted, model.quo)
    return said, literal.chance(model.doubts, asked(model, concept, satisfied(model)))


def differs(model: Doubtful, concept: str) -> bool:
    """Whether anything that is told under a concept is not what the oracle says."""
    outlook = found(model, (concept,)).outlooks[concept]
    said, some = expected(model, concept)
    told = {replace(one.state, number=0): one.probability for one in outlook.equilibria}
    pairs = [
        *((told.get(key(model, config), 0.0), p) for config, p in said.equilibrium.items()),
        (outlook.none, said.none),
        (outlook.unsettled, said.upset),
        (outlook.every, said.all_satisfy),
        (outlook.some, some),
    ]
    return not all(near(one, other) for one, other in pairs)


def nowhere(config: Config) -> bool:
    """Where no state is in a class."""
    return False


def satisfied(model: Doubtful) -> literal.Question:
    """Some equilibrium is as wanted; a class is iff all of its members are."""

    def holds(world: literal.Solved) -> bool:
        member = model.frame.classes[0] if model.frame.classes else nowhere
        inside = [config for config in world.feasible if member(config)]
        whole = bool(inside) and all(map(model.wanted, inside))
        return any(whole if member(c) else model.wanted(c) for c in world.equilibria)

    return holds


@cache
def usable(seed: int) -> Doubtful | None:
    """The model of a seed, None where its class is in the way of some world."""
    model = doubtful(seed)
    try:
        robust(model.conflict, concepts=["nash"], precision=ALL)
    except MeaningError:
        return None
    return model


@pytest.mark.parametrize("concept", ASKED)
@pytest.mark.parametrize("seed", range(MODELS))
def test_probabilities(seed: int, concept: str) -> None:
    model = usable(seed)
    assert model is None or not differs(model, concept)


def hangs(model: Doubtful, concept: str) -> Critical:
    answer = found(model, (concept,), hanging=True).critical
    assert answer is not None
    return answer


def swings_differ(model: Doubtful, concept: str) -> bool:
    """Whether a swing is not what the oracle says."""
    query = asked(model, concept, satisfied(model))
    doubts = hangs(model, concept).doubts
    swings = {one.event.name: one.swing for one in doubts if one.event.kind == "claim"}
    return not all(
        near(swings[claim], literal.swing(model.doubts, claim, query))
        for claim in literal.uncertain(model.doubts)
    )


def sets_differ(model: Doubtful, concept: str) -> bool:
    """Whether the overturning sets are not what the oracle says."""
    query = asked(model, concept, satisfied(model))
    sets = frozenset(map(frozenset, hangs(model, concept).sets))
    return sets != literal.overturning(model.doubts, query, critical.LARGEST)


@pytest.mark.parametrize("seed", range(MODELS))
def test_critical_claims(seed: int) -> None:
    model = usable(seed)
    if model is not None:
        concept = ASKED[seed % len(ASKED)]
        assert not swings_differ(model, concept)
        assert not sets_differ(model, concept)


def hanging_differs(model: Doubtful, concept: str) -> bool:
    """Whether the swing of an equilibrium is not what the oracle says."""
    answer = found(model, (concept,), hanging=True)
    told = {replace(one.state, number=0): one for one in answer.outlooks[concept].equilibria}
    names = [event.name if event.kind == "claim" else None for event in answer.events]
    for config in expected(model, concept)[0].equilibrium:
        if (one := told.get(key(model, config))) is None:
            continue
        query = asked(model, concept, literal.is_equilibrium(config))
        swings = dict(zip(names, one.swings, strict=True))
        for claim in literal.uncertain(model.doubts):
            if not near(swings[claim], literal.swing(model.doubts, claim, query)):
                return True
    return False


@pytest.mark.parametrize("seed", range(MODELS))
def test_what_each_equilibrium_hangs_on(seed: int) -> None:
    model = usable(seed)
    if model is not None:
        assert not hanging_differs(model, ASKED[seed % len(ASKED)])


@pytest.mark.parametrize("seed", range(MODELS))
@pytest.mark.parametrize("smallest", [0, single.SMALLEST])
def test_without_bits(seed: int, smallest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """World by world, and many worlds at once."""
    monkeypatch.setattr(reaching, "LARGEST", 0)
    monkeypatch.setattr(single, "SMALLEST", smallest)
    model = usable(seed)
    assert model is None or not differs(model, ("seq", "sseq")[seed % 2])


# --- what must be noticed ---


def by_the_greater(self: Any, truths: Any, items: Any = None) -> Any:
    """`all` read as `any`."""
    swapped = [replace(one, mode="any") for one in (self.items if items is None else items)]
    return HELD(self, truths, swapped)


def without_own(self: Any, truths: Any, items: Any = None) -> Any:
    """Own confidences left out."""
    kept = [replace(one, own=None) for one in (self.items if items is None else items)]
    return HELD(self, truths, kept)


def apart(events: Any, chance: Any) -> Any:
    """`together` turned round: the claims are true that are least confident."""
    for probability, true in OUTCOMES(events, chance):
        yield probability, (true[::-1] if len(chance) > 1 else true)


def absent(self: Wants, kind: Any) -> Any:
    """What stands in the place of a statement left out."""
    entries: Any = vars(self)["_entries"]
    return tuple(e for e, _, column in entries if column is None or kind[column])


def imposed(events: Any, held: dict[int, bool]) -> Any:
    """Every constraint imposed in every world."""
    return STRUCTURED(events, dict.fromkeys(held, True))


HELD = events_of.Events.held
OUTCOMES: Any = vars(worlds_of)["_outcomes"]
STRUCTURED = solving.structured
SIZE_FOR = worlds_of.size_for

FAULTS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "all as any": (events_of.Events, "held", by_the_greater),
    "own confidences left out": (events_of.Events, "held", without_own),
    "together turned round": (worlds_of, "_outcomes", apart),
    "otherwise left out": (Wants, "_list", absent),
    "constraints always imposed": (solving, "structured", imposed),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    models = [model for model in map(usable, range(FAULTY)) if model is not None]
    where, name, wrong = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    assert any(differs(model, "seq") for model in models)


def test_attitudes_that_are_no_attitudes_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others’ improvements taken for all alike."""
    models = [model for model in map(usable, range(FAULTY)) if model is not None]

    def alike(self: Wants, table: Any) -> list[bytes]:
        return [b""] * int(table.shape[1])

    monkeypatch.setattr(Wants, "_seen", alike)
    assert any(differs(model, "seq") for model in models)


def test_supersets_of_overturning_sets_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    models = [model for model in map(usable, range(FAULTY)) if model is not None]

    def every(claims: Any, size: int, found: Any) -> Any:
        return combinations(claims, size)

    monkeypatch.setattr(critical, "_new", every)
    assert any(sets_differ(model, "nash") for model in models)


def test_swings_by_setting_a_claim_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """P(Q) in place of P(Q | false)."""
    models = [model for model in map(usable, range(FAULTY)) if model is not None]

    def wrong(self: Doubt) -> float | None:
        return None if self.if_true is None else self.if_true * 0.9

    monkeypatch.setattr(Doubt, "swing", property(wrong))
    assert any(swings_differ(model, "nash") for model in models)


def test_worlds_of_an_event_taken_for_all_worlds_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """P(Q and true) in place of P(Q | true)."""
    models = [model for model in map(usable, range(FAULTY)) if model is not None]

    def wrong(self: Swings, event: int, column: int) -> tuple[float, float]:
        both = float(self.given[event, column])
        return both, float(self.totals[column]) - both

    monkeypatch.setattr(Swings, "conditional", wrong)
    assert any(hanging_differs(model, "nash") for model in models[:10])


# --- sampling ---


def off(exact: Robustness, sample: Robustness) -> float:
    """By how much the probabilities of samples are off at most."""
    worst = 0.0
    for concept, outlook in exact.outlooks.items():
        other = sample.outlooks[concept]
        told = {one.state: one.probability for one in other.equilibria}
        assert told.keys() <= {one.state for one in outlook.equilibria}
        pairs = [(told.get(o.state, 0.0), o.probability) for o in outlook.equilibria]
        pairs += [(other.none, outlook.none), (other.every or 0.0, outlook.every or 0.0)]
        worst = max(worst, *(abs(one - another) for one, another in pairs))
    return worst


def sample(model: Doubtful, seed: int) -> Robustness:
    rough = Precision(half_width=0.1, seed=seed, worlds=0, limit=None)
    return robust(model.conflict, model.want, concepts=["nash", "seq"], precision=rough)


def test_sampling_agrees_within_its_stated_error() -> None:
    model = doubtful(3)
    exact = found(model, ("nash", "seq"))
    samples = [sample(model, seed) for seed in range(100)]
    assert all(one.samples > 0 for one in samples)
    assert sum(off(exact, one) <= one.error for one in samples) >= 99


def test_too_few_samples_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as for an error three times as great."""

    def fewer(width: float, figures: int) -> int:
        return SIZE_FOR(3 * width, figures)

    monkeypatch.setattr(precision, "size_for", fewer)
    model = doubtful(3)
    exact = found(model, ("nash", "seq"))
    assert sum(off(exact, sample(model, seed)) <= 0.1 for seed in range(100)) < 99


def test_the_same_seed_gives_the_same_worlds_however_they_are_split(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    events = events_of.Events(doubtful(5).conflict)
    whole = worlds_of.drawn(events, 7, 0, 1000)
    cuts = [0, 1, 13, 500, 999, 1000]
    parts = [worlds_of.drawn(events, 7, a, b) for a, b in pairwise(cuts)]
    assert np.array_equal(whole, np.concatenate(parts))
    assert not np.array_equal(whole, worlds_of.drawn(events, 8, 0, 1000))
    one = worlds_of.sampled(events, 7, 0, 1000)
    monkeypatch.setattr(worlds_of, "CHUNK", 17)
    other = worlds_of.sampled(events, 7, 0, 1000)
    for name in ("held", "weight", "given"):
        assert np.array_equal(getattr(one, name), getattr(other, name))
