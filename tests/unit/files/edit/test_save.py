from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from detente.files import ModelError
from detente.files.edit import EditError, save
from detente.files.text import read_text

OLD = "title: old\n"
NEW = "title: new 😀\r\nabout: x"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_bytes(OLD.encode())
    return path


def refused(path: Path, text: str, expected: str | None) -> str:
    """The sentence of the error; the folder must be as it was."""
    before = {entry: entry.read_bytes() for entry in path.parent.glob("*") if entry.is_file()}
    with pytest.raises(EditError) as error:
        save(path, text, expected)
    folder = path.parent
    assert {entry: entry.read_bytes() for entry in folder.glob("*") if entry.is_file()} == before
    return str(error.value).removeprefix(f"{path}: ")


def test_bytes_are_those_of_the_text(file: Path) -> None:
    save(file, NEW, OLD)
    assert file.read_bytes() == NEW.encode()
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    save(path, NEW, None)
    assert path.read_bytes() == NEW.encode()
    with (tmp_path / "as_any_other").open("w"):
        pass
    assert path.stat().st_mode == (tmp_path / "as_any_other").stat().st_mode


def test_the_mode_stays(file: Path) -> None:
    file.chmod(0o640)
    save(file, NEW, OLD)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_symbolic_link_goes_on_pointing_at_the_file(file: Path) -> None:
    folder = file.parent / "links"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(Path("..") / file.name)
    save(link, NEW, OLD)
    assert link.is_symlink()
    assert file.read_bytes() == NEW.encode()
    assert list(folder.iterdir()) == [link]


@pytest.mark.parametrize("text", [NEW, "\ufeff" + NEW])
def test_the_byte_order_mark_stays(file: Path, text: str) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    save(file, text, read_text(file).content)
    assert file.read_bytes() == b"\xef\xbb\xbf" + NEW.encode()


def test_a_change_by_somebody_else_is_not_overwritten(file: Path) -> None:
    sentence = "the file has been changed by somebody else since it was read; read it again"
    assert refused(file, NEW, "title: older\n") == sentence
    assert refused(file, NEW, OLD.replace("\n", "\r\n")) == sentence


def test_a_change_while_the_file_is_being_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(_: int) -> None:
        file.write_bytes(b"title: theirs\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(EditError, match="changed by somebody else"):
        save(file, NEW, OLD)
    assert file.read_bytes() == b"title: theirs\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone_or_should_not_be_there(file: Path) -> None:
    assert refused(file.with_name("no.yaml"), NEW, OLD) == "the file is gone; save under a new name"
    assert refused(file, NEW, None) == "there is a file of this name already; take another name"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left"), "the disk is full; make room and save again"),
        (
            PermissionError(errno.EACCES, "Permission denied"),
            "it, or its folder, may not be written; change the permissions, or copy it",
        ),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
    ids=["full", "forbidden", "broken"],
)
def test_a_disk_that_fails(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, sentence: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    assert refused(file, NEW, OLD) == f"the file cannot be saved: {sentence}"


def test_a_disk_that_writes_something_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        return b"?" if path.suffix == ".part" else read_bytes(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        with pytest.raises(EditError, match="what was written reads otherwise"):
            save(file, NEW, OLD)
    assert file.read_bytes() == OLD.encode()
    assert list(file.parent.iterdir()) == [file]


def _no(*_: object) -> bool:
    return False


def test_a_file_that_may_not_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", _no)
    assert refused(file, NEW, OLD) == (
        "the file cannot be saved: it, or its folder, may not be written; "
        "change the permissions, or copy it"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("no/model.yaml", "there is no such folder"),
        ("model.yaml/model.yaml", "there is no such folder"),
        ("\0.yaml", "no file can have this name"),
        (".", "this is a folder, not a file"),
    ],
)
def test_names_that_cannot_be_saved_under(file: Path, name: str, sentence: str) -> None:
    with pytest.raises(EditError) as error:
        save(f"{file.parent}/{name}", NEW, None)
    assert str(error.value) == f"{file.parent}/{name}: the file cannot be saved: {sentence}"


def test_what_no_model_file_can_hold(file: Path) -> None:
    assert (
        refused(file, "title: \ud800\n", OLD) == "half a character (a surrogate) cannot be written"
    )
    for text in ("", "title: \0\n"):
        with pytest.raises(ModelError):
            save(file, text, OLD)
    assert file.read_bytes() == OLD.encode()
    assert list(file.parent.iterdir()) == [file]
