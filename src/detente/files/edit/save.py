"""Saves a model file so that it is the old one or the new one at any moment, never a part of it."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path

from detente.files.edit.document import BOM
from detente.files.edit.error import EditError
from detente.files.text import decode


def save(
    path: str | os.PathLike[str], text: str, expected: str | None, *, model: bool = True
) -> None:
    """Write `text` to the file at `path`, which must hold `expected`; None if it is not there yet.

    The file's mode and byte order mark stay, and a symbolic link goes on pointing at it. Line ends
    are written as they stand in `text`. Raises `EditError`, and `ModelError` where a `model` holds
    what no model file can; the old file is then as it was.
    """
    name = os.fspath(path)
    try:
        _save(name, text, expected, model)
    except UnicodeEncodeError:
        raise EditError(f"{name}: half a character (a surrogate) cannot be written") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise EditError(f"{name}: the file cannot be saved: {_reason(error)}") from None


def _save(name: str, text: str, expected: str | None, model: bool) -> None:
    target = Path(name).resolve()
    found = _bytes(target)
    if problem := _surprise(found, expected):
        raise EditError(f"{name}: {problem}")
    marked = found is not None and found.startswith(BOM_UTF8)
    data = (BOM + text.removeprefix(BOM) if marked else text).encode()
    if model:
        decode(data, name)
    if found is not None and not os.access(target, os.W_OK):
        raise PermissionError
    part = target.with_name(f".detente-{secrets.token_hex(8)}.part")
    try:
        _write(part, data)
        if found is not None:
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        if problem := _surprise(_bytes(target), expected):
            raise EditError(f"{name}: {problem}")
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    with suppress(OSError):
        _settle(target.parent)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _surprise(found: bytes | None, expected: str | None) -> str:
    """What is wrong with what is there, empty if nothing is."""
    if found is None:
        return "" if expected is None else "the file is gone; save under a new name"
    if expected is None:
        return "there is a file of this name already; take another name"
    if found.removeprefix(BOM_UTF8) == expected.removeprefix(BOM).encode():
        return ""
    return "the file has been changed by somebody else since it was read; read it again"


def _write(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if part.read_bytes() != data:
        raise OSError(errno.EIO, "what was written reads otherwise")


def _settle(folder: Path) -> None:
    """Have the new name itself written to the disk, where the system knows how."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError | RuntimeError | ValueError) -> str:
    match error:
        case PermissionError():
            return "it, or its folder, may not be written; change the permissions, or copy it"
        case FileNotFoundError() | NotADirectoryError():
            return "there is no such folder"
        case IsADirectoryError():
            return "this is a folder, not a file"
        case OSError(errno=errno.ENOSPC):
            return "the disk is full; make room and save again"
        case OSError(strerror=str() as told):
            return told
        case _:
            return "no file can have this name"
