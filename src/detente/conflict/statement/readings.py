"""What a conditional that lacks its parentheses may mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from detente.conflict.statement.error import StatementProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token, Tree

    Span = tuple[int, int]

CONDITIONAL = frozenset({"if_then", "if", "only_if", "iff"})
INFIX = frozenset({"if", "only_if", "iff", "disjunction", "exclusion", "conjunction"})
ENCLOSING = frozenset({"group", "at_least", "at_most", "exactly"})


def unclear(tree: Tree[Token], text: str) -> StatementProblem | None:
    """The first conditional that is a bare part of another expression, with its readings.

    The grammar reads to the right, `a if b if c` as `a if (b if c)`. The other reading gathers from
    the left, `(a if b) if c`. There is only one where they agree, as in `a and if b then c`.
    """
    for whole in sorted(_wholes(tree), key=_span):
        bare = [n for n in _within(whole) if n is not whole and n.data in CONDITIONAL]
        if bare:
            gathered = [_span(node) for node in bare]
            if whole.data in CONDITIONAL:
                gathered = _to_the_left(whole, gathered)
            spans = (gathered, [_span(node) for node in bare])
            readings = dict.fromkeys(_parenthesised(text, whole, each) for each in spans)
            return StatementProblem(
                *_span(whole),
                "a conditional inside another expression needs parentheses",
                "write " + " or ".join(f"`{reading}`" for reading in readings),
            )
    return None


def _wholes(tree: Tree[Token]) -> Iterator[Tree[Token]]:
    """What stands by itself: the statement, and whatever has parentheses or commas around it."""
    yield tree
    for node in tree.iter_subtrees():
        if node.data in ENCLOSING:
            yield from _branches(node)


def _within(whole: Tree[Token]) -> Iterator[Tree[Token]]:
    """`whole` and its parts, down to parentheses."""
    waiting = [whole]
    while waiting:
        node = waiting.pop()
        yield node
        if node.data not in ENCLOSING:
            waiting += _branches(node)


def _to_the_left(whole: Tree[Token], bare: list[Span]) -> list[Span]:
    """The spans to put into parentheses so that what comes first belongs together."""
    gathered: list[Span] = []
    node = whole
    while (last := _branches(node)[-1:]) and last[0].data in INFIX:
        node = last[0]
        if not any(_span(node)[0] <= start for start, _ in bare):
            break
        if node.data in CONDITIONAL or _branches(node)[-1].data not in INFIX:
            gathered.append((_span(whole)[0], _span(_branches(node)[-2])[1]))
        bare = [span for span in bare if span != _span(node)]
    return gathered + bare


def _parenthesised(text: str, whole: Tree[Token], spans: list[Span]) -> str:
    start, end = _span(whole)
    opened = Counter(span[0] for span in spans)
    closed = Counter(span[1] for span in spans)
    marked = [
        ")" * closed[i] + "(" * opened[i] + text[i : i + 1] * (i < end)
        for i in range(start, end + 1)
    ]
    return " ".join("".join(marked).split())


def _branches(node: Tree[Token]) -> list[Tree[Token]]:
    return [child for child in node.children if not isinstance(child, str)]


def _span(node: Tree[Token]) -> Span:
    return node.meta.start_pos, node.meta.end_pos
