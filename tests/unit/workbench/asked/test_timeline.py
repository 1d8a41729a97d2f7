from __future__ import annotations

from typing import Any

import pytest

from detente.files import Model, parse
from detente.report.timeline import in_short
from detente.studies.solution import Solution
from detente.studies.timeline import timeline
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, told
from tests.unit.workbench.asked.shapes import PROGRESS, TIMELINE, misfits

NEIGHBOURS = """
title: Two neighbours
as_of: 2025-03-08
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers: [bob.stay, ann.stay]
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers:
      - {statement: not bob.stay, until: 2025-03-01, because: [bob_was_sly]}
      - {statement: bob.stay, since: 2025-03-01, because: [bob_said]}
      - ann.stay
status_quo: []
define: {peace: ann.stay and bob.stay}
claims:
  bob_was_sly: {says: Bob was not going to keep his word.}
  bob_said: {says: Bob will keep his word.}
"""


def over_time(model: Model, **args: Any) -> dict[str, Any]:
    """The timeline of a model, as the page asks for it."""
    whole = model.conflict()
    found, frames = told("timeline", Solution(whole), whole=whole, **args)
    assert misfits(found, TIMELINE) == []
    assert [wrong for frame in frames for wrong in misfits(frame, PROGRESS)] == []
    assert found["problems"] == []
    answer: dict[str, Any] = found["answer"]
    return answer


def test_what_each_day_changes_is_told_in_the_words_of_the_report() -> None:
    model = parse(NEIGHBOURS)
    found, same = over_time(model, want="peace"), timeline(model.conflict(), want="peace")
    assert found["lede"] == " ".join(in_short(same))
    assert "From 1 March 2025: 2 outcomes come to hold and 1 no longer holds" in found["lede"]
    before, after = found["periods"]
    assert (before["until"], before["day"]) == ("2025-03-01", None)
    assert after["since"] == after["as_of"] == "2025-03-01"
    assert before["counts"] == dict(same.periods[0].column.counts)
    assert after["wanted"]["counts"] == dict(same.periods[1].wanted)
    assert before["wanted"]["cell"]["concepts"] == []
    assert "nash" in after["wanted"]["cell"]["concepts"]
    change = after["day"]["change"]
    assert [(one["dm"], one["claims"]) for one in change["differences"]] == [
        ("bob", ["bob_was_sly"]),
        ("bob", ["bob_said"]),
    ]
    assert [kind["id"] for kind in change["kinds"]] == ["appear", "vanish"]
    assert [len(row["cells"]) for row in found["rows"]] == [2] * len(same.table)


def test_the_model_of_a_day_does_not_hide_what_is_dated_later() -> None:
    model = parse(NEIGHBOURS.replace("as_of: 2025-03-08", "as_of: 2025-02-01"))
    assert len(over_time(model)["periods"]) == 2


def test_claims_that_begin_and_cease_are_told() -> None:
    text = NEIGHBOURS.replace("will keep his word.}", "will keep his word., since: 2025-03-04}")
    day = over_time(parse(text))["periods"][-1]["day"]
    assert day["turns"] == [
        {
            "words": "The claim `bob_said` begins to hold: Bob will keep his word.",
            "claim": "bob_said",
        }
    ]


def test_of_many_days_those_are_named_that_matter() -> None:
    text = NEIGHBOURS.replace(
        "prefers: [bob.stay, ann.stay]",
        "prefers: [{statement: bob.stay, until: 2025-05-01}, ann.stay, "
        "{statement: bob.stay, since: 2025-04-01}]",
    )
    lede = over_time(parse(text))["lede"]
    assert lede.startswith("What is dated begins or ceases to count on 3 days.")
    assert lede.endswith("Outcomes come or go on 1 March 2025 and 1 May 2025.")


def test_where_nothing_is_dated_there_is_one_period() -> None:
    text = "decision_makers: {a: {options: {x: x}, prefers: [x]}}"
    found = over_time(parse(text))
    assert [(one["since"], one["until"]) for one in found["periods"]] == [(None, None)]
    assert found["lede"] == "Nothing in the model is dated: it is the same on every day."


def test_a_period_that_cannot_be_analysed_says_why() -> None:
    text = NEIGHBOURS + "constraints: [{statement: false, since: 2025-04-01}]\n"
    last = over_time(parse(text), want="peace")["periods"][-1]
    assert last["problems"]
    assert last["wanted"] is None
    assert last["day"] == {
        "told": "From 1 April 2025: it cannot be analysed.",
        "turns": [{"words": "The constraint `false` begins to count.", "claim": None}],
        "change": None,
    }


def test_what_cannot_be_read_is_told() -> None:
    solution = Solution(parse(NEIGHBOURS).conflict())
    found = asked("timeline", solution, want="peac")
    assert found["answer"] is None
    assert found["problems"][0]["mends"][0]["insert"] == "peace"
    with pytest.raises(Unasked):
        asked("timeline", solution, want=3)
