"""`detente explain`: why a state is stable, or not."""

from __future__ import annotations

from datetime import datetime

import click

from detente.cli.model import (
    as_of_option,
    clear_messages,
    concept_option,
    json_option,
    model_argument,
    scenario_option,
    solved,
)
from detente.cli.output import print_json, print_text


@click.command("explain")
@model_argument
@click.argument("state", metavar="[STATE]", required=False)
@scenario_option
@as_of_option
@concept_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    metavar="N",
    help="The most moves of a kind that are told for each decision maker.",
)
@clear_messages
def command(
    model: str,
    state: str | None,
    scenario: str | None,
    as_of: datetime | None,
    concepts: tuple[str, ...],
    as_json: bool,
    limit: int,
) -> None:
    """Why STATE of MODEL is stable or not: the move that tempts, the response that deters.

    STATE is a number from the listing, a pattern such as YNN-, the name of a state, or what holds
    in it, such as "russia.ceasefire is general, mission is neutral": all else is then off, or at
    its first level. Without STATE it is the status quo.
    """
    from detente.studies.explanation import explanation_of
    from detente.studies.where import StateError

    with solved(model, scenario, as_of) as solution:
        try:
            found = explanation_of(solution, state, concepts or None, limit)
        except StateError as error:
            raise click.BadParameter(str(error), param_hint="STATE") from None
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if as_json:
        print_json(found.to_json())
        return
    from detente.report.explanation import told

    print_text(told(found))
