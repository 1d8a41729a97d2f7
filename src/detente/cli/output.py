"""Printing results: plain data, or lines of text with their headings in bold."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

import click


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text; `#` begins a heading, bold on a screen unless NO_COLOR is set."""
    for line in lines:
        if line.startswith("#"):
            heading = line.lstrip("# ")
            click.echo(heading if os.environ.get("NO_COLOR") else click.style(heading, bold=True))
        else:
            click.echo(line)
