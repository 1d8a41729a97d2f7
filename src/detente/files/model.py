"""A model file, read and checked."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

from detente.conflict.conflict import Conflict
from detente.conflict.problem import MeaningError
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.preferences import GREATLY
from detente.files.problems import ModelError, did_you_mean
from detente.files.reading import read_all
from detente.files.report import Report
from detente.files.text import Text, checked, decode, read_text
from detente.files.tree import compose


class Model:
    """What a model file says: a conflict, and the same under each of its scenarios.

    `text` is the file's text and `tree` its nodes, whose places are indices into the text. Raises
    `ModelError` with everything that is wrong with the model or a scenario.

    >>> model = parse("decision_makers: {a: {options: {x: take x}}, b: {prefers: [not x]}}")
    >>> model.conflict().options[0].title
    'take x'
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tree = compose(text)
        self._readings = read_all(text, self.tree)

    @property
    def name(self) -> str:
        """The name that the file goes by."""
        return self.text.name

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The names of the scenarios, in the order of the file."""
        return tuple(name for name in self._readings if name is not None)

    def conflict(self, scenario: str | None = None, as_of: date | None = None) -> Conflict:
        """The conflict under a scenario, as of a day; by default the model itself as of its own.

        Raises `ModelError` where there is no such scenario.
        """
        if scenario is not None and scenario not in self._readings:
            raise self._no_scenario(scenario)
        conflict = self._readings[scenario].conflict
        return conflict if as_of is None else replace(conflict, as_of=as_of)

    def located(self, error: MeaningError, scenario: str | None = None) -> ModelError:
        """What is wrong with the meaning of a conflict of the model, at its places in the file."""
        report = Report(self.text)
        tree = self._readings[scenario].tree
        for problem in error.problems:
            report.at(_locate(tree, problem.where), problem.message, problem.advice)
        return ModelError(self.name, report.problems)

    def _no_scenario(self, name: str) -> ModelError:
        report = Report(self.text)
        known = (
            f"the scenarios are {', '.join(self.scenarios)}"
            if self.scenarios
            else "the model has none"
        )
        advice = did_you_mean(name, self.scenarios) or known
        report.at(self.tree.key("scenarios") or 0, f"there is no scenario `{name}`", advice)
        return ModelError(self.name, report.problems)


def read(path: str | os.PathLike[str]) -> Model:
    """The model in the file at `path`, in standard input where that is `-`. Raises `ModelError`."""
    return Model(read_text(path))


def parse(text: str, name: str = "<text>") -> Model:
    """The model in `text`; messages call it by `name`. Raises `ModelError`."""
    return Model(checked(Text(name, text.removeprefix("\ufeff"), text.startswith("\ufeff"))))


def parse_bytes(data: bytes, name: str = "<bytes>") -> Model:
    """The model in the bytes of a file. Raises `ModelError`."""
    return Model(decode(data, name))


def _locate(tree: Mapping, where: tuple[str | int, ...]) -> Node | int:
    """The deepest place on a path of keys and positions; marks of great difference do not count."""
    place: Node | int = 0
    node: Node | None = tree
    for step in where:
        match node, step:
            case Mapping(), str() if (key := node.key(step)) is not None:
                place, node = key, node.get(step)
            case Mapping(entries=entries), int() if step < len(entries):
                place, node = entries[step]
            case Sequence(items=items), int():
                counted = [item for item in items if not _is_mark(item)]
                if step >= len(counted):
                    break
                place = node = counted[step]
            case _:
                break
    return place


def _is_mark(node: Node) -> bool:
    text = node.get("statement") if isinstance(node, Mapping) else node
    return isinstance(text, Scalar) and text.text in GREATLY
