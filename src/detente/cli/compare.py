"""`detente compare`: what if."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.model import (
    STOPPED,
    as_of_option,
    clear_messages,
    concept_option,
    conflict_of,
    json_option,
    limit_option,
    meaning,
    model_argument,
    read_model,
    time_option,
)
from detente.cli.output import print_json, print_text
from detente.cli.waiting import alarm

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.files import Model
    from detente.studies.comparison import Comparison

LIMIT = 12


@click.command("compare")
@model_argument
@click.argument("others", metavar="[SCENARIO]...", nargs=-1)
@click.option(
    "--irreversible",
    "one_way",
    multiple=True,
    metavar="OPTION",
    help="Compare whether OPTION can be taken back; given several times, every choice of them.",
)
@as_of_option
@concept_option
@click.option("--where", metavar="STATEMENT", help="Only outcomes that satisfy STATEMENT.")
@json_option
@limit_option(LIMIT, "The most rows of the table; counts are exact all the same.")
@time_option("The most time to take, such as 90s or 10m; what is known by then is told.")
@clear_messages
def command(
    model: str,
    others: tuple[str, ...],
    one_way: tuple[str, ...],
    as_of: datetime | None,
    concepts: tuple[str, ...],
    where: str | None,
    as_json: bool,
    limit: int,
    seconds: float | None,
) -> None:
    """What if: what changes about MODEL under each SCENARIO, and because of what.

    SCENARIO is the name of a scenario of the model, or another model: a file, or a published case.
    Without any, all scenarios of the model are compared with it.
    """
    from detente.conflict.statement.error import StatementError
    from detente.studies.comparison import NotComparable, compare

    file = read_model(model)
    base = conflict_of(file, None, as_of)
    columns = Columns(file, base, as_of)
    columns.add(others if others or one_way else file.scenarios)
    columns.add_choices(one_way)
    if not columns.conflicts:
        raise click.UsageError(
            f"there is nothing to compare {model} with: it has no scenarios; write some under"
            " `scenarios:`, such as `calm: {given: [not strike]}`, name another model, or give"
            " --irreversible"
        )
    with alarm(seconds), meaning(file, None):
        try:
            found = compare(
                base, columns.conflicts, concepts=concepts or None, where=where, limit=limit
            )
        except StatementError as error:
            raise click.BadParameter(str(error), param_hint="--where") from None
        except NotComparable as error:
            raise click.UsageError(str(error)) from None
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if as_json:
        print_json(found.to_json())
    else:
        _print(found, columns, limit)
    if found.partial:
        click.echo("The answer is partial.", err=True)
        sys.exit(STOPPED)


def _print(found: Comparison, columns: Columns, limit: int) -> None:
    from detente.report.comparison import told
    from detente.report.comparison_table import table

    print_text(told(found, columns.places(found), limit))
    print_text([""])
    for line, as_it_is in table(found):
        print_text([line], table=as_it_is)


class Columns:
    """The conflicts to compare a model with, by name."""

    def __init__(self, model: Model, base: Conflict, as_of: datetime | None) -> None:
        self.model, self.base, self.as_of = model, base, as_of
        self.conflicts: dict[str, Conflict] = {}
        self._files: dict[str, tuple[Model, str | None]] = {}

    def add(self, names: Sequence[str]) -> None:
        """Scenarios of the model, or other models."""
        for name in names:
            scenario = name if name in self.model.scenarios else None
            file = self.model if scenario else self._other(name)
            self._files[name] = file, scenario
            self.conflicts[name] = self._conflict(file, scenario)

    def _conflict(self, file: Model, scenario: str | None) -> Conflict:
        """A scenario that names a day of its own keeps it."""
        own = file.conflict(scenario)
        if scenario is not None and own.as_of != file.conflict().as_of:
            return own
        return conflict_of(file, scenario, self.as_of)

    def _other(self, name: str) -> Model:
        from detente.catalogue import case_path, cases
        from detente.files.problems import did_you_mean

        if case_path(name) is None and "." not in name and not Path(name).exists():
            known = self.model.scenarios
            told = f"it has: {', '.join(known)}" if known else "it has none"
            advice = did_you_mean(name, (*known, *cases())) or told
            message = f"the model has no scenario {name!r}, nor is it a file or a published case"
            raise click.BadParameter(f"{message}; {advice}", param_hint="SCENARIO")
        return read_model(name)

    def add_choices(self, options: Sequence[str]) -> None:
        """Every choice of these options to be one-way or not."""
        from detente.studies.comparison import irreversibility_choices

        if not options:
            return
        try:
            choices = irreversibility_choices(self.base, options)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--irreversible") from None
        self.conflicts |= choices
        self._files |= dict.fromkeys(choices, (self.model, None))

    def places(self, found: Comparison) -> dict[str, list[str]]:
        """What is wrong with those that cannot be analysed, each at its place in its file."""
        from detente.conflict.problem import MeaningError

        places: dict[str, list[str]] = {}
        for column in found.columns[1:]:
            if column.problems and column.name:
                file, scenario = self._files[column.name]
                error = file.located(MeaningError(column.problems), scenario)
                places[column.name] = str(error).splitlines()
        return places
