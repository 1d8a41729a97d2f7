"""Decision makers by two letters: there are too many for colours, and colours take sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MISLEADING = {"UK": "uk"}
"""What everybody reads as somebody else, and the id that it is right for."""


def tags(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A tag for each decision maker, given with its id and its title; no two are the same.

    >>> tags([("russia", "Russia"), ("us", "the United States"), ("usa_north", "")])
    {'russia': 'RU', 'us': 'US', 'usa_north': 'UN'}
    """
    found: dict[str, str] = {}
    for id, _ in named:
        free = (tag for tag in _candidates(id) if tag not in found.values())
        found[id] = next(tag for tag in free if MISLEADING.get(tag, id) == id)
    return found


def _candidates(id: str) -> Iterator[str]:
    first, *others = [part for part in id.upper().split("_") if part]
    if others:
        yield first[0] + others[0][0]
    yield first[:2]
    for second in first[2:]:
        yield first[0] + second
    for number in range(1, 1000):
        yield f"{first[0]}{number}"
