"""The text of a source as the page may show it."""

from __future__ import annotations

from pathlib import Path

from detente.conflict import Source
from detente.files import ModelError, Problem
from detente.files.sources import source_text
from detente.files.text import Text


def page_text(source: Source, folder: Path) -> Text:
    """The text of a source, if it is a file in the folder of its model or below.

    The commands read any file that its owner names; the page shows none from elsewhere, nor what is
    no plain file. Raises `ModelError`.
    """
    try:
        path = (folder / source.file).resolve()
        inside, there = path.is_relative_to(folder.resolve()), path.exists()
        plain = path.is_file() or path.is_dir()
    except (OSError, RuntimeError, ValueError):
        inside = there = plain = True  # reading it says what is wrong
    if not inside:
        raise _refused(
            source,
            "this leads out of the model’s folder, and the page shows only files in it",
            "copy the text into the folder of the model, and name it there",
        )
    if there and not plain:
        raise _refused(source, "this is no plain file", "name a text file")
    return source_text(source, folder)


def _refused(source: Source, message: str, advice: str) -> ModelError:
    return ModelError(source.file, [Problem(1, 1, message, advice)])
