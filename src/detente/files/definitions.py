"""Named statements: definitions and coalesced classes, each read after those it uses."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import DEEPEST, names
from detente.conflict.statement.syntax import Expr, Named, parts
from detente.conflict.statement.vocabulary import Vocabulary
from detente.files.nodes import Scalar
from detente.files.report import Report
from detente.files.schema import ModelDoc
from detente.files.statements import UNREAD, Statements

LONGEST = 10_000
"""How many parts a named statement may have once the names in it are written out."""


def name_statements(doc: ModelDoc, options: tuple[Option, ...], report: Report) -> Vocabulary:
    """The names that the statements of a model may use."""
    bodies = doc.define | doc.coalesce
    keys = {key.text: key for key in bodies}
    uses = {key.text: [n for n in _names_in(body) if n in keys] for key, body in bodies.items()}
    states = None if doc.states is None else frozenset(key.text for key in doc.states)
    named: dict[str, Named] = {}
    sizes: dict[str, tuple[int, int]] = {}
    circular: set[str] = set()
    for name in _in_order(uses, keys, circular, report):
        words = Vocabulary(options, dict(named), states)
        body = UNREAD if name in circular else Statements(words, report).read(bodies[keys[name]])
        sizes[name] = depth, length = _size(body, sizes)
        if depth > DEEPEST or length > LONGEST:
            message = f"`{name}` is too long once the names in it are written out"
            report.at(keys[name], message, "say the same in fewer words")
            body, sizes[name] = UNREAD, (1, 1)
        named[name] = Named(name, body)
    return Vocabulary(options, named, states)


def _names_in(body: Scalar) -> tuple[str, ...]:
    try:
        return names(body.text)
    except StatementError:
        return ()


def _in_order(
    uses: dict[str, list[str]], keys: dict[str, Scalar], circular: set[str], report: Report
) -> list[str]:
    """The names so that each comes after those it uses; those that use themselves are noted."""
    while True:
        try:
            return list(TopologicalSorter(uses).static_order())
        except CycleError as error:
            cycle: list[str] = error.args[1][::-1]
            first, told = cycle[0], " → ".join(cycle)
            report.at(keys[first], f"`{first}` is defined by itself: {told}", "break the circle")
            circular.update(cycle)
            uses[first].remove(cycle[1])


def _size(expr: Expr, named: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """How many levels deep `expr` is and how many parts it has, the names in it written out."""
    if isinstance(expr, Named):
        depth, length = named[expr.name]
        return depth + 1, length + 1
    sizes = [_size(part, named) for part in parts(expr)]
    return 1 + max((depth for depth, _ in sizes), default=0), 1 + sum(length for _, length in sizes)
