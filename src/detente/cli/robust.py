"""`detente robust`: how sure the outcomes are, and which claims they hang on."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.drawing import check_figure, figure_option, write
from detente.cli.model import (
    STOPPED,
    as_of_option,
    clear_messages,
    conflict_of,
    end,
    error_option,
    json_option,
    limit_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
    seed_option,
    time_option,
)
from detente.cli.output import print_json, print_text
from detente.cli.tables import checked_table, table_options, write_table
from detente.cli.waiting import alarm, counting
from detente.cli.wanted import statement_in

if TYPE_CHECKING:
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
@limit_option(5, "The most outcomes that are told of each concept.")
@figure_option("how sure it is, and with --critical what that hangs on,")
@time_option("The most time to take, such as 10m; what is found by then is told.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes work on it where it takes long; all cores unless told.",
)
@click.option(
    "--dask", metavar="ADDRESS", help="Let the workers of this Dask scheduler work on it instead."
)
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Keep what is done in FILE, and go on from there if it is there already.",
)
@table_options
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
    workers: int | None,
    dask: str | None,
    keep: Path | None,
    output: Path | None,
    force: bool,
) -> None:
    """How sure the outcomes of MODEL are, and which claims they hang on.

    The probability that each outcome holds, given how sure it is what everybody wants: the
    confidence of the claims that statements rest on, and of the statements themselves.
    """
    from detente.studies.robustness import Means, Precision, robust

    check_figure(figure)
    if output is not None:
        checked_table(output, force=force)
    file = read_model(model)
    conflict = conflict_of(file, scenario, as_of)
    wanted = statement_in(conflict, want)
    try:
        precision = Precision(half_width=error, seed=seed, limit=limit)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--error") from None
    with meaning(file, scenario), by_means(), alarm(seconds), counting("worlds") as tell:
        found = robust(
            conflict,
            wanted,
            concepts=concepts,
            critical=critical,
            precision=precision,
            means=Means(workers or cores(), dask, keep, tell),
        )
    if as_json:
        print_json(found.to_json())
    else:
        from detente.report.robustness import told

        print_text(told(found))
    if figure is not None:
        write(figure, lambda: _drawn(found))
    if output is not None:
        write_table(output, found)
    if found.stopped:
        click.echo("Stopped: the answer is partial, and says how far it can be off.", err=True)
        sys.exit(STOPPED)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def by_means() -> Generator[None, None, None]:
    """End with a clear message where the means will not do, or where nothing is found in time."""
    from detente.studies.robustness.sweeping.trouble import ClusterError, KeepError, SweepError

    try:
        yield
    except KeepError as error:
        raise click.BadParameter(str(error), param_hint="--keep") from None
    except ClusterError as error:
        raise click.BadParameter(str(error), param_hint="--dask") from None
    except SweepError as error:
        end([str(error)], STOPPED)
    except KeyboardInterrupt:
        end(["stopped before any world was gone through: nothing is known yet"], STOPPED)


def _drawn(found: Robustness) -> str:
    from detente.report.figures.figure import draw

    return f"{draw(found).svg}\n"
