"""The options of the decision makers: their levels, how they may change, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from detente.files.nodes import Mapping, Node, Sequence
from detente.workbench.outline.nodes import (
    Path,
    because,
    entries,
    items,
    number,
    texts,
    under,
    words,
)

LITERAL = re.compile(r"(?P<no>not\s+)?(?P<name>[\w.]+)(\s+is\s+(?P<not>not\s+)?(?P<level>\w+))?")
BINARY = ("off", "on")
DIRECTIONS = {"on": "up", "up": "up", "off": "down", "down": "down"}


def options_of(owner: str, node: Node | None, path: Path) -> list[dict[str, Any]]:
    """The options of one decision maker; where they stand is not known yet."""
    return [
        _option(owner, id, option, (*path, "options", id))
        for id, option in entries(under(node, "options"))
    ]


def _option(owner: str, id: str, node: Node, path: Path) -> dict[str, Any]:
    levels = _levels(under(node, "levels"))
    return {
        "id": id,
        "name": f"{owner}.{id}",
        "title": words(under(node, "title") if isinstance(node, Mapping) else node),
        "path": list(path),
        "binary": not levels,
        "levels": levels or [{"id": level, "title": ""} for level in BINARY],
        "because": because(node)[0],
        "confidence": number(under(node, "confidence")),
        "direction": "both",
        "now": None,
    }


def _levels(node: Node | None) -> list[dict[str, str]]:
    if isinstance(node, Sequence):
        return [{"id": words(item), "title": ""} for _, item in items(node)]
    return [{"id": id, "title": words(title)} for id, title in entries(node)]


def set_directions(options: list[dict[str, Any]], irreversible: Node | None) -> None:
    """Say of each option how it may change."""
    named = [(name, "on") for name in texts(irreversible)]
    named += [(name, words(how)) for name, how in entries(irreversible)]
    for name, how in named:
        for option in meant(name, options):
            option["direction"] = DIRECTIONS.get(how, "both")


def set_now(options: list[dict[str, Any]], status_quo: Node | None) -> None:
    """Say of each option where it stands, if the model has a status quo."""
    if status_quo is None:
        return
    for option in options:
        option["now"] = option["levels"][0]["id"]
    for text in texts(status_quo):
        for option, level in stands(text, options):
            option["now"] = level


def stands(text: str, options: list[dict[str, Any]]) -> Iterable[tuple[dict[str, Any], str]]:
    """The option that a literal speaks of, and the level it is at by it; none for other texts."""
    found = LITERAL.fullmatch(text)
    if found is None:
        return
    for option in meant(found["name"], options):
        ids = [level["id"] for level in option["levels"]]
        if found["level"] in ids and not found["no"] and not found["not"]:
            yield option, found["level"]
        elif found["level"] is None and len(ids) == len(BINARY):
            yield option, ids[0] if found["no"] else ids[1]


def meant(name: str, options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The option that a short or full name means; none where it is not one alone."""
    found = [option for option in options if name in (option["name"], option["id"])]
    return found if len(found) == 1 else []
