"""`detente check`: whether a model is right, and says what its author means."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from detente.cli.model import (
    STOPPED,
    WRONG_MODEL,
    Age,
    as_of_option,
    clear_messages,
    conflict_of,
    end,
    json_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
)
from detente.cli.output import print_json, print_text

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.files import Model, ModelError, Problem
    from detente.report.hints import Placed
    from detente.studies.hints import Hint, Swaps


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to say of a correct model; `stopped` says why that is not all."""

    hints: list[Placed]
    swaps: Swaps | None = None
    stopped: str = ""

    def to_json(self) -> dict[str, Any]:
        """The findings as plain data."""
        plain = {"hints": [placed.to_json() for placed in self.hints]}
        return plain if self.swaps is None else {**plain, "swaps": self.swaps.to_json()}


@click.command("check")
@model_argument
@scenario_option
@as_of_option
@json_option
@click.option("--strict", is_flag=True, help="Exit status 1 if a hint may be a mistake.")
@click.option(
    "--older-than",
    type=Age(),
    metavar="AGE",
    help="Which sources are older than AGE, such as 90d, 12w or 2y.",
)
@click.option("--swaps", is_flag=True, help="Which neighbours, swapped, would change the outcomes.")
@clear_messages
def command(
    model: str,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    strict: bool,
    older_than: int | None,
    swaps: bool,
) -> None:
    """Read MODEL and help its author: what is wrong, and what may not be meant.

    The texts of its sources are read too, and the quotes in them looked up. Prints nothing where
    there is nothing to say.
    """
    from detente.files import ModelError

    try:
        file = read_model(model)
        conflict = conflict_of(file, scenario, as_of)
        found = _findings(file, scenario, as_of, older_than, swaps)
    except ModelError as error:
        if not as_json:
            raise
        print_json({"errors": _errors(error)})
        sys.exit(WRONG_MODEL)
    if as_json:
        print_json(found.to_json())
    else:
        from detente.report import hints
        from detente.report import swaps as swapping

        print_text(hints.told(file.name, conflict, found.hints), table=True)
        if found.swaps is not None:
            print_text(swapping.told(found.swaps))
    if found.stopped:
        end([found.stopped], STOPPED)
    if strict and not all(placed.hint.remark for placed in found.hints):
        sys.exit(WRONG_MODEL)


def _findings(
    file: Model,
    scenario: str | None,
    as_of: datetime | None,
    older_than: int | None,
    swaps: bool,
) -> Findings:
    # a model that cannot be read should be told so without waiting for these
    from detente.conflict.problem import LimitError
    from detente.studies.hints import hints
    from detente.studies.hints import swaps as swaps_of

    conflict = conflict_of(file, scenario, as_of)
    others = [file.conflict(name) for name in file.scenarios]
    doubts = _doubts(file, conflict)
    try:
        _check_states(file, scenario, as_of)
        with meaning(file, scenario):
            found = hints(conflict, others, older_than=older_than)
        placed = _placed(file, scenario, [*found, *doubts])
    except LimitError as limit:
        found = hints(conflict, others, states=False, older_than=older_than)
        placed = _placed(file, scenario, [*found, *doubts])
        return Findings(placed, stopped=f"{limit}; all other hints need the states")
    try:
        return Findings(placed, swaps_of(conflict) if swaps else None)
    except LimitError as limit:
        return Findings(placed, stopped=str(limit))


def _doubts(file: Model, conflict: Conflict) -> list[Hint]:
    """What is doubtful about the texts of the sources."""
    from detente.files.sources import doubts, folder_of
    from detente.studies.hints import Hint

    found = doubts(conflict, folder_of(file.name))
    return [Hint(doubt.kind, doubt.where, doubt.message, doubt.advice) for doubt in found]


def _placed(file: Model, scenario: str | None, hints: Iterable[Hint]) -> list[Placed]:
    """Hints with their places in the file."""
    from detente.conflict.problem import MeaningError, Problem
    from detente.report.hints import Placed

    found: list[Placed] = []
    for hint in hints:
        error = MeaningError([Problem(hint.where, hint.message, hint.advice)])
        (problem,) = file.located(error, scenario).problems
        found.append(Placed(hint, problem.line, problem.column))
    return found


def _errors(error: ModelError) -> list[dict[str, Any]]:
    """What is wrong with a model, as plain data."""
    return [{"file": error.name, **asdict(problem)} for problem in error.problems]


def _check_states(file: Model, scenario: str | None, as_of: datetime | None) -> None:
    """Raise `ModelError` for a model, or any of its scenarios, that has no states to speak of."""
    from detente.conflict.problem import MeaningError
    from detente.engine import engine_for
    from detente.files import ModelError

    found: list[Problem] = []
    for name in [scenario] if scenario else [None, *file.scenarios]:
        try:
            engine_for(conflict_of(file, name, as_of))
        except MeaningError as error:
            new = [p for p in file.located(error, name).problems if p not in found]
            where = f"in the scenario `{name}`: " if name != scenario else ""
            found += [replace(problem, message=where + problem.message) for problem in new]
    if found:
        raise ModelError(file.name, found)
