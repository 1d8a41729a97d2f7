"""The comparison against plain analyses of each conflict by itself, and against planted faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from detente.conflict import (
    CoalescedClass,
    Conflict,
    ConflictError,
    DecisionMaker,
    GraphState,
    Option,
    Prioritised,
    Statement,
    StatusQuo,
)
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Constant, Not, Taken
from detente.studies.comparison import (
    Comparison,
    NotComparable,
    changes,
    compare,
    outcomes,
    side_by_side,
    trials,
)
from detente.studies.comparison.answer import Because, Change
from detente.studies.comparison.changes import matters
from detente.studies.comparison.outcomes import Outcomes
from detente.studies.comparison.sets import sets_of
from detente.studies.differences import Difference, reverted, without
from tests.unit.studies.comparison.columns import (
    Outcome,
    analysed,
    case,
    cells,
    columns_of,
    members,
    outcome,
)

MODELS = range(30)


def compared(seed: int) -> tuple[Comparison, list[Conflict]]:
    conflict, others = case(seed)
    return compare(conflict, others, limit=10_000), columns_of(conflict, others)


def table_is_wrong(seed: int) -> bool:
    """Whether the table says of any outcome what the analyses do not say, or leaves one out."""
    comparison, columns = compared(seed)
    expected = cells(comparison, columns)
    every = dict.fromkeys(one for column in columns for one in analysed(column))
    seen: set[Outcome] = set()
    for row in comparison.table:
        held = [*members(row.family, every, comparison.common)]
        if len(held) != row.family.count or any(expected.get(one) != row.cells for one in held):
            return True
        if outcome(row.family.example, comparison.common) not in held:
            return True
        seen.update(held)
    whole = comparison.count == len(expected) and comparison.left_out == 0
    return not whole or seen != expected.keys()


def counts_are_wrong(seed: int) -> bool:
    """Whether the numbers of what comes and goes are not those of the analyses."""
    comparison, columns = compared(seed)
    base = analysed(columns[0])
    for change in comparison.changes:
        found = analysed(columns[1 + ["one", "two"].index(change.name)])
        shifted: Counter[tuple[Any, Any]] = Counter()
        for one in base.keys() | found.keys():
            pair = tuple(
                None if one not in side else tuple(c for c in side[one] if c in comparison.concepts)
                for side in (base, found)
            )
            if pair[0] != pair[1] and any(pair):
                shifted[pair[0], pair[1]] += 1
        told: Counter[tuple[Any, Any]] = Counter()
        for shift in change.shifts:
            told[shift.before, shift.after] += shift.count
        if told != shifted:
            return True
        for concept, moved in change.moved.items():
            was = {one for one, found in base.items() if concept in found}
            now = {one for one, concepts in found.items() if concept in concepts}
            gone = (len(was), len(now), len(now - was), len(was - now))
            if (moved.before, moved.after, moved.appeared, moved.vanished) != gone:
                return True
            if (moved.new, moved.infeasible) != (len(now - base.keys()), len(was - found.keys())):
                return True
    return False


def reasons_are_wrong(seed: int) -> bool:
    """Whether a difference is called needed, or enough, that is not, or the other way round."""
    comparison, columns = compared(seed)
    for change in comparison.changes:
        after = columns[1 + ["one", "two"].index(change.name)]
        for shift in change.shifts[:3]:
            if shift.because is None:
                return len(change.untried) < len(telling(change))
            example = outcome(shift.families[0].example, comparison.common)
            gained = shift.concept in shift.gained
            expected = because(columns[0], after, change, (example, shift.concept, gained))
            if (shift.because.needed, shift.because.enough) != (expected.needed, expected.enough):
                return True
            together = shift.because.together
            if together is not None:
                places = shift.because.needed
                now = decides(columns[0], after, change, places, example, shift.concept)
                if together != (now == gained):
                    return True
    return False


def telling(change: Change) -> list[int]:
    return [k for k, one in enumerate(change.differences) if matters(one)]


def because(
    before: Conflict, after: Conflict, change: Change, asked: tuple[Outcome, str, bool]
) -> Because:
    """The reasons, each from a plain analysis."""
    one, concept, gained = asked
    needed: list[int] = []
    enough: list[int] = []
    for place in telling(change):
        difference = change.differences[place]
        try:
            undone = without(before, after, difference)
            made = without(after, before, reverted(difference))
        except ConflictError:
            continue
        if (concept in analysed(undone, [concept]).get(one, ())) != gained:
            needed.append(place)
        if (concept in analysed(made, [concept]).get(one, ())) == gained:
            enough.append(place)
    return Because(tuple(needed), tuple(enough))


def decides(
    before: Conflict,
    after: Conflict,
    change: Change,
    places: Sequence[int],
    one: Outcome,
    concept: str,
) -> bool:
    made = before
    for place in places:
        made = without(after, made, reverted(change.differences[place]))
    return concept in analysed(made, [concept]).get(one, ())


CHECKS = [table_is_wrong, counts_are_wrong, reasons_are_wrong]


@pytest.mark.parametrize("wrong", CHECKS)
def test_the_comparison_says_what_the_analyses_of_its_columns_say(
    wrong: Callable[[int], bool],
) -> None:
    assert [seed for seed in MODELS if wrong(seed)] == []


def one_off(*arguments: Any) -> Any:
    """Every outcome is what the one before it is."""
    return np.roll(sets_of(*arguments), 1)


def not_undone(before: Conflict, after: Conflict, difference: Difference) -> Conflict:
    return after


def unturned(difference: Difference) -> Difference:
    return difference


def forgetful(self: Outcomes, solution: Any) -> Any:
    """The last option makes no difference."""
    codes = CODED(self, solution)
    return codes % self.strides[-1] if len(self.options) > 1 else codes


CODED = Outcomes.coded


def other_way_round(before: Any, after: Any, place: int) -> Any:
    return MOVED(after, before, place)


MOVED = changes._moved  # pyright: ignore[reportPrivateUsage]

FAULTS: dict[str, tuple[Callable[[int], bool], Any, str, Callable[..., Any]]] = {
    "what outcomes are": (table_is_wrong, side_by_side, "sets_of", one_off),
    "which outcomes are the same": (table_is_wrong, outcomes.Outcomes, "coded", forgetful),
    "what comes and what goes": (counts_are_wrong, changes, "_moved", other_way_round),
    "what is undone": (reasons_are_wrong, trials, "without", not_undone),
    "what is made": (reasons_are_wrong, trials, "reverted", unturned),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, home, name, planted = FAULTS[fault]
    monkeypatch.setattr(home, name, planted)
    assert any(wrong(seed) for seed in MODELS)


def strike(*given: Any, quo: str = "") -> Conflict:
    union = DecisionMaker(
        "union",
        options=(Option("strike", "union"),),
        preference=Prioritised((Statement(Not(Taken("port.offer"))),)),
    )
    port = DecisionMaker("port", options=(Option("offer", "port"),))
    constraints = tuple(map(Statement, given))
    return Conflict(
        (union, port),
        constraints=constraints,
        status_quo=StatusQuo({quo: "on"} if quo else {}),
    )


def test_the_status_quo_alone_changes_nothing_but_what_is_reached() -> None:
    found = compare(strike(), {"elsewhere": strike(quo="port.offer")})
    (change,) = found.changes
    assert change.idle
    assert change.shifts == ()
    assert [d.kind for d in change.differences] == ["status_quo_changed"]
    assert all(row.cells[0] == row.cells[1] for row in found.table)


def test_what_cannot_be_analysed_is_told_with_its_problems() -> None:
    found = compare(strike(), {"never": strike(Constant(False)), "same": strike()})
    _, never, same = found.columns
    assert never.problems[0].where == ("constraints", 0)
    assert [change.name for change in found.changes] == ["same"]
    assert all(row.cells[1] is None and row.cells[2] for row in found.table)
    assert found.to_json()["columns"][1]["problems"][0]["where"] == ["constraints", 0]
    assert same.problems == ()
    with pytest.raises(MeaningError):
        compare(strike(Constant(False)), {"same": strike()})


def test_a_status_quo_that_cannot_be_is_told_with_what_it_breaks() -> None:
    found = compare(strike(), {"given": strike(Taken("port.offer"))})
    assert found.columns[1].status_quo is None
    assert found.columns[1].broken == ("`port.offer`",)


def test_outcomes_that_cannot_be_matched_are_refused() -> None:
    graph = Conflict((DecisionMaker("union"),), states=(GraphState("s"),))
    with pytest.raises(NotComparable, match="lists its states"):
        compare(strike(), {"graph": graph})
    classed = Conflict(
        strike().decision_makers, coalesced=(CoalescedClass("quiet", Not(Taken("union.strike"))),)
    )
    with pytest.raises(NotComparable, match="coalesce"):
        compare(strike(), {"classed": classed})
    wide = {
        f"c{k}": Conflict(
            (DecisionMaker("dm", options=tuple(Option(f"o{k}_{n}", "dm") for n in range(8))),)
        )
        for k in range(8)
    }
    with pytest.raises(NotComparable, match="options in common"):
        compare(strike(), wide)


def test_what_is_too_large_is_told_by_its_name() -> None:
    dm = DecisionMaker("dm", options=tuple(Option(f"o{k}", "dm") for k in range(23)))
    with pytest.raises(LimitError, match="wide: 23 options"):
        compare(strike(), {"wide": Conflict((dm,))})


def test_too_many_differences_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_DIFFERENCES", 1)
    given = strike(Taken("port.offer"), Taken("union.strike"))
    (change,) = compare(strike(), {"given": given}).changes
    assert change.note == "2 differences are too many to try one by one (1)"
    assert {shift.because for shift in change.shifts} == {None}
    monkeypatch.setattr(changes, "MOST_DIFFERENCES", 2)
    monkeypatch.setattr(changes, "WORK", 7)
    (change,) = compare(strike(), {"given": given}).changes
    assert change.note == "2 differences of 4 outcomes are too many to try one by one"


def test_an_interrupt_leaves_the_table_without_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(changes, "Trials", interrupted)
    found = compare(strike(), {"given": strike(Taken("port.offer"))})
    assert found.partial
    assert found.to_json()["partial"] is True
    assert {shift.because for shift in found.changes[0].shifts} == {None}


def test_only_what_satisfies_a_statement_counts() -> None:
    whole = compare(strike(), {"given": strike(Taken("port.offer"))})
    part = compare(strike(), {"given": strike(Taken("port.offer"))}, where="not strike")
    assert (whole.count, part.count) == (4, 2)
    assert [column.counts["nash"] for column in part.columns] == [2, 1]
    assert part.to_json()["where"] == "not union.strike"


def test_the_table_may_be_shortened() -> None:
    found = compare(strike(), {"given": strike(Taken("port.offer"))}, limit=1)
    assert len(found.table) == 1
    assert found.left_out == found.count - found.table[0].family.count > 0
    assert found.to_json()["shortened"] is True
    with pytest.raises(ValueError, match="at least 1"):
        compare(strike(), {}, limit=0)


def test_rows_hold_every_cell() -> None:
    found = compare(strike(), {"given": strike(Taken("port.offer"))})
    rows = found.rows()
    assert len(rows) == 2 * len(found.table)
    assert {row["column"] for row in rows} == {None, "given"}
    assert len(found.frame()) == len(rows)
