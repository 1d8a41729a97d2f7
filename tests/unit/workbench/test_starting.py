"""A new model from the form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.files import parse
from detente.files.edit import EditError
from detente.workbench.starting import model_text

titles = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf")),
    min_size=1,
    max_size=12,
).filter(lambda title: title.strip() != "")


def ref(decision_maker: int, option: int, level: int) -> dict[str, int]:
    return {"decision_maker": decision_maker, "option": option, "level": level}


def test_the_prisoners_dilemma() -> None:
    name, text = model_text(
        {
            "title": "The prisoners’ dilemma",
            "decision_makers": [
                {
                    "title": who,
                    "options": [{"title": "Confess"}],
                    "wants": [ref(1 - k, 0, 0), ref(k, 0, 1)],
                }
                for k, who in enumerate(("Ann", "Bob"))
            ],
            "ruled_out": [],
            "now": [ref(0, 0, 1)],
        }
    )
    assert name == "prisoners_dilemma.yaml"
    conflict = parse(text).conflict()
    assert [option.name for option in conflict.options] == ["ann.confess", "bob.confess"]
    assert conflict.status_quo is not None
    assert conflict.status_quo.levels == {"ann.confess": "on"}
    assert "      - not bob.confess\n      - ann.confess\n" in text


@given(
    st.lists(
        st.tuples(titles, st.lists(st.tuples(titles, st.lists(titles, max_size=3)), max_size=3)),
        min_size=1,
        max_size=3,
    ),
    titles,
    st.data(),
)
def test_every_form_becomes_a_model(
    parties: list[tuple[str, list[tuple[str, list[str]]]]], title: str, data: st.DataObject
) -> None:
    form: dict[str, Any] = {
        "title": title,
        "decision_makers": [
            {
                "title": name,
                "options": [
                    {"title": option, "levels": levels if len(levels) > 1 else []}
                    for option, levels in options
                ],
                "wants": [],
            }
            for name, options in parties
        ],
        "ruled_out": [],
        "now": [],
    }
    refs = [
        ref(k, place, level)
        for k, (_, options) in enumerate(parties)
        for place, (_, levels) in enumerate(options)
        for level in range(max(2, len(levels)))
    ]
    if refs:
        form["decision_makers"][0]["wants"] = data.draw(st.lists(st.sampled_from(refs), max_size=3))
        one = data.draw(st.sampled_from(refs))
        form["now"] = [one]
    name, text = model_text(form)
    assert name.endswith(".yaml")
    conflict = parse(text).conflict()
    assert [dm.title for dm in conflict.decision_makers] == [p[0].strip() for p in parties]
    assert [o.title for o in conflict.options] == [o[0].strip() for p in parties for o in p[1]]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"title": "x"},
        {"title": "x", "decision_makers": []},
        {"title": "x", "decision_makers": 3},
        {"title": "x", "decision_makers": [{}]},
        {"title": "x", "decision_makers": [{"title": "a", "wants": [ref(0, 0, 0)]}]},
    ],
)
def test_a_form_that_is_not_complete_is_told(form: dict[str, Any]) -> None:
    with pytest.raises(EditError):
        model_text(form)
