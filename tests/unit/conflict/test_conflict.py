"""What can be asked of a conflict itself."""

from __future__ import annotations

import pytest

from detente.conflict import Conflict, DecisionMaker, Level, Option

TRUCE = Option("truce", "russia")
MISSION = Option("mission", "europe", levels=(Level("none"), Level("neutral"), Level("nato")))
AID = Option("aid", "europe")
CONFLICT = Conflict(
    (
        DecisionMaker("russia", options=(TRUCE,)),
        DecisionMaker("us", "the United States"),
        DecisionMaker("europe", options=(MISSION, AID)),
    )
)


def test_options_stand_in_the_order_of_their_owners() -> None:
    assert CONFLICT.options == (TRUCE, MISSION, AID)


def test_options_and_decision_makers_go_by_their_names() -> None:
    assert CONFLICT.option("europe.aid") is AID
    assert CONFLICT.decision_maker("us").label == "the United States"
    assert CONFLICT.decision_maker("russia").label == "russia"


def test_there_is_nothing_by_another_name() -> None:
    with pytest.raises(KeyError, match=r"us\.aid"):
        CONFLICT.option("us.aid")
    with pytest.raises(KeyError, match="china"):
        CONFLICT.decision_maker("china")


def test_only_off_and_on_make_a_binary_option() -> None:
    assert TRUCE.binary
    assert not MISSION.binary
    assert not Option("truce", "russia", levels=(Level("no"), Level("yes"))).binary
    assert MISSION.level_ids == ("none", "neutral", "nato")
