"""From a path or bytes to the text of a model file, and from an index in it to its place."""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from detente.files.problems import ModelError, Problem, did_you_mean

LARGEST = 20_000_000
"""How many bytes a model file may have."""

STANDARD_INPUT = "standard input"
SAVE_AS_UTF8 = "save it as UTF-8, which editors offer under `save as` or `encoding`"
WIDE_MARKS = {
    BOM_UTF32_LE: "UTF-32",
    BOM_UTF32_BE: "UTF-32",
    BOM_UTF16_LE: "UTF-16",
    BOM_UTF16_BE: "UTF-16",
}
LINE_END = re.compile(r"\r\n?|\n")
# what YAML does not take, the line ends of its own that no editor counts as such, and DISGUISING
NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufff8\ufffc\ufffd"
    "\U00010000-\U000dffff\U000e0080-\U0010ffff]"
)
# what is not seen but turns the direction of text around, joins it, annotates it or hides some
DISGUISING = re.compile("[\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")


@dataclass(frozen=True)
class Text:
    """The text of a model file and the name it goes by in messages.

    `bom` says whether the file began with a byte order mark, which `content` leaves out.
    """

    name: str
    content: str
    bom: bool = False

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.content))]

    def place(self, index: int) -> tuple[int, int]:
        r"""The line and the column of the code point at `index`, both counted from 1.

        >>> Text("m.yaml", "a: 1\r\nb: 2").place(6)
        (2, 1)
        """
        line = bisect_right(self._starts, index)
        return line, index - self.start(line) + 1

    def start(self, line: int) -> int:
        """The index at which the line of this number begins."""
        return self._starts[line - 1]

    def line(self, number: int) -> str:
        """The line of this number, counted from 1, without its end."""
        end = self._starts[number] if number < len(self._starts) else len(self.content)
        return self.content[self.start(number) : end].rstrip("\r\n")

    def problem(self, index: int, message: str, advice: str = "") -> Problem:
        """A problem with what stands at `index`."""
        return Problem(*self.place(index), message, advice)


def read_text(path: str | os.PathLike[str]) -> Text:
    """The text of the file at `path`, of standard input where that is `-`. Raises `ModelError`."""
    name = os.fspath(path)
    if name == "-":
        return decode(sys.stdin.buffer.read(LARGEST + 1), STANDARD_INPUT)
    return decode(file_bytes(path), name)


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """What the file at `path` holds, no more than a little too much. Raises `ModelError`."""
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise _whole(name, *_unreadable(Path(path), error)) from None
    except ValueError:
        raise _whole(name, "no file can have this name", "check the name") from None


def decode(data: bytes, name: str) -> Text:
    """The text of a model in the bytes of a file. Raises `ModelError`."""
    return checked(utf8(data, name))


def utf8(data: bytes, name: str) -> Text:
    """The text in the bytes of a file, whatever it says. Raises `ModelError`."""
    if len(data) > LARGEST:
        limit = f"{LARGEST // 1_000_000} MB"
        raise _whole(name, f"the file has more than {limit}", "it should be a short text")
    for mark, encoding in WIDE_MARKS.items():
        if data.startswith(mark):
            raise _whole(name, f"the file is saved as {encoding}", SAVE_AS_UTF8)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ModelError(name, [_not_utf8(data, error.start)]) from None
    return Text(name, content.removeprefix("\ufeff"), data.startswith(BOM_UTF8))


def checked(text: Text) -> Text:
    """`text`, if it holds something and nothing but characters. Raises `ModelError`."""
    if not text.content.strip():
        raise _whole(text.name, "the file is empty", "`detente new FILE` writes one to start from")
    if found := NOT_TEXT.search(text.content):
        code = f"U+{ord(found[0]):04X}"
        message = f"there is a character that does not belong in a text, {code}"
        if DISGUISING.match(found[0]):
            message = f"there is an invisible character, {code}, that can disguise a text"
        advice = f"the file may not be a text; {SAVE_AS_UTF8}" if found[0] == "\0" else "delete it"
        raise ModelError(text.name, [text.problem(found.start(), message, advice)])
    return text


def _whole(name: str, message: str, advice: str) -> ModelError:
    return ModelError(name, [Problem(1, 1, message, advice)])


def _unreadable(path: Path, error: OSError) -> tuple[str, str]:
    match error:
        case FileNotFoundError():
            return "there is no such file", _neighbour(path) or "check its name and folder"
        case IsADirectoryError():
            return "this is a folder, not a file", "name the file in it"
        case PermissionError():
            return "the file may not be read", "change its permissions, or copy it"
        case _:
            return f"the file cannot be read ({error.strerror})", "check its name and folder"


def _neighbour(path: Path) -> str:
    try:
        names = [
            p.name for p in path.parent.iterdir() if p.suffix in {".yaml", ".yml", path.suffix}
        ]
    except OSError:
        return ""
    return did_you_mean(path.name, names)


def _not_utf8(data: bytes, at: int) -> Problem:
    start = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    line = len(LINE_END.findall(data[:start].decode("utf-8"))) + 1
    column = len(data[start:at].decode("utf-8").removeprefix("\ufeff")) + 1
    meant = data[at : at + 1].decode("latin-1")
    looks = f"this looks like `{meant}` in Latin-1; " if meant.isprintable() else ""
    return Problem(
        line,
        column,
        f"the file is not UTF-8 from here on: byte {data[at]:02X}",
        looks + SAVE_AS_UTF8,
    )
