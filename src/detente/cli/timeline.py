"""`detente timeline`: what holds when."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.drawing import check_figure, figure_option, write
from detente.cli.model import (
    STOPPED,
    clear_messages,
    concept_option,
    conflict_of,
    json_option,
    limit_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
    time_option,
)
from detente.cli.output import print_json, print_text
from detente.cli.tables import checked_table, table_options, write_table
from detente.cli.waiting import alarm
from detente.cli.wanted import statement_in

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.files import Model
    from detente.studies.timeline import Timeline

LIMIT = 12


@click.command("timeline")
@model_argument
@scenario_option
@concept_option
@click.option("--where", metavar="STATEMENT", help="Only outcomes that satisfy STATEMENT.")
@click.option(
    "--want",
    metavar="STATEMENT",
    help="When some equilibrium satisfies STATEMENT, and when all do.",
)
@json_option
@limit_option(LIMIT, "The most rows of the table; counts are exact all the same.")
@figure_option("the timeline")
@table_options
@time_option("The most time to take, such as 90s or 10m; what is known by then is told.")
@clear_messages
def command(
    model: str,
    scenario: str | None,
    concepts: tuple[str, ...],
    where: str | None,
    want: str | None,
    as_json: bool,
    limit: int,
    figure: Path | None,
    output: Path | None,
    force: bool,
    seconds: float | None,
) -> None:
    """What holds when: what each day changes about MODEL, and because of what.

    Statements, options, constraints and claims of MODEL may be dated (`since`, `until`). Each
    period between two of these days is analysed and compared with the one before.
    """
    check_figure(figure)
    if output is not None:
        checked_table(output, force=force)
    file = read_model(model)
    conflict = conflict_of(file, scenario, None)
    with alarm(seconds), meaning(file, scenario):
        found = _followed(conflict, concepts, where, want, limit)
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if as_json:
        print_json(found.to_json())
    else:
        _print(found, places_in(found, file, scenario), limit)
    if figure is not None:
        write(figure, lambda: _figure(found, limit))
    if output is not None:
        write_table(output, found)
    if found.partial:
        click.echo("The answer is partial.", err=True)
        sys.exit(STOPPED)


def _followed(
    conflict: Conflict, concepts: tuple[str, ...], where: str | None, want: str | None, limit: int
) -> Timeline:
    from detente.conflict.statement.error import StatementError
    from detente.studies.timeline import timeline
    from detente.studies.where import statement_of

    wanted = statement_in(conflict, want)
    try:
        only = statement_of(conflict, where)
    except StatementError as error:
        raise click.BadParameter(str(error), param_hint="--where") from None
    return timeline(conflict, concepts=concepts or None, where=only, want=wanted, limit=limit)


def _figure(found: Timeline, limit: int) -> str:
    from detente.report.figures.alone import alone
    from detente.report.figures.bands import bands

    return f"{alone(bands(found, limit))}\n"


def _print(found: Timeline, places: dict[str, list[str]], limit: int) -> None:
    from detente.report.comparison_table import table
    from detente.report.timeline import merged, told

    print_text(told(found, places, limit))
    print_text([""])
    for line, as_it_is in table(merged(found)):
        print_text([line], table=as_it_is)


def places_in(found: Timeline, file: Model, scenario: str | None) -> dict[str, list[str]]:
    """What is wrong in periods that cannot be analysed, each at its place in the file."""
    from detente.conflict.problem import MeaningError

    return {
        column.name or "": str(file.located(MeaningError(column.problems), scenario)).splitlines()
        for column in found.columns
        if column.problems
    }
