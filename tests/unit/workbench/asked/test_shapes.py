from __future__ import annotations

from typing import Any

import pytest

from detente.catalogue import cases
from detente.workbench.asked import STUDIES
from tests.unit.workbench.asked.asking import asked, of_case, told
from tests.unit.workbench.asked.shapes import ANSWER, PROGRESS, SHAPES, misfits


def test_every_study_has_a_shape() -> None:
    assert SHAPES.keys() == STUDIES.keys()


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_every_study_of_every_case_has_its_shape(name: str) -> None:
    solution = of_case(name)
    dms = [dm.id for dm in solution.conflict.decision_makers]
    asks: list[tuple[str, dict[str, Any]]] = [
        ("answer", {}),
        *(("why", {"state": number}) for number in range(1, solution.engine.size + 1)),
        *(("ranked", {"dm": dm, "tagged": {"a": [1]}}) for dm in dms),
        *(("graph", {"scope": scope, "named": [1]}) for scope in ("named", "reached", "all")),
        ("where", {"statement": "no such thing"}),
        ("hints", {}),
        *(("reach", {"from": number}) for number in range(1, solution.engine.size + 1)),
        *(("path", {"to": number, "from": 1}) for number in range(1, solution.engine.size + 1)),
        ("timeline", {}),
        ("timeline", {"want": "no such thing"}),
        ("sure", {}),
    ]
    for study, args in asks:
        assert misfits(asked(study, solution, **args), SHAPES[study], study) == []


def test_the_truce_has_its_shape() -> None:
    solution = of_case("truce")
    result, frames = told("answer", solution)
    (part,) = (frame["part"] for frame in frames if frame["frame"] == "part")
    progress = [frame for frame in frames if frame["frame"] == "progress"]
    assert misfits(result, ANSWER, "answer") == []
    assert misfits(part, ANSWER, "part") == []
    assert [wrong for one in progress for wrong in misfits(one, PROGRESS, "progress")] == []
    for study, args in (
        ("why", {}),
        ("ranked", {"dm": "russia", "tagged": {"a": [1, 2, 3]}}),
        ("graph", {"scope": "reached"}),
        ("where", {"statement": "truce"}),
        ("hints", {}),
        ("state", {"levels": {"us.aid": "on"}}),
        ("reach", {}),
        ("path", {"to": "aid"}),
    ):
        assert misfits(asked(study, solution, **args), SHAPES[study], study) == []


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({"a": 1}, {"a": str}),
        ({"a": 1, "b": 1}, {"a": int}),
        ({}, {"a": int}),
        ([1, "x"], [int]),
        (1, (str, None)),
        (True, int),
        ("x", frozenset({"y"})),
        ({"a": 1}, {str: str}),
        ([], {"a": int}),
        ({}, [int]),
    ],
)
def test_what_does_not_fit_is_noticed(value: Any, shape: Any) -> None:
    assert misfits(value, shape)
