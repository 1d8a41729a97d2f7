"""`detente advise`: what would have to change for an outcome to hold."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import click

from detente.cli.model import (
    STOPPED,
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
from detente.cli.waiting import alarm, searching
from detente.cli.wanted import statement_in

CHOICES = ["nash", "gmr", "smr", "seq", "sseq"]


class Price(click.ParamType[Decimal]):
    """What changes may cost: a number that is not negative."""

    name = "price"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The number. Raises `click.BadParameter`."""
        try:
            price = Decimal(str(value))
        except ArithmeticError:
            price = Decimal(-1)
        if not price.is_finite() or price < 0:
            self.fail(f"{value!r} is not what changes may cost, such as 2", param, ctx)
        return price


@click.command("advise")
@model_argument
@click.option("--want", metavar="STATEMENT", help="What is to hold in an outcome that holds.")
@click.option(
    "--avoid",
    metavar="STATEMENT",
    help="What no outcome is to be like; `status quo` for the status quo alone.",
)
@click.option(
    "--concept",
    type=click.Choice(CHOICES, case_sensitive=False),
    default="seq",
    show_default=True,
    help="The solution concept under which it is to hold.",
)
@click.option(
    "--changes",
    "most",
    type=Price(),
    default=Decimal(2),
    show_default=True,
    metavar="N",
    help="The most that changes may cost together; each costs 1 unless the model says otherwise.",
)
@click.option(
    "--only",
    type=click.Choice(["preferences", "structure"]),
    help="Only changes of what is wanted, or only of what can be done.",
)
@click.option(
    "--by",
    multiple=True,
    metavar="NAME",
    help="Only this decision maker’s list may change; may be given several times.",
)
@click.option(
    "--hearts",
    is_flag=True,
    help="Also, apart: somebody simply comes to want its own option, or the outcome is imposed.",
)
@scenario_option
@as_of_option
@json_option
@limit_option(5, "The most proposals that are told.")
@time_option("The most time to search, such as 90s or 10m; what is found by then is told.")
@clear_messages
def command(
    model: str,
    want: str | None,
    avoid: str | None,
    concept: str,
    most: Decimal,
    only: str | None,
    by: tuple[str, ...],
    hearts: bool,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    limit: int,
    seconds: float | None,
) -> None:
    """What would have to change in MODEL for a wanted outcome to hold.

    The least changes of what decision makers want and of what they can do after which some state
    that satisfies --want is an equilibrium, and none that satisfies --avoid; and what it takes for
    such a state to be stable for each of them.
    """
    from detente.studies.advice import advise
    from detente.studies.advice.seeking import KINDS, Kind, Scope

    if want is None and avoid is None:
        raise click.UsageError(
            "say what is wanted with --want, or what is to be avoided with --avoid"
        )
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    wanted, avoided = statement_in(conflict, want), statement_in(conflict, avoid, "--avoid")
    ids = [dm.id for dm in conflict.decision_makers]
    for name in by:
        if name not in ids:
            message = f"there is no decision maker {name!r}; write {', '.join(ids)}"
            raise click.BadParameter(message, param_hint="--by")
    kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if only in (None, kind))
    scope = Scope(kinds, by or None, most, hearts, limit)
    with meaning(file, scenario), alarm(seconds), searching() as tell:
        found = advise(conflict, wanted, avoided, concept=concept, scope=scope, tell=tell)
    if as_json:
        print_json(found.to_json())
    else:
        from detente.report.advice import told

        print_text(told(found))
    if found.changes is not None and found.changes.stopped:
        raise SystemExit(STOPPED)
