from __future__ import annotations

import pytest

from detente import parse
from detente.report.differences import told
from detente.studies.differences import differences

MODEL = """
title: A truce
as_of: 2025-03-08
define: {quiet: not aid}
decision_makers:
  russia:
    title: Russia
    options: {truce: agree to a truce, settle: settle}
    prefers: [truce, not aid, settle, quiet]
  us:
    title: the United States
    options:
      aid: send aid
      mission: {title: send a mission, levels: {none: no mission, neutral: neutral troops}}
      talks: {title: offer talks, since: 2025-04-01}
    weights: {aid: 2, truce: 0.5}
  un:
    ranking: [truce, aid]
constraints: [truce or aid]
irreversible: [us.aid]
instruments: [russia.settle]
status_quo: [truce]
scenarios:
  s: PATCH
"""

SENTENCES = {
    "{decision_makers: {russia: {prefers: {drop: [truce]}}}}": [
        "Russia would no longer want: russia.truce (was 1st of 4)"
    ],
    "{decision_makers: {russia: {prefers: {add: [us.aid or truce]}}}}": [
        "Russia would want: us.aid or russia.truce (5th of 5)"
    ],
    "{decision_makers: {russia: {prefers: [settle, truce, not aid, quiet]}}}": [
        "Russia would put `russia.settle` above `russia.truce`"
    ],
    "{decision_makers: {russia: {prefers: [not aid, settle, quiet, truce]}}}": [
        "Russia would put `russia.truce` below `quiet`"
    ],
    "{decision_makers: {russia: {prefers: null, ranking: [truce]}}}": [
        "Russia would have a ranking instead of wishes"
    ],
    "{decision_makers: {russia: {prefers: null}}}": [
        "Russia would no longer want: russia.truce (was 1st of 4)",
        "Russia would no longer want: not us.aid (was 2nd of 4)",
        "Russia would no longer want: russia.settle (was 3rd of 4)",
        "Russia would no longer want: quiet (was 4th of 4)",
    ],
    "{decision_makers: {us: {weights: {aid: 3, truce: null, settle: 1}}}}": [
        "The United States would give the weight 3 to: us.aid (was 2)",
        "The United States would give no weight to: russia.truce (was 0.5)",
        "The United States would give the weight 1 to: russia.settle (was none)",
    ],
    "{decision_makers: {un: {ranking: [aid, truce]}}}": ["Un would have another ranking"],
    "{decision_makers: {un: {ranking: null}}}": ["Un would have no preference"],
    "{decision_makers: {un: null}}": ["Un takes no part"],
    "{decision_makers: {eu: {options: {arms: arm}}, who: {}}}": [
        "Eu decides as well",
        "Who takes part as well",
    ],
    "{decision_makers: {us: {options: {arms: send arms}}}}": [
        "The United States can also choose about “send arms”"
    ],
    "{decision_makers: {us: {options: {mission: null}}}}": [
        "The United States has no choice about “send a mission”"
    ],
    "{decision_makers: {us: {options: {mission: {levels: {nato: NATO}}}}}}": [
        "“send a mission” has the levels “no mission”, “neutral troops” and “NATO”"
    ],
    "{irreversible: []}": ["The United States could take back “send aid” at any time"],
    "{irreversible: {us.aid: off, us.mission: up}}": [
        "The United States could not choose “send aid” again once it is taken back",
        "The United States could move “send a mission” to later levels only",
    ],
    "{constraints: [truce]}": [
        "would not have to hold any more: russia.truce or us.aid",
        "would hold in every state: russia.truce",
    ],
    "{instruments: []}": ["“settle” is open now, no longer held off as an instrument"],
    "{instruments: {add: [us.mission]}}": ["“send a mission” is held off as an instrument"],
    "{as_of: 2025-05-01}": [
        "it is looked at as of 2025-05-01 instead of 2025-03-08",
        "“offer talks” is open now, no longer held off outside its time",
    ],
    "{define: {quiet: truce}}": ["`quiet` means russia.truce, no longer not us.aid"],
    "{coalesce: {calm: truce}}": ["the states in which russia.truce count as one, `calm`"],
    "{status_quo: [aid]}": ["things stand elsewhere: russia.truce is off and us.aid is on"],
    "{status_quo: null}": ["it is not said where things stand"],
    "{title: Another}": [],
}


@pytest.mark.parametrize("patch", SENTENCES)
def test_every_difference_says_itself(patch: str) -> None:
    model = parse(MODEL.replace("PATCH", patch))
    before, after = model.conflict(), model.conflict("s")
    found = [told(one, before, after) for one in differences(before, after)]
    assert found == SENTENCES[patch]


GRAPH = """
title: A game
states: {s1: {}, s2: {}, s3: {}}
decision_makers:
  moe: {moves: {s1: [s2]}, ranking: [s1, s2]}
status_quo: s1
scenarios:
  s: PATCH
"""

OF_GRAPHS = {
    "{decision_makers: {moe: {moves: {s2: [s1]}}}}": ["Moe could make other moves"],
    "{states: {s4: {}}}": ["the states are others"],
    "{status_quo: s2}": ["things stand at s2"],
    "{decision_makers: {moe: {unknown: [[s1, s3]]}}}": [
        "what Moe prefers is unknown for other pairs"
    ],
}


@pytest.mark.parametrize("patch", OF_GRAPHS)
def test_differences_of_graph_form(patch: str) -> None:
    model = parse(GRAPH.replace("PATCH", patch))
    before, after = model.conflict(), model.conflict("s")
    found = [told(one, before, after) for one in differences(before, after)]
    assert found == OF_GRAPHS[patch]


def test_great_differences() -> None:
    model = parse(
        MODEL.replace("[truce, not aid, settle, quiet]", "[truce, greatly, not aid]").replace(
            "PATCH", "{decision_makers: {russia: {prefers: [truce, not aid]}}}"
        )
    )
    before, after = model.conflict(), model.conflict("s")
    (mark,) = differences(before, after)
    assert told(mark, before, after) == (
        "Russia would see great differences elsewhere among the same wishes"
    )
