"""Writing results as tables, for other programs to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from detente.cli.model import WRONG_MODEL, end
from detente.cli.writing import replacing

if TYPE_CHECKING:
    from detente.studies.rows import Tabular


P = ParamSpec("P")
T = TypeVar("T")


def table_options(command: Callable[P, T]) -> Callable[P, T]:
    """`--output` and `--force`."""
    for option in (
        click.option("--force", is_flag=True, help="Write over the FILE of --output."),
        click.option(
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Also write the results to FILE, as tables: .duckdb, .parquet or .csv.",
        ),
    ):
        command = option(command)
    return command


def checked_table(file: Path, *, force: bool) -> None:
    """Leave with a message where tables cannot be written to a file.

    By the ending of its name, because it is there already, because there is no such folder, or
    because what writes it is not installed.
    """
    from detente.report.tables import ENDINGS, ready

    wrong = ""
    if file.suffix.lower() not in ENDINGS:
        wrong = f"{file}: tables are written to a file that ends in {', '.join(ENDINGS)}"
    elif file.is_dir():
        wrong = f"{file} is a folder; name a file in it"
    elif not file.parent.is_dir():
        wrong = f"there is no folder {file.parent}"
    elif file.exists() and not force:
        wrong = f"{file} is there already: take another name, or --force"
    if wrong:
        raise click.BadParameter(wrong, param_hint="--output")
    try:
        ready(file)
    except ImportError as error:
        end([str(error)], WRONG_MODEL)


def write_table(file: Path, found: Tabular) -> None:
    """Write a result to a file, whole or not at all; leave with a message where that fails."""
    from detente.report.tables import write

    try:
        with replacing(file) as part:
            write(found, part)
    except OSError as error:
        end([f"{file} cannot be written: {error.strerror or error}"], WRONG_MODEL)
