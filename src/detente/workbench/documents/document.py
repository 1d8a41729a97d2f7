"""One open model file: its text, its past, and how it stands to the file on the disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Literal

from detente.files import Model, ModelError, Problem, parse
from detente.files.edit import EditError, save
from detente.files.text import read_text
from detente.workbench.documents.merge import Clash, merged

Saved = Literal["saved", "example", "failed", "gone"]
By = Literal["opened", "page", "undo", "redo", "outside"]

REMEMBERED = 500
"""How many past revisions and how many edits to undo are kept."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last revision was: by whom, its name, and whether it was merged with another."""

    by: By
    name: str = ""
    merged: bool = False
    client: str | None = None


@dataclass(frozen=True, slots=True)
class Good:
    """The last text that is a model."""

    revision: int
    text: str
    model: Model


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that can be undone."""

    name: str
    before: str
    after: str


class Document:
    """An open model file.

    Every edit makes a new revision of the text and is saved at once, also where the text is no
    model: then `problems` says why, and `good` is the last text that was one. `disk` is what the
    file holds as far as we know, None if it is not there. A change made outside is merged; where
    that cannot be done, `clash` is what the file holds now, and nothing is written until `settle`.
    `saved` says how the text stands to the file: saved, an example that is not saved before its
    first edit, failed for the reason in `save_problem`, or gone since the file was deleted.
    `origin` is the folder that an example is taken from, with the texts of its sources.
    """

    def __init__(
        self, path: Path, text: str, *, on_disk: bool, lock: RLock, origin: Path | None = None
    ) -> None:
        self.path = path
        self.origin = origin
        self.text = text
        self.revision = 1
        self.disk = text if on_disk else None
        self.saved: Saved = "saved" if on_disk else "example"
        self.save_problem: str | None = None
        self.clash: str | None = None
        self.last = Last("opened")
        self.model: Model | None = None
        self.good: Good | None = None
        self.problems: tuple[Problem, ...] = ()
        self._lock = lock
        self._past = {1: text}
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._read()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def folder(self) -> Path:
        """The folder that the texts of the sources are relative to."""
        return self.origin if self.origin and self.saved == "example" else self.path.parent

    @property
    def texts(self) -> tuple[Path, ...]:
        """The files that the sources of the last good text name, whether they are there or not."""
        sources = self.good.model.conflict().sources if self.good else ()
        return tuple(self.folder / source.file for source in sources if source.file)

    @property
    def undo_name(self) -> str | None:
        """The edit that would be undone, None if there is none."""
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """The edit that would be made again, None if there is none."""
        return self._redo[-1].name if self._redo else None

    def edit(
        self,
        base: int | str,
        name: str,
        change: Callable[[str], str],
        client: str | None = None,
    ) -> None:
        """Change the text of a revision, and merge the change with those made since.

        `base` is a revision, or the text itself. Raises `Clash` where the same place was changed
        since, and what `change` raises; nothing is changed then.
        """
        with self._lock:
            origin = base if isinstance(base, str) else self._past.get(base)
            if origin is None:
                raise Clash("the page shows a text that is long gone; look at it again")
            wanted = change(origin)
            if wanted == origin:
                return
            try:
                text = self._joined(origin, wanted)
            except Clash:
                raise Clash(
                    f"“{name}” is not done: the same place was changed meanwhile; look at it again"
                ) from None
            if text == self.text:
                return
            self._remember(self._undo, Edit(name, self.text, text))
            self._redo.clear()
            self._advance(text, Last("page", name, origin != self.text, client))
            self._save()

    def undo(self, client: str | None = None) -> None:
        """Take the last edit back; what was changed since by others stays.

        Raises `Clash` where others changed the same place since: that edit is then left as it is.
        """
        with self._lock:
            if self._undo:
                edit = self._undo.pop()
                self._revert(
                    edit.name, edit.after, edit.before, Last("undo", edit.name, client=client)
                )
                self._remember(self._redo, edit)

    def redo(self, client: str | None = None) -> None:
        """Make the edit that was taken back last again. Raises `Clash` as `undo` does."""
        with self._lock:
            if self._redo:
                edit = self._redo.pop()
                self._revert(
                    edit.name, edit.before, edit.after, Last("redo", edit.name, client=client)
                )
                self._remember(self._undo, edit)

    def retry(self) -> None:
        """Save again what could not be saved, or what was deleted."""
        with self._lock:
            if self.saved != "saved":
                self._save()

    def settle(self, keep: Literal["mine", "theirs"], client: str | None = None) -> None:
        """After a clash keep this text or take that of the file; undo brings the other one."""
        with self._lock:
            theirs = self.clash
            if theirs is None:
                return
            self.clash = None
            name = "Keep what is here" if keep == "mine" else "Take what is in the file"
            kept, dropped = (self.text, theirs) if keep == "mine" else (theirs, self.text)
            self._remember(self._undo, Edit(name, dropped, kept))
            self._redo.clear()
            self._advance(kept, Last("page", name, client=client))
            self._save()

    def meet(self, found: str | None) -> bool:
        """Take in what the file holds now, None if it is gone; whether anything changed here."""
        with self._lock:
            if found is None:
                return self._gone()
            if found == self.disk:
                return self.saved == "failed" and self.clash is None and self._saved()
            known, self.disk = self.disk, found
            if self.clash is not None or found == self.text:
                return self._agreed(found)
            self._take_in(known, found)
            return True

    def _agreed(self, found: str) -> bool:
        """The file changed during a clash, or to what is here already."""
        self.clash = None if found == self.text else found
        if self.clash is None:
            self.saved, self.save_problem = "saved", None
        return True

    def _take_in(self, known: str | None, found: str) -> None:
        unsaved = self.text != known
        try:
            text = self._joined(known or "", found)
        except Clash:
            self.clash = found
            self._failed("The file was changed outside in the same place as here.")
            return
        self._advance(text, Last("outside", "changed by another program or person", unsaved))
        self._save()

    def _gone(self) -> bool:
        if self.disk is None:
            return False
        self.disk, self.clash = None, None
        self.saved = "gone"
        self.save_problem = f"{self.name} was deleted outside. Its text is kept here."
        return True

    def _joined(self, origin: str, wanted: str) -> str:
        """The present text with the change from `origin` to `wanted`. Raises `Clash`."""
        text = merged(origin, wanted, self.text)
        new = text not in (wanted, self.text)
        if new and self.model and _is_model(wanted, self.name) and not _is_model(text, self.name):
            raise Clash("the two changes do not go together")
        return text

    def _revert(self, name: str, present: str, wanted: str, last: Last) -> None:
        try:
            text = self._joined(present, wanted)
        except Clash:
            raise Clash(
                f"“{name}” stays as it is: the same place was changed by others since"
            ) from None
        self._advance(text, last)
        self._save()

    def _advance(self, text: str, last: Last) -> None:
        self.text, self.last = text, last
        self.revision += 1
        self._past[self.revision] = text
        self._past.pop(self.revision - REMEMBERED, None)
        self._read()

    def _read(self) -> None:
        try:
            self.model, self.problems = parse(self.text, self.name), ()
            self.good = Good(self.revision, self.text, self.model)
        except ModelError as error:
            self.model, self.problems = None, error.problems

    def _save(self) -> None:
        if self.clash is not None:
            return
        if self.text == self.disk:
            self.saved, self.save_problem = "saved", None
            return
        if self.saved == "example" and self.origin:
            bring(self.texts, self.path.parent)
        try:
            save(self.path, self.text, self.disk)
        except (EditError, ModelError) as error:
            found = found_in(self.path)
            if found is None and self.disk is not None:
                self._gone()
            elif found is not None and found != self.disk:
                self.meet(found)
            else:
                self._failed(_told(error, self.path))
        else:
            self.disk, self.saved, self.save_problem = self.text, "saved", None

    def _saved(self) -> bool:
        """Try to save; whether that went well."""
        self._save()
        return self.text == self.disk

    def _failed(self, problem: str) -> None:
        self.saved, self.save_problem = "failed", problem

    def _remember(self, edits: list[Edit], edit: Edit) -> None:
        edits.append(edit)
        del edits[:-REMEMBERED]


def bring(texts: tuple[Path, ...], folder: Path) -> None:
    """Copy the texts of an example's sources beside it; what is there already stays as it is."""
    for text in texts:
        with suppress(OSError), (folder / text.name).open("xb") as file:
            file.write(text.read_bytes())


def found_in(path: Path) -> str | None:
    """The text in a file; None if it is not there or cannot be read as a text."""
    try:
        return read_text(path).content
    except ModelError:
        return None


def _is_model(text: str, name: str) -> bool:
    try:
        parse(text, name)
    except ModelError:
        return False
    return True


def _told(error: Exception, path: Path) -> str:
    """What went wrong with a file, which is called by its name alone."""
    problem = error.problems[0] if isinstance(error, ModelError) else error
    return str(problem).replace(str(path), path.name)
