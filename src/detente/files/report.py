"""Gathers what is wrong with a model while it is read, so that all of it can be told at once."""

from __future__ import annotations

import re

from detente.files.nodes import Node
from detente.files.problems import Problem
from detente.files.text import Text

NAME_LIKE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")


class Report:
    """What is wrong with one text so far.

    `doubtful` holds the names of which something could not be read: an error about one of them is
    not told, for it would follow from another that is told already. A name in it that begins with a
    dot is the short name of an option of nobody knows whom. `options_in_doubt` says that patterns
    cannot be judged, for there may be other options than those that are known; `lists_in_doubt`
    that somebody may want more than could be read.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.doubtful: set[str] = set()
        self.options_in_doubt = False
        self.lists_in_doubt = False

    def at(self, place: Node | int, message: str, advice: str = "") -> None:
        """Note a problem with a node, or with what stands at an index of the text."""
        index = place if isinstance(place, int) else place.start
        self.problems.append(self.text.problem(index, message, advice))

    def doubt_owner(self, name: str) -> None:
        """Note that nobody knows which options a decision maker has."""
        self.doubtful.add(name)
        self.options_in_doubt = True

    def doubt_option(self, owner: str, name: str) -> None:
        """Note that nobody knows what an option is, or whether there is one of this name."""
        self.doubtful.update([name, f"{owner}.{name}"])
        self.options_in_doubt = True

    def doubts(self, name: str) -> bool:
        """Whether an error about `name`, short or full, would follow from another."""
        owner, dot, short = name.partition(".")
        return not self.doubtful.isdisjoint([name, owner, f".{short}"] if dot else [name])
