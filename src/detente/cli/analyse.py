"""`detente analyse`: which outcomes can hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    meaning,
    model_argument,
    read_model,
    scenario_option,
)
from detente.cli.output import print_json, print_text

if TYPE_CHECKING:
    from detente.conflict import Conflict

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
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    metavar="N",
    help="The most states that a list shows; counts are exact all the same.",
)
@click.option(
    "--families",
    type=click.IntRange(1),
    default=6,
    show_default=True,
    metavar="N",
    help="The most families of outcomes that are told.",
)
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
) -> None:
    """Which outcomes of MODEL can hold, for whom, under which way of reasoning."""
    from detente.conflict.status_quo import broken_by_status_quo
    from detente.studies.analysis import analysis_of
    from detente.studies.solution import Solution

    chosen = concepts or None
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    with meaning(file, scenario):
        solution = Solution(conflict)
        analysis = analysis_of(solution, concepts=chosen, limit=limit, stability=states)
        for concept, reason in {**analysis.undefined, **analysis.too_large}.items():
            click.echo(f"{concept} is left out: {reason}", err=True)
        for note in notes(conflict, conflict_of(file, None, as_of)):
            click.echo(note, err=True)
        if as_json:
            print_json(analysis.to_json())
            sys.exit(STOPPED if analysis.too_large else 0)

        from detente.report.analysis import told
        from detente.report.states import listing
        from detente.studies.families import families_of
        from detente.studies.overview import overview

        found = families_of(solution, concepts=chosen)
        broken = [imposed.told for imposed in broken_by_status_quo(conflict)]
        print_text(told(analysis, overview(solution, chosen), broken, found, families))
        if states:
            print_text(listing(analysis), table=True)
    if analysis.too_large:
        sys.exit(STOPPED)


def notes(conflict: Conflict, model: Conflict) -> Iterator[str]:
    """What the answer does not say: that a scenario changes nothing, that something is not used."""
    from detente.conflict import Prioritised, Ranked
    from detente.conflict.status_quo import differ_in_status_quo_alone

    if differ_in_status_quo_alone(conflict, model):
        yield NOTHING_NEW
    preferences = [dm.preference for dm in conflict.decision_makers]
    if any(isinstance(p, Prioritised | Ranked) and p.greatly for p in preferences):
        yield NO_DEGREES
