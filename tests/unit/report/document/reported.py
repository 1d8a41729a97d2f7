"""Reports of models for tests."""

from __future__ import annotations

from typing import Any

from detente.files import parse
from detente.report.document import Asked, Document, compose, find


def report(text: str, scenario: str | None = None, **asked: Any) -> Document:
    """The report of a model, all of whose scenarios are compared with it."""
    model = parse(text)
    others = {name: model.conflict(name) for name in model.scenarios}
    return compose(
        find(model.conflict(scenario), Asked(model=model.conflict(), scenarios=others, **asked))
    )


NASTY = """
title: '<script>alert("x")</script> & `שלום` *🕊️*'
about: 'A "quoted" <b>text</b> | with _marks_'
decision_makers:
  one:
    title: 'The <i>first</i> & "last"'
    options:
      x: '"><img src=x onerror=alert(1)>'
      y: {title: 'مرحبا', levels: {a: '<a>', b: 'b|b'}}
    prefers: [{statement: x, because: [said]}, y is b, {statement: not x, until: 2020-01-01}]
  two: {title: "O'Neill's", options: {z: '# not a heading'}, prefers: [z if x, not z]}
constraints: [x or y is a]
irreversible: {one.y: up}
status_quo: [x]
as_of: 2025-01-01
scenarios: {calm: {given: [not z]}, impossible: {given: [x, not x]}}
sources:
  paper:
    title: '<u>Paper</u>'
    publisher: 'A & B'
    date: 2024-12-31
    url: 'https://example.org/?a=1&b=2'
claims:
  said:
    source: paper
    where: paragraph 1
    said_by: '<em>she</em>'
    says: 'Two < three.'
    confidence: 0.25
"""

GRAPH = """
title: A walk
states: {s1: {title: home}, s2: {title: away}, s3: {}}
decision_makers:
  moe: {moves: {s1: [s2], s2: [s1]}, ranking: [s2, s1]}
  joe: {moves: {s2: [s3]}, ranking: [s3, s1, s2]}
status_quo: s1
"""
