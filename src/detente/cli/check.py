"""`detente check`: whether a model is right, and says what its author means."""

from __future__ import annotations

import sys
from datetime import datetime

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
from detente.cli.output import print_json, print_lines


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
    from detente.conflict.problem import MeaningError, Problem
    from detente.studies.hints import hints
    from detente.studies.hints import swaps as swaps_of

    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
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
        print_lines(str(located).splitlines())
        if tried is not None:
            print_lines(told(tried))
    if strict and found:
        sys.exit(WRONG_MODEL)
