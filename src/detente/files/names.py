"""The names of a model: whether they can be names, and whether each stands for one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from detente.conflict.statement.words import RESERVED
from detente.files.nodes import Scalar
from detente.files.report import Report
from detente.files.schema import ModelDoc, Rested

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
        if possible:
            report.doubtful.add(likely)
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
