"""`detente paths`: where things can go from here."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from detente.cli.drawing import checked, draw
from detente.cli.model import (
    as_of_option,
    clear_messages,
    concept_option,
    conflict_of,
    json_option,
    limit_options,
    meaning,
    model_argument,
    read_model,
    scenario_option,
)
from detente.cli.output import print_json, print_text
from detente.cli.waiting import alarm


@click.command("paths")
@model_argument
@click.option(
    "--from", "start", metavar="STATE", help="Where to begin; the status quo unless told."
)
@click.option("--to", metavar="STATE", help="Where to go; without it to the equilibria.")
@click.option("--improvements", is_flag=True, help="Tell paths of improvements only.")
@click.option("--where", metavar="STATEMENT", help="Only to equilibria that satisfy STATEMENT.")
@concept_option
@scenario_option
@as_of_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help="The most goals that are told, 5 unless given; with --to the most paths, 3 unless given.",
)
@click.option(
    "--graph",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the paths told as a graph too, to a new file that ends in .dot or .graphml.",
)
@limit_options
@clear_messages
def command(
    model: str,
    start: str | None,
    to: str | None,
    improvements: bool,
    where: str | None,
    concepts: tuple[str, ...],
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    limit: int | None,
    graph: Path | None,
    engine: str,
    memory: int | None,
    seconds: float | None,
) -> None:
    """Where MODEL can go from a state, by which moves, and who has to take a loss on the way.

    STATE is a number from the listing, a pattern such as YNN-, the name of a state, or what holds
    in it, such as "russia.ceasefire is general, mission is neutral": all else is then off, or at
    its first level.
    """
    from detente.conflict.statement.error import StatementError
    from detente.studies.paths import Asked, paths_of, start_of
    from detente.studies.solution import Solution
    from detente.studies.where import find

    if to is not None and where is not None:
        raise click.UsageError("--where chooses among goals, --to is the goal: give one of the two")
    if graph is not None:
        checked(graph)
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    with meaning(file, scenario), alarm(seconds):
        solution = Solution(conflict)
        with _named("--from"):
            beginning = start_of(solution.engine, start)
        with _named("--to"):
            goal = None if to is None else find(solution.engine, to)
        try:
            asked = Asked(goal, where, concepts or None, improvements, limit)
            found = paths_of(solution, beginning, asked)
        except StatementError as error:
            raise click.BadParameter(str(error), param_hint="--where") from None
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if graph is not None:
        draw(found, graph)
    if as_json:
        print_json(found.to_json())
        return
    from detente.report.paths import told

    print_text(told(found))


@contextmanager
def _named(option: str) -> Generator[None, None, None]:
    """Say of which option it is that what it gives names no state."""
    from detente.studies.where import StateError

    try:
        yield
    except StateError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
