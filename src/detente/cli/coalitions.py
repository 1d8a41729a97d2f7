"""`detente coalitions`: which outcomes withstand coalitions, and whom to talk to."""

from __future__ import annotations

from datetime import datetime

import click

from detente.cli.model import (
    as_of_option,
    clear_messages,
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
from detente.cli.waiting import alarm, counting


@click.command("coalitions")
@model_argument
@click.argument("state", metavar="[STATE]", required=False)
@click.option(
    "--size",
    type=click.IntRange(1),
    metavar="N",
    help="Look at coalitions of at most N members; at all of them, or as large ones as fit, unless "
    "told.",
)
@click.option("--where", metavar="STATEMENT", help="Only outcomes that satisfy STATEMENT.")
@scenario_option
@as_of_option
@json_option
@limit_option(5, "The most outcomes that are told, and the most coalitions at each.")
@time_option("The most time to take, such as 90s or 10m.")
@clear_messages
def command(
    model: str,
    state: str | None,
    size: int | None,
    where: str | None,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    limit: int,
    seconds: float | None,
) -> None:
    """Which outcomes of MODEL withstand coalitions, whom they upset, and whom to talk to.

    A coalition upsets an outcome if its members can together bring about what each of them prefers.
    With STATE only which coalitions upset that state. STATE is a number from the listing, a pattern
    such as YNN-, the name of a state, or what holds in it, such as "russia.ceasefire is general,
    mission is neutral": all else is then off, or at its first level.
    """
    from detente.conflict.statement.error import StatementError
    from detente.studies.coalitions import coalitions_of
    from detente.studies.solution import Solution
    from detente.studies.where import StateError

    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    with meaning(file, scenario), alarm(seconds), counting("coalitions") as tell:
        try:
            found = coalitions_of(
                Solution(conflict), state, size=size, where=where, limit=limit, tell=tell
            )
        except StateError as error:
            raise click.BadParameter(str(error), param_hint="STATE") from None
        except StatementError as error:
            raise click.BadParameter(str(error), param_hint="--where") from None
    for concept, reason in found.left_out.items():
        click.echo(f"{concept} is left out: {reason}", err=True)
    if size is None and found.members < len(conflict.decision_makers):
        click.echo(
            f"coalitions of more than {found.members} members are left out: all of them are more"
            " than can be looked at; --size chooses how large they may be",
            err=True,
        )
    if as_json:
        print_json(found.to_json())
        return
    from detente.report.coalitions import told

    print_text(told(found))
