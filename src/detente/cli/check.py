"""`detente check`: whether a model is right, and says what its author means."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from detente.cli.model import (
    WRONG_MODEL,
    as_of_option,
    clear_messages,
    conflict_of,
    json_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
)
from detente.cli.output import print_json, print_text

if TYPE_CHECKING:
    from detente.files import Model, Problem


@click.command("check")
@model_argument
@scenario_option
@as_of_option
@json_option
@click.option("--strict", is_flag=True, help="Leave with exit status 1 if there is any hint.")
@click.option("--swaps", is_flag=True, help="Which neighbours, swapped, would change the outcomes.")
@clear_messages
def command(
    model: str,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    strict: bool,
    swaps: bool,
) -> None:
    """Read MODEL and help its author: what is wrong, and what may not be meant.

    Prints nothing where there is nothing to say.
    """
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)

    # a model that cannot be read should be told so without waiting for these
    from detente.conflict.problem import MeaningError, Problem
    from detente.studies.hints import hints
    from detente.studies.hints import swaps as swaps_of

    _check_states(file, scenario, as_of)
    with meaning(file, scenario):
        found = hints(conflict, [file.conflict(name) for name in file.scenarios])
        tried = swaps_of(conflict) if swaps else None
    if as_json:
        plain = {"hints": [hint.to_json() for hint in found]}
        print_json(plain if tried is None else {**plain, "swaps": tried.to_json()})
    else:
        from detente.report.swaps import told

        problems = [Problem(hint.where, hint.message, hint.advice) for hint in found]
        located = file.located(MeaningError(problems), scenario)
        print_text(str(located).splitlines(), table=True)
        if tried is not None:
            print_text(told(tried))
    if strict and found:
        sys.exit(WRONG_MODEL)


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
