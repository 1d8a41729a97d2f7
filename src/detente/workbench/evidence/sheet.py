"""All that the page shows of the evidence of a model, besides what stands in the model itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.conflict import Conflict, Source
from detente.files.anchors import quoted, text_hash
from detente.files.sources import Doubt, Passage, doubts, passages
from detente.files.text import Text
from detente.workbench.documents import Document, Good
from detente.workbench.evidence.lede import lede
from detente.workbench.evidence.quoting import placed, written
from detente.workbench.evidence.reading import page_text
from detente.workbench.evidence.units import Units

if TYPE_CHECKING:
    from detente.studies.hints import Hint

MENDED = ("prefix", "suffix", "start", "hash")
"""What of a quote is written anew where the passage has moved."""


def sheet_json(document: Document, good: Good) -> dict[str, Any]:
    """The texts that can be read, where the quotes stand in them, and what is doubtful."""
    conflict, folder = good.model.conflict(), document.folder
    texts: dict[str, Text] = {}

    def read(source: Source, _: object) -> Text:
        if source.id not in texts:
            texts[source.id] = page_text(source, folder)
        return texts[source.id]

    known: list[Doubt | Hint] = [*doubts(conflict, folder, read), *_hints(good, conflict)]
    doubtful = [
        {
            "path": list(doubt.where),
            "kind": doubt.kind,
            "message": doubt.message,
            "advice": doubt.advice,
        }
        for doubt in known
    ]
    found = passages(conflict, folder, read)
    return {
        "revision": good.revision,
        "lede": lede(conflict, [doubt.kind for doubt in known]),
        "hashes": {id: text_hash(text.content) for id, text in texts.items()},
        "passages": dict(_passages(conflict, texts, found)),
        "doubts": doubtful,
    }


def text_json(document: Document, source: Source) -> dict[str, Any]:
    r"""The text of a source, every line end `\n`. Raises `ModelError`."""
    text = page_text(source, document.folder).content
    return {"text": text, "hash": text_hash(text)}


def _passages(
    conflict: Conflict, texts: dict[str, Text], found: dict[str, Passage]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where the quote of each claim stands; of one that has moved also what to write anew."""
    units = {id: Units(text.content) for id, text in texts.items()}
    for claim in conflict.claims:
        if claim.id not in found or claim.source is None:
            continue
        passage, text = found[claim.id], texts[claim.source].content
        anchor = passage.anchor
        anew = None
        if anchor.moved:
            quote = written(quoted(text, anchor.start, anchor.end))
            anew = {key: quote[key] for key in MENDED}
        place = placed(units[claim.source], anchor)
        yield claim.id, {**place, "line": passage.line, "anew": anew}


def _hints(good: Good, conflict: Conflict) -> Iterator[Hint]:
    """The hints of `detente check` on claims and sources."""
    from detente.studies.hints.evidence import evidence
    from detente.studies.hints.unused import unused

    others = [good.model.conflict(name) for name in good.model.scenarios]
    for hint in (*unused(conflict, others), *evidence(conflict)):
        if hint.where[0] == "claims":
            yield hint


def source_of(good: Good, id: str) -> Source | None:
    """The source of this id that has a text file."""
    for source in good.model.conflict().sources:
        if source.id == id and source.file:
            return source
    return None
