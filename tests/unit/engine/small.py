"""Small conflicts to test with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.conflict import BINARY, Conflict, DecisionMaker, Direction, Level, Option, Preference


def option(name: str, size: int = 2, direction: Direction = "both") -> Option:
    """An option by its full name; of more than two levels they are l0, l1, …"""
    owner, own = name.split(".")
    levels = BINARY if size == 2 else tuple(Level(f"l{k}") for k in range(size))
    return Option(own, owner, levels=levels, direction=direction)


def options(owner: str, count: int, direction: Direction = "both") -> tuple[Option, ...]:
    """So many binary options of one decision maker: o1, o2, …"""
    return tuple(option(f"{owner}.o{k}", direction=direction) for k in range(1, count + 1))


def conflict(*listed: Option, wanted: Sequence[Preference | None] = (), **parts: Any) -> Conflict:
    """The decision makers a, b and c with their options and preferences."""
    preferences = dict(zip("abc", wanted, strict=False))
    dms = tuple(
        DecisionMaker(
            name,
            options=tuple(one for one in listed if one.owner == name),
            preference=preferences.get(name),
        )
        for name in "abc"
    )
    return Conflict(dms, **parts)
