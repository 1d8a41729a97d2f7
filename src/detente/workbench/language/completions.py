"""How a statement could go on at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.conflict import Option
from detente.conflict.statement.vocabulary import Vocabulary
from detente.conflict.statement.words import RESERVED

MOST = 12
"""How many completions are offered."""

WORD = re.compile(r"[\w.]*$")
TOKEN = re.compile(r"[\w.]+|[(),]")
COMPARED = re.compile(r"([\w.]+)\s+is(\s+(not|at\s+least|at\s+most))?\s+$")
BEFORE_OPERAND = frozenset({"and", "or", "xor", "not", "if", "then", "iff"})

Offer = tuple[str, str, str]
"""What is offered: the text, what it means, and its kind."""


def completions(statement: str, cursor: int, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """What could be written at the cursor, those first that begin as the word there does."""
    head = statement[:cursor]
    word = WORD.search(head)
    assert word is not None
    typed, start = word[0].lower(), word.start()
    found = [
        offer
        for offer in _offers(head[:start], vocabulary)
        if typed in offer[0] and offer[0] != typed
    ]
    found.sort(key=lambda offer: not _begins(offer[0], typed))
    return [{"label": text, "detail": detail, "kind": kind} for text, detail, kind in found[:MOST]]


def _begins(text: str, typed: str) -> bool:
    return any(part.startswith(typed) for part in (text, text.rpartition(".")[2]))


def _offers(head: str, vocabulary: Vocabulary) -> Iterator[Offer]:
    """What could follow `head`, which ends before a word."""
    if (compared := COMPARED.search(head)) and (option := _option(compared[1], vocabulary)):
        yield from ((level.id, level.title, "level") for level in option.levels)
        if compared[2] is None and not option.binary:
            yield from ((text, "", "word") for text in ("not", "at least", "at most"))
        return
    clause = _clause(TOKEN.findall(head))
    last = clause[-1] if clause else ""
    if not last or last in BEFORE_OPERAND:
        yield from _operands(vocabulary)
        yield from ((text, "", "word") for text in ("not", "if", "at most", "exactly"))
        return
    if last == "only":
        yield "if", "", "word"
        return
    if last.isdigit():
        yield "of", "", "word"
        return
    if last in RESERVED - {"true", "false"}:
        return
    option = _option(last, vocabulary)
    if option is not None and not option.binary:
        yield "is", "at a level", "word"
    yield from ((text, "", "word") for text in ("and", "or"))
    if clause[0] == "if" and "then" not in clause:
        yield "then", "", "word"
    elif not {"if", "iff"} & set(clause):
        yield from ((text, "", "word") for text in ("only if", "if", "iff"))


def _clause(tokens: list[str]) -> list[str]:
    """The tokens since the last parenthesis that is open, or comma in it."""
    clause: list[str] = []
    outer: list[list[str]] = []
    for token in tokens:
        if token == "(":
            outer.append(clause)
            clause = []
        elif token == ")":
            clause = [*(outer.pop() if outer else []), token]
        elif token == ",":
            clause = []
        else:
            clause.append(token)
    return clause


def _operands(vocabulary: Vocabulary) -> Iterator[Offer]:
    ids = [option.id for option in vocabulary.options]
    for option in vocabulary.options:
        alone = ids.count(option.id) == 1 and option.id not in vocabulary.named
        yield option.id if alone else option.name, option.title, "option"
    yield from ((name, "", "definition") for name in vocabulary.named)
    yield from ((state, "", "state") for state in sorted(vocabulary.states or ()))


def _option(name: str, vocabulary: Vocabulary) -> Option | None:
    found: Iterable[Option] = (o for o in vocabulary.options if name in (o.id, o.name))
    matches = list(found)
    return matches[0] if len(matches) == 1 else None
