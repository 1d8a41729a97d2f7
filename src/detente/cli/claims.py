"""`detente claims`: what a model rests on."""

from __future__ import annotations

from datetime import datetime

import click

from detente.cli.model import (
    as_of_option,
    clear_messages,
    conflict_of,
    json_option,
    model_argument,
    read_model,
    scenario_option,
)
from detente.cli.output import print_json, print_text


@click.command("claims")
@model_argument
@scenario_option
@as_of_option
@json_option
@click.option("--uncertain-first", is_flag=True, help="Of each source the least certain first.")
@clear_messages
def command(
    model: str,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    uncertain_first: bool,
) -> None:
    """List what MODEL rests on: who is said to have said what, where, and what rests on it.

    The passages are looked up in the texts of the sources; `detente check` says what is not found.
    """
    from detente.report.passages import places_of
    from detente.studies.claims import claims

    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    found = claims(
        conflict,
        order="confidence" if uncertain_first else "file",
        places=places_of(conflict, file.name),
    )
    if as_json:
        print_json(found.to_json())
        return
    from detente.report.claims import told

    print_text(told(found))
