"""A hint to the author of a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]

REMARKS = frozenset({"no_own_move", "any_order", "no_claim", "moved_quote"})
"""Kinds of hints that are no sign of a mistake: most right models have some."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something in a correct model that its author may not have meant.

    `kind` is the sort of hint, such as `no_own_move`. `where` is the path of keys and positions in
    the terms of the model file, such as `("decision_makers", "russia", "prefers", 3)`; positions
    count from 0 and leave out marks of a great difference. `message` says what is so, `advice` what
    could be done. `statements` are those that a remark is about, in words.
    """

    kind: str
    where: Path
    message: str
    advice: str = ""
    statements: tuple[str, ...] = ()

    @property
    def remark(self) -> bool:
        """Whether this is no sign of a mistake."""
        return self.kind in REMARKS

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message

    def to_json(self) -> dict[str, Any]:
        """The hint as plain data."""
        return {
            "kind": self.kind,
            "where": list(self.where),
            "message": self.message,
            "advice": self.advice,
        }
