"""What is done of a sweep, kept in a file, so that it need not be done again."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile
from zlib import error

import numpy as np

from detente.studies.robustness.sweeping.counts import Counts, Part
from detente.studies.robustness.sweeping.job import Job
from detente.studies.robustness.sweeping.kinds import Packed
from detente.studies.robustness.sweeping.memory import Memory
from detente.studies.robustness.sweeping.ranges import Range
from detente.studies.robustness.sweeping.trouble import KeepError

OURS = 0x44455454
"""What a database of ours says of itself: “DETT”."""

TABLES = """
CREATE TABLE about (what TEXT PRIMARY KEY, digest TEXT NOT NULL, words TEXT NOT NULL);
CREATE TABLE ranges (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, kinds BLOB NOT NULL);
CREATE TABLE sums (only INTEGER PRIMARY KEY CHECK (only = 1), counts BLOB NOT NULL);
"""
UNREADABLE = (ValueError, KeyError, TypeError, EOFError, OSError, BadZipFile, error)
"""What comes of reading numbers that are none of ours any longer."""

SHORT = 60
"""Words longer than this are not shown where a file is of another job."""


class Keep(Protocol):
    """Where it is kept what is done of a job."""

    def load(self, nothing: Counts) -> tuple[Counts, list[tuple[Range, Packed]]]:
        """What is done: the sum, and each range with its kinds of worlds."""
        ...

    def put(self, done: Range, part: Part, counts: Counts) -> None:
        """Note that a range is done, and what all that is done adds up to; both or neither."""
        ...


class Filed:
    """A file with the ranges of a job that are done and what they add up to.

    Each range is written with the sum that it is in, at once or not at all.
    """

    def __init__(self, file: Path, base: sqlite3.Connection) -> None:
        self._file, self._base = file, base

    def load(self, nothing: Counts) -> tuple[Counts, list[tuple[Range, Packed]]]:
        """What is done: the sum, and each range with its kinds of worlds. Raises `KeepError`."""
        with _clear(self._file):
            found = self._base.execute("SELECT counts FROM sums").fetchone()
            rows = self._base.execute("SELECT first, last, kinds FROM ranges").fetchall()
        try:
            counts = nothing if found is None else _read(found[0], nothing)
            ranges = [((first, last), _array(kinds)) for first, last, kinds in rows]
        except UNREADABLE:
            raise _damaged(self._file) from None
        if counts.done != sum(last - first for (first, last), _ in ranges):
            raise _damaged(self._file)
        return counts, ranges

    def put(self, done: Range, part: Part, counts: Counts) -> None:
        """Write that a range is done, and what all that is done adds up to. Raises `KeepError`."""
        with _clear(self._file), self._base:
            self._base.execute(
                "INSERT INTO ranges VALUES (?, ?, ?)", (*done, _blob(kinds=part.kinds))
            )
            self._base.execute("REPLACE INTO sums VALUES (1, ?)", (_written(counts),))


@contextmanager
def kept(keep: str | Path | Memory | None, job: Job) -> Generator[Keep | None, None, None]:
    """Where it is kept what is done of a job: a file is made where there is none.

    Raises `KeepError` where the file is of another job, is none of ours or cannot be written.
    """
    if keep is None or isinstance(keep, Memory):
        yield None if keep is None else keep.of(job)
        return
    path = Path(keep)
    if not path.parent.is_dir():
        raise KeepError(f"{path} cannot be written: there is no folder {path.parent}")
    with _clear(path):
        base = sqlite3.connect(path, timeout=0)
    try:
        with _clear(path):
            _open(base, path, job)
        yield Filed(path, base)
    finally:
        base.close()


def _open(base: sqlite3.Connection, path: Path, job: Job) -> None:
    """Take the file for ourselves alone, and see that it is for this job."""
    (application,) = base.execute("PRAGMA application_id").fetchone()
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != OURS and (application or tables):
        raise _foreign(path)
    base.execute("PRAGMA locking_mode = EXCLUSIVE")
    base.execute("BEGIN EXCLUSIVE")
    about = {what: (_digest(words), words) for what, words in job.about().items()}
    if not tables:
        for statement in TABLES.split(";"):
            base.execute(statement)
        base.execute(f"PRAGMA application_id = {OURS}")
        rows = [(what, digest, words[:SHORT]) for what, (digest, words) in about.items()]
        base.executemany("INSERT INTO about VALUES (?, ?, ?)", rows)
    found = base.execute("SELECT what, digest, words FROM about").fetchall()
    for what, digest, words in found:
        asked, asked_words = about.get(what, ("", ""))
        if digest != asked:
            raise KeepError(f"{path} was kept for {_differs(what, words, asked_words)}")
    base.commit()


def _differs(what: str, words: str, asked: str) -> str:
    if what == "model":
        return (
            "another model, or this one as it was before it was edited, or as of another day:"
            " name another file"
        )
    return f"{words}, not for {asked[:SHORT]}; name another file, or ask the same"


@contextmanager
def _clear(path: Path) -> Generator[None, None, None]:
    """Say clearly what is wrong with a file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise KeepError(f"{path} is in use: something else is writing to it") from None
        if "no such" in str(error):
            raise _damaged(path) from None
        raise KeepError(f"{path} cannot be written: {error}") from None
    except sqlite3.IntegrityError:
        raise _damaged(path) from None
    except sqlite3.DatabaseError:
        raise _foreign(path) from None


def _foreign(path: Path) -> KeepError:
    return KeepError(
        f"{path} is there already and is no file that détente keeps its work in; it is left as it"
        " is: name another"
    )


def _damaged(path: Path) -> KeepError:
    return KeepError(f"{path} is damaged: delete it, or name another file")


def _digest(words: str) -> str:
    return blake2b(words.encode(), digest_size=16).hexdigest()


def _blob(**arrays: Any) -> bytes:
    found = io.BytesIO()
    np.savez_compressed(found, **arrays)
    return found.getvalue()


def _array(blob: bytes) -> Packed:
    found: Packed = np.load(io.BytesIO(blob))["kinds"]
    return found


def _written(counts: Counts) -> bytes:
    totals = {f"totals.{concept}": found for concept, found in counts.totals.items()}
    numbers = np.array([counts.done, counts.weight, counts.solved, counts.asked])
    return _blob(numbers=numbers, true=counts.true, given=counts.given, **totals)


def _read(blob: bytes, nothing: Counts) -> Counts:
    found = np.load(io.BytesIO(blob))
    done, weight, solved, asked = map(int, found["numbers"])
    totals = {concept: found[f"totals.{concept}"] for concept in nothing.totals}
    return Counts(done, weight, found["true"], totals, found["given"], solved, asked)
