"""`detente paths`: where things can go from here."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.drawing import checked, draw
from detente.cli.model import (
    STOPPED,
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
from detente.cli.waiting import alarm, progress

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.engine import State
    from detente.studies.large import Limits
    from detente.studies.paths import Asked, Paths


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
    from detente.studies.large import MEMORY, Limits

    if to is not None and where is not None:
        raise click.UsageError("--where chooses among goals, --to is the goal: give one of the two")
    if graph is not None:
        checked(graph, "graph")
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    wanted = Wanted(start, to, where, concepts or None, improvements, limit)
    with meaning(file, scenario):
        found = _found(conflict, wanted, Limits(memory or MEMORY, seconds, engine))
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if graph is not None:
        draw(found, graph)
    if as_json:
        print_json(found.to_json())
    else:
        from detente.report.paths import told

        print_text(told(found))
    if found.partial:
        click.echo(f"The answer is partial: {found.stopped}", err=True)
        sys.exit(STOPPED)


@dataclass(frozen=True)
class Wanted:
    """What is asked of the paths, states as they are written."""

    start: str | None
    to: str | None
    where: str | None
    concepts: tuple[str, ...] | None
    improvements: bool
    limit: int | None

    def asked(self, goal: State | None) -> Asked:
        """The same, once it is known which state the goal is."""
        from detente.studies.paths import Asked

        return Asked(goal, self.where, self.concepts, self.improvements, self.limit)


def _found(conflict: Conflict, wanted: Wanted, limits: Limits) -> Paths:
    from detente.conflict import in_force
    from detente.conflict.statement.error import StatementError
    from detente.studies.large import is_large

    try:
        if is_large(in_force(conflict), limits):
            return _large(conflict, wanted, limits)
        with alarm(limits.seconds):
            return _small(conflict, wanted)
    except StatementError as error:
        raise click.BadParameter(str(error), param_hint="--where") from None


def _small(conflict: Conflict, wanted: Wanted) -> Paths:
    """A conflict whose states can be listed."""
    from detente.studies.paths import paths_of, start_of
    from detente.studies.solution import Solution
    from detente.studies.where import find

    solution = Solution(conflict)
    with _named("--from"):
        start = start_of(solution.engine, wanted.start)
    with _named("--to"):
        goal = None if wanted.to is None else find(solution.engine, wanted.to)
    return paths_of(solution, start, wanted.asked(goal))


def _large(conflict: Conflict, wanted: Wanted, limits: Limits) -> Paths:
    """A conflict with too many states to list."""
    from detente.conflict import in_force
    from detente.studies.large.wayfinding import paths_of_large, start_of_large
    from detente.studies.where import unlisted

    force = in_force(conflict)
    with _named("--from"):
        start = start_of_large(force, wanted.start)
    with _named("--to"):
        goal = None if wanted.to is None else unlisted(force, wanted.to)
    with progress(conflict) as tell:
        return paths_of_large(conflict, start, wanted.asked(goal), limits, tell)


@contextmanager
def _named(option: str) -> Generator[None, None, None]:
    """Say of which option it is that what it gives names no state."""
    from detente.studies.where import StateError

    try:
        yield
    except StateError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
