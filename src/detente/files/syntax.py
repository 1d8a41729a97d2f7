"""Errors of YAML's syntax in plain words, and at the place where the author should look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.files.problems import Problem
from detente.files.text import Text
from detente.files.trouble import Trouble, indentation

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

GREATLY = ("`>>` cannot stand here without quotes", "write `greatly`, or '>>' in quotes")
DEEPEST = 40
"""How many levels deep lists and mappings may be nested."""

TOO_DEEP = (
    f"lists and mappings are nested more than {DEEPEST} deep",
    "is a bracket too many here?",
)
QUOTES = "put the whole text in quotes"
KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s'\"#\[{-][^'\"#\[{]*?):(?:\s|$)")
KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*(?P<key>\w+):(?P<value>\S.*)")

Found = tuple[int, str, str]
"""Where, what is wrong, what to write instead."""


def explain(error: yaml.YAMLError, text: Text) -> Problem:
    """What is wrong with the syntax of `text`, given the error of YAML's parser."""
    trouble = Trouble(error, text)
    found = (rule(trouble) for rule in RULES)
    return text.problem(*next(filter(None, found), _unknown(trouble)))


def _too_deep(trouble: Trouble) -> Found | None:
    """Some versions of the parser refuse depth themselves, before they tell what stands there."""
    if "nesting depth" not in trouble.says:
        return None
    depth = 0
    for place, sign in enumerate(trouble.content[: trouble.at]):
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEEPEST:
            return place, *TOO_DEEP
    return trouble.at, *TOO_DEEP


def _tab(trouble: Trouble) -> Found | None:
    line = trouble.text.line(trouble.line)
    place = line[: indentation(line)].find("\t")
    if place < 0:
        return None
    return (
        trouble.text.start(trouble.line) + place,
        "a tab stands in the indentation",
        "indent with spaces",
    )


def _block_text(trouble: Trouble) -> Found | None:
    if "block scalar" not in trouble.says or trouble.began is None:
        return None
    sign = trouble.content[trouble.began]
    if trouble.content.startswith(">>", trouble.began):
        return trouble.began, *GREATLY
    message = f"after `{sign}` the text begins on the next line"
    return (
        trouble.began,
        message,
        f"go on below, indented; or, if `{sign}` is part of the text, {QUOTES}",
    )


def _forbidden_start(trouble: Trouble) -> Found | None:
    if "cannot start any token" not in trouble.says:
        return None
    if trouble.here.startswith(">>"):
        return trouble.at, *GREATLY
    return trouble.at, f"a text cannot begin with {trouble.here[:1]}", QUOTES


def _directive(trouble: Trouble) -> Found | None:
    start = trouble.text.start(trouble.line)
    line = trouble.line
    if not trouble.content.startswith("%", start) and line > 1:
        line -= 1
    if not trouble.text.line(line).startswith("%"):
        return None
    return (
        trouble.text.start(line),
        "a line cannot begin with `%`",
        "take the line out, or put its text in quotes",
    )


def _colon_in_text(trouble: Trouble) -> Found | None:
    """`title: A truce: a plan`, in braces too."""
    if not trouble.here.startswith(":"):
        return None
    in_braces = (
        "flow mapping" in trouble.says and ":" in trouble.content[trouble.began : trouble.at]
    )
    same_line = trouble.began is None or trouble.text.place(trouble.began)[0] == trouble.line
    if not (in_braces and same_line) and not (
        "not allowed" in trouble.says and KEY.match(trouble.before)
    ):
        return None
    return trouble.at, "`: ` ends a key, so it cannot stand inside a text", QUOTES


def _missing_colon(trouble: Trouble) -> Found | None:
    if "expected ':'" in trouble.says and trouble.began is not None:
        return _no_colon(trouble, trouble.text.place(trouble.began)[0])
    number = trouble.line_above()
    if "not allowed" not in trouble.says or not trouble.here.startswith(":") or number is None:
        return None
    line = trouble.text.line(number)
    alone = re.fullmatch(r"[\s-]*\w+\s*", line) is not None
    beside = indentation(line) == indentation(trouble.before)
    return _no_colon(trouble, number) if (alone or beside) and not KEY.match(line) else None


def _no_colon(trouble: Trouble, number: int) -> Found:
    line = trouble.text.line(number)
    start = trouble.start_of(number)
    if found := KEY_WITHOUT_SPACE.match(line):
        key, value = found["key"], found["value"].strip()
        return (
            start,
            f"there is no space after the colon of `{key}`",
            f"write `{key}: {_short(value)}`",
        )
    advice = "write a colon and a space after a key"
    if len(line.split()) > 2:
        advice += ", or indent the line if it goes on with the text above"
    if found := re.match(r"\s*(?:- +)?[a-z][a-z0-9_]*(?=\s|$)", line):
        return start, f"there is no colon after `{found[0].strip(' -')}`", advice
    return start, "there is no key and colon here", advice


def _indented_key(trouble: Trouble) -> Found | None:
    """A key that goes on with the text of the line above."""
    if "mapping values" not in trouble.says or not trouble.here.startswith(":"):
        return None
    start = trouble.start_of(trouble.line)
    return (
        start,
        "this line continues the text of the line above, and `: ` cannot stand inside a text",
        "begin it in the column of the key it stands beside; if it is text, put it all in quotes",
    )


def _dash_after_key(trouble: Trouble) -> Found | None:
    if "sequence entries are not allowed" not in trouble.says:
        return None
    return (
        trouble.at,
        "a list cannot begin on the line of its key",
        "begin it on the next line, or write [a, b]",
    )


def _unclosed_quote(trouble: Trouble) -> Found | None:
    if "quoted scalar" not in trouble.says or trouble.began is None:
        return None
    quote = trouble.content[trouble.began]
    if "escape" in trouble.says or "hex" in trouble.says:
        at = trouble.content.rfind("\\", trouble.began, trouble.at + 1)
        escape = trouble.content[at : at + 2]
        return at, f"`{escape}` means nothing in double quotes", "write the text in single quotes"
    return (
        trouble.began,
        f"the quote {quote} that begins here is never closed",
        f"close it with {quote}",
    )


def _after_closing(trouble: Trouble) -> Found | None:
    """`"Ready" to talk`, `[Draft] A truce`."""
    last = trouble.before.rstrip()[-1:]
    if "expected" not in trouble.says or not last or trouble.here[:1] in "]},":
        return None
    if "flow" in trouble.says and trouble.here[:1] in "'\"":
        return trouble.at, "a comma is missing here", "part entries by commas"
    if last in "'\"":
        advice = "put the whole text in quotes of the other kind"
        return trouble.at, f"the text goes on after its closing quote {last}", advice
    if last not in "]}" or "flow" in trouble.says:
        return None
    message = f"something follows after the closing `{last}`"
    return trouble.at, message, f"if it is all one text, {QUOTES}"


def _unopened(trouble: Trouble) -> Found | None:
    sign = trouble.here[:1]
    if sign not in {"]", "}"} or "flow" in trouble.says:
        return None
    return (
        trouble.at,
        f"`{sign}` closes what was never opened",
        "delete it, or put the text in quotes",
    )


def _unclosed_bracket(trouble: Trouble) -> Found | None:
    if "flow" not in trouble.says or trouble.began is None:
        return None
    began, here = trouble.began, trouble.here[:1]
    if trouble.at_end and trouble.content[began : began + 1] not in {"[", "{"}:
        began = max(trouble.content.rfind(sign, 0, trouble.at) for sign in "[{")
    sign = trouble.content[began]
    if sign not in "[{":
        return trouble.at, f"`{here}` stands where an entry is missing", "delete one of the commas"
    close = "]" if sign == "[" else "}"
    if trouble.at_end or trouble.text.place(began)[0] < trouble.line:
        return began, f"the `{sign}` that begins here is not closed", f"close it with `{close}`"
    if here in {"]", "}"}:
        return trouble.at, f"`{here}` cannot close `{sign}`", f"write `{close}`"
    message = f"a comma or `{close}` is missing here"
    return trouble.at, message, f"part entries by commas; {QUOTES} that needs them"


def _cut_by_comment(trouble: Trouble) -> Found | None:
    """A text that goes on in the line after a comment."""
    number = trouble.line_above()
    if number is None or "expected" not in trouble.says or trouble.before.strip():
        return None
    comment = re.search(r"\s#", trouble.text.line(number))
    if comment is None or trouble.here.startswith("-") or KEY.match(trouble.here):
        return None
    return (
        trouble.text.start(number) + comment.start() + 1,
        "` #` begins a comment and ends the text before it, which goes on in the next line",
        "move the comment to a line of its own above",
    )


def _first_line(trouble: Trouble) -> Found | None:
    if "document start" not in trouble.says:
        return None
    if re.search(r"(?m)^\.\.\.", trouble.content[: trouble.at]):
        return trouble.at, "the model goes on after `...`, which ends it", "delete the line `...`"
    return (
        trouble.at,
        "this line begins before the first one",
        "begin all top-level keys in the first column",
    )


def _list_among_keys(trouble: Trouble) -> Found | None:
    if "expected" not in trouble.says or not trouble.here.startswith("-") or trouble.before.strip():
        return None
    return (
        trouble.at,
        "no list above has its dashes in this column",
        "indent all dashes of a list alike",
    )


def _no_column(trouble: Trouble) -> Found | None:
    if "expected" not in trouble.says or trouble.before.strip():
        return None
    message = "this line begins in a column in which nothing above it begins"
    return trouble.at, message, "indent what belongs together alike"


def _unknown(trouble: Trouble) -> Found:
    return (
        trouble.at,
        "YAML cannot read on here",
        "check colons, quotes, brackets and indentation here and above",
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


RULES: tuple[Callable[[Trouble], Found | None], ...] = (
    _too_deep,
    _tab,
    _block_text,
    _forbidden_start,
    _unclosed_quote,
    _colon_in_text,
    _missing_colon,
    _indented_key,
    _dash_after_key,
    _unopened,
    _after_closing,
    _unclosed_bracket,
    _cut_by_comment,
    _directive,
    _first_line,
    _list_among_keys,
    _no_column,
)
