"""The language's own words, and what a name looks like."""

from __future__ import annotations

import re

CONNECTIVES = frozenset({"and", "or", "not", "xor", "if", "then", "only", "iff"})
COMPARISONS = frozenset({"is", "at", "least", "most", "exactly", "of"})
RESERVED = CONNECTIVES | COMPARISONS | {"true", "false", "greatly", "all"}
"""Words that cannot name an option, a level, a definition, a class or a state."""

NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
"""A short or a full name, provided that it is not one of the reserved words."""


def is_name(text: str) -> bool:
    """Whether `text` has the form of a short or a full name and is not reserved.

    >>> is_name("russia.truce"), is_name("then"), is_name("peace-talks")
    (True, False, False)
    """
    return NAME.fullmatch(text) is not None and text not in RESERVED


def one_of(words: list[str], limit: int = 10) -> str:
    """`words` as alternatives in a sentence, no more than `limit` of them.

    >>> one_of(["a", "b", "c"]), one_of(["a", "b", "c"], limit=2)
    ('`a`, `b` or `c`', '`a`, `b`, …')
    """
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > limit:
        return ", ".join([*quoted[:limit], "…"])
    return " or ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))
