"""A whole report, as HTML and as Markdown, word for word; read by eye as the files beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente import __version__
from detente.cli import main
from tests.kept import as_kept

HOME = Path(__file__).parent


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_the_report_of_a_small_model(kind: str) -> None:
    want = "prisoner_1.cooperate and prisoner_2.cooperate"
    arguments = ["report", "prisoners_dilemma", "--output", "-", "--format", kind, "--want", want]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    text = re.sub("<style>.*</style>", "<style>…</style>", result.stdout, flags=re.DOTALL)
    ending = {"html": "html", "markdown": "md"}[kind]
    as_kept(HOME / f"prisoners_dilemma_report.{ending}", text.replace(__version__, "…"))
