"""`detente cases`: the catalogue of published conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.model import WRONG_ARGUMENTS, WRONG_MODEL, clear_messages, end
from detente.cli.new import create
from detente.cli.output import print_text

if TYPE_CHECKING:
    from detente.catalogue import Case


@click.group("cases", invoke_without_command=True)
@click.pass_context
@clear_messages
def command(context: click.Context) -> None:
    """Published conflicts: list them, show one, copy one out."""
    if context.invoked_subcommand is not None:
        return
    from detente.catalogue import case, cases

    width = max(map(len, cases()))
    for name in cases():
        click.echo(f"{name:<{width}}  {case(name).read().conflict().title}")


@command.command("show")
@click.argument("name")
@clear_messages
def show(name: str) -> None:
    """Print a published conflict: where it is from, its published results, its model file."""
    case = _case(name)
    told: list[str] = [case.citation, *(["", case.notes] if case.notes else [])]
    if case.published:
        told += ["", "Published results:"]
        told += [f"  {_told(result, case.states)}" for result in case.published]
    print_text(told)
    click.echo(f"\n{case.path.read_text('utf-8')}", nl=False)


@command.command("copy")
@click.argument("name")
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@clear_messages
def copy(name: str, path: Path | None) -> None:
    """Copy the model file of a published conflict, to NAME.yaml unless told otherwise.

    The texts of its sources, if it has any, are copied to the same folder.
    """
    case = _case(name)
    target = path or Path(f"{name}.yaml")
    texts = {target.parent / text.name: text.read_text("utf-8") for text in case.texts()}
    for place, text in texts.items():
        if place.exists() and not _holds(place, text):
            end([f"{place}: exists already and says something else; move it away"], WRONG_MODEL)
    create(target, case.path.read_text("utf-8"))
    for place, text in texts.items():
        if not place.exists():
            create(place, text)
        click.echo(f"{place} is beside it: the text of its source", err=True)
    click.echo(f"{target} is written; try: detente analyse {target}", err=True)


def _holds(place: Path, text: str) -> bool:
    """Whether a file holds this text."""
    try:
        return place.read_text("utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def _case(name: str) -> Case:
    from difflib import get_close_matches

    from detente.catalogue import case, cases

    if name in cases():
        return case(name)
    close = get_close_matches(name, cases(), 1)
    hint = f"did you mean {close[0]}?" if close else "`detente cases` lists them"
    end([f"there is no published conflict {name!r}; {hint}"], WRONG_ARGUMENTS)


def _told(result: dict[str, Any], states: dict[str, str]) -> str:
    told = result["concept"].upper().replace(" OR ", " or ")
    if "scenario" in result:
        told += f" (scenario {result['scenario']})"
    for key in (
        "decision_maker",
        "coalition",
        "equilibria",
        "stable",
        "unstable",
        "improvements",
        "universal",
        "corrected",
    ):
        if key not in result:
            continue
        value = result[key] if isinstance(result[key], list) else [result[key]]
        named = (f"{v} = {states[v]}" if states.get(v, v) != v else v for v in value)
        told += f"; {key.replace('_', ' ')}: {', '.join(named)}"
    return f"{told}. {result['why'].strip()}" if "why" in result else told
