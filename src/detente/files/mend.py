"""A tree without what does not fit the schema, and with what lets the rest be read all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from detente.files.misfit import Misfit
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.report import NAME_LIKE, Report
from detente.files.schema import ConstraintDoc, ModelDoc
from detente.files.shape import Shape, expand_under, shape_of

COLLECTIONS = frozenset(
    {"decision_makers", "options", "levels", "define", "states", "coalesce", "sources", "claims"}
)
"""The keys below which names are given, for use elsewhere."""

Trail = tuple[str, ...]
"""The keys from the root of the tree to a mapping."""


class Beyond(Exception):
    """Without what is missing or unreadable, nothing else can be judged."""


def mended(tree: Mapping, misfits: Iterable[Misfit], report: Report) -> Mapping:
    """The tree of a model without the misfits.

    What has a name keeps it, so that it can be referred to. Where names are lost, or what they
    stand for is, they are in doubt. Raises `Beyond` where nothing else can be judged.
    """
    mender = _Mender(report)
    for misfit in misfits:
        if misfit.type == "missing":
            mender.missing.setdefault(id(misfit.node), []).append(str(misfit.steps[-1]))
        elif misfit.about_key:
            mender.superfluous.add(id(misfit.node))
        else:
            mender.wrong.add(id(misfit.culprit))
    result = mender.mapping(tree, shape_of(ModelDoc), ())
    if result == tree:
        raise Beyond
    return result


class _Mender:
    """Goes through a tree; all that is wrong in it is known by the identity of its nodes."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.wrong: set[int] = set()
        self.superfluous: set[int] = set()
        self.missing: dict[int, list[str]] = {}

    def mapping(self, node: Mapping, shape: Shape, trail: Trail) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        for key, value in node.entries:
            below = shape.child(key.text)
            if id(value) in self.superfluous:
                entries += self.misspelt(key, value, node, shape, trail)
            elif id(value) not in self.wrong:
                entries.append((key, self.node(value, below, (*trail, key.text))))
            else:
                self.doubt(key, value, trail)
                substitute = _instead_of(value, below)
                if substitute is None and (_named(key, shape) or _required(key.text, shape)):
                    substitute = _stand_in(value, below)
                if substitute is not None:
                    entries.append((key, substitute))
                elif not trail and key.text == "states":
                    raise Beyond
        for name in self.missing.get(id(node), ()):
            if any(key.text == name and not _is_nothing(value) for key, value in entries):
                continue
            substitute = _stand_in(node, shape.child(name))
            if substitute is None:
                raise Beyond
            entries = [entry for entry in entries if entry[0].text != name]
            entries.append((Scalar(name, "", "", node.start, node.start), substitute))
        return Mapping(tuple(entries), node.flow, node.start, node.end)

    def node(self, node: Node, shape: Shape, trail: Trail) -> Node:
        match node:
            case Mapping():
                return self.mapping(node, shape, trail)
            case Sequence(items=items) if shape.item is not None:
                below = shape.item
                sound = [item for item in items if id(item) not in self.wrong]
                if trail[-1] == "prefers" and len(sound) < len(items):
                    self.report.lists_in_doubt = True
                kept = tuple(self.node(item, below, (*trail, "")) for item in sound)
                return Sequence(kept, node.flow, node.start, node.end)
            case _:
                return node

    def misspelt(
        self, key: Scalar, value: Node, node: Mapping, shape: Shape, trail: Trail
    ) -> Iterator[tuple[Scalar, Node]]:
        """The entry of a key that is unknown under the key that is meant, where names are lost."""
        close = get_close_matches(key.text, shape.fields, 1)
        if (
            close
            and close[0] in COLLECTIONS
            and isinstance(value, Mapping)
            and not node.key(*close)
        ):
            meant = Scalar(close[0], key.style, key.raw, key.start, key.end)
            yield meant, expand_under(value, shape.fields[close[0]])
        elif key.text in COLLECTIONS or (close and close[0] in COLLECTIONS):
            self.misplaced(_names_given(value))
        elif shape.document and not close and not issubclass(shape.document, ConstraintDoc):
            self.misplaced([key.text, *_names_given(value)])
        if trail[2:3] == ("options",) and len(trail) == 4:
            self.report.doubt_option(trail[1], trail[3])

    def misplaced(self, names: Iterable[str]) -> None:
        """Doubt names of which nobody knows what they belong to."""
        self.report.options_in_doubt = True
        for name in names:
            self.report.doubtful.update([name, f".{name}"])

    def doubt(self, key: Scalar, value: Node, trail: Trail) -> None:
        """Doubt what can no longer be said of names, because the value of `key` is wrong."""
        match *trail, key.text:
            case ["decision_makers"]:
                raise Beyond
            case ["decision_makers", owner]:
                self.report.doubt_owner(owner)
                for name in _names_given(value):
                    self.report.doubt_option(owner, name)
            case ["decision_makers", owner, "options"]:
                names = list(_names_given(value))
                for name in names:
                    self.report.doubt_option(owner, name)
                if not names:
                    self.report.doubt_owner(owner)
            case ["decision_makers", owner, "options", option, *rest] if rest in ([], ["levels"]):
                self.report.doubt_option(owner, option)
            case [collection] if collection in COLLECTIONS:
                self.report.doubtful.update(_names_given(value))
            case _:
                pass


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.null


def _named(key: Scalar, shape: Shape) -> bool:
    """Whether `key` is a name or a reference, rather than a key of the format."""
    return shape.value is not None and key.text not in shape.fields


def _required(key: str, shape: Shape) -> bool:
    field = shape.document.model_fields.get(key) if shape.document else None
    return field is not None and field.is_required()


def _instead_of(node: Node, shape: Shape) -> Node | None:
    """What `node` was surely meant to be; None if that is not clear."""
    levels = shape.list_form is not None and not shape.keys_are_statements
    if isinstance(node, Sequence) and shape.value is not None and not levels and not shape.item:
        return _keyed(node, shape, shape.value)
    one = isinstance(node, Scalar) and NAME_LIKE.fullmatch(node.text)
    takes_one = shape.item is not None and shape.value is None and shape.item.takes_text
    if one and takes_one:
        return expand_under(Sequence((node,), True, node.start, node.end), shape)
    return None


def _keyed(node: Sequence, shape: Shape, below: Shape) -> Node | None:
    """A list of names, or of single keys with their values, as a mapping."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for item in node.items:
        match item:
            case Scalar() if NAME_LIKE.fullmatch(item.text):
                value = _stand_in(item, below)
                entry = None if value is None else (item, value)
            case Mapping(entries=((key, value),)):
                entry = key, expand_under(value, below)
            case _:
                entry = None
        if entry is None:
            return None
        entries.setdefault(entry[0].text, entry)
    return Mapping(tuple(entries.values()), True, node.start, node.end) if entries else None


def _stand_in(place: Node, shape: Shape) -> Node | None:
    """Something that fits where `place` does not; None if that would claim too much."""
    if shape.stand_in is not None:
        return Scalar(shape.stand_in, "", "", place.start, place.start)
    if shape.document is not None:
        return Mapping((), True, place.start, place.end)
    if shape.item is not None:
        return Sequence((), True, place.start, place.end)
    return None


def _names_given(node: Node) -> Iterator[str]:
    """The names that a node gives to things, as far as one can tell."""
    match node:
        case Scalar(text=text):
            if NAME_LIKE.fullmatch(text):
                yield text
        case Sequence(items=items):
            for item in items:
                yield from [item.text] if isinstance(item, Scalar) else _names_given(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield key.text
                if isinstance(value, Mapping) or key.text in COLLECTIONS:
                    yield from _names_given(value)
