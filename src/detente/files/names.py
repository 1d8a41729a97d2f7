"""The names of a model: whether they can be names, and whether each stands for one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import names
from detente.conflict.statement.syntax import Named
from detente.conflict.statement.vocabulary import Vocabulary
from detente.conflict.statement.words import RESERVED
from detente.files.nodes import Scalar
from detente.files.report import Report
from detente.files.schema import ModelDoc, Rested
from detente.files.statements import UNREAD, Statements

ID = re.compile(r"[a-z][a-z0-9_]*")
LEVEL = re.compile(r"[a-z0-9_]+")


def check_names(doc: ModelDoc, report: Report) -> None:
    """Note every name that cannot be one, and every name that stands for two things."""
    for scalar in _ids(doc):
        check_name(scalar, ID, "lower-case letters, digits and _, beginning with a letter", report)
    for dm in doc.decision_makers.values():
        for option in dm.options.values():
            for level in option.levels or ():
                check_name(level, LEVEL, "lower-case letters, digits and _", report)
    _check_keyed(doc, report)
    _check_clashes(doc, report)


def check_name(scalar: Scalar, form: re.Pattern[str], described: str, report: Report) -> None:
    """Note if `scalar` cannot be a name."""
    name = scalar.text
    if name in RESERVED:
        report.at(scalar, f"`{name}` is a word of the statement language", "choose another name")
    elif not form.fullmatch(name):
        letters = unicodedata.normalize("NFKD", name.lower())
        plain = "".join(c for c in letters if not unicodedata.combining(c))
        likely = re.sub(r"\W+", "_", plain, flags=re.ASCII).strip("_")
        possible = form.fullmatch(likely) and likely not in RESERVED
        advice = f"write `{likely}`" if possible else "choose another"
        report.at(scalar, f"`{name}` cannot be a name", f"{advice}: a name has {described}")


def _ids(doc: ModelDoc) -> Iterator[Scalar]:
    yield from (*doc.decision_makers, *(doc.states or ()), *doc.define, *doc.coalesce)
    yield from (*doc.scenarios, *doc.sources, *doc.claims)
    for dm in doc.decision_makers.values():
        yield from dm.options


def _check_keyed(doc: ModelDoc, report: Report) -> None:
    """What has its name for a key has no other `id`."""
    keyed: list[tuple[Scalar, Rested]] = [*doc.scenarios.items()]
    keyed += [pair for dm in doc.decision_makers.values() for pair in dm.options.items()]
    for key, each in keyed:
        if each.id is not None and each.id.text != key.text:
            report.at(each.id, f"this is called `{key.text}` by its key", "leave `id` out")


def _check_clashes(doc: ModelDoc, report: Report) -> None:
    """Options' short names, definitions, classes and states share one namespace."""
    options = [
        (id, f"an option of {dm.text}") for dm, d in doc.decision_makers.items() for id in d.options
    ]
    others = [(id, "a state") for id in doc.states or {}]
    others += [(id, "a definition") for id in doc.define]
    others += [(id, "a class of coalesced states") for id in doc.coalesce]
    taken: dict[str, str] = {id.text: what for id, what in options}
    for id, what in others:
        if id.text in taken:
            report.at(
                id,
                f"`{id.text}` is already the name of {taken[id.text]}",
                "choose another name",
            )
        taken.setdefault(id.text, what)


def name_statements(doc: ModelDoc, options: tuple[Option, ...], report: Report) -> Vocabulary:
    """The vocabulary of a model: definitions and classes are read, each after those it uses."""
    bodies = doc.define | doc.coalesce
    keys = {key.text: key for key in bodies}
    uses = {
        key.text: [use for use in _names_in(body) if use in keys] for key, body in bodies.items()
    }
    states = None if doc.states is None else frozenset(key.text for key in doc.states)
    named: dict[str, Named] = {}
    circular: set[str] = set()
    for name in _in_order(uses, keys, circular, report):
        words = Vocabulary(options, dict(named), states)
        body = UNREAD if name in circular else Statements(words, report).read(bodies[keys[name]])
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
            told = " → ".join(cycle)
            report.at(
                keys[cycle[0]], f"`{cycle[0]}` is defined by itself: {told}", "break the circle"
            )
            circular.update(cycle)
            uses[cycle[0]].remove(cycle[1])
