"""What the page asks: each study's result as the page shows it, in words and as plain data.

A study is a function `study(solution, args, tell)` in a module of its own; `tell` takes a frame on
how far it is. Another study needs its module and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.studies.solution import Solution

Args = Mapping[str, Any]
Tell = Callable[[dict[str, Any]], None]
Study = Callable[["Solution", Args, Tell], dict[str, Any]]

STUDIES = {
    "answer": "answer",
    "why": "why",
    "ranked": "ranked",
    "graph": "graph",
    "where": "where",
    "hints": "hints",
    "state": "state",
    "reach": "reach",
    "path": "path",
    "advice": "advice",
    "coalitions": "coalitions",
    "what_if": "what_if",
    "timeline": "timeline",
    "sure": "sure",
    "report": "report",
}
"""The studies by the names that the page calls them, and their modules."""


def progress(doing: str, done: int = 0, of: int = 0) -> dict[str, Any]:
    """A frame that says how far a study is; `of` is 0 where it is not known how much there is."""
    return {"frame": "progress", "doing": doing, "done": done, "of": of, "known": {}}


class Unasked(Exception):
    """A study was asked something that it does not understand."""


def study_of(name: str) -> Study:
    """The study of this name."""
    study: Study = import_module(f"{__name__}.{STUDIES[name]}").study
    return study
