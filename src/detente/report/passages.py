"""Where the passages that claims quote stand in the texts of the sources."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.files.sources import folder_of, passages
from detente.studies.claims import Place


def places_of(conflict: Conflict, model: str) -> dict[str, Place]:
    """The places by the ids of the claims, as far as they are found; `model` names the file."""
    return {
        claim: Place(found.file, found.line, found.anchor.start, found.anchor.end, found.text)
        for claim, found in passages(conflict, folder_of(model)).items()
    }
