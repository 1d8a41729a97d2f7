"""Writing the graph of some paths to a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.model import WRONG_MODEL, end

if TYPE_CHECKING:
    from detente.studies.paths import Paths

ENDINGS = (".dot", ".graphml")


def checked(path: Path) -> None:
    """Leave with a message where a graph cannot be written to a file, before any work is done."""
    if path.suffix not in ENDINGS:
        message = f"{path}: a graph is written to a file that ends in {' or '.join(ENDINGS)}"
        raise click.BadParameter(message, param_hint="--graph")
    if path.exists():
        end([f"{path}: exists already and is left as it is; choose another name"], WRONG_MODEL)


def draw(paths: Paths, path: Path) -> None:
    """Write the paths told as a graph to a new file; leave with a message where that fails."""
    from detente.files.edit.error import EditError
    from detente.files.edit.save import save

    try:
        save(path, _text(paths, path.suffix), None)
    except (EditError, ImportError) as error:
        end([str(error)], WRONG_MODEL)


def _text(paths: Paths, ending: str) -> str:
    if ending == ".dot":
        from detente.report.dot import dot

        return dot(paths)
    from detente.studies.paths.drawing import graphml

    return graphml(paths)
