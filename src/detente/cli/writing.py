"""Files that commands write: whole or not at all, and never over what is not ours."""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

BEGINNING = 4096
"""How many bytes of a file are looked at to see whose it is."""


def refuse_others(file: Path, marks: Sequence[str], what: str) -> None:
    """Refuse to write over a file unless it has one of `marks`, which ours have at their beginning.

    Raises `click.UsageError`.
    """
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder; name a file in it")
    if not file.parent.is_dir():
        raise click.UsageError(f"there is no folder {file.parent}")
    if not file.exists():
        return
    with suppress(OSError), file.open("rb") as there:
        beginning = there.read(BEGINNING).decode("utf-8", "replace")
        if any(mark in beginning for mark in marks):
            return
    raise click.UsageError(
        f"{file} is there already and is no {what} of détente: take another name, or --force"
    )


@contextmanager
def replacing(file: Path) -> Generator[Path, None, None]:
    """The name of a file beside one, with the same ending, that takes its place in the end.

    Where that fails there is nothing but the old one. Raises OSError.
    """
    target = file.resolve()
    part = target.with_name(f".detente-{secrets.token_hex(8)}{target.suffix}")
    try:
        yield part
        part.replace(target)
    finally:
        for left in part.parent.glob(f"{part.name}*"):  # a database may leave a log as well
            left.unlink(missing_ok=True)


def write(file: Path, content: str | bytes) -> None:
    """Write a file at once: whoever reads it sees the old one or the new one. Raises OSError."""
    with replacing(file) as part, part.open("xb") as new:
        new.write(content.encode() if isinstance(content, str) else content)
        new.flush()
        os.fsync(new.fileno())
