from __future__ import annotations

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.schema import ModelDoc
from detente.files.shape import TEXT, expand, shape_of
from detente.files.text import Text
from detente.files.tree import compose

SHORT = """\
decision_makers:
  us:
    options: {aid: help, mission: {levels: [none, nato]}, nothing: }
    prefers: [not aid, greatly, {statement: aid}]
    ranking: [aid, [aid, not aid]]
  un:
irreversible: [aid]
status_quo: aid
scenarios: {s: {given: [aid], irreversible: {aid: off}}}
"""


def data(node: Node) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return list(map(data, items))
        case Mapping(entries=entries):
            return {key.text: data(value) for key, value in entries}


def test_short_forms_are_written_out() -> None:
    assert data(expand(compose(Text("m", SHORT)), lists=True)) == {
        "decision_makers": {
            "us": {
                "options": {
                    "aid": {"title": "help"},
                    "mission": {"levels": {"none": "", "nato": ""}},
                    "nothing": {},
                },
                "prefers": [
                    {"statement": "not aid"},
                    {"statement": "greatly"},
                    {"statement": "aid"},
                ],
                "ranking": ["aid", ["aid", "not aid"]],
            },
            "un": {},
        },
        "irreversible": {"aid": "on"},
        "status_quo": ["aid"],
        "scenarios": {"s": {"given": [{"statement": "aid"}], "irreversible": {"aid": "off"}}},
    }


def test_in_a_scenario_lists_stay_and_nothing_stays_nothing() -> None:
    tree = expand(compose(Text("m", "irreversible: [aid]\ndecision_makers: {us: }\n")))
    assert data(tree) == {"irreversible": ["aid"], "decision_makers": {"us": ""}}


def test_expanding_twice_changes_nothing() -> None:
    once = expand(compose(Text("m", SHORT)), lists=True)
    assert expand(once, lists=True) == once


def test_what_is_written_out_keeps_its_place() -> None:
    content = "decision_makers: {us: {options: {aid: help}}}\n"
    node: Node | None = expand(compose(Text("m", content)), lists=True)
    for key in ("decision_makers", "us", "options", "aid", "title"):
        assert isinstance(node, Mapping)
        node = node.get(key)
    assert node is not None
    assert content[node.start : node.end] == "help"


def test_an_unknown_place_is_a_text() -> None:
    assert shape_of(ModelDoc).child("zzz") is TEXT
