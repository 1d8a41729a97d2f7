"""Preferences as what can be compared: of one kind, by the keys of their statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.conflict import Preference, Prioritised, Ranked, Weight, Weighted
from detente.studies.differences.lists import Key, keyed, words


def as_of_kind(preference: Preference | None, other: Preference | None) -> Preference | None:
    """The preference; where there is none, an empty list of the kind of another one."""
    match preference, other:
        case None, Prioritised():
            return Prioritised(())
        case None, Weighted():
            return Weighted(())
        case _:
            return preference


def same(before: Preference | None, after: Preference | None) -> bool:
    """Whether two preferences that are no lists of statements are the same, by text."""
    match before, after:
        case Ranked(), Ranked():
            return _groups(before) == _groups(after) and before.greatly == after.greatly
        case _:
            return before == after


def marked(preference: Prioritised) -> frozenset[Key]:
    """The statements that have a mark of a great difference right below them."""
    return frozenset(
        key for k, key in enumerate(keyed(preference.statements), 1) if k in preference.greatly
    )


def places(keys: Iterable[Key], marks: frozenset[Key]) -> tuple[int, ...]:
    """The places of the marks in a list of statements of these keys."""
    return tuple(k for k, key in enumerate(keys, 1) if key in marks)


def weighed(preference: Weighted) -> Mapping[Key, Weight]:
    """The weights by the keys of their statements."""
    keys = keyed(weight.statement for weight in preference.weights)
    return dict(zip(keys, preference.weights, strict=True))


def _groups(preference: Ranked) -> list[list[str]]:
    return [[words(expr) for expr in group] for group in preference.groups]
