"""The check of one statement in the names of a model."""

from __future__ import annotations

from typing import Any

from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.parse import parse
from detente.files import Model
from detente.studies.where import vocabulary_of
from detente.workbench.language.completions import completions
from detente.workbench.outline.problems import mends, units


def checked(model: Model, statement: str, cursor: int | None = None) -> dict[str, Any]:
    """What is wrong with a statement, and with a `cursor` what could be written there."""
    vocabulary = vocabulary_of(model.conflict())
    problems: tuple[StatementProblem, ...] = ()
    try:
        parse(statement, vocabulary)
    except StatementError as error:
        problems = error.problems
    return {
        "ok": not problems,
        "problems": [problem_json(problem, statement) for problem in problems],
        "completions": [] if cursor is None else completions(statement, cursor, vocabulary),
    }


def problem_json(problem: StatementProblem, statement: str) -> dict[str, Any]:
    """What is wrong with a statement, where, and what mends it."""
    return {
        "from": units(statement, problem.start),
        "to": units(statement, problem.end),
        "message": problem.message,
        "advice": problem.advice,
        "mends": mends(statement, problem.start, problem.end, problem.advice),
    }
