"""`detente explain`: why a state is stable, or not."""

from __future__ import annotations

from datetime import datetime

import click

from detente.cli.model import (
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


@click.command("explain")
@model_argument
@click.argument("state", metavar="[STATE]", required=False)
@scenario_option
@as_of_option
@concept_option
@json_option
@limit_option(3, "The most moves of a kind that are told for each decision maker.")
@limit_options
@clear_messages
def command(
    model: str,
    state: str | None,
    scenario: str | None,
    as_of: datetime | None,
    concepts: tuple[str, ...],
    as_json: bool,
    limit: int,
    engine: str,
    memory: int | None,
    seconds: float | None,
) -> None:
    """Why STATE of MODEL is stable or not: the move that tempts, the response that deters.

    STATE is a number from the listing, a pattern such as YNN-, the name of a state, or what holds
    in it, such as "russia.ceasefire is general, mission is neutral": all else is then off, or at
    its first level. Without STATE it is the status quo.
    """
    from detente.conflict import in_force
    from detente.studies.explanation import explanation_of
    from detente.studies.large import MEMORY, Limits, is_large
    from detente.studies.large.telling import explanation_of_large
    from detente.studies.solution import Solution
    from detente.studies.where import StateError

    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    limits = Limits(memory or MEMORY, seconds, engine)
    with meaning(file, scenario):
        try:
            if is_large(in_force(conflict), limits):
                with progress(conflict) as tell:
                    found = explanation_of_large(
                        conflict, state, concepts or None, limit, limits, tell
                    )
            else:
                with alarm(seconds):
                    found = explanation_of(Solution(conflict), state, concepts or None, limit)
        except StateError as error:
            raise click.BadParameter(str(error), param_hint="STATE") from None
    for concept, reason in found.undefined.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if as_json:
        print_json(found.to_json())
        return
    from detente.report.explanation import told

    print_text(told(found))
