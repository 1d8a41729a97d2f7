from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from detente.files import ModelError, parse, parse_bytes, read
from detente.files.text import LARGEST, Text, decode

MODEL = "title: Ein Friede\ndecision_makers: {a: }\n"


def told(data: bytes) -> str:
    with pytest.raises(ModelError) as caught:
        decode(data, "m")
    return str(caught.value)


def test_a_byte_order_mark_is_left_out_and_remembered() -> None:
    text = decode(b"\xef\xbb\xbfa: 1", "m")
    assert (text.content, text.bom) == ("a: 1", True)
    assert not decode(b"a: 1", "m").bom
    assert parse("\ufeff" + MODEL).conflict().title == "Ein Friede"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_told(encoding: str) -> None:
    message = told(MODEL.encode(encoding))
    assert "save it as UTF-8" in message
    assert ("UTF-16" in message) == (encoding == "utf-16")


def test_latin_1_is_told_with_the_place() -> None:
    message = told("title: x\r\nabout: Fé, ä".encode("latin-1"))
    assert message.startswith("m:2:9: the file is not UTF-8 from here on: byte E9")
    assert "`é` in Latin-1" in message


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert told(data).startswith("m:1:1: the file is empty")


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\u2028", "\x85", "\ufffe", "\ud800"])
def test_characters_that_are_not_text_are_told(character: str) -> None:
    with pytest.raises(ModelError, match=rf"m:2:4: there is a char.* U\+{ord(character):04X}"):
        parse(f"a: 1\nb: {character}\n", "m")


@pytest.mark.parametrize("code", [0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFFFB, 0xE0041])
def test_characters_that_disguise_a_text_are_told(code: int) -> None:
    with pytest.raises(ModelError, match=rf"m:2:4: there is an invisible .*U\+{code:04X}, that"):
        parse(f"a: 1\nb: {chr(code)}\n", "m")
    with pytest.raises(ModelError, match=rf"m:1:8: an escape stands for U\+{code:04X}"):
        parse(f'title: "\\U{code:08X}"\n', "m")


@pytest.mark.parametrize("title", ["שלום", "עם\u200f 5", "نی\u200cخ", "👩\u200d🚀"])
def test_every_script_may_be_written(title: str) -> None:
    assert parse(f"title: {title}\ndecision_makers: {{a: }}\n").conflict().title == title


def test_a_file_beyond_all_measure_is_told() -> None:
    assert "more than 20 MB" in told(b"#" * (LARGEST + 1))


def test_places_count_code_points_and_all_line_ends() -> None:
    text = Text("m", "é😀x\r\nb\rc\nd")
    assert [text.place(text.content.index(c)) for c in "xbcd"] == [(1, 3), (2, 1), (3, 1), (4, 1)]
    assert [text.line(number) for number in (1, 2, 3, 4)] == ["é😀x", "b", "c", "d"]


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "truce.yaml").write_text(MODEL)
    with pytest.raises(ModelError, match="there is no such file; did you mean `truce"):
        read(tmp_path / "trce.yaml")
    with pytest.raises(ModelError, match="no such file; check its name"):
        read(tmp_path / "no" / "such.yaml")
    with pytest.raises(ModelError, match="a folder, not a file"):
        read(tmp_path)
    with pytest.raises(ModelError, match="no file can have this name"):
        read("a\0b")


def test_a_file_goes_by_the_name_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "truce.yaml"
    path.write_bytes(MODEL.encode())
    assert read(path).name == str(path)
    assert parse_bytes(MODEL.encode(), "bytes").name == "bytes"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MODEL.encode())))
    model = read("-")
    assert (model.name, model.conflict().title) == ("standard input", "Ein Friede")
