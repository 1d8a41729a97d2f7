"""Files that hold, word for word, what a command has to print."""

from __future__ import annotations

import os
from pathlib import Path

REWRITE = "DETENTE_REWRITE"
"""The environment variable that has the files written anew, to be read by eye before they stay."""


def as_kept(file: Path, found: str) -> None:
    """Hold that `found` is what the file says."""
    if os.environ.get(REWRITE):
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text("utf-8")
