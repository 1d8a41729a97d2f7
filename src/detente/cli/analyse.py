"""`detente analyse`: which outcomes can hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
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
    from detente.studies.analysis import Analysis
    from detente.studies.large import Limits

NOTHING_NEW = (
    "this scenario changes the status quo alone: what is stable is the same as without it, only"
    " what can be reached changes; to ask what if, hold something fixed: `given: […]`"
)
NO_DEGREES = "marks of a great difference (`greatly`) are read, but not analysed yet"


@click.command("analyse")
@model_argument
@scenario_option
@as_of_option
@concept_option
@json_option
@click.option("--states", is_flag=True, help="Every state: its ranks, and for whom it is stable.")
@limit_option(100, "The most states that a list shows; counts are exact all the same.")
@click.option(
    "--families",
    type=click.IntRange(1),
    default=6,
    show_default=True,
    metavar="N",
    help="The most families of outcomes that are told.",
)
@click.option("--where", metavar="STATEMENT", help="Only equilibria that satisfy STATEMENT.")
@limit_options
@clear_messages
def command(
    model: str,
    scenario: str | None,
    as_of: datetime | None,
    concepts: tuple[str, ...],
    as_json: bool,
    states: bool,
    limit: int,
    families: int,
    where: str | None,
    engine: str,
    memory: int | None,
    seconds: float | None,
) -> None:
    """Which outcomes of MODEL can hold, for whom, under which way of reasoning."""
    from detente.studies.large import MEMORY, Limits

    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    asked = Asked(
        concepts or None, limit, states, families, where, Limits(memory or MEMORY, seconds, engine)
    )
    with meaning(file, scenario):
        analysis, lines = _answer(conflict, asked, as_json)
    for concept, reason in {**analysis.undefined, **analysis.stopped}.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    for note in notes(conflict, conflict_of(file, None, as_of)):
        click.echo(note, err=True)
    if as_json:
        print_json(analysis.to_json())
    else:
        for part, table in lines:
            print_text(part, table=table)
    if analysis.partial:
        click.echo("The answer is partial.", err=True)
        sys.exit(STOPPED)


@dataclass(frozen=True)
class Asked:
    """What is asked about a conflict."""

    concepts: tuple[str, ...] | None
    limit: int
    states: bool
    families: int
    where: str | None
    limits: Limits


Lines = list[tuple[Iterator[str], bool]]
"""Parts of the answer in words, and whether each is a table."""


def _answer(conflict: Conflict, asked: Asked, as_json: bool) -> tuple[Analysis, Lines]:
    from detente.conflict import in_force
    from detente.conflict.statement.error import StatementError
    from detente.studies.large import is_large

    try:
        if is_large(in_force(conflict), asked.limits):
            return _large(conflict, asked)
        return _small(conflict, asked, as_json)
    except StatementError as error:
        raise click.BadParameter(str(error), param_hint="--where") from None


def _small(conflict: Conflict, asked: Asked, as_json: bool) -> tuple[Analysis, Lines]:
    """A conflict whose states can be listed."""
    from detente.conflict.status_quo import broken_by_status_quo
    from detente.studies.analysis import analysis_of, completed
    from detente.studies.solution import Solution

    with alarm(asked.limits.seconds):
        solution = Solution(conflict)
        listed = analysis_of(
            solution,
            concepts=asked.concepts,
            limit=asked.limit,
            stability=asked.states,
            where=asked.where,
        )
    with progress(conflict) as tell:
        analysis = completed(listed, conflict, asked.limit, asked.limits, tell)
    if as_json:
        return analysis, []

    from detente.report.analysis import told
    from detente.report.states import listing
    from detente.studies.families import families_of
    from detente.studies.overview import overview

    known = [*listed.equilibria]
    found = families_of(solution, concepts=known, where=analysis.where)
    broken = [imposed.told for imposed in broken_by_status_quo(conflict)]
    lines: Lines = [
        (told(analysis, overview(solution, known), broken, found, asked.families), False)
    ]
    return analysis, [*lines, (listing(analysis), True)] if asked.states else lines


def _large(conflict: Conflict, asked: Asked) -> tuple[Analysis, Lines]:
    """A conflict with too many states to list."""
    from detente.conflict.status_quo import broken_by_status_quo
    from detente.report.large import examples, shares, told
    from detente.studies.analysis import analysis_of_large
    from detente.studies.large import Question
    from detente.studies.solution import chosen
    from detente.studies.where import statement_of

    if asked.states:
        click.echo("--states is left out: there are too many states to list", err=True)
    question = Question(
        conflict, chosen(asked.concepts), asked.limit, statement_of(conflict, asked.where)
    )
    with progress(conflict) as tell:
        analysis = analysis_of_large(question, asked.limits, tell)
    broken = [imposed.told for imposed in broken_by_status_quo(conflict)]
    return analysis, [
        (told(analysis, broken), False),
        (shares(analysis), True),
        (examples(analysis), False),
    ]


def notes(conflict: Conflict, model: Conflict) -> Iterator[str]:
    """What the answer does not say: that a scenario changes nothing, that something is not used."""
    from detente.conflict import Prioritised, Ranked
    from detente.conflict.status_quo import differ_in_status_quo_alone

    if differ_in_status_quo_alone(conflict, model):
        yield NOTHING_NEW
    preferences = [dm.preference for dm in conflict.decision_makers]
    if any(isinstance(p, Prioritised | Ranked) and p.greatly for p in preferences):
        yield NO_DEGREES
