from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from detente.conflict import (
    Because,
    Conflict,
    Level,
    Period,
    Prioritised,
    Statement,
    StatusQuo,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import At, Expr, Not, Taken
from detente.conflict.status_quo import broken_by_status_quo
from detente.files import parse
from tests.unit.files.wrong import place, wrong

BASE = """\
title: Base
as_of: 2025-03-08
decision_makers:
  russia:
    title: Russia
    options: {truce: agree to a truce}
    prefers: [{statement: not aid, id: no_aid}, mission is none, truce]
  us:
    options:
      aid: {title: let aid flow, confidence: 0.5}
      mission: {levels: [none, neutral, nato]}
    weights: {us.aid: 3, mission is nato: 0.1}
constraints: [{statement: not (truce and aid), id: one}]
irreversible: [aid]
status_quo: [mission is nato]
claims: {said: {confidence: 0.7}}
"""
TRUCE, AID, NATO = Taken("russia.truce"), Taken("us.aid"), At("us.mission", "is", "nato")


def under(scenario: str) -> Conflict:
    return parse(f"{BASE}scenarios: {{s: {scenario}}}\n").conflict("s")


def told(scenario: str) -> tuple[str, list[str]]:
    text = f"{BASE}scenarios: {{s: {scenario}}}\n"
    return text, wrong(text)


def statements(conflict: Conflict) -> list[Expr]:
    wanted = conflict.decision_maker("russia").preference
    assert isinstance(wanted, Prioritised)
    return [statement.expr for statement in wanted.statements]


def test_what_a_scenario_does_not_touch_stays() -> None:
    base, same = parse(BASE).conflict(), under("{}")
    assert same.scenario == "s"
    assert same.decision_makers == base.decision_makers
    assert same.constraints == base.constraints
    assert same.status_quo == base.status_quo


def test_mappings_merge_and_values_replace() -> None:
    conflict = under("{title: Other, decision_makers: {russia: {title: The Kremlin}}}")
    russia = conflict.decision_maker("russia")
    assert (conflict.title, russia.title) == ("Other", "The Kremlin")
    assert russia.options[0].title == "agree to a truce"


def test_a_short_form_is_laid_over_a_long_one() -> None:
    aid = under("{decision_makers: {us: {options: {aid: resume aid}}}}").option("us.aid")
    assert (aid.title, aid.confidence) == ("resume aid", 0.5)


def test_null_takes_away() -> None:
    changes = (
        "decision_makers: {russia: {prefers: null, options: {truce: null}}}, constraints: null"
    )
    conflict = under(f"{{{changes}, status_quo: }}")
    assert conflict.decision_maker("russia").preference is None
    assert conflict.decision_maker("russia").options == ()
    assert (conflict.constraints, conflict.status_quo) == ((), None)


def test_taking_away_what_is_not_there_is_told() -> None:
    text, lines = told("{decision_makers: {us: {options: {ait: null}, ranking: null}}}")
    assert lines == [f"{place(text, 'ait')}: there is no `ait` to take away; did you mean `aid`?"]


def test_new_things_come_last() -> None:
    conflict = under(
        "{decision_makers: {us: {options: {talks: talk}}, un: {options: {talks: {}}}}}"
    )
    assert [option.name for option in conflict.options] == [
        "russia.truce",
        "us.aid",
        "us.mission",
        "us.talks",
        "un.talks",
    ]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("[none, nato]", (Level("none"), Level("nato"))),
        ("{neutral: null, nato: NATO}", (Level("none"), Level("nato", "NATO"))),
        (
            "{un: blue helmets}",
            (Level("none"), Level("neutral"), Level("nato"), Level("un", "blue helmets")),
        ),
        ("{add: [un], drop: [neutral]}", (Level("none"), Level("nato"), Level("un"))),
    ],
)
def test_levels_are_replaced_merged_or_edited(levels: str, expected: tuple[Level, ...]) -> None:
    conflict = under(f"{{decision_makers: {{us: {{options: {{mission: {{levels: {levels}}}}}}}}}}}")
    assert conflict.option("us.mission").levels == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[truce]", ("up", "both")),
        ("{add: [truce]}", ("up", "up")),
        ("{drop: [us.aid]}", ("both", "both")),
        ("{us.aid: off}", ("both", "down")),
        ("{us.aid: null}", ("both", "both")),
        ("{truce: off}", ("down", "up")),
    ],
)
def test_one_way_options_by_either_name(written: str, expected: tuple[str, str]) -> None:
    conflict = under(f"{{irreversible: {written}}}")
    names = ("russia.truce", "us.aid")
    assert tuple(conflict.option(name).direction for name in names) == expected


def test_weights_merge_by_what_their_statements_say() -> None:
    conflict = under("{decision_makers: {us: {weights: {aid: 5, us.mission is nato: null}}}}")
    wanted = conflict.decision_maker("us").preference
    assert wanted == Weighted((Weight(Statement(AID), Decimal(5)),))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ("{drop: [no_aid]}", ["mission", "truce"]),
        ("{drop: [not us.aid, russia.truce]}", ["mission"]),
        ("{drop: [us.mission   is none]}", ["not aid", "truce"]),
        ("{add: [nato]}", ["not aid", "mission", "truce", "nato"]),
        (
            "{drop: [truce], add: [{statement: truce, before: no_aid}]}",
            ["truce", "not aid", "mission"],
        ),
        ("{add: [{statement: nato, before: truce}]}", ["not aid", "mission", "nato", "truce"]),
        ("[nato]", ["nato"]),
    ],
)
def test_lists_are_edited_by_id_or_by_what_entries_say(edit: str, expected: list[str]) -> None:
    names: dict[Expr, str] = {
        Not(AID): "not aid",
        At("us.mission", "is", "none"): "mission",
        TRUCE: "truce",
    }
    names |= {NATO: "nato"}
    edit = edit.replace("nato", "mission is nato")
    conflict = under(f"{{decision_makers: {{russia: {{prefers: {edit}}}}}}}")
    assert [names[expr] for expr in statements(conflict)] == expected


@pytest.mark.parametrize(
    ("edit", "words", "expected"),
    [
        ("{drop: [no_ait]}", "no_ait", "there is no `no_ait` to drop; did you mean `no_aid`?"),
        ("{drop: [aid]}", "aid]}}}", "there is no `aid` to drop"),
        ("{add: [{statement: aid, before: x}]}", "x}]", "there is no `x` to put it before"),
        ("{drop: no_aid}", "no_aid}}", "`drop` takes a list"),
        ("{ad: [aid]}", "{ad:", "`prefers` takes a list, not keys and values"),
    ],
)
def test_edits_that_cannot_be_made(edit: str, words: str, expected: str) -> None:
    text, (line,) = told(f"{{decision_makers: {{russia: {{prefers: {edit}}}}}}}")
    assert line.startswith(f"{place(text, words)}: {expected}")


def test_keys_are_not_edited_like_lists() -> None:
    text, (line,) = told("{decision_makers: {us: {weights: {add: [aid]}}}}")
    assert line.startswith(f"{place(text, '{add')}: `add` and `drop` are for lists")


def test_given_statements_are_constraints_that_rest_on_what_the_scenario_rests_on() -> None:
    written = (
        "{given: [aid, {statement: truce, confidence: 0.9}], because: [said], confidence: 0.3}"
    )
    because = Because(("said",))
    base = parse(BASE).conflict().constraints
    assert under(
        written.replace("aid, {statement: truce", "aid, {statement: not truce")
    ).constraints == (
        *base,
        Statement(AID, because=because, confidence=0.3),
        Statement(Not(TRUCE), because=because, confidence=0.9),
    )


def test_given_statements_come_after_edited_constraints() -> None:
    conflict = under("{constraints: {drop: [one], add: [aid]}, given: [truce]}")
    assert [each.expr for each in conflict.constraints] == [AID, TRUCE]


@pytest.mark.parametrize(
    ("written", "quo"),
    [
        ("{given: [aid]}", {"us.mission": "nato", "us.aid": "on"}),
        ("{given: [mission is none]}", {}),
        ("{given: [mission is neutral, not aid]}", {"us.mission": "neutral"}),
        ("{given: [mission is not nato]}", None),
        ("{given: [aid, truce]}", None),
        ("{given: [mission is not nato], status_quo: [aid]}", {"us.aid": "on"}),
        ("{given: [aid], status_quo: []}", {"us.aid": "on"}),
        ("{status_quo: {add: [aid], drop: [us.mission is nato]}}", {"us.aid": "on"}),
        ("{status_quo: null, given: [aid]}", None),
    ],
)
def test_where_things_stand_in_a_scenario(written: str, quo: dict[str, str] | None) -> None:
    conflict = under(written)
    standing = None if broken_by_status_quo(conflict) else conflict.status_quo
    assert standing == (None if quo is None else StatusQuo(quo))


def test_a_status_quo_of_the_scenarios_own_must_be_possible() -> None:
    text, (line,) = told("{given: [mission is not nato], status_quo: [mission is nato]}")
    at = text.rindex("[mission is nato]")
    assert line.startswith(f"{text.count(chr(10), 0, at) + 1}:{at - text.rindex(chr(10), 0, at)}: ")
    assert "the status quo breaks `us.mission is not nato`" in line


def test_another_day() -> None:
    assert under("{as_of: 2025-03-01}").as_of == date(2025, 3, 1)


def test_other_claims() -> None:
    claims = under("{claims: {said: {confidence: 0.1, since: 2025-03-01}, heard: {}}}").claims
    assert [(claim.id, claim.confidence, claim.period) for claim in claims] == [
        ("said", 0.1, Period(date(2025, 3, 1))),
        ("heard", 1.0, Period()),
    ]


@pytest.mark.parametrize("key", ["scenarios: {}", "detente: 1", "option: x"])
def test_keys_that_a_scenario_does_not_have(key: str) -> None:
    _, (line,) = told(f"{{{key}}}")
    assert f"there is no key `{key.partition(':')[0]}` in a scenario" in line


def test_what_a_scenario_breaks_elsewhere_is_told_with_its_name() -> None:
    text, lines = told("{decision_makers: {russia: {options: {truce: null}}}}")
    assert [line.split(" ")[0][:-1] for line in lines] == [
        place(text, "truce]\n"),
        place(text, "truce and aid"),
    ]
    assert all("in the scenario `s`: there is no `truce`" in line for line in lines)


def test_another_way_to_say_what_one_wants_replaces_the_first_by_null() -> None:
    text, (line,) = told("{decision_makers: {russia: {ranking: [truce]}}}")
    assert line.startswith(place(text, "ranking: [truce]"))
    assert under("{decision_makers: {russia: {ranking: [truce], prefers: null}}}").scenario == "s"


def test_a_scenario_of_a_broken_model_is_still_checked() -> None:
    text = f"{BASE}define: {{x: nothing}}\nscenarios: {{s: {{given: [nowhere]}}}}\n"
    assert [line.split("`")[1] for line in wrong(text)] == ["nothing", "nowhere"]


def test_graph_form_holds_nothing_fixed() -> None:
    text = "states: {s1: }\ndecision_makers: {a: }\nscenarios: {s: {given: [s1]}}\n"
    (line,) = wrong(text)
    assert line.startswith("3:17: a model with states of its own has no `given`;")
