"""The folder of model files that the workbench is open on."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from detente.catalogue import case_path
from detente.files import ModelError
from detente.files.nodes import Scalar
from detente.files.text import checked, read_text
from detente.files.tree import compose
from detente.workbench.documents.document import Document

NAME = re.compile(r"(?!\.)[^/\\\0:*?\"<>|\r\n]{1,120}\.ya?ml")

Stamp = tuple[int, int, int]
"""What changes when a file does: its time, its size, its place on the disk."""


class FolderError(Exception):
    """A model cannot be opened or made; the message says why."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What changed outside: the open documents concerned, and whether the list of files did.

    `texts` are the documents the texts of whose sources changed.
    """

    documents: tuple[Document, ...]
    listing: bool
    texts: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A model file of the folder: its name and title, and whether its YAML can be read."""

    name: str
    title: str
    readable: bool
    modified: float


class Folder:
    """The model files directly in a folder. Raises `FolderError` if there is no such folder.

    `only` names the one that was asked for, if one was. Threads may share a folder.
    """

    def __init__(self, root: Path, only: str | None = None) -> None:
        if not root.is_dir():
            raise FolderError(f"{root} is not a folder; name one that holds model files")
        self.root = root.resolve()
        self.only = only
        self._lock = RLock()
        self._open: dict[str, Document] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self._texts: dict[str, dict[Path, Stamp | None]] = {}
        self._listed: dict[str, tuple[Stamp, Listed]] = {}
        self._names = self.names()

    def names(self) -> list[str]:
        """The names of the model files, in order."""
        try:
            entries = list(os.scandir(self.root))
        except OSError:
            return []
        return sorted(e.name for e in entries if NAME.fullmatch(e.name) and self._inside(e.name))

    def listing(self) -> list[Listed]:
        """The model files with their titles, the ones changed last first."""
        with self._lock:
            found = [self._entry(name) for name in self.names()]
        return sorted((one for one in found if one), key=lambda one: -one.modified)

    def open(self, name: str) -> Document:
        """The document of a file. Raises `FolderError`."""
        with self._lock:
            if name not in self._open:
                path = self._path(name)
                try:
                    text = read_text(path).content
                except ModelError as error:
                    raise FolderError(f"{name} cannot be opened: {error.problems[0]}") from None
                self._keep(Document(path, text, on_disk=True, lock=self._lock))
            return self._open[name]

    def example(self, case: str) -> Document:
        """A published case under a free name; it is not on the disk until its first edit."""
        found = case_path(case)
        if found is None:
            raise FolderError(f"there is no example `{case}`; `detente cases` lists them")
        with self._lock:
            for document in self._open.values():
                if document.saved == "example" and document.path.stem.startswith(case):
                    return document
            path = self._free(case)
            text = read_text(found).content
            return self._keep(
                Document(path, text, on_disk=False, lock=self._lock, origin=found.parent)
            )

    def create(self, name: str, text: str) -> Document:
        """A new file with this text, under this name or the next free one, saved at once."""
        with self._lock:
            document = Document(self._free(Path(name).stem), text, on_disk=False, lock=self._lock)
            document.retry()
            return self._keep(document)

    def look(self) -> Seen:
        """Take in what others did to the files since the last look."""
        with self._lock:
            changed = [one for one in self._open.values() if self._look_at(one)]
            names = self.names()
            known, self._names = self._names, names
            texts = [one for one in self._open.values() if self._look_at_texts(one)]
            return Seen(tuple(changed), names != known, tuple(texts))

    def _look_at(self, document: Document) -> bool:
        stamp = _stamp(document.path)
        if stamp == self._stamps.get(document.name) and document.saved != "failed":
            return False
        self._stamps[document.name] = stamp
        if stamp is None:
            return document.meet(None)
        try:
            return document.meet(read_text(document.path).content)
        except ModelError:
            return False  # half written perhaps, or no text any more: ours stays until it is one

    def _look_at_texts(self, document: Document) -> bool:
        found = {path: _stamp(path) for path in document.texts}
        known = self._texts.get(document.name, found)
        self._texts[document.name] = found
        return any(path in known and known[path] != stamp for path, stamp in found.items())

    def _keep(self, document: Document) -> Document:
        self._open[document.name] = document
        self._stamps[document.name] = _stamp(document.path)
        return document

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise FolderError(f"`{name}` is not the name of a model file in this folder")
        if not (self.root / name).is_file():
            raise FolderError(f"there is no file {name} in this folder any more")
        if not self._inside(name):
            raise FolderError(f"{name} leads out of the folder and is not opened")
        return self.root / name

    def _inside(self, name: str) -> bool:
        try:
            path = (self.root / name).resolve()
        except (OSError, RuntimeError):
            return False
        return path.is_relative_to(self.root) and path.is_file()

    def _free(self, stem: str) -> Path:
        """A path with a name that neither a file nor an open document has."""
        number = 1
        while True:
            name = f"{stem}.yaml" if number == 1 else f"{stem}_{number}.yaml"
            if name not in self._open and not (self.root / name).exists():
                return self.root / name
            number += 1

    def _entry(self, name: str) -> Listed | None:
        stamp = _stamp(self.root / name)
        if stamp is None:
            return None
        if name not in self._listed or self._listed[name][0] != stamp:
            self._listed[name] = stamp, _listed(self.root / name, stamp)
        return self._listed[name][1]


def _listed(path: Path, stamp: Stamp) -> Listed:
    modified = stamp[0] / 1e9
    try:
        title = compose(checked(read_text(path))).get("title")
    except ModelError:
        return Listed(path.name, "", readable=False, modified=modified)
    text = title.text if isinstance(title, Scalar) else ""
    return Listed(path.name, text, readable=True, modified=modified)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
