"""Ids for what the page adds by its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from detente.conflict.statement.words import RESERVED

LONGEST = 24


def id_of(title: str, taken: Collection[str], otherwise: str) -> str:
    """An id made from a title that is not `taken`; `otherwise` where the title has no letters.

    >>> id_of("Agree to a truce", {"agree_to_a_truce"}, "option")
    'agree_to_a_truce_2'
    >>> id_of("Україна", set(), "party")
    'party'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and (words[0] in ("the", "a", "an") or not words[0][0].isalpha()):
        words = words[1:]
    stem = "_".join(words)[:LONGEST].rstrip("_")
    if not stem or not stem[0].isalpha():
        stem = otherwise
    number, id = 1, stem
    while id in taken or id in RESERVED:
        number += 1
        id = f"{stem}_{number}"
    return id
