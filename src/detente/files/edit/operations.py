"""Edits of a model file's text: values are set, inserted, removed, moved, keys renamed."""

from __future__ import annotations

from detente.files.edit.document import Document
from detente.files.edit.error import EditError
from detente.files.edit.layout import Splice
from detente.files.edit.path import Path, above_and_step, entry, find, position, spelled
from detente.files.edit.quote import key_text
from detente.files.edit.value import Bare, Entry, Value, outline, outline_of
from detente.files.nodes import Mapping, Scalar, Sequence


def set_value(text: str, path: Path, value: Value) -> str:
    """`text` with another value at `path`; a comment on the line of its key or dash stays.

    A path has keys, and positions in lists counted from 0. What stands outside the changed place is
    the same byte for byte; so it is with every edit. Raises `EditError` if the edit cannot be made,
    and `ModelError` if `text` is not proper YAML.

    >>> print(set_value("confidence: 0.7  # low?", ("confidence",), 0.8))
    confidence: 0.8  # low?
    """
    file = Document(text)
    new = outline_of(value)
    container, place = file.entry(path)
    if isinstance(new, str) and not isinstance(new, Bare) and new == outline(find(file.tree, path)):
        return text

    def change(entries: list[Entry]) -> list[Entry]:
        entries[place] = (entries[place][0], new)
        return entries

    return file.changed(container.replace(place, new), path[:-1], change)


def insert(text: str, path: Path, value: Value, at: int | None = None) -> str:
    r"""`text` with a new entry: a new key at the end of `path`, or an item of the list at `path`.

    `at` is the position that it gets, the last if None. What is empty, as in `key:`, takes an item
    or a key. Raises `EditError` and `ModelError`.

    >>> print(insert("prefers:\n  - aid\n", ("prefers",), "not mission is nato", at=0), end="")
    prefers:
      - not mission is nato
      - aid
    """
    file = Document(text)
    new = outline_of(value)
    parent, key = _new_place(file.tree, path)
    if parent and file.empty(parent):
        position(at, 0, parent)
        return set_value(text, parent, [value] if key is None else {key: value})
    container = file.container(parent)
    place = position(at, len(container.slots), parent)

    def change(entries: list[Entry]) -> list[Entry]:
        return [*entries[:place], (key or "", new), *entries[place:]]

    return file.changed(container.insert(place, key, new), parent, change)


def remove(text: str, path: Path) -> str:
    """`text` without the entry at `path` and the comments above and beside it.

    Of a list or mapping that loses its only entry, `[]` or `{}` stays. Raises `EditError` and
    `ModelError`.

    >>> print(remove("{title: A truce, about: Talks}", ("about",)))
    {title: A truce}
    """
    file = Document(text)
    container, place = file.entry(path)
    if len(path) == 1 and len(container.slots) == 1:
        raise EditError(f"{spelled(path)} is the only key of the model, which cannot be empty")
    hook = file.hook(path[:-1])
    return file.changed(
        container.remove(place, hook),
        path[:-1],
        lambda entries: [*entries[:place], *entries[place + 1 :]],
    )


def move(text: str, path: Path, to: int) -> str:
    """`text` with the entry at `path`, and its comments, at the position `to` among its neighbours.

    Raises `EditError` and `ModelError`.

    >>> print(move("prefers: [aid, truce, mission]", ("prefers", 2), 0))
    prefers: [mission, aid, truce]
    """
    file = Document(text)
    container, place = file.entry(path)
    to = position(to, len(container.slots) - 1, path[:-1])
    if to == place:
        return text

    def change(entries: list[Entry]) -> list[Entry]:
        entries.insert(to, entries.pop(place))
        return entries

    return file.changed(container.move(place, to), path[:-1], change)


def rename(text: str, path: Path, new_key: str) -> str:
    """`text` with another key at the end of `path`; what mentions the old one is left as it is.

    Raises `EditError` and `ModelError`.

    >>> print(rename("options: {truce: agree}", ("options", "truce"), "ceasefire"))
    options: {ceasefire: agree}
    """
    file = Document(text)
    container, place = file.entry(path)
    slot = container.slots[place]
    if slot.key is None:
        raise EditError(f"{spelled(path)} is an item of a list, which has no key")
    if new_key == slot.key.text:
        return text
    name = str(outline_of(new_key))
    siblings = find(file.tree, path[:-1])
    if isinstance(siblings, Mapping) and name in siblings:
        raise EditError(f"there is a key {spelled((*path[:-1], name))} already; take another name")
    splices: list[Splice] = [(slot.key.start, slot.key.end, key_text(name, slot.key.style))]
    if slot.hook > slot.key.end and file.content[slot.hook : slot.hook + 1].strip():
        splices.append((slot.hook, slot.hook, " "))

    def change(entries: list[Entry]) -> list[Entry]:
        entries[place] = (name, entries[place][1])
        return entries

    return file.changed(splices, path[:-1], change)


def _new_place(tree: Mapping, path: Path) -> tuple[Path, str | None]:
    """The list or mapping that takes a new entry, and in a mapping the entry's key."""
    above, step = above_and_step(path)
    node = find(tree, above)
    empty = isinstance(node, Scalar) and node.null
    if isinstance(step, str) and (empty or (isinstance(node, Mapping) and step not in node)):
        return above, step
    match entry(node, path)[1]:
        case Sequence() | Scalar(null=True):
            return path, None
        case Mapping():
            raise EditError(f"{spelled(path)} is a mapping; name the new key in it")
        case _:
            raise EditError(
                f"{spelled(path)} is there already; set its value, "
                "or name the list and, with `at`, the position of the new item"
            )
