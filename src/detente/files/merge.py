"""JSON merge patches (RFC 7396) on trees, with additions to lists and omissions from them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.shape import Shape, as_mapping


@dataclass(frozen=True, slots=True)
class Merger:
    """Lays patches over trees; what cannot be done is noted.

    `canonical` gives statements that say the same in the same words the same text.
    """

    canonical: Callable[[str], str]
    report: Report

    def merged(self, target: Node | None, patch: Mapping, shape: Shape) -> Mapping:
        """The target with the keys of the patch laid over it, one by one.

        What the patch touches carries the patch's place, so that errors point there.
        """
        if isinstance(target, Sequence) and shape.list_form is not None:
            target = as_mapping(target, shape.list_form)
        name = self.canonical if shape.keys_are_statements else str
        entries: dict[str, tuple[Scalar, Node]] = {}
        if isinstance(target, Mapping):
            entries = {name(key.text): (key, value) for key, value in target.entries}
        for key, value in patch.entries:
            old = entries.get(name(key.text))
            if isinstance(value, Scalar) and value.null:
                if old is None and key.text not in shape.fields:
                    advice = f"to add it with nothing to say of it, write `{key.text}: {{}}`"
                    self._not_found(key, entries, "take away", advice)
                entries.pop(name(key.text), None)
            else:
                below = shape.child(key.text)
                entries[name(key.text)] = key, self._merge(old and old[1], value, below)
        return Mapping(tuple(entries.values()), patch.flow, patch.start, patch.end)

    def _merge(self, target: Node | None, patch: Node, shape: Shape) -> Node:
        if not isinstance(patch, Mapping):
            return patch
        if not _is_edit(patch, shape):
            return self.merged(target, patch, shape)
        if not isinstance(target, Mapping):
            return self._edited(target.items if isinstance(target, Sequence) else (), patch)
        advice = "write the entry to add with its value, or the entry to drop with the value null"
        self.report.at(patch, "`add` and `drop` are for lists, and the model has keys here", advice)
        return target

    def _edited(self, old: tuple[Node, ...], patch: Mapping) -> Sequence:
        items = list(old)
        for wanted in self._listed(patch, "drop"):
            dropped = self._places(items, wanted, "drop")
            items = [item for place, item in enumerate(items) if place not in dropped]
        for item in self._listed(patch, "add"):
            before = item.get("before") if isinstance(item, Mapping) else None
            if not isinstance(item, Mapping) or before is None:
                items.append(item)
                continue
            rest = tuple(entry for entry in item.entries if entry[0].text != "before")
            place = min(self._places(items, before, "put it before"), default=len(items))
            items.insert(place, Mapping(rest, item.flow, item.start, item.end))
        return Sequence(tuple(items), patch.flow, patch.start, patch.end)

    def _listed(self, patch: Mapping, key: str) -> tuple[Node, ...]:
        match patch.get(key):
            case Sequence(items=items):
                return items
            case Scalar() | Mapping() as node:
                advice = "write [a, b], or a line `- a` for each"
                self.report.at(node, f"`{key}` takes a list", advice)
            case None:
                pass
        return ()

    def _places(self, items: list[Node], wanted: Node, purpose: str) -> list[int]:
        """The positions of the entries of this id or, if there are none, of this text."""
        word = wanted.text if isinstance(wanted, Scalar) else None
        text = self._text(wanted)
        by_id = [place for place, item in enumerate(items) if word and _id(item) == word]
        places = by_id or [k for k, item in enumerate(items) if text and self._text(item) == text]
        if not places:
            known = (*map(_id, items), *map(self._text, items))
            self._not_found(wanted, [name for name in known if isinstance(name, str)], purpose)
        return places

    def _text(self, item: Node | None) -> Hashable:
        """What tells an entry of a list from others if it has no id."""
        match item:
            case Scalar(text=text):
                return self.canonical(text)
            case Sequence(items=items):
                return tuple(map(self._text, items))
            case Mapping():
                return self._text(item.get("statement"))
            case None:
                return None

    def _not_found(
        self,
        wanted: Node,
        known: Iterable[str],
        purpose: str,
        advice: str = "write its id or its text",
    ) -> None:
        told = f"`{wanted.text}`" if isinstance(wanted, Scalar) else "entry like this"
        if isinstance(wanted, Scalar):
            advice = did_you_mean(wanted.text, known) or advice
        self.report.at(wanted, f"there is no {told} to {purpose}", advice)


def _is_edit(patch: Mapping, shape: Shape) -> bool:
    """Whether `patch` adds to a list or drops from it, rather than being what stands there."""
    keys = set(patch)
    if not keys or not keys <= {"add", "drop"}:
        return False
    if shape.value is None:
        return shape.item is not None
    lists = all(isinstance(value, Sequence) for _, value in patch.entries)
    return lists and shape.value.item is None


def _id(item: Node) -> str | None:
    found = item.get("id") if isinstance(item, Mapping) else None
    return found.text if isinstance(found, Scalar) else None
