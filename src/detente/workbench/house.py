"""What the routes share: the folder, the worker, and those who listen."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from detente._version import __version__
from detente.catalogue import case_path, cases
from detente.workbench.document_json import document_json
from detente.workbench.documents import Document, Folder

if TYPE_CHECKING:
    from detente.workbench.worker import Jobs

Event = tuple[str, Any]
"""The name of an event and its data."""


@dataclass
class House:
    """The folder of models that is open, the worker that answers, and the tabs that listen."""

    folder: Folder
    jobs: Jobs
    instance: str = field(default_factory=lambda: secrets.token_hex(8))
    listeners: set[asyncio.Queue[Event]] = field(default_factory=set)

    def tell(self, event: str, data: Any) -> None:
        """Tell every tab."""
        for queue in self.listeners:
            queue.put_nowait((event, data))

    def tell_document(self, document: Document) -> None:
        """Tell every tab how a document stands."""
        self.tell("document", document_json(document))

    def folder_json(self) -> dict[str, Any]:
        """What the page's start shows: the models of the folder and the examples."""
        return {
            "folder": str(self.folder.root),
            "version": __version__,
            "only": self.folder.only,
            "models": [
                {
                    "name": one.name,
                    "title": one.title,
                    "readable": one.readable,
                    "modified": one.modified,
                }
                for one in self.folder.listing()
            ],
            "examples": examples(),
        }


@cache
def examples() -> list[dict[str, str]]:
    """The published conflicts, the truce first."""
    names = sorted(cases(), key=lambda name: (name != "truce", name))
    return [{"id": name, "title": _title(name)} for name in names]


def _title(case: str) -> str:
    """The title of a case, which stands on the first line of its file."""
    path = case_path(case)
    assert path is not None
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("title:"):
                return line.removeprefix("title:").strip().strip("'\"")
    return case
