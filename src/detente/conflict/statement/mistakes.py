"""What people write by mistake in a statement, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.conflict.statement.error import StatementProblem
from detente.conflict.statement.words import RESERVED, is_name, one_of

if TYPE_CHECKING:
    from lark import Token, Tree, UnexpectedInput, UnexpectedToken

    Explanation = tuple[str, str]
    """What is wrong, and what to write instead."""

# The first that matches counts.
SYMBOLS = {
    r"<-+>|<=+>|⇔|↔": "write `A iff B`",
    r"-+>|=+>|→|⇒": "write `if A then B`",
    r"&+|∧": "write `and`",
    r"\|+|∨": "write `or`",  # noqa: RUF001
    r"!=|≠|<>": "write `X is not level`",
    r">=|≥": "write `X is at least level`",
    r"<=|≤": "write `X is at most level`",
    r">": "write `X is at least level`, with the next level",
    r"<": "write `X is at most level`, with the level before",
    r"=+|:": "write `X is level`, or `A iff B` between statements",
    r"[!~¬]": "write `not`",
    r"\^|⊕": "write `xor`",
    r"\+": "write `and`, or count with `at least 2 of (A, B, …)`",
    r"[\"'`´“”„‘’«»]": "write names and levels without quotes",  # noqa: RUF001
    r"[\[\]{}]": "write `(` and `)`",
}

# What may stand between two statements in English, and is not of the language.
BETWEEN = {
    "implies": "write `if A then B`",
    "unless": "write `A if not B`",
    "except": "write `A if not B`",
    "but": "write `and`",
    "when": "write `A if B`",
    "whenever": "write `A if B`",
    "provided": "write `A if B`",
    "equals": "write `X is level`, or `A iff B` between statements",
    "nor": "write `not A and not B`",
    "else": "write a second statement: `if not A then C`",
    "otherwise": "write a second statement: `if not A then C`",
    "than": "write `at least` or `at most`",
    "isn": "write `X is not level`",
}

# What may stand before a statement or a level in English, and is read as a name or a level.
BEFORE = {
    "either": "write `A xor B` for one of the two, `A or B` for one or both",
    "neither": "write `not (A or B)`",
    "both": "write `A and B`",
    "above": "write `X is at least level`, with the next level",
    "below": "write `X is at most level`, with the level before",
    "in": "write `X is level or X is level`",
    "no": "write `not`",
}
BEFORE_OF = {
    "any": "write `at least 1 of (A, B, …)`",
    "some": "write `at least 1 of (A, B, …)`",
    "one": "write `exactly 1 of (A, B, …)`",
    "none": "write `exactly 0 of (A, B, …)`",
}

RESERVED_ELSEWHERE = {
    "all": "write `A and B` for all of them",
    "greatly": "it stands by itself, between two items of a list of preferences",
}

NO_PATTERN = (
    "write what is taken and what is not, as in `A and not B`: patterns are only for lists of"
    " states"
)
NAMES_ARE = "a name has the letters a to z, digits and _, and begins with a letter"
A_COUNT = "count with a whole number, as in `at most 1 of (A, B, …)`"

# What is missing where a phrase can only go on in one way.
PHRASES = {
    frozenset({"OF"}): ("`of (…)` belongs after a number", A_COUNT),
    frozenset({"LPAR"}): ("what `of` counts stands in parentheses", "write `of (A, B, …)`"),
    frozenset({"LEAST", "MOST"}): ("`least` or `most` belongs after `at`", ""),
    frozenset({"IF"}): ("`if` belongs after `only`", "write `A only if B`"),
}
# What has no place right after a statement that needs nothing more.
UNATTACHED = {
    "RPAR": ("this `)` closes nothing", "leave it out, or write `(` where it should begin"),
    "COMMA": ("a comma stands only between the items of `of (…)`", "write `and` or `or`"),
    "THEN": ("this `then` has no `if` before it", "write `if A then B`"),
}

_WORD = re.compile(r"[\w.]+|\S")
_CHUNK = re.compile(r"[\w.%-]+")
_NUMBER = re.compile(r"-?\d*\.?\d+%?")
_PATTERN = re.compile(r"\s*[YN0-9-]*[YN][YN0-9-]*\s*")


def explain(text: str, error: UnexpectedInput) -> StatementProblem:
    """What is wrong at the place in `text` where Lark stopped."""
    from lark import UnexpectedToken

    if isinstance(error, UnexpectedToken):
        return _unexpected_word(text, error)
    return _unexpected_character(text, error.pos_in_stream or 0)


def _unexpected_character(text: str, at: int) -> StatementProblem:
    for symbol, advice in SYMBOLS.items():
        if found := re.compile(symbol).match(text, at):
            return StatementProblem(at, found.end(), _no_place_for(found[0]), advice)
    for found in _CHUNK.finditer(text):
        if found.start() <= at < found.end():
            return StatementProblem(*found.span(), *_no_word(found[0], text))
    advice = "a statement has names, words such as `and`, whole numbers and parentheses"
    message = _no_place_for(text[at])
    if not text[at].isprintable():
        message, advice = f"there is an invisible character, {_code(text[at])}", "delete it"
    return StatementProblem(at, at + 1, message, advice)


def _no_word(chunk: str, text: str) -> Explanation:
    """A run of letters, digits, dots and hyphens that is neither a name nor a word."""
    lower = chunk.lower()
    joined = lower.strip("-").replace("-", "_")
    message, advice = f"`{chunk}` is not a name", NAMES_ARE
    if _PATTERN.fullmatch(text):
        message, advice = f"`{chunk}` is a pattern", NO_PATTERN
    elif chunk in RESERVED:
        message, advice = f"`{chunk}` is a reserved word", RESERVED_ELSEWHERE[chunk]
    elif lower in RESERVED:
        message, advice = f"`{chunk}` is not in lower case", f"write `{lower}`"
    elif _NUMBER.fullmatch(chunk):
        message, advice = f"`{chunk}` is not a whole number", A_COUNT
    elif is_name(lower):
        message, advice = f"{message}: names are in lower case", f"write `{lower}`"
    elif is_name(joined):
        message, advice = f"{message}: names have no hyphens", f"write `{joined}`"
    elif odd := [character for character in chunk if not character.isascii()]:
        message += f": its `{odd[0]}` is {_code(odd[0])}"
    return message, advice


def _unexpected_word(text: str, error: UnexpectedToken) -> StatementProblem:
    token, accepts = error.token, error.accepts
    ended = token.type == "$END"
    start = len(text) if ended else token.start_pos or 0
    end = start + len(token)
    *_, before = [None, *_WORD.finditer(text, 0, start)]
    last = before[0] if before else ""
    place = (start, end) if not ended else before.span() if before else (0, end)
    if missing := _something_missing(token, last, accepts, text[end:]):
        return StatementProblem(*place, *missing)
    opener = _opener(error.state.value_stack)
    if opener is not None and _breaks_off(opener, token):
        place = (opener.start_pos or 0, opener.end_pos or 0)
        return StatementProblem(*place, *_unclosed(opener))
    if before is not None and (advice := _english(last, token)):
        return StatementProblem(*before.span(), _no_place_for(last), advice)
    return StatementProblem(*place, *_after_a_statement(token, last, opener))


def _something_missing(token: Token, last: str, accepts: set[str], rest: str) -> Explanation | None:
    """What should come after `last` instead of `token`; None where a statement may end."""
    if "TRUE" in accepts:
        return _no_statement(token, last, rest)
    if "LEVEL" in accepts:
        return _no_level(token, last)
    if "NUMBER" in accepts:
        return f"a whole number in digits belongs after `{last}`", A_COUNT
    return PHRASES.get(frozenset(accepts))


def _no_statement(token: Token, last: str, rest: str) -> Explanation:
    """Where a statement should begin there is `token`."""
    if token.type == "$END":
        if not last:
            return "the statement is empty", "write what should hold"
        return f"a statement is missing after `{last}`", ""
    if token.type in {"NUMBER", "LEVEL"}:
        if re.match(r"\s*of\b", rest):
            bounds = ("exactly", "at least", "at most")
            return _no_place_for(token), f"write {one_of([f'{b} {token} of' for b in bounds])}"
        return f"`{token}` is not a name", f"if it is a level write `X is {token}`"
    if (last, token) == ("if", "and"):
        return _cannot_follow(token, last), "write `A iff B`"
    if (last, token) == ("(", ")"):
        return "there is nothing in these parentheses", "write a statement in them"
    between = f"between `{last}` and `{token}`" if last else f"before `{token}`"
    return f"a statement is missing {between}", ""


def _no_level(token: Token, last: str) -> Explanation:
    """Where a level should stand there is `token`."""
    match token.type:
        case "AT" if last == "not":
            return "`is not` takes a level", "write `not X is at least level`"
        case "TRUE" | "FALSE":
            return f"`{token}` is not a level", "write the option by itself, or `not` before it"
        case "FULL_NAME":
            return f"`{token}` is not a level", "write `A iff B` to compare two statements"
        case "LPAR":
            return f"`{last}` takes one level", "write `X is level or X is level`"
        case _:
            return f"a level is missing after `{last}`", ""


def _opener(stack: list[Token | Tree[Token]]) -> Token | None:
    """The innermost `(` or `if` on the parser's stack that waits for its `)` or `then`."""
    from lark import Token

    thens = 0
    for place in reversed(range(len(stack))):
        token, below = stack[place], stack[place - 1] if place else None
        if not isinstance(token, Token):
            continue
        if token.type == "LPAR":
            return token
        if token.type == "THEN":
            thens += 1
        leads = below is None or (isinstance(below, Token) and below.type != "ONLY")
        if token.type == "IF" and leads:
            if not thens:
                return token
            thens -= 1
    return None


def _breaks_off(opener: Token, token: Token) -> bool:
    return token.type in {"$END", "RPAR", "THEN"} or (opener.type, token.type) == ("IF", "COMMA")


def _unclosed(opener: Token) -> Explanation:
    if opener.type == "LPAR":
        return "this `(` is never closed", "write `)` where it should end"
    return "this `if` lacks its `then`", "write `if A then B`, without a comma"


def _english(last: str, token: Token) -> str:
    """What to write instead of `last`, if `token` shows that it was not meant as a name."""
    if token.type == "OF":
        return BEFORE_OF.get(last, "")
    if token.type in {"RPAR", "COMMA", "THEN", "IS"}:
        return ""
    return BEFORE.get(last, "")


def _after_a_statement(token: Token, last: str, opener: Token | None) -> Explanation:
    """A statement has ended at `last`, and `token` does not carry it on."""
    if token in BETWEEN:
        return _no_place_for(token), BETWEEN[token]
    if token.type in UNATTACHED:
        return UNATTACHED[token.type]
    message = _cannot_follow(token, last)
    match token.type:
        case "IS":
            return message, "write `X is level`, where X is an option"
        case "AT" if is_name(last):
            return message, "write `X is at least level`, or `and` or `or` between statements"
        case "OF" | "LEAST" | "MOST":
            return message, "write `at least 1 of (A, B, …)` to count"
        case _:
            conditional = opener is not None and opener.type == "IF"
            words = "`then`, `and`" if conditional else "`and`"
            return message, f"write {words} or `or` between them"


def _no_place_for(word: str) -> str:
    return f"`{word}` cannot stand in a statement"


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _cannot_follow(word: str, last: str) -> str:
    return f"`{word}` cannot follow `{last}`"
