"""Printing results: plain data, or lines of text with their headings in bold."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from textwrap import fill
from typing import Any

import click

WIDEST = 100
ELSEWHERE = 88
"""How wide text is where it does not go to a screen."""


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_text(lines: Iterable[str], *, table: bool = False) -> None:
    """Print lines of text; `#` begins a heading, bold on a screen.

    Long lines are wrapped under where they begin, those of a table are left as they are.
    """
    for line in lines:
        if line.startswith("#"):
            heading = line.lstrip("# ")
            click.echo(heading if os.environ.get("NO_COLOR") else click.style(heading, bold=True))
        else:
            click.echo(line if table else _wrapped(line))


def _wrapped(line: str) -> str:
    indent = len(line) - len(line.lstrip()) + 2
    on_screen = sys.stdout.isatty()
    return fill(
        line,
        min(shutil.get_terminal_size().columns, WIDEST) if on_screen else ELSEWHERE,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
