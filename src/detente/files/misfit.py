"""What does not fit the schema: which node it is about, and what to say of it."""

from __future__ import annotations

from typing import Any, cast

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean
from detente.files.schema import ModelDoc, ScenarioDoc
from detente.files.shape import TEXT, Shape, home, shape_of

Trail = list[tuple[Shape, Scalar | None]]
"""From the outside in: what is expected at a place, and the key by which to go on from there."""

KINDS = {Scalar: "a text", Sequence: "a list", Mapping: "keys and values"}


class Misfit:
    """An error of pydantic's about a tree.

    `node` is what is wrong, `key` its key, if it has one, and `outside` what it stands in.
    """

    def __init__(self, error: dict[str, Any], tree: Mapping) -> None:
        self.type: str = error["type"]
        self.message: str = error["msg"]
        self.context: dict[str, Any] = error.get("ctx", {})
        self.steps: tuple[str | int, ...] = error["loc"]
        self.node: Node = tree
        self.outside: Mapping | Sequence = tree
        self.key: Scalar | None = None
        self.shape = shape_of(ModelDoc)
        self.trail: Trail = []
        for step in self.steps[:-1] if self.type == "missing" else self.steps:
            self._follow(step)

    def _follow(self, step: str | int) -> None:
        """Go down to what is under `step`; what is not in the tree tells alternatives apart."""
        here = self.node
        match here, step:
            case Mapping(), str() if (key := here.key(step)) is not None:
                self.key, self.node = key, cast("Node", here.get(step))
            case Sequence(items=items), int():
                self.key, self.node = None, items[step]
            case _:
                return
        self.outside = here
        self.trail.append((self.shape, self.key))
        self.shape = self.shape.child(step)

    @property
    def about_key(self) -> bool:
        """Whether it is the key that is wrong, whatever its value."""
        return self.type == "extra_forbidden" or self.steps[-1:] == ("[key]",)

    @property
    def culprit(self) -> Node:
        """What is wrong: `node`, or the value of one of its keys."""
        within = self.context.get("key")
        if within and isinstance(self.node, Mapping):
            return self.node.get(within) or self.node
        return self.node

    @property
    def place(self) -> Node:
        """What the message points at."""
        if self.about_key and self.key is not None:
            return self.key
        return self._listed_twice() or self._unlistable() or self.culprit

    @property
    def name(self) -> str:
        """What the message calls the node."""
        return f"`{self.key.text}`" if self.key is not None else "this entry"

    def words(self) -> tuple[str, str]:
        """What is wrong and what to write instead."""
        match self.type:
            case "own":
                return self.context["message"], self.context["advice"]
            case "form":
                message, _, advice = self.message.partition("; ")
                return message, advice
            case "extra_forbidden":
                return self._unknown_key()
            case "missing":
                return _missing(str(self.steps[-1]))
            case "list_type":
                return self._no_list()
            case "too_short" if self.context.get("min_length") == 1:
                return "this group of the ranking holds no state", "leave it out"
            case "too_short" | "too_long":
                number = len(cast("Sequence", self.node).items)
                return f"a pair has two entries, not {number}", "write [A, B]"
            case _:
                return self._no_mapping()

    def _unknown_key(self) -> tuple[str, str]:
        key = cast("Scalar", self.key)
        word, known = key.text, sorted(self.trail[-1][0].fields)
        advice = _column(key, self.trail[:-1])
        if not advice and len(self.trail) > 1:
            advice = _column(self.trail[-2][1], self.trail[:-2], self.trail[-1][0])
        alone = "statement" in known and len(cast("Mapping", self.outside).entries) == 1
        advice = advice or did_you_mean(word, ["statement"] if alone else known)
        if alone and not advice:
            advice = "if this is a statement, put it in quotes: `: ` ends a key"
        if not advice and (collection := home(word)):
            advice = f"it belongs to an entry of `{collection}`"
        return f"there is no key `{word}` here", advice or _keys(known)

    def _no_list(self) -> tuple[str, str]:
        message = f"{self.name} takes a list, not {_kind(self.node)}"
        advice = "write [a, b], or a line `- a` for each"
        if self.key is None:
            advice = "write [A, B] for each pair, as in [[A, B], [C, D]]"
        elif isinstance(self.node, Scalar) and not self.node.style and self.node.text[:1] == "-":
            advice = "write a space after each dash"
        return message, advice

    def _no_mapping(self) -> tuple[str, str]:
        if twice := self._listed_twice():
            return f"`{twice.text}` stands twice in {self.name}", "keep one of them"
        if item := self._unlistable():
            return f"an item of the list under {self.name} is {_kind(item)}", self._keyed(item)
        known, short = sorted(self.shape.fields), _short(self.shape)
        takes, advice = "keys and values", "write a line `name: …` for each"
        if self.shape.list_form is not None:
            takes, advice = "a list, or keys and values", f"write [a, b], or {advice[6:]}"
        elif short:
            takes, advice = "a text, or keys and values", f"write its {short} alone, or its keys"
        elif self.shape.document is ScenarioDoc:
            advice = "write `given: [A, B]` below, or keys of the model"
        elif "exact" in known:
            advice = "write {exact: …}, the passage word for word"
        elif known:
            advice = _keys(known)
        elif self.shape.value is not None and self.shape.value.item is not None:
            advice = "write a line `name: [a, b]` for each"
        advice = _column(self.key, self.trail[:-1], self.shape) or advice
        return f"{self.name} takes {takes}, not {_kind(self.node)}", advice

    def _listed_twice(self) -> Scalar | None:
        """In a list of names the first that stands there for the second time."""
        if not isinstance(self.node, Sequence) or self.shape.list_form is None:
            return None
        seen: set[str] = set()
        for item in self.node.items:
            if isinstance(item, Scalar):
                if item.text in seen:
                    return item
                seen.add(item.text)
        return None

    def _keyed(self, item: Node) -> str:
        """How to write the list that holds `item` as keys and values."""
        entry = "name: …"
        match item:
            case Mapping(entries=((key, Scalar(raw=raw)),)) if raw and "\n" not in raw:
                entry = f"{key.raw}: {raw}"
            case _:
                pass
        name = "" if self.key is None else f"{self.key.text}: "
        return f"write `{name}{{{entry}}}`, or names alone as in `{name}[a, b]`"

    def _unlistable(self) -> Node | None:
        """In a list of names the first entry that is none."""
        if not isinstance(self.node, Sequence) or self.shape.list_form is None:
            return None
        return next((item for item in self.node.items if not isinstance(item, Scalar)), None)


def _kind(node: Node) -> str:
    return "nothing" if isinstance(node, Scalar) and node.null else KINDS[type(node)]


def _column(key: Scalar | None, trail: Trail, below: Shape = TEXT) -> str:
    """What to do if `key` is one of those that surround it, or of those that belong `below` it."""
    if key is None:
        return ""
    if key.text in below.fields:
        return f"indent `{key.text}` further, below the name of the entry it belongs to"
    for shape, within in reversed(trail):
        if key.text in shape.fields and within is not None:
            return f"begin `{key.text}` in the column of `{within.text}` if it stands beside that"
    return ""


def _short(shape: Shape) -> str:
    return shape.document.short if shape.document is not None else ""


def _keys(known: list[str]) -> str:
    if len(known) == 1:
        return f"the only key is `{known[0]}`"
    return f"the keys are {', '.join(known)}"


def _missing(key: str) -> tuple[str, str]:
    if key == "statement":
        return "there is no statement here", "write one, or take the dash away"
    return f"`{key}` is missing", f"write `{key}: …`"
