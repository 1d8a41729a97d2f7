"""Statements about outcomes that options give, as `--want`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.conflict.statement.syntax import Expr


def statement_in(conflict: Conflict, words: str | None, option: str = "--want") -> Expr | None:
    """The statement that an option gives. Raises `click.BadParameter`."""
    from detente.conflict import in_force
    from detente.conflict.statement.error import StatementError
    from detente.studies.wanted import wanted_statement
    from detente.studies.where import StateError

    try:
        return wanted_statement(in_force(conflict), words)
    except (StatementError, StateError) as error:
        raise click.BadParameter(str(error), param_hint=option) from None
