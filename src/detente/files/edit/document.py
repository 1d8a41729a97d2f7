"""A model file's text with its tree, and the check that an edit did what it should and no more."""

from __future__ import annotations

from collections.abc import Callable

from detente.files.edit.block import Block
from detente.files.edit.error import EditError
from detente.files.edit.flow import Flow
from detente.files.edit.habits import habits
from detente.files.edit.layout import Splice, applied
from detente.files.edit.path import Path, above_and_step, entry, find, spelled
from detente.files.edit.render import Writer
from detente.files.edit.value import Entry, altered, outline, same
from detente.files.nodes import Mapping, Scalar
from detente.files.problems import ModelError
from detente.files.text import Text, checked
from detente.files.tree import compose

BOM = "\ufeff"


class Document:
    """A model file to be edited. Raises `ModelError` if its text is not proper YAML."""

    def __init__(self, text: str) -> None:
        self.content = text.removeprefix(BOM)
        self.mark = text.removesuffix(self.content)
        self.tree = _tree(self.content)

    def container(self, path: Path) -> Block | Flow:
        """The list or mapping at `path`."""
        node = find(self.tree, path)
        if isinstance(node, Scalar):
            raise EditError(f"{spelled(path)} is a single text")
        custom = habits(self.content, node, self.tree)
        if node.flow:
            return Flow(self.content, node, custom.line_break)
        return Block(self.content, node, Writer(custom), root=not path)

    def entry(self, path: Path) -> tuple[Block | Flow, int]:
        """The list or mapping that holds the entry at `path`, and the entry's place in it."""
        above, _ = above_and_step(path)
        place, _ = entry(find(self.tree, above), path)
        return self.container(above), place

    def hook(self, path: Path) -> int:
        """Where the value at `path` may begin."""
        if not path:
            return 0
        container, place = self.entry(path)
        return container.slots[place].hook

    def empty(self, path: Path) -> bool:
        """Whether nothing is at `path`, or empty brackets without a comment in them."""
        node = find(self.tree, path)
        if isinstance(node, Scalar):
            return node.null
        return not outline(node) and "#" not in self.content[node.start : node.end]

    def changed(
        self, splices: list[Splice], path: Path, change: Callable[[list[Entry]], list[Entry]]
    ) -> str:
        """The text after the splices. They must do what `change` does to the entries at `path`."""
        content = applied(self.content, splices)
        try:
            tree = _tree(content)
        except ModelError as error:
            problem = error.problems[0]
            raise EditError(
                f"nothing is changed, for line {problem.line} would be wrong: {problem}"
            ) from None
        if not same(outline(tree), altered(outline(self.tree), path, change)):
            complete = self.content.endswith(("\n", "\r"))
            advice = "make this edit by hand" if complete else "end the last line of the file first"
            raise EditError(f"nothing is changed, for more than that place would be; {advice}")
        return self.mark + content


def _tree(content: str) -> Mapping:
    return compose(checked(Text("<text>", content)))
