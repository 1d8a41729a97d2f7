"""From the text of a statement to its tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.grammar import DIVIDE, syntax_tree
from detente.conflict.statement.syntax import (
    And,
    At,
    Bound,
    Constant,
    Count,
    Expr,
    If,
    Iff,
    InState,
    Named,
    Not,
    Or,
    Relation,
    Taken,
    Wording,
    Xor,
)
from detente.conflict.statement.words import is_name, one_of

if TYPE_CHECKING:
    from lark import Token, Tree

    from detente.conflict.statement.vocabulary import Vocabulary

DEEPEST = 100
"""How many levels deep statements may be nested."""

CONSTANTS = {"true": Constant(True), "false": Constant(False)}
RELATIONS: dict[str, Relation] = {
    "is": "is",
    "is_not": "is not",
    "is_at_least": "is at least",
    "is_at_most": "is at most",
}
WORDINGS: dict[str, Wording] = {"if_then": "if then", "if": "if", "only_if": "only if"}
BOUNDS: dict[str, Bound] = {"at_least": "at least", "at_most": "at most", "exactly": "exactly"}
CHAINS: dict[str, type[And | Or | Xor]] = {"conjunction": And, "disjunction": Or, "exclusion": Xor}


def parse(text: str, vocabulary: Vocabulary) -> Expr:
    """The tree of the statement `text`, its names looked up in `vocabulary`.

    Raises `StatementError`: for an error of form with that one alone, else with every name that is
    wrong.

    >>> from detente.conflict.statement.vocabulary import Vocabulary
    >>> words = Vocabulary((Option("truce", "russia"), Option("aid", "us")))
    >>> parse("truce only if not us.aid", words)  # doctest: +NORMALIZE_WHITESPACE
    If(condition=Taken(option='russia.truce'),
       consequence=Not(item=Taken(option='us.aid')), wording='only if')
    """
    reader = _Reader(text, vocabulary)
    plain = text.strip()
    if is_name(plain):
        expr = reader.name(plain, text.index(plain))
    else:
        expr = reader.read(syntax_tree(text))
    if reader.problems:
        raise StatementError(sorted(reader.problems, key=lambda problem: problem.start))
    return expr


def names(text: str) -> tuple[str, ...]:
    """The names that the statement `text` uses, each once, as written. Raises `StatementError`.

    >>> names("if truce_in_force then mission is neutral")
    ('truce_in_force', 'mission')
    """
    plain = text.strip()
    if is_name(plain):
        return (plain,)
    nodes = syntax_tree(text).find_pred(lambda node: node.data == "name" or node.data in RELATIONS)
    words = sorted((start, name) for name, start in (_word(node, 0) for node in nodes))
    return tuple(dict.fromkeys(name for _, name in words))


class _Reader:
    """Turns Lark's tree of `text` into an `Expr` and gathers what is wrong with its names."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.problems: list[StatementProblem] = []
        self.comparison: _Comparison | None = None

    def read(self, tree: Tree[Token], depth: int = 0) -> Expr:
        if depth > DEEPEST:
            raise StatementError([_too_deep(tree)])
        kind = str(tree.data)
        if kind == "name":
            return self.name(*_word(tree, 0))
        if kind in RELATIONS:
            return self.compared(*_word(tree, 0), RELATIONS[kind], *_word(tree, 1))
        if kind in CONSTANTS:
            return CONSTANTS[kind]
        items = [self.read(c, depth + 1) for c in tree.children if not isinstance(c, str)]
        if kind in BOUNDS:
            return self.count(BOUNDS[kind], *_word(tree, 0), items)
        return _combined(kind, items)

    def name(self, name: str, start: int) -> Expr:
        match self.vocabulary.meanings(name):
            case (Option() as option,):
                return Taken(option.name)
            case (Named() | InState() as meaning,):
                return meaning
            case _:
                trouble = self.a_further_level(name, start) or self.vocabulary.trouble(name)
                return self.report(name, start, *trouble)

    def compared(self, name: str, at: int, relation: Relation, level: str, level_at: int) -> Expr:
        match self.vocabulary.meanings(name):
            case (Option() as option,):
                self.comparison = _Comparison(name, relation, option, level_at + len(level))
                if level in option.level_ids:
                    return At(option.name, relation, level)
                return self.report(level, level_at, *self.no_level(name, option, level), name)
            case (Named() | InState(),):
                return self.report(name, at, f"`{name}` has no levels", "only options have them")
            case _:
                return self.report(name, at, *self.vocabulary.trouble(name))

    def count(self, bound: Bound, number: str, start: int, items: list[Expr]) -> Expr:
        if int(number) > len(items):
            always = "always" if bound == "at most" else "never"
            message = f"{bound} {int(number)} of {len(items)} is {always} true"
            return self.report(number, start, message, f"write a number up to {len(items)}")
        return Count(bound, int(number), tuple(items))

    def no_level(self, name: str, option: Option, level: str) -> tuple[str, str]:
        """What is wrong with `level`, and what to write instead."""
        message = f"{option.name} has no level `{level}`"
        if self.vocabulary.meanings(level):
            return message, f"to compare two statements write `{name} iff {level}`"
        if option.binary:
            return message, f"it is taken or not: write `{name}` or `not {name}`"
        return message, f"write {one_of(list(option.level_ids))}"

    def a_further_level(self, name: str, start: int) -> tuple[str, str] | None:
        """As `no_level`, for the second level of `mission is none or neutral`."""
        last = self.comparison
        if last is None or name not in last.option.level_ids:
            return None
        between = " ".join(self.text[last.end : start].split())
        if between not in {"and", "or", "xor"}:
            return None
        last.end = start + len(name)
        # in English `is not a or b` is neither
        word = "and" if (between, last.relation) == ("or", "is not") else between
        return (
            f"`{name}` is a level of {last.option.name}, not an option",
            f"write `{word} {last.name} {last.relation} {name}`",
        )

    def report(self, word: str, start: int, message: str, advice: str, *others: str) -> Expr:
        """Note what is wrong with `word`, which may be due to `others` too."""
        about = (word, *others)
        self.problems.append(StatementProblem(start, start + len(word), message, advice, about))
        return CONSTANTS["false"]


@dataclass(slots=True)
class _Comparison:
    """The comparison that was read last, as written, and where it ends."""

    name: str
    relation: Relation
    option: Option
    end: int


def _word(tree: Tree[Token], place: int) -> tuple[str, int]:
    token = cast("Token", tree.children[place])
    return str(token), token.start_pos or 0


def _combined(kind: str, items: list[Expr]) -> Expr:
    if kind in CHAINS:
        return _flat(CHAINS[kind], items)
    match kind:
        case "group":
            return items[0]
        case "negation":
            return Not(items[0])
        case "iff":
            return Iff(*items)
        case "if":
            return If(items[1], items[0], "if")
        case _:
            return If(items[0], items[1], WORDINGS[kind])


def _flat(chain: type[And | Or | Xor], items: list[Expr]) -> Expr:
    """`(a and b) and c` as `a and b and c`."""
    parts = (item.items if isinstance(item, chain) else (item,) for item in items)
    return chain(tuple(part for each in parts for part in each))


def _too_deep(tree: Tree[Token]) -> StatementProblem:
    return StatementProblem(
        tree.meta.start_pos,
        tree.meta.end_pos,
        f"the statement is nested more than {DEEPEST} levels deep",
        DIVIDE,
    )
