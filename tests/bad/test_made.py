"""Broken files that no repository should hold: strange bytes, floods, folders, nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from detente.cli import main

MODEL = """\
title: Ein Streik
decision_makers:
  union:
    options: {strike: stop work — Übermorgen}
    prefers: [strike]
"""
UTF8 = "save it as UTF-8, which editors offer under `save as` or `encoding`"
NEW = "`detente new FILE` writes one to start from"
DEEP = "lists and mappings are nested more than 40 deep; is a bracket too many here?"

FILES = {
    "nothing": (b"", f"1:1: the file is empty; {NEW}"),
    "blank": (b"\n  \n\n", f"1:1: the file is empty; {NEW}"),
    "only comments": (
        b"# A truce\n# to be written\n",
        f"1:1: the file holds no model, only comments; {NEW}",
    ),
    "UTF-16": (MODEL.encode("utf-16"), f"1:1: the file is saved as UTF-16; {UTF8}"),
    "UTF-16 the other way": (
        b"\xfe\xff" + MODEL.encode("utf-16-be"),
        f"1:1: the file is saved as UTF-16; {UTF8}",
    ),
    "UTF-16 without a mark": (
        "title: x\n".encode("utf-16-le"),
        "1:2: there is a character that does not belong in a text, U+0000; "
        f"the file may not be a text; {UTF8}",
    ),
    "UTF-32": (MODEL.encode("utf-32"), f"1:1: the file is saved as UTF-32; {UTF8}"),
    "Latin-1": (
        MODEL.replace("—", "-").encode("latin-1"),
        "4:35: the file is not UTF-8 from here on: byte DC; "
        f"this looks like `Ü` in Latin-1; {UTF8}",
    ),
    "Windows": (
        MODEL.encode("cp1252"),
        f"4:33: the file is not UTF-8 from here on: byte 97; {UTF8}",
    ),
    "NUL": (
        b"title: A truce\0\n",
        "1:15: there is a character that does not belong in a text, U+0000; "
        f"the file may not be a text; {UTF8}",
    ),
    "a terminal's escape": (
        b"title: \x1b[31mA truce\n",
        "1:8: there is a character that does not belong in a text, U+001B; delete it",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        f"1:1: the file is not UTF-8 from here on: byte 89; {UTF8}",
    ),
    "a mark before UTF-8": (
        b"\xef\xbb\xbftitel: A truce\n" + MODEL.encode(),
        "1:1: there is no key `titel` here; did you mean `title`?",
    ),
    "lines of Windows": (
        MODEL.replace("[strike]", "[strik]").replace("\n", "\r\n").encode(),
        "5:15: there is no `strik`; did you mean `strike`?",
    ),
    "lines of old": (
        MODEL.replace("[strike]", "[strik]").replace("\n", "\r").encode(),
        "5:15: there is no `strik`; did you mean `strike`?",
    ),
    "more than 20 MB": (
        b"#" * 20_000_001,
        "1:1: the file has more than 20 MB; it should be a short text",
    ),
    "10 MB of brackets": (b"[" * 10_000_000, f"1:41: {DEEP}"),
    "10 MB of braces": (b"{a: " * 2_500_000, f"1:161: {DEEP}"),
    "10 MB of keys": (
        b"a: " * 3_400_000,
        "1:5: `: ` ends a key, so it cannot stand inside a text; put the whole text in quotes",
    ),
    "10 MB of quotes": (
        b'"' * 10_000_000,
        '1:3: the text goes on after its closing quote "; '
        "put the whole text in quotes of the other kind",
    ),
    "keys below keys": (
        "".join(f"{' ' * depth}k{depth}:\n" for depth in range(3000)).encode(),
        f"41:41: {DEEP}",
    ),
    "a statement without end": (
        f"{MODEL}constraints: ['{'(' * 5_000_000}strike{')' * 5_000_000}']\n".encode(),
        "6:16: the statement has more than 20,000 characters; give parts of it names of their own",
    ),
    "a deep statement": (
        f"{MODEL}constraints: ['{'(' * 200}strike{')' * 200}']\n".encode(),
        "6:117: the statement is nested more than 100 levels deep; "
        "give parts of it names of their own",
    ),
    "a half of a character": (
        b'title: "\\ud800"\n' + MODEL.encode(),
        None,  # the parsers written in C and in Python disagree about what is wrong
    ),
}


def refused(*args: str, given: bytes | None = None) -> str:
    result = CliRunner().invoke(main, args, input=given)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert not result.stdout
    return result.stderr


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_no_model(what: str) -> None:
    content, message = FILES[what]
    Path("model.yaml").write_bytes(content)
    told = refused("check", "model.yaml")
    assert told.count("\n") == 1
    assert message is None or told == f"model.yaml:{message}\n"


@pytest.mark.parametrize("what", ["nothing", "UTF-16", "Latin-1", "NUL", "a deep statement"])
def test_standard_input_that_is_no_model(what: str) -> None:
    content, message = FILES[what]
    assert refused("analyse", "-", given=content) == f"standard input:{message}\n"


def test_many_dashes_are_told_up_to_where_it_gets_too_deep() -> None:
    Path("model.yaml").write_bytes(b"- " * 5_000_000)
    *dashes, last = refused("check", "model.yaml").splitlines()
    assert last == f"model.yaml:1:81: {DEEP}"
    assert all("`- -` begins a list inside a list" in told for told in dashes)


def test_every_mistake_is_told_however_many_there_are() -> None:
    statements = "  - strik\n" * 2000
    Path("model.yaml").write_text(f"{MODEL}constraints:\n{statements}", "utf-8")
    told = refused("check", "model.yaml").splitlines()
    assert [line.split(" ")[0] for line in told] == [f"model.yaml:{n}:5:" for n in range(7, 2007)]


def test_a_folder() -> None:
    Path("models").mkdir()
    told = "models:1:1: this is a folder, not a file; name the file in it\n"
    assert refused("check", "models") == told


@pytest.mark.parametrize(
    ("name", "advice"),
    [("truse.yaml", "did you mean `truce.yaml`?"), ("zzz", "check its name and folder")],
)
def test_a_missing_file(name: str, advice: str) -> None:
    Path("truce.yaml").write_text(MODEL, "utf-8")
    assert refused("check", name) == f"{name}:1:1: there is no such file; {advice}\n"


def test_a_folder_that_is_a_file() -> None:
    Path("truce.yaml").write_text(MODEL, "utf-8")
    told = refused("check", "truce.yaml/model.yaml")
    assert told.startswith("truce.yaml/model.yaml:1:1: the file cannot be read (")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (MODEL * 20, "the file cannot be read (File name too long); check its name and folder"),
        ("a\0b", "no file can have this name; check the name"),
    ],
)
def test_what_cannot_be_the_name_of_a_file(name: str, message: str) -> None:
    assert refused("check", name) == f"{name}:1:1: {message}\n"


def test_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    Path("truce.yaml").write_text(MODEL, "utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    told = "truce.yaml:1:1: the file may not be read; change its permissions, or copy it\n"
    assert refused("check", "truce.yaml") == told


def test_messages_are_utf8_wherever_they_go() -> None:
    Path("modèle.yaml").write_text("titre: Une trêve\n", "utf-8")
    command = [sys.executable, "-m", "detente", "check", "modèle.yaml"]
    for encoding in ("utf-8", "ascii"):
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b":1:1: there is no key `titre` here; did you mean `title`?" in done.stderr
