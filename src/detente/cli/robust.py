"""`detente robust`: how sure the outcomes are, and which claims they hang on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.drawing import check_figure, figure_option, write
from detente.cli.model import (
    as_of_option,
    clear_messages,
    conflict_of,
    error_option,
    json_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
    seed_option,
    time_option,
)
from detente.cli.output import print_json, print_text
from detente.cli.waiting import alarm, counting

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.conflict.statement.syntax import Expr
    from detente.studies.robustness import Robustness

CHOICES = ["nash", "gmr", "smr", "seq", "sseq"]


@click.command("robust")
@model_argument
@click.option("--want", metavar="STATEMENT", help="What is wanted of the outcomes that hold.")
@click.option("--critical", is_flag=True, help="Also which claims and statements it hangs on.")
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    type=click.Choice(CHOICES, case_sensitive=False),
    default=("seq",),
    show_default="seq",
    help="The solution concept; may be given several times.",
)
@error_option(0.02)
@seed_option
@scenario_option
@as_of_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    metavar="N",
    help="The most outcomes that are told of each concept.",
)
@figure_option("how sure it is, and with --critical what that hangs on,")
@time_option("The most time to take, such as 10m.")
@clear_messages
def command(
    model: str,
    want: str | None,
    critical: bool,
    concepts: tuple[str, ...],
    error: float,
    seed: int,
    scenario: str | None,
    as_of: datetime | None,
    as_json: bool,
    limit: int,
    figure: Path | None,
    seconds: float | None,
) -> None:
    """How sure the outcomes of MODEL are, and which claims they hang on.

    The probability that each outcome holds, given how sure it is what everybody wants: the
    confidence of the claims that statements rest on, and of the statements themselves.
    """
    from detente.studies.robustness import Means, Precision, robust

    check_figure(figure)
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    wanted = _read(conflict, want)
    try:
        precision = Precision(half_width=error, seed=seed, limit=limit)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--error") from None
    with meaning(file, scenario), alarm(seconds), counting("worlds solved") as tell:
        found = robust(
            conflict,
            wanted,
            concepts=concepts,
            critical=critical,
            precision=precision,
            means=Means(tell=tell),
        )
    if figure is not None:
        write(figure, lambda: _drawn(found))
    if as_json:
        print_json(found.to_json())
    else:
        from detente.report.robustness import told

        print_text(told(found))


def _drawn(found: Robustness) -> str:
    from detente.report.figures.figure import draw

    return f"{draw(found).svg}\n"


def _read(conflict: Conflict, words: str | None) -> Expr | None:
    """The statement that is wanted. Raises `click.BadParameter`."""
    from detente.conflict import in_force
    from detente.conflict.statement.error import StatementError
    from detente.studies.advice.goal import statement
    from detente.studies.where import StateError

    try:
        return statement(in_force(conflict), words)
    except (StatementError, StateError) as error:
        raise click.BadParameter(str(error), param_hint="--want") from None
