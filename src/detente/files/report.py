"""Gathers what is wrong with a model while it is read, so that all of it can be told at once."""

from __future__ import annotations

import re

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import Problem
from detente.files.text import Text

NAME_LIKE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


class Report:
    """What is wrong with one text so far.

    `doubtful` holds the names in what could not be read: whatever mentions them is not judged, for
    its errors would follow from others that are told already.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.doubtful: set[str] = set()

    def at(self, place: Node | int, message: str, advice: str = "") -> None:
        """Note a problem with a node, or with what stands at an index of the text."""
        index = place if isinstance(place, int) else place.start
        self.problems.append(self.text.problem(index, message, advice))

    def doubt(self, node: Node) -> None:
        """Note that `node` could not be read: every name in it is in doubt."""
        match node:
            case Scalar(text=text):
                if NAME_LIKE.fullmatch(text):
                    self.doubtful.update([text, *text.split(".")])
            case Sequence(items=items):
                for item in items:
                    self.doubt(item)
            case Mapping(entries=entries):
                for key, value in entries:
                    self.doubt(key)
                    self.doubt(value)

    def doubts(self, name: str) -> bool:
        """Whether `name`, short or full, is among what could not be read."""
        return not self.doubtful.isdisjoint([name, *name.split(".")])
