"""Small conflicts in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from detente.conflict import (
    BINARY,
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Definition,
    Level,
    Option,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.statement.parse import parse
from detente.conflict.statement.pattern import is_pattern, parse_pattern
from detente.conflict.statement.syntax import Expr, Named
from detente.conflict.statement.vocabulary import Vocabulary
from detente.studies.hints import Hint, hints

Group = str | Sequence[str]


class Words:
    """Reads the statements of a small conflict with these options and these named statements."""

    def __init__(self, options: Sequence[Option], **named: str) -> None:
        self.options = tuple(options)
        self.named: dict[str, Named] = {}
        for name, statement in named.items():
            self.named[name] = Named(name, self(statement))

    def __call__(self, text: str) -> Expr:
        if is_pattern(text):
            return parse_pattern(text, self.options)
        return parse(text, Vocabulary(self.options, self.named))


def option(text: str) -> Option:
    """`a.x`, `a.x up` or, with levels, `a.x none some whole`."""
    name, *words = text.split()
    owner, _, short = name.partition(".")
    found = Option(short, owner)
    match words:
        case ["up"]:
            return replace(found, direction="up")
        case ["down"]:
            return replace(found, direction="down")
        case _:
            return replace(found, levels=tuple(map(Level, words)) or BINARY)


def conflict(
    options: str,
    *,
    define: Mapping[str, str] | None = None,
    coalesce: Mapping[str, str] | None = None,
    constraints: Sequence[str] = (),
    instruments: Sequence[str] = (),
    **wishes: Sequence[Group] | Mapping[str, int],
) -> Conflict:
    """A conflict with some options, set apart by commas, and what each decision maker wants.

    A list holds statements, or groups if it begins with `ranking`; a mapping gives weights.
    `greatly` in a list marks a great difference.
    """
    found = [option(text.strip()) for text in options.split(",")]
    words = Words(found, **(define or {}), **(coalesce or {}))
    owners = dict.fromkeys([o.owner for o in found] + list(wishes))
    return Conflict(
        tuple(
            DecisionMaker(
                owner,
                options=tuple(o for o in found if o.owner == owner),
                preference=preference(wishes[owner], words) if owner in wishes else None,
            )
            for owner in owners
        ),
        constraints=tuple(Statement(words(text)) for text in constraints),
        definitions=tuple(Definition(name, words.named[name].body) for name in define or {}),
        coalesced=tuple(CoalescedClass(name, words.named[name].body) for name in coalesce or {}),
        instruments=tuple(instruments),
    )


def preference(wishes: Sequence[Group] | Mapping[str, int], words: Words) -> Preference:
    if isinstance(wishes, Mapping):
        pairs = wishes.items()
        return Weighted(tuple(Weight(Statement(words(s)), Decimal(w)) for s, w in pairs))
    ranking = wishes[:1] == ["ranking"]
    items = [[item] if isinstance(item, str) else item for item in wishes[ranking:]]
    marks = [k for k, item in enumerate(items) if item == ["greatly"]]
    greatly = tuple(k - n for n, k in enumerate(marks))
    groups = tuple(tuple(map(words, item)) for item in items if item != ["greatly"])
    if ranking:
        return Ranked(groups, greatly)
    return Prioritised(tuple(Statement(expr) for (expr,) in groups), greatly)


def of_kind(kind: str, conflict: Conflict) -> list[Hint]:
    """The hints of one kind."""
    return [hint for hint in hints(conflict) if hint.kind == kind]


def places(kind: str, conflict: Conflict) -> list[str]:
    """Where the hints of one kind point to, dotted, without the leading key."""
    return [".".join(map(str, hint.where[1:])) for hint in of_kind(kind, conflict)]
