"""Reads the model and each of its scenarios, with everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from detente.conflict.conflict import Conflict
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import parse
from detente.conflict.statement.text import text as canonical_text
from detente.files.build import build
from detente.files.check import checked
from detente.files.nodes import Mapping, Scalar
from detente.files.problems import ModelError, Problem
from detente.files.report import Report
from detente.files.scenario import laid_over
from detente.files.shape import expand
from detente.files.statements import Statements
from detente.files.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A conflict and the tree that it was read from, all short forms written out."""

    conflict: Conflict
    tree: Mapping


def read_all(text: Text, tree: Mapping) -> dict[str | None, Reading]:
    """The model, under None, and each scenario, in the order of the file. Raises `ModelError`."""
    report = Report(text)
    expanded = expand(tree, lists=True)
    found = checked(expanded, report)
    if found is None:
        raise ModelError(text.name, report.problems)
    doc, expanded = found
    conflict, statements = build(doc, expanded, report)
    readings: dict[str | None, Reading] = {}
    problems = list(report.problems)
    if conflict is not None:
        readings[None] = Reading(conflict, expanded)
    model = expand(tree)
    for key in doc.scenarios:
        patch = _patch(expanded, key)
        own = Report(text)
        own.doubtful |= report.doubtful
        own.options_in_doubt = report.options_in_doubt
        own.lists_in_doubt = report.lists_in_doubt
        reading = _scenario(model, key, patch, statements, own)
        if reading is not None:
            readings[key.text] = reading
        problems += _told(own, key, patch, sound=not report.problems)
    if problems:
        raise ModelError(text.name, problems)
    return readings


def _scenario(
    model: Mapping, key: Scalar, patch: Mapping, known: Statements, report: Report
) -> Reading | None:
    merged, overlay = laid_over(model, key, patch, _canonical(known), report)
    found = checked(expand(merged, lists=True), report)
    if found is None:
        return None
    doc, tree = found
    conflict, _ = build(doc, tree, report, overlay, known)
    return None if conflict is None else Reading(conflict, tree)


def _patch(model: Mapping, key: Scalar) -> Mapping:
    return cast("Mapping", cast("Mapping", model.get("scenarios")).get(key.text))


def _canonical(statements: Statements) -> Callable[[str], str]:
    """What turns a statement into its canonical text, or at least its spaces into single ones."""

    def canonical(text: str) -> str:
        try:
            return canonical_text(parse(text, statements.vocabulary))
        except StatementError:
            return " ".join(text.split())

    return canonical


def _told(report: Report, key: Scalar, patch: Mapping, sound: bool) -> list[Problem]:
    """What is wrong with a scenario: in it, and in the model where that is `sound` by itself."""
    first, last = report.text.place(key.start), report.text.place(patch.end)
    told: list[Problem] = []
    for problem in report.problems:
        if first <= (problem.line, problem.column) <= last:
            told.append(problem)
        elif sound:
            told.append(
                replace(problem, message=f"in the scenario `{key.text}`: {problem.message}")
            )
    return told
