"""A statement about outcomes that somebody asks with: read, or what is wrong with it."""

from __future__ import annotations

from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.syntax import Expr
from detente.studies.wanted import wanted_statement
from detente.studies.where import StateError
from detente.workbench.language.checked import problem_json


def read(conflict: Conflict, words: str) -> Expr | list[dict[str, Any]] | None:
    """A statement, None where there are no words, or a list of what is wrong with it."""
    try:
        return wanted_statement(conflict, words) if words else None
    except StatementError as error:
        return [problem_json(one, words) for one in error.problems]
    except StateError as error:
        message = {"message": str(error), "advice": ""}
        return [{"from": 0, "to": len(words), **message, "mends": []}]
