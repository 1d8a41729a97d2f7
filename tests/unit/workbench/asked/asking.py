"""Asking studies without a worker."""

from __future__ import annotations

import json
from typing import Any

from detente.catalogue import case
from detente.files import parse
from detente.studies.solution import Solution
from detente.workbench.asked import study_of


def of_case(name: str) -> Solution:
    """A published conflict, solved."""
    return Solution(case(name).read().conflict())


def of_text(text: str) -> Solution:
    """A model that is written here, solved."""
    return Solution(parse(text).conflict())


def asked(study: str, solution: Solution, **args: Any) -> dict[str, Any]:
    """The result of a study as the page reads it."""
    return told(study, solution, **args)[0]


def told(study: str, solution: Solution, **args: Any) -> tuple[dict[str, Any], list[Any]]:
    """The result of a study and the frames before it."""
    frames: list[Any] = []
    result = study_of(study)(solution, args, lambda frame: frames.append(_read(frame)))
    return _read(result), frames


def _read(value: Any) -> Any:
    return json.loads(json.dumps(value))
