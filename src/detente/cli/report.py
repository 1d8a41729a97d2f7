"""`detente report`: all that is found about a conflict, in one file."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import click

from detente.cli.model import (
    STOPPED,
    WRONG_MODEL,
    as_of_option,
    clear_messages,
    concept_option,
    conflict_of,
    end,
    error_option,
    meaning,
    model_argument,
    read_model,
    scenario_option,
    seed_option,
    time_option,
)
from detente.cli.waiting import alarm, telling
from detente.cli.wanted import statement_in
from detente.cli.writing import refuse_others, write

KINDS = ("html", "markdown", "word")


@click.command("report")
@model_argument
@click.option(
    "--output",
    metavar="FILE",
    help="Where to write it, `-` for standard output; the model's name in this folder unless told.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(KINDS),
    help="What to write; by the ending of FILE unless told, else HTML.",
)
@click.option("--force", is_flag=True, help="Write over FILE even if it is no report of détente.")
@click.option(
    "--want", metavar="STATEMENT", help="Tell what would have to change for this to hold."
)
@click.option(
    "--limit",
    type=click.IntRange(1, 26),
    default=4,
    show_default=True,
    metavar="N",
    help="How many outcomes are told, the firmest first; 26 at the most.",
)
@concept_option
@error_option(0.05)
@seed_option
@scenario_option
@as_of_option
@time_option("The most time to take, such as 90s or 10m; the report says what it had to leave out.")
@clear_messages
def command(
    model: str,
    output: str | None,
    kind: str | None,
    force: bool,
    want: str | None,
    limit: int,
    concepts: tuple[str, ...],
    error: float,
    seed: int,
    scenario: str | None,
    as_of: datetime | None,
    seconds: float | None,
) -> None:
    """Write down what is found about MODEL, in one file to read offline or in print.

    What a mediator wants first comes first: the answer, the outcomes and why they hold, how to get
    there, who could act together, what scenarios change; then the model, and what it rests on.
    """
    from detente.report.document import Asked, compose, find
    from detente.report.document.written import MARKS, check, written

    file, kind = _target(model, output, kind)
    if file is not None and not force:
        refuse_others(file, MARKS, "report")
    try:
        check(kind)
    except ImportError as missing:
        end([str(missing)], WRONG_MODEL)
    read = read_model(model)
    conflict = conflict_of(read, scenario, as_of)
    from detente.cli.compare import Columns
    from detente.cli.robust import cores
    from detente.cli.timeline import places_in
    from detente.report.passages import places_of

    columns = Columns(read, conflict_of(read, None, as_of), as_of)
    columns.add(read.scenarios)
    asked = Asked(
        concepts=concepts or None,
        want=statement_in(conflict, want),
        limit=limit,
        model=columns.base,
        scenarios=columns.conflicts,
        passages=places_of(conflict, read.name),
        error=error,
        seed=seed,
        workers=cores(),
    )
    began = time.monotonic()
    with meaning(read, scenario), telling() as tell, alarm(seconds):
        found = find(
            conflict,
            asked,
            over=lambda: seconds is not None and time.monotonic() - began >= seconds,
            tell=lambda part: tell(f"{part.partition(':')[0]} …", f"{part} …"),
        )
    document = compose(
        found,
        citation=_citation(model),
        places=columns.places(found.comparison) if found.comparison else {},
        periods=places_in(found.timeline, read, scenario) if found.timeline else {},
    )
    _deliver(written(document, kind), file)
    if found.partial:
        click.echo("The report is partial: it says what it leaves out.", err=True)
        sys.exit(STOPPED)


def _target(model: str, output: str | None, kind: str | None) -> tuple[Path | None, str]:
    """The file to write, None for standard output, and what to write."""
    from detente.report.document.written import ENDINGS
    from detente.report.phrases import listed

    if output == "-":
        return None, kind or "html"
    if output is None:
        name = "model" if model == "-" else Path(model).name.removesuffix(".yaml")
        name = name.removesuffix(".yml")
        return Path(name + ENDINGS[kind or "html"]), kind or "html"
    file = Path(output)
    known = {end: kind for kind, end in ENDINGS.items()} | {".markdown": "markdown", ".htm": "html"}
    kind = kind or known.get(file.suffix.lower() or ENDINGS["html"])
    if kind is None:
        print_it = "; a browser prints the page of the first as a PDF" * (file.suffix == ".pdf")
        raise click.BadParameter(
            f"{file}: a report is written to a file that ends in {listed(ENDINGS.values(), 'or')},"
            f" or say what to write with --format{print_it}",
            param_hint="--output",
        )
    return file, kind


def _citation(model: str) -> str:
    """Where the model was published, if it is a published case."""
    from detente.catalogue import case, case_path

    return case(model).citation if case_path(model) and not Path(model).exists() else ""


def _deliver(text: str | bytes, file: Path | None) -> None:
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        write(file, text)
    except OSError as error:
        end([f"{file} cannot be written: {error.strerror}"], WRONG_MODEL)
    click.echo(str(file))
