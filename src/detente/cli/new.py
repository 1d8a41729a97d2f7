"""`detente new`: a commented starter file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from detente.cli.model import WRONG_MODEL, end


@click.command("new")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def command(path: Path) -> None:
    """Write a commented starter file; an existing file is never overwritten."""
    text = (files("detente.cli") / "starter.yaml").read_text("utf-8")
    create(path, text)
    click.echo(f"{path} is written; open it in an editor, then: detente check {path}", err=True)


def create(path: Path, text: str) -> None:
    """Write a new file; leave with a message where that cannot be done."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        end([f"{path}: exists already and is left as it is; choose another name"], WRONG_MODEL)
    except OSError as error:
        end([f"{path}: cannot be written ({error.strerror}); choose another place"], WRONG_MODEL)
