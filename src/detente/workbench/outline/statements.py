"""Statements with what they rest on, from their short and long forms."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from math import prod
from typing import Any

from detente.files.nodes import Mapping, Node, Scalar
from detente.files.preferences import GREATLY
from detente.workbench.outline.nodes import Path, because, items, number, texts, under, words


class Statements:
    """Reads the statements of one model: its claims' confidences and its day are known."""

    def __init__(self, content: str, confidences: AnyMapping[str, float], day: str | None) -> None:
        self.content = content
        self.confidences = confidences
        self.day = day

    def rows(self, node: Node | None, path: Path) -> list[dict[str, Any]]:
        """The statements of a list."""
        rows = [self._row(item, (*path, place)) for place, item in items(node)]
        return self._counted(rows)

    def weights(self, node: Node | None, path: Path) -> list[dict[str, Any]]:
        """The statements of a mapping of weights, or of a list of them."""
        if not isinstance(node, Mapping):
            return self.rows(node, path)
        rows = [self._row(key, (*path, key.text)) for key, _ in node.entries]
        return self._counted(rows)

    def _counted(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        counted = 0
        for row in rows:
            counted += (in_force := row["in_force"] and not row["greatly"])
            row["held"] = counted if in_force else None
        return rows

    def _row(self, node: Node, path: Path) -> dict[str, Any]:
        long = isinstance(node, Mapping)
        text = words(under(node, "statement")) if long else self._source(node)
        claims, together = because(node)
        own = number(under(node, "confidence"))
        since, until = words(under(node, "since")) or None, words(under(node, "until")) or None
        return {
            "path": list(path),
            "text": text,
            "id": words(under(node, "id")) or None,
            "because": claims,
            "all": together,
            "confidence": self._confidence(own, claims, together=together),
            "inherited": own is None and bool(claims),
            "positions": texts(under(node, "positions")),
            "since": since,
            "until": until,
            "otherwise": words(under(node, "otherwise")) or None,
            "price": number(under(node, "price")),
            "fixed": words(under(node, "fixed")).lower() == "true",
            "greatly": text in GREATLY,
            "in_force": self._in_force(since, until),
            "held": None,
        }

    def _source(self, node: Node) -> str:
        return node.text if isinstance(node, Scalar) else self.content[node.start : node.end]

    def _confidence(self, own: float | None, claims: list[str], *, together: bool) -> float | None:
        """How sure it is that a statement is held (definitions §8), None where nobody said."""
        if not claims:
            return own
        known = [self.confidences.get(claim, 1.0) for claim in claims]
        rests = prod(known) if together else 1 - prod(1 - one for one in known)
        return round((1.0 if own is None else own) * rests, 4)

    def _in_force(self, since: str | None, until: str | None) -> bool:
        """As of the model's day; without one, after all days in it."""
        if self.day is None:
            return until is None
        return (since or "") <= self.day and (until is None or self.day < until)
