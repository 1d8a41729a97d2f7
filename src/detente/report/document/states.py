"""States that lines name by number, with the letters that outcomes have in the report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.report.document.findings import Named


class Letters:
    """Adds to a state's number the letter of the outcome that it is a state of."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._letters = {
            number: one.letter for one in reversed([*named]) for number in one.family.numbers
        }

    def told(self, line: str) -> str:
        """The line with letters."""
        return re.sub(r"\bstate (\d+)", self._told, line)

    def _told(self, found: re.Match[str]) -> str:
        letter = self._letters.get(int(found[1]))
        return f"{found[0]} (outcome {letter})" if letter else found[0]
