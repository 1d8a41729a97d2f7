"""From a text to Lark's tree of it, by `grammar.lark`, or to the first error of form."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.mistakes import explain
from detente.conflict.statement.readings import unclear

if TYPE_CHECKING:
    from lark import Lark, Token, Tree


LONGEST = 20_000
"""How many characters a statement may have."""
DIVIDE = "give parts of it names of their own"
KEPT = 1024
"""How many trees are kept: after an edit nearly all statements are read again."""


@lru_cache(KEPT)
def syntax_tree(text: str) -> Tree[Token]:
    """The tree of `text`, its nodes called as in the grammar. Raises `StatementError`."""
    from lark import UnexpectedInput

    if len(text) > LONGEST:
        message = f"the statement has more than {LONGEST:,} characters"
        raise StatementError([StatementProblem(0, len(text), message, DIVIDE)])
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise StatementError([explain(text, error)]) from None
    if "if" in text and (problem := unclear(tree, text)):
        raise StatementError([problem])
    return tree


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        start="sentence",
        parser="lalr",
        lexer="basic",
        propagate_positions=True,
    )
