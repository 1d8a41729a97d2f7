"""Published conflicts as model files, each with its citation and its published results."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.files import Model

HOME = Path(str(files(__name__)))


@dataclass(frozen=True, slots=True)
class Case:
    """A published conflict: its model file, where it was published, and with which results.

    `published` holds the results as the publication gives them, plain data: the concept, the
    scenario, and the states that are equilibria under it, in the names that `states` explains; for
    coalitions those that every coalition stays at, or one coalition's improvements from a state.
    """

    name: str
    path: Path
    citation: str
    notes: str
    states: dict[str, str]
    published: tuple[dict[str, Any], ...]

    def read(self) -> Model:
        """The model of the case."""
        from detente.files import read

        return read(self.path)

    def texts(self) -> tuple[Path, ...]:
        """The texts of its sources that come with it: our paraphrases, never the sources' own."""
        sources = self.read().conflict().sources
        return tuple(self.path.parent / source.file for source in sources if source.file)


def cases() -> tuple[str, ...]:
    """The names of the published conflicts.

    >>> "elmira" in cases()
    True
    """
    return tuple(sorted(path.stem for path in (HOME / "models").glob("*.yaml")))


def case_path(name: str) -> Path | None:
    """The model file of a published conflict, None if there is none of this name."""
    return HOME / "models" / f"{name}.yaml" if name in cases() else None


def case(name: str) -> Case:
    """A published conflict by its name. Raises KeyError if there is none.

    >>> case("stag_hunt").published[0]
    {'concept': 'nash', 'equilibria': ['CC', 'DD']}
    """
    path = case_path(name)
    if path is None:
        raise KeyError(name)
    import yaml

    found = yaml.safe_load((HOME / "results" / path.name).read_text("utf-8"))
    return Case(
        name=name,
        path=path,
        citation=found["citation"].strip(),
        notes=found.get("notes", "").strip(),
        states=found.get("states", {}),
        published=tuple(found.get("published", ())),
    )
