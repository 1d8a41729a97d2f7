"""When the page is built: Node is asked for then, and at no other time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hatch_build import MADE_OF, NODE, PAGE, PageHook


def hook(root: Path) -> Any:
    return PageHook(str(root), {}, None, None, "", "")  # type: ignore[arg-type]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DETENTE_WEB", raising=False)
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "frontend" / "node_modules").mkdir()
    (tmp_path / "frontend" / "src" / "main.ts").write_text("one")
    return tmp_path


def build(root: Path) -> None:
    """Leave what a build leaves."""
    (root / PAGE).mkdir(parents=True, exist_ok=True)
    (root / PAGE / "index.html").write_text("page")
    (root / PAGE / MADE_OF).write_text(hook(root)._inputs())


def test_a_clean_clone_needs_node(root: Path) -> None:
    assert hook(root).dependencies() == [NODE]


def test_a_page_that_is_built_needs_none_until_a_source_changes(root: Path) -> None:
    build(root)
    assert hook(root).dependencies() == []
    (root / "frontend" / "node_modules" / "x.js").write_text("installed")
    assert hook(root).dependencies() == []
    (root / "frontend" / "src" / "main.ts").write_text("two")
    assert hook(root).dependencies() == [NODE]


def test_a_source_distribution_brings_its_page(root: Path) -> None:
    build(root)
    (root / "frontend" / "src" / "main.ts").write_text("two")
    (root / "PKG-INFO").write_text("")
    assert hook(root).dependencies() == []


def test_it_can_be_left_out_and_forced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_WEB", "skip")
    assert hook(root).dependencies() == []
    build(root)
    monkeypatch.setenv("DETENTE_WEB", "force")
    assert hook(root).dependencies() == [NODE]
    monkeypatch.setenv("DETENTE_WEB", "maybe")
    with pytest.raises(SystemExit, match="must be one of auto, skip, force"):
        hook(root).dependencies()
