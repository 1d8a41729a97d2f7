"""Every example of the documentation runs, and says what the page says.

The blocks of a page run in their order, in an empty folder of their own:

- `python` as doctests, which share their names;
- `yaml` is read, with all scenarios: one that begins with `title:` is a whole model, which is then
  the file model.yaml; any other is laid over the last whole model before it, as a scenario;
- `console` by what follows `$ detente`; what a command prints is compared to the letter.
"""

from __future__ import annotations

import doctest
import math
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from click.testing import CliRunner

import detente
from detente.cli import main, waiting

ROOT = Path(__file__).parents[2]
PAGES = sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").rglob("*.md"))
FENCE = re.compile(r"^ *(`{3,})(\S*)[^\n]*\n(.*?)^ *\1$", re.MULTILINE | re.DOTALL)
SHOWN = {"text", "sh", "json"}
"""Kinds of blocks that are only shown; blocks such as {toctree} are Sphinx's own."""


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    line: int


def blocks(page: str) -> list[Block]:
    """The blocks of a page but Sphinx's own."""
    text = (ROOT / page).read_text("utf-8")
    found = (
        Block(match[2], match[3], text.count("\n", 0, match.start()) + 2)
        for match in FENCE.finditer(text)
    )
    return [block for block in found if not block.kind.startswith("{")]


class Reader:
    """What the blocks of a page have in common."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}
        self.model = ""

    def python(self, block: Block, where: str) -> None:
        parser = doctest.DocTestParser()
        test = parser.get_doctest(block.text, self.names, where, where, block.line - 1)
        assert test.examples, f"{where}: no >>>"
        said: list[str] = []
        doctest.DocTestRunner().run(test, out=said.append, clear_globs=False)
        self.names = test.globs
        assert not said, "".join(said)

    def yaml(self, block: Block, where: str) -> None:
        if block.text.startswith("title:"):
            self.model = text = block.text
            Path("model.yaml").write_text(text, "utf-8")
        else:
            assert self.model, f"{where}: no whole model comes before this part of one"
            text = laid_over(self.model, block.text)
        model = detente.parse(text, name=where)
        for scenario in (None, *model.scenarios):
            model.conflict(scenario)


def laid_over(model: str, part: str) -> str:
    """The model with the part as its only scenario, or with the scenarios that the part is."""
    if not part.startswith("scenarios:"):
        part = "scenarios:\n  part:\n" + indent(part, "    ")
    return re.sub(r"^scenarios:.*\n( .*\n|\n)*", "", model, flags=re.MULTILINE) + part


def run(text: str) -> str:
    """A block of commands with what each of them prints, however long it takes."""
    waiting.QUIET = math.inf
    found = ""
    for command in re.findall(r"^\$ (detente .*)\n", text, re.MULTILINE):
        arguments = shlex.split(command)[1:]
        result = CliRunner().invoke(main, arguments, prog_name="detente", catch_exceptions=False)
        found += f"$ {command}\n{result.output}"
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader()
    for block in blocks(page):
        where = f"{page}:{block.line}"
        match block.kind:
            case "python":
                reader.python(block, where)
            case "yaml":
                reader.yaml(block, where)
            case "console":
                assert run(block.text) == block.text, f"{where}: see tools/fill_examples.py"
            case kind:
                assert kind in SHOWN, f"{where}: what is a block of the kind {kind!r}?"


def test_there_are_examples_of_every_kind() -> None:
    kinds = [block.kind for page in PAGES for block in blocks(page)]
    assert {"python", "yaml", "console"} <= {*kinds}
    assert any(page.startswith("docs/theory/") for page in PAGES)
