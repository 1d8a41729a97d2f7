"""From the tree to the documents of the schema, with all errors of keys and types at once."""

from __future__ import annotations

from typing import Any, cast

from pydantic import ValidationError

from detente.files.fields import plain
from detente.files.misfit import Misfit
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.report import Report
from detente.files.schema import ModelDoc


def checked(tree: Mapping, report: Report) -> ModelDoc | None:
    """The model in `tree`, as far as it can be read; None where too little can.

    What is wrong is noted in `report` and taken out, so that the rest can be checked further.
    """
    gone: set[tuple[int, str]] = set()
    while True:
        try:
            return ModelDoc.model_validate(plain(tree))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        found = [Misfit(cast("dict[str, Any]", each), tree) for each in details]
        misspelt = {id(misfit.outside) for misfit in found if misfit.type == "extra_forbidden"}
        for misfit in found:
            known = id(misfit.node) in misspelt or (misfit.node.start, misfit.steps[-1]) in gone
            if not (misfit.type == "missing" and known):
                report.at(misfit.place, *misfit.words())
            if misfit.key is not None:
                gone.add((misfit.outside.start, misfit.key.text))
        culprits = {id(misfit.node) for misfit in found}
        if id(tree) in culprits:
            return None
        tree = cast("Mapping", _without(tree, culprits, report))


def _without(node: Node, culprits: set[int], report: Report, owner: Scalar | None = None) -> Node:
    """The tree without the culprits; `owner` is the key of `node`."""
    match node:
        case Mapping(entries=entries):
            for key, value in entries:
                if id(value) in culprits:
                    report.doubt(key)
                    report.doubt(value)
                    if key.text == "levels" and owner is not None:
                        report.doubt(owner)
            sound = ((k, v) for k, v in entries if id(v) not in culprits)
            kept = ((k, _without(v, culprits, report, k)) for k, v in sound)
            return Mapping(tuple(kept), node.flow, node.start, node.end)
        case Sequence(items=items):
            for item in items:
                if id(item) in culprits:
                    report.doubt(item)
            left = (_without(item, culprits, report) for item in items if id(item) not in culprits)
            return Sequence(tuple(left), node.flow, node.start, node.end)
        case Scalar():
            return node
