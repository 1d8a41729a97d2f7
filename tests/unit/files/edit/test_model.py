from __future__ import annotations

import pytest

from detente.files import ModelError, parse
from detente.files.edit import edited, insert, set_value

MODEL = "\ufeffdecision_makers:\n  a: {options: {x: take x}}\n  b: {prefers: [not x]}\n"


def test_the_edited_model_keeps_name_and_byte_order_mark() -> None:
    model = parse(MODEL, "m.yaml")
    after = edited(model, insert, ("decision_makers", "b", "prefers"), "x", at=0)
    assert after.name == "m.yaml"
    assert after.text.bom
    assert after.text.content.endswith("prefers: [x, not x]}\n")
    assert model.text.content.endswith("prefers: [not x]}\n")


def test_what_is_no_model_any_more_is_refused_at_its_place() -> None:
    with pytest.raises(ModelError, match=r"m\.yaml:3:21"):
        edited(parse(MODEL, "m.yaml"), set_value, ("decision_makers", "b", "prefers", 0), "not y")
