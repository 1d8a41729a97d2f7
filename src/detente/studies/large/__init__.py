"""Conflicts with too many states to list: solved in a process of their own, within limits."""

from detente.studies.large.messages import Doing, Why
from detente.studies.large.running import (
    INTERRUPTED,
    MEMORY,
    Answers,
    Limits,
    Question,
    answers,
    is_large,
    positions,
)

__all__ = [
    "INTERRUPTED",
    "MEMORY",
    "Answers",
    "Doing",
    "Limits",
    "Question",
    "Why",
    "answers",
    "is_large",
    "positions",
]
