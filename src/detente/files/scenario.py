"""A scenario laid over the model: a JSON merge patch (RFC 7396) on the tree, so that places survive."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from detente.files.build import Overlay
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.schema import ModelDoc, ScenarioDoc
from detente.files.shape import Shape, as_mapping, expand, expand_under, shape_of

OWN_KEYS = frozenset(ScenarioDoc.model_fields)
NOT_IN_SCENARIOS = frozenset({"detente", "scenarios"})
INHERITED = ("because", "confidence", "since", "until")
"""What a scenario rests on, its given statements rest on unless they say otherwise."""


def laid_over(
    model: Mapping, key: Scalar, patch: Mapping, canonical: Callable[[str], str], report: Report
) -> tuple[Mapping, Overlay]:
    """The tree of the model under the scenario `patch`, and what else the scenario does.

    `canonical` turns statements that say the same in the same words into the same text.
    """
    kept: list[tuple[Scalar, Node]] = []
    for name, value in patch.entries:
        if name.text in ModelDoc.model_fields and name.text not in NOT_IN_SCENARIOS:
            kept.append((name, value))
        elif name.text not in OWN_KEYS:
            known = [*OWN_KEYS, *(ModelDoc.model_fields.keys() - NOT_IN_SCENARIOS)]
            advice = did_you_mean(name.text, known) or "take `given` or a key of the model"
            report.at(name, f"there is no key `{name.text}` in a scenario", advice)
    base = tuple((k, v) for k, v in model.entries if k.text not in NOT_IN_SCENARIOS)
    changes = expand(Mapping(tuple(kept), patch.flow, patch.start, patch.end))
    merger = _Merger(canonical, report)
    merged = merger.merge(
        Mapping(base, model.flow, model.start, model.end), changes, shape_of(ModelDoc)
    )
    assert isinstance(merged, Mapping)
    overlay = Overlay(key.text, own_quo=any(k.text == "status_quo" for k, _ in kept))
    given = patch.get("given")
    if not isinstance(given, Sequence) or not given.items:
        return merged, overlay
    return _with_given(merged, patch, given), Overlay(
        key.text, given.start, given.end, overlay.own_quo
    )


def _with_given(model: Mapping, patch: Mapping, given: Sequence) -> Mapping:
    """The model with the given statements after its constraints."""
    expanded = expand_under(given, shape_of(ScenarioDoc).fields["given"])
    assert isinstance(expanded, Sequence)
    inherited = [entry for entry in patch.entries if entry[0].text in INHERITED]
    fixed = tuple(_inheriting(item, inherited) for item in expanded.items)
    old = model.get("constraints")
    before = old.items if isinstance(old, Sequence) else ()
    key = patch.key("given")
    assert key is not None
    all_of_them = Sequence(before + fixed, given.flow, given.start, given.end)
    entry = (Scalar("constraints", "", key.raw, key.start, key.end), all_of_them)
    others = tuple(e for e in model.entries if e[0].text != "constraints")
    return Mapping((*others, entry), model.flow, model.start, model.end)


def _inheriting(item: Node, inherited: list[tuple[Scalar, Node]]) -> Node:
    if not isinstance(item, Mapping):
        return item
    missing = tuple(entry for entry in inherited if item.key(entry[0].text) is None)
    return Mapping(item.entries + missing, item.flow, item.start, item.end)


@dataclass(frozen=True, slots=True)
class _Merger:
    """Merges patches into trees; what cannot be merged is noted."""

    canonical: Callable[[str], str]
    report: Report

    def merge(self, target: Node | None, patch: Node, shape: Shape) -> Node:
        """The target with the patch laid over it.

        What a scenario touches carries the scenario's place, so that errors point there.
        """
        if not isinstance(patch, Mapping):
            return patch
        if _is_edit(patch, shape):
            return self._edited(target, patch)
        if isinstance(target, Sequence) and shape.list_form is not None:
            target = as_mapping(target, shape.list_form)
        merged = (
            {key.text: (key, value) for key, value in target.entries}
            if isinstance(target, Mapping)
            else {}
        )
        for key, value in patch.entries:
            old = merged.get(key.text)
            if isinstance(value, Scalar) and value.null:
                merged.pop(key.text, None)
            else:
                merged[key.text] = key, self.merge(old and old[1], value, shape.child(key.text))
        return Mapping(tuple(merged.values()), patch.flow, patch.start, patch.end)

    def _edited(self, target: Node | None, patch: Mapping) -> Node:
        if isinstance(target, Mapping):
            advice = (
                "write the entry to add and its value, or the entry to drop with the value null"
            )
            self.report.at(
                patch, "`add` and `drop` are for lists, and the model has keys here", advice
            )
            return target
        items = list(target.items) if isinstance(target, Sequence) else []
        for wanted in self._listed(patch, "drop"):
            places = self._find(items, wanted)
            if not places:
                self._not_found(items, wanted, "drop")
            items = [item for place, item in enumerate(items) if place not in places]
        for item in self._listed(patch, "add"):
            anchor = item.get("before") if isinstance(item, Mapping) else None
            if not isinstance(item, Mapping) or anchor is None:
                items.append(item)
                continue
            bare = tuple(entry for entry in item.entries if entry[0].text != "before")
            places = self._find(items, anchor)
            if not places:
                self._not_found(items, anchor, "put it before")
            place = places[0] if places else len(items)
            items.insert(place, Mapping(bare, item.flow, item.start, item.end))
        return Sequence(tuple(items), patch.flow, patch.start, patch.end)

    def _listed(self, patch: Mapping, key: str) -> tuple[Node, ...]:
        match patch.get(key):
            case Sequence(items=items):
                return items
            case Scalar() | Mapping() as node:
                self.report.at(
                    node, f"`{key}` takes a list", "write [a, b], or a line `- a` for each"
                )
        return ()

    def _find(self, items: list[Node], wanted: Node) -> list[int]:
        """The positions of the entries of this id or this text."""
        name = wanted.text if isinstance(wanted, Scalar) else None
        by_id = [
            place for place, item in enumerate(items) if name is not None and _id(item) == name
        ]
        text = self._text(wanted)
        return by_id or [place for place, item in enumerate(items) if self._text(item) == text]

    def _text(self, item: Node) -> Hashable:
        match item:
            case Scalar(text=text):
                return self.canonical(text)
            case Sequence(items=items):
                return tuple(map(self._text, items))
            case Mapping():
                inner = item.get("statement")
                return None if inner is None else self._text(inner)

    def _not_found(self, items: list[Node], wanted: Node, what: str) -> None:
        told = wanted.text if isinstance(wanted, Scalar) else "this entry"
        known = [*filter(None, map(_id, items)), *(str(self._text(item)) for item in items)]
        advice = did_you_mean(told, known) or "write its id or its text"
        self.report.at(wanted, f"there is no `{told}` in the list to {what}", advice)


def _is_edit(patch: Mapping, shape: Shape) -> bool:
    """Whether `patch` adds to a list or drops from it, rather than being what stands there."""
    keys = set(patch)
    if not keys or not keys <= {"add", "drop"}:
        return False
    if shape.value is None:
        return shape.item is not None
    lists = all(isinstance(value, Sequence) for _, value in patch.entries)
    return lists and (shape.item is not None or shape.list_form is not None)


def _id(item: Node) -> str | None:
    found = item.get("id") if isinstance(item, Mapping) else None
    return found.text if isinstance(found, Scalar) else None
