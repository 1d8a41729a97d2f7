"""`detente open`: the workbench, a local page."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.model import WRONG_ARGUMENTS, WRONG_MODEL, clear_messages, end

if TYPE_CHECKING:
    from detente.workbench.documents import Folder

MISSING = "the workbench is not installed; install it with: pip install 'detente[workbench]'"


@click.command("open")
@click.argument("place", metavar="[FOLDER|MODEL]", default=".")
@click.option("--port", type=click.IntRange(1, 65535), help="Use this port and no other.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@clear_messages
def command(place: str, port: int | None, no_browser: bool) -> None:
    """Open the workbench, a page in your browser, on a folder of model files.

    It is served on this machine alone, and only at the address that is printed. With a MODEL its
    folder is opened, and the page shows that model; with the name of a published case, a copy of
    it in the current folder, which is saved by its first change.
    """
    try:
        from detente.workbench.serve import PortTaken, serve
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn", "anyio"):
            raise
        end([MISSING], WRONG_MODEL)
    folder = _folder(place)

    def ready(address: str) -> None:
        click.echo(f"détente is open at {address} (Ctrl-C closes it)")
        if not no_browser:
            webbrowser.open(address)

    try:
        serve(folder, ready, port)
    except PortTaken as error:
        end([str(error)], WRONG_ARGUMENTS)


def _folder(place: str) -> Folder:
    """The folder that is meant, with the model that was asked for."""
    from detente.catalogue import case_path
    from detente.workbench.documents import Folder, FolderError

    path = Path(place)
    try:
        if path.is_dir():
            return Folder(path)
        if path.is_file():
            folder = Folder(path.parent)
            folder.only = folder.open(path.name).name
            return folder
        if case_path(place) is None:
            raise FolderError(f"{place}: there is no such folder, model file or published case")
        folder = Folder(Path())
        folder.only = folder.example(place).name
    except FolderError as error:
        end([str(error)], WRONG_MODEL)
    return folder
