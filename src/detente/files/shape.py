"""The schema as a map of the tree, by which short forms are written out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from detente.files.fields import ListForm, Reference, SingleForm, StandIn, StatementText
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.schema import Doc, ModelDoc


@dataclass(slots=True)
class Shape:
    """What may stand at a place: a document, a list of `item`, keys with a `value` each, or a text.

    `list_form` and `single` tell that keys may be written as a list, a list as its only entry;
    `keys_are_statements`, that keys of different wording may mean the same. `stand_in` is what is
    read in place of a text that is wrong.
    """

    document: type[Doc] | None = None
    fields: dict[str, Shape] = field(default_factory=dict[str, "Shape"])
    item: Shape | None = None
    value: Shape | None = None
    list_form: ListForm | None = None
    single: bool = False
    keys_are_statements: bool = False
    stand_in: str | None = None

    @property
    def takes_text(self) -> bool:
        """Whether a text by itself may stand here."""
        short = self.document is None or self.document.short != ""
        return short and self.item is None and self.value is None

    def child(self, step: str | int) -> Shape:
        """What may stand under a key or at a position; a text if the schema does not know it."""
        below = self.item if isinstance(step, int) else self.fields.get(step, self.value)
        return TEXT if below is None else below


TEXT = Shape()


@cache
def shape_of(kind: type[Doc]) -> Shape:
    """The shape of a document of the schema."""
    shape = Shape(document=kind)
    for name, known in kind.model_fields.items():
        below = shape.fields[name] = Shape()
        _add(below, known.annotation)
        for mark in known.metadata:
            _mark(below, mark)
    return shape


def home(key: str) -> str:
    """The collection, such as `claims`, whose entries have this key; empty unless only one does."""
    found = _collections().get(key, ())
    return found[0] if len(found) == 1 else ""


@cache
def _collections() -> dict[str, tuple[str, ...]]:
    """For each key of the schema the collections whose entries have it."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = [shape_of(ModelDoc)]
    while waiting:
        for name, below in waiting.pop().fields.items():
            entry = below.value or below.item
            if entry is not None and entry.document is not None:
                waiting.append(entry)
                for key in entry.fields:
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), name)))
    return found


def _add(shape: Shape, annotation: Any) -> None:
    """Add to `shape` what a type of the schema allows."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        _add(shape, parts[0])
        for mark in parts[1:]:
            _mark(shape, mark)
    elif origin is Union or origin is UnionType:
        for part in parts:
            _add(shape, part)
    elif origin is list:
        shape.item = _shape(parts[0])
    elif origin is dict:
        shape.value = _shape(parts[1])
        shape.keys_are_statements = parts[0] in (StatementText, Reference)
    elif isinstance(annotation, type) and issubclass(annotation, Doc):
        known = shape_of(annotation)
        shape.document, shape.fields = known.document, known.fields


def _shape(annotation: Any) -> Shape:
    shape = Shape()
    _add(shape, annotation)
    return shape


def _mark(shape: Shape, mark: object) -> None:
    if isinstance(mark, ListForm):
        shape.list_form = mark
    if isinstance(mark, StandIn):
        shape.stand_in = mark.text
    shape.single = shape.single or isinstance(mark, SingleForm)


def expand(tree: Mapping, *, lists: bool = False) -> Mapping:
    """The model's tree with every text that stands for a mapping written as that mapping.

    With `lists`, lists that stand for mappings are written out too, and empty entries as empty
    mappings; without, as in a scenario, they stay: a list replaces, and an empty entry removes.
    """
    return _expanded(tree, shape_of(ModelDoc), lists)


def expand_under(node: Node, shape: Shape) -> Node:
    """The part of a model's tree with all short forms written out."""
    return _expand(node, shape, lists=True)


def as_mapping(node: Sequence, form: ListForm) -> Node:
    """A list as the mapping it stands for; itself where it holds more than texts, or one twice."""
    names = [item for item in node.items if isinstance(item, Scalar)]
    if len({name.text for name in names}) < len(node.items):
        return node
    entries = ((name, Scalar(form.default, "", "", name.start, name.end)) for name in names)
    return Mapping(tuple(entries), node.flow, node.start, node.end)


def _expand(node: Node, shape: Shape, lists: bool) -> Node:
    match node:
        case Scalar():
            return _from_text(node, shape, lists)
        case Mapping():
            return _expanded(node, shape, lists)
        case Sequence() if lists and shape.list_form is not None:
            return as_mapping(node, shape.list_form)
        case Sequence() if shape.item is not None and shape.item.document is not None:
            items = tuple([_expand(item, shape.item, lists) for item in node.items])
            return Sequence(items, node.flow, node.start, node.end)
        case Sequence():
            return node


def _expanded(node: Mapping, shape: Shape, lists: bool) -> Mapping:
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        left_out = key.text in shape.fields and isinstance(value, Scalar) and value.null
        entries.append((key, value if left_out else _expand(value, shape.child(key.text), lists)))
    return Mapping(tuple(entries), node.flow, node.start, node.end)


def _from_text(node: Scalar, shape: Shape, lists: bool) -> Node:
    if node.null:
        nothing = lists and shape.document is not None
        return Mapping((), True, node.start, node.end) if nothing else node
    if shape.document is not None and shape.document.short:
        key = Scalar(shape.document.short, "", "", node.start, node.start)
        return Mapping(((key, node),), True, node.start, node.end)
    return Sequence((node,), True, node.start, node.end) if shape.single else node
