"""From the tree to the documents of the schema, with all errors of keys and types at once."""

from __future__ import annotations

from typing import Any, cast

from pydantic import ValidationError

from detente.files.fields import plain
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.schema import ModelDoc
from detente.files.shape import TEXT, shape_of


def checked(tree: Mapping, report: Report) -> ModelDoc | None:
    """The model in `tree`, as far as it can be read; None where too little can.

    What is wrong is noted in `report` and taken out, so that the rest can be checked further.
    """
    while True:
        try:
            return ModelDoc.model_validate(plain(tree))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        found = [_Wrong(cast("dict[str, Any]", each), tree) for each in details]
        misspelt = {id(wrong.outside) for wrong in found if wrong.type == "extra_forbidden"}
        for wrong in found:
            if not (wrong.type == "missing" and id(wrong.node) in misspelt):
                report.at(wrong.place, *wrong.words())
        culprits = {id(wrong.node) for wrong in found}
        if id(tree) in culprits:
            return None
        tree = cast("Mapping", _without(tree, culprits, report))


def _without(node: Node, culprits: set[int], report: Report) -> Node:
    match node:
        case Mapping(entries=entries):
            for key, value in entries:
                if id(value) in culprits:
                    report.doubt(key)
                    report.doubt(value)
            kept = ((k, _without(v, culprits, report)) for k, v in entries if id(v) not in culprits)
            return Mapping(tuple(kept), node.flow, node.start, node.end)
        case Sequence(items=items):
            for item in items:
                if id(item) in culprits:
                    report.doubt(item)
            left = (_without(item, culprits, report) for item in items if id(item) not in culprits)
            return Sequence(tuple(left), node.flow, node.start, node.end)
        case Scalar():
            return node


class _Wrong:
    """An error of the schema: which node it is about and what to say of it."""

    def __init__(self, error: dict[str, Any], tree: Mapping) -> None:
        self.type: str = error["type"]
        self.message: str = error["msg"]
        self.context: dict[str, Any] = error.get("ctx", {})
        self.steps: tuple[str | int, ...] = error["loc"]
        self.node: Node = tree
        self.outside: Node = tree
        self.key: Scalar | None = None
        self.outer = TEXT
        self.shape = shape_of(ModelDoc)
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
        self.outer, self.shape = self.shape, self.shape.child(step)

    @property
    def place(self) -> Node:
        """What the message points at."""
        about_key = self.type == "extra_forbidden" or self.steps[-1:] == ("[key]",)
        return self.key if about_key and self.key is not None else self.node

    @property
    def name(self) -> str:
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
                return (
                    f"{self.name} takes a list, not {_kind(self.node)}",
                    "write [a, b], or a line `- a` for each",
                )
            case "too_short" | "too_long":
                return (
                    f"a pair has two entries, not {len(cast('Sequence', self.node).items)}",
                    "write [A, B]",
                )
            case _:
                return self._no_mapping()

    def _unknown_key(self) -> tuple[str, str]:
        known = sorted(self.outer.fields)
        word = cast("Scalar", self.key).text
        message = f"there is no key `{word}` here"
        if "statement" in known and self._looks_like_prose(word):
            return message, "if this is a statement, put it in quotes: `: ` ends a key"
        return message, did_you_mean(word, known) or f"the keys are {', '.join(known)}"

    @staticmethod
    def _looks_like_prose(word: str) -> bool:
        return " " in word or "." in word

    def _no_mapping(self) -> tuple[str, str]:
        if isinstance(self.node, Sequence) and self.shape.list_form is not None:
            texts = [item.text for item in self.node.items if isinstance(item, Scalar)]
            twice = next((text for text in texts if texts.count(text) > 1), None)
            if twice is not None:
                return f"`{twice}` stands twice in {self.name}", "keep one of them"
        advice = "write a line `name: …` for each"
        if self.shape.fields:
            advice = f"its keys are {', '.join(sorted(self.shape.fields))}"
        return f"{self.name} takes keys and values, not {_kind(self.node)}", advice


def _missing(key: str) -> tuple[str, str]:
    if key == "statement":
        return "there is no statement here", "write one, or take the dash away"
    return f"`{key}` is missing", f"write `{key}: …`"


def _kind(node: Node) -> str:
    match node:
        case Scalar() if node.null:
            return "nothing"
        case Scalar():
            return "a text"
        case Sequence():
            return "a list"
        case Mapping():
            return "keys and values"
