"""Where things stand: read from literals, changed by what a scenario holds fixed, checked."""

from __future__ import annotations

from collections.abc import Iterable

from detente.conflict.conflict import StatusQuo
from detente.conflict.literal import literal
from detente.conflict.option import Option
from detente.conflict.preference import Statement
from detente.conflict.statement.syntax import Expr, InState, Taken
from detente.files.nodes import Scalar
from detente.files.report import Report
from detente.files.statements import UNREAD, Statements


def read_status_quo(texts: list[Scalar], statements: Statements, report: Report) -> StatusQuo:
    """The status quo that `texts` describe; all other options are at their first levels."""
    read = [(text, statements.read(text)) for text in texts]
    if statements.vocabulary.states is not None:
        return _graph_state(read, report)
    levels: dict[str, str] = {}
    options = statements.vocabulary.options
    for text, expr in read:
        if expr is UNREAD:
            continue
        found = literal(expr, options)
        if found is None:
            report.at(text, *_no_literal(text, expr, options))
        elif found[0].name in levels:
            report.at(text, f"the status quo speaks of {found[0].name} twice", "keep one of them")
        else:
            levels[found[0].name] = found[1]
    return _at(levels, options)


def with_given(
    quo: StatusQuo, given: Iterable[Statement], options: tuple[Option, ...]
) -> StatusQuo:
    """The status quo with every option where a literal among the given statements puts it."""
    if quo.state is not None:
        return quo
    literals = filter(None, (literal(statement.expr, options) for statement in given))
    return _at(dict(quo.levels) | {option.name: level for option, level in literals}, options)


def _at(levels: dict[str, str], options: tuple[Option, ...]) -> StatusQuo:
    first = {option.name: option.level_ids[:1] for option in options}
    return StatusQuo({name: level for name, level in levels.items() if (level,) != first[name]})


def _graph_state(read: list[tuple[Scalar, Expr]], report: Report) -> StatusQuo:
    for text, expr in read[:1]:
        if expr is not UNREAD and not isinstance(expr, InState):
            report.at(text, f"`{text.text}` is not a state", "write the id of one state")
    for text, _ in read[1:]:
        report.at(text, "the status quo is one state", "keep one of them")
    states = [expr.state for _, expr in read if isinstance(expr, InState)]
    return StatusQuo({}, states[0] if states else None)


def _no_literal(text: Scalar, expr: Expr, options: tuple[Option, ...]) -> tuple[str, str]:
    if isinstance(expr, Taken):
        levels = next(option.level_ids for option in options if option.name == expr.option)
        told = " or ".join(f"`{text.text} is {level}`" for level in levels[1:])
        return f"`{text.text}` has several levels", f"write {told}"
    return (
        f"`{text.text}` does not say where one option stands",
        "write `option`, `not option` or `option is level`",
    )
