"""An open model as the page knows it."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from detente.files.text import Text
from detente.workbench.documents import Document
from detente.workbench.outline import outline, placed

_MADE: WeakKeyDictionary[Document, tuple[tuple[Any, ...], dict[str, Any]]] = WeakKeyDictionary()


def document_json(document: Document) -> dict[str, Any]:
    """The text, what is wrong with it, the model as rows to edit, and how it is saved."""
    state = (document.revision, document.saved, document.save_problem, document.clash)
    kept = _MADE.get(document)
    if kept is None or kept[0] != state:
        kept = _MADE[document] = (state, _made(document))
    return kept[1]


def _made(document: Document) -> dict[str, Any]:
    text, good = Text(document.name, document.text), document.good
    rows = outline(text)
    shown = document.revision
    if rows is None and good is not None:
        rows, shown = outline(Text(document.name, good.text)), good.revision
    last, clash = document.last, document.clash
    return {
        "name": document.name,
        "revision": document.revision,
        "text": document.text,
        "saved": document.saved,
        "save_problem": document.save_problem,
        "title": rows["title"] if rows else "",
        "problems": [placed(problem, text) for problem in document.problems],
        "good": good.revision if good else None,
        "outline": rows,
        "outline_revision": shown if rows else None,
        "undo": document.undo_name,
        "redo": document.redo_name,
        "last": {
            "by": last.by,
            "name": last.name,
            "merged": last.merged,
            "client": last.client,
        },
        "clash": clash
        and {
            "text": clash,
            "outline": outline(Text(document.name, clash)),
        },
    }
