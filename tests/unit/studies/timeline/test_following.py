"""The timeline against plain analyses of every single day, and against planted faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from detente.conflict import Conflict, DecisionMaker, Option, Period, StatusQuo, dates, in_force
from detente.conflict.problem import MeaningError
from detente.files import parse
from detente.studies.analysis import analyse
from detente.studies.comparison import compare
from detente.studies.comparison.answer import Cell
from detente.studies.comparison.changes import matters
from detente.studies.timeline import Timeline, Turn, following, timeline
from tests.unit.studies.comparison.columns import Outcome, analysed, members
from tests.unit.studies.timeline.dated import DAYS, FIRST, Dating

MODELS = range(24)
EVERY_DAY = [FIRST + timedelta(k) for k in range(-2, 2 * DAYS + 2)]


@cache
def dating(seed: int) -> Dating:
    return Dating(seed)


@cache
def answers(seed: int, day: date) -> dict[Outcome, tuple[str, ...]]:
    """What the outcomes are on a day, from a plain analysis."""
    return analysed(replace(dating(seed).conflict, as_of=day))


def followed(seed: int) -> Timeline | None:
    """The timeline of a model; None where it cannot be analysed on any day."""
    try:
        return timeline(dating(seed).conflict, limit=10_000)
    except MeaningError:
        assert not any(answers(seed, day) for day in EVERY_DAY)
        return None


@cache
def timelines() -> dict[int, Timeline]:
    """Those of all models that can be analysed on some day."""
    return {seed: found for seed in MODELS if (found := followed(seed)) is not None}


def told(found: Timeline, place: int, outcomes: set[Outcome]) -> dict[Outcome, Cell]:
    """What the table says of each outcome in a period."""
    return {
        one: row.cells[place]
        for row in found.table
        for one in members(row.family, outcomes, found.common)
    }


def a_day_is_wrong(seed: int, found: Timeline) -> bool:
    """Whether the timeline says of any day what its plain analysis does not say."""
    outcomes = {one for day in EVERY_DAY for one in answers(seed, day)}
    cells = [told(found, place, outcomes) for place in range(len(found.periods))]
    for day in EVERY_DAY:
        period = found.at(day)
        expected = {
            one: tuple(c for c in holds if c in found.concepts)
            for one, holds in answers(seed, day).items()
        }
        shown = cells[found.periods.index(period)]
        counts = {c: sum(c in holds for holds in expected.values()) for c in found.concepts}
        if bool(period.column.problems) == bool(expected):
            return True
        if expected and dict(period.column.counts) != counts:
            return True
        if {one: holds for one, holds in expected.items() if holds} != {
            one: cell for one, cell in shown.items() if cell
        }:
            return True
        if {one for one, cell in shown.items() if cell is not None} != {*shown} & {*expected}:
            return True
    return False


def the_dates_are_wrong(seed: int, found: Timeline) -> bool:
    """Whether a day is missing at which something begins or ceases to count, or one is too many."""
    return {*found.dates} != dating(seed).days


def what_turns_is_wrong(seed: int, found: Timeline) -> bool:
    """Whether something changes on a day on which nothing begins or ceases to count."""
    conflict = dating(seed).conflict
    for period in found.periods[1:]:
        assert period.since is not None
        days = period.since - timedelta(1), period.since
        before, after = (replace(in_force(conflict, day), as_of=None) for day in days)
        if before != after and not period.turns:
            return True
    return False


def a_change_is_wrong(seed: int, found: Timeline) -> bool:
    """Whether a day is said to change something else than a comparison of two days says."""
    for one, other in zip(found.periods, found.periods[1:], strict=False):
        if one.column.problems or other.column.problems:
            if other.change is not None:
                return True
            continue
        assert other.since is not None
        assert other.change is not None
        days = (other.since - timedelta(1), other.since)
        before, after = (replace(dating(seed).conflict, as_of=day) for day in days)
        (change,) = compare(before, {"after": after}, limit=10_000).changes
        differences = [
            [one for one in each.differences if matters(one)] for each in (change, other.change)
        ]
        shifts = [
            [(s.before, s.after, s.concept, s.count, s.because) for s in each.shifts]
            for each in (change, other.change)
        ]
        if differences[0] != differences[1] or shifts[0] != shifts[1]:
            return True
        if change.moved != other.change.moved:
            return True
    return False


Wrong = Callable[[int, Timeline], bool]
CHECKS: tuple[Wrong, ...] = (
    a_day_is_wrong,
    the_dates_are_wrong,
    what_turns_is_wrong,
    a_change_is_wrong,
)


@pytest.mark.parametrize("wrong", CHECKS)
def test_against_plain_analyses(wrong: Wrong) -> None:
    assert not [seed for seed, found in timelines().items() if wrong(seed, found)]


def test_the_models_are_of_all_kinds() -> None:
    found = timelines()
    assert len(found) > len(MODELS) / 2
    periods = [period for one in found.values() for period in one.periods]
    assert any(period.column.problems for period in periods)
    assert any(period.column.broken for period in periods)
    assert any(period.unchanged for period in periods)
    assert any(period.change and period.change.shifts for period in periods)
    kinds = {turn.kind for period in periods for turn in period.turns}
    assert kinds == {"statement", "option", "constraint", "claim"}
    assert any(one.conflict.states for one in found.values())
    assert any(one.conflict.coalesced for one in found.values())


def the_day_before(period: Period, conflict: Conflict) -> date | None:
    return None if period.since is None else period.since - timedelta(1)


def without_claims(conflict: Conflict) -> tuple[date, ...]:
    return dates(replace(conflict, claims=()))


def the_first(self: Any, conflict: Conflict, solved: dict[Any, Any]) -> Any:
    return next(iter(solved.values()), None)


def from_the_first(self: Any, changes: Any, sets: dict[Any, Any], before: str, after: str) -> Any:
    return CHANGE(self, changes, sets, next(iter(sets)), after)


def nothing(conflict: Conflict, day: date) -> tuple[Turn, ...]:
    return ()


FOLLOWING = following._Following  # pyright: ignore[reportPrivateUsage]
CHANGE = FOLLOWING._change  # pyright: ignore[reportPrivateUsage]

FAULTS: dict[str, tuple[Wrong, Any, str, Any]] = {
    "which day is looked at": (a_day_is_wrong, following, "_day_in", the_day_before),
    "what is in force": (a_day_is_wrong, FOLLOWING, "_same", the_first),
    "when something changes": (the_dates_are_wrong, following, "dates", without_claims),
    "what begins": (what_turns_is_wrong, following, "turns", nothing),
    "what it is compared with": (a_change_is_wrong, FOLLOWING, "_change", from_the_first),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, home, name, planted = FAULTS[fault]
    monkeypatch.setattr(home, name, planted)
    found = ((seed, followed(seed)) for seed in MODELS)
    assert any(one is not None and wrong(seed, one) for seed, one in found)


def test_a_wanted_statement_is_counted_in_each_period() -> None:
    for seed, found in timelines().items():
        conflict = dating(seed).conflict
        if not conflict.options:
            continue
        name = conflict.options[0]
        want = name.name if name.binary else f"{name.name} is {name.level_ids[0]}"
        asked = timeline(conflict, want=want)
        for period in asked.periods:
            if period.column.problems:
                assert not period.wanted
                continue
            day = period.column.conflict.as_of
            plain = analyse(replace(conflict, as_of=day), where=want, limit=1)
            counts = {c: one.count for c, one in plain.equilibria.items() if c in asked.concepts}
            assert dict(period.wanted) == counts
            for concept in asked.concepts:
                count, of = period.wanted[concept], period.column.counts[concept]
                assert period.some(concept) == (count > 0)
                assert period.every(concept) == (0 < count == of)
        assert [one.column.counts for one in asked.periods] == [
            one.column.counts for one in found.periods
        ]


def dated(*periods: Period) -> Conflict:
    options = tuple(Option(f"o{k}", "one", period=period) for k, period in enumerate(periods))
    return Conflict((DecisionMaker("one", options=options), DecisionMaker("two")))


def test_without_dates_there_is_one_period() -> None:
    found = timeline(dated(Period()))
    (period,) = found.periods
    assert (period.since, period.until, period.change, period.turns) == (None, None, None, ())
    assert found.dates == ()
    assert period.column.name == "always"
    assert found.conflict.as_of is None


def test_before_the_first_day_of_all_there_is_nothing() -> None:
    found = timeline(dated(Period(since=date.min), Period(until=date.max)))
    assert [(one.since, one.until) for one in found.periods] == [(None, date.max), (date.max, None)]
    assert found.at(date.min) is found.periods[0]
    assert found.at(date.max) is found.periods[1]


def test_what_begins_and_ceases_at_once_changes_nothing() -> None:
    day = date(2025, 3, 7)
    found = timeline(dated(Period(until=day), Period(day, day)))
    assert [(turn.words, turn.begins) for turn in found.periods[1].turns] == [("one.o0", False)]


def test_a_limit_below_one() -> None:
    with pytest.raises(ValueError, match="give at least 1"):
        timeline(dated(), limit=0)


def test_plain_data_and_rows() -> None:
    day = date(2025, 3, 7)
    conflict = replace(dated(Period(since=day)), status_quo=StatusQuo({"one.o0": "on"}))
    found = timeline(conflict, concepts=["nash"], want="o0", where="o0 or not o0")
    plain = found.to_json()
    assert plain["format"] == 1
    assert plain["as_of"] == "2025-03-07"
    assert plain["dates"] == ["2025-03-07"]
    assert (plain["want"], plain["where"]) == ("one.o0", "one.o0 or not one.o0")
    first, second = plain["periods"]
    assert (first["since"], first["until"], first["change"]) == (None, "2025-03-07", None)
    assert first["status_quo"] is None
    assert first["status_quo_breaks"] == ["`not one.o0` (held outside its time)"]
    assert first["wanted"] == {"nash": {"count": 0, "some": False, "every": False}}
    assert second["wanted"] == {"nash": {"count": 1, "some": True, "every": False}}
    assert second["turns"] == [
        {"kind": "option", "begins": True, "words": "one.o0", "decision_maker": "one"}
    ]
    assert [shift["count"] for shift in second["change"]["shifts"]] == [1]
    assert found.rows() == [
        {
            "since": None,
            "until": day,
            "concept": "nash",
            "equilibria": 1,
            "appeared": None,
            "vanished": None,
            "wanted": 0,
        },
        {
            "since": day,
            "until": None,
            "concept": "nash",
            "equilibria": 2,
            "appeared": 1,
            "vanished": 0,
            "wanted": 1,
        },
    ]


def test_the_status_quo_may_be_what_is_wanted() -> None:
    conflict = parse("""
decision_makers:
  a: {options: {x: x}, prefers: [{statement: a.x, since: 2025-03-07}]}
  b: {options: {y: y}, prefers: [not b.y]}
status_quo: []
""").conflict()
    found = timeline(conflict, concepts=["nash"], want="status quo")
    assert [period.wanted["nash"] for period in found.periods] == [1, 0]
    assert found.periods[0].column.counts["nash"] == 2
