"""Writing what is drawn to a file, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from detente.cli.model import WRONG_MODEL, end

if TYPE_CHECKING:
    from detente.studies.paths import Paths

FC = TypeVar("FC", bound=Callable[..., Any] | click.Command)

GRAPHS = (".dot", ".graphml")
FIGURES = (".svg",)


def figure_option(what: str) -> Callable[[FC], FC]:
    """The option that names the file into which something is drawn."""
    return click.option(
        "--figure",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"Draw {what} into this new file as well: .svg.",
    )


def check_figure(path: Path | None) -> None:
    """Leave with a message where the file that `--figure` names cannot be written."""
    if path is not None:
        checked(path, "figure", FIGURES)


def checked(path: Path, what: str, endings: tuple[str, ...] = GRAPHS) -> None:
    """Leave with a message where a graph or a figure cannot be written to a file.

    `what` is the option that names the file, without its dashes.
    """
    wrong = ""
    if path.suffix not in endings:
        wrong = f"{path}: a {what} is written to a file that ends in {' or '.join(endings)}"
    elif not path.parent.is_dir():
        wrong = f"there is no folder {path.parent}"
    elif path.exists():
        wrong = f"{path} is there already and is left as it is: take another name"
    if wrong:
        raise click.BadParameter(wrong, param_hint=f"--{what}")


def draw(paths: Paths, path: Path) -> None:
    """Write the paths told as a graph to a new file; leave with a message where that fails."""
    write(path, lambda: _text(paths, path.suffix))


def write(path: Path, drawn: Callable[[], str]) -> None:
    """Write what is drawn to a new file; leave with a message where that fails."""
    from detente.files.edit.error import EditError
    from detente.files.edit.save import save

    try:
        save(path, drawn(), None, model=False)
    except (EditError, ImportError) as error:
        end([str(error)], WRONG_MODEL)


def _text(paths: Paths, ending: str) -> str:
    if ending == ".dot":
        from detente.report.dot import dot

        return dot(paths)
    from detente.studies.paths.drawing import graphml

    return graphml(paths)
