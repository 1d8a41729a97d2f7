"""How one list of statements becomes another, by the least change.

Statements are matched by their canonical text and, where a text stands several times, by
occurrence: the first with the first. Those in both lists may stand in another order; the moved ones
are a cheapest set to lift out so that the rest stand in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from detente.conflict import Statement
from detente.conflict.statement.syntax import Expr, Named, Pattern, parts
from detente.conflict.statement.text import text

K = TypeVar("K")
V = TypeVar("V")

Key = tuple[str, int]
"""A statement of a list: its canonical text, and which of those with this text it is, from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the statements of two lists.

    `dropped` and `steady` are in the order of the first list, `added` and `moved` in that of the
    second.
    """

    dropped: tuple[Key, ...]
    added: tuple[Key, ...]
    moved: tuple[Key, ...]
    steady: tuple[Key, ...]


def words(expr: Expr) -> str:
    """The canonical text of a statement; patterns also say of which options they speak."""
    options = dict.fromkeys(o for pattern in _patterns(expr) for o in pattern.options)
    return f"{text(expr)} of ({', '.join(options)})" if options else text(expr)


def _patterns(expr: Expr) -> list[Pattern]:
    if isinstance(expr, Pattern):
        return [expr]
    if isinstance(expr, Named):
        return []
    return [pattern for part in parts(expr) for pattern in _patterns(part)]


def keyed(statements: Iterable[Statement]) -> dict[Key, Statement]:
    """The statements of a list by their keys, in its order.

    >>> from detente.conflict.statement.syntax import Taken
    >>> aid = Statement(Taken("us.aid"))
    >>> [*keyed([aid, aid])]
    [('us.aid', 1), ('us.aid', 2)]
    """
    seen: Counter[str] = Counter()
    found: dict[Key, Statement] = {}
    for statement in statements:
        name = words(statement.expr)
        seen[name] += 1
        found[name, seen[name]] = statement
    return found


def changed(before: Iterable[Statement], after: Iterable[Statement]) -> Change:
    """How the first list becomes the second.

    Of several cheapest sets of moved statements it takes a smallest, and of these the one that
    leaves in place what stands highest in the first list.
    """
    old, new = keyed(before), keyed(after)
    place = {key: k for k, key in enumerate(old)}
    kept = [key for key in new if key in old]
    prices = [old[key].price for key in kept]
    steady = {kept[k] for k in heaviest([place[key] for key in kept], prices)}
    return Change(
        dropped=tuple(key for key in old if key not in new),
        added=tuple(key for key in new if key not in old),
        moved=tuple(key for key in kept if key not in steady),
        steady=tuple(key for key in old if key in steady),
    )


def cost(before: Iterable[Statement], after: Iterable[Statement]) -> Decimal:
    """The cost of the least change from one list to another (definitions §8, “Least change”).

    The prices of the dropped, of the added and of the moved statements; a kept statement has the
    price that it has in the first list.

    >>> from detente.conflict.statement.syntax import Taken
    >>> a, b, c, d = (Statement(Taken(f"dm.{name}")) for name in "abcd")
    >>> cost([a, b, c], [c, a, d])
    Decimal('3')
    """
    old, new = keyed(before), keyed(after)
    change = changed(old.values(), new.values())
    gone = sum((old[key].price for key in change.dropped + change.moved), Decimal(0))
    return sum((new[key].price for key in change.added), gone)


def heaviest(places: Sequence[int], weights: Sequence[Decimal]) -> tuple[int, ...]:
    """Which of some different numbers form the heaviest increasing subsequence, by position.

    Of several it takes a longest, and of these the one with the smaller numbers from the first on
    which they differ.

    >>> heaviest([2, 0, 1], [Decimal(1)] * 3)
    (1, 2)
    >>> heaviest([2, 0, 1], [Decimal(3)] + [Decimal(1)] * 2)
    (0,)
    """
    ending: list[tuple[int, ...]] = []

    def worth(chain: tuple[int, ...]) -> tuple[Decimal, int, list[int]]:
        weight = sum((weights[k] for k in chain), Decimal(0))
        return weight, len(chain), [-places[k] for k in chain]

    for k, place in enumerate(places):
        before = [chain for chain in ending if places[chain[-1]] < place]
        ending.append((*max(before, key=worth, default=()), k))
    return max(ending, key=worth, default=())


def put_back(
    order: Sequence[K],
    items: Mapping[K, V],
    key: K,
    item: V,
    steady: Iterable[K] | None = None,
) -> dict[K, V]:
    """Some items by name with one more: right after its nearest predecessor in an order, or first.

    Only what is `steady` counts as a predecessor, by default all.

    >>> put_back(["a", "b", "c"], {"a": 1, "c": 3, "d": 4}, "b", 2)
    {'a': 1, 'b': 2, 'c': 3, 'd': 4}
    """
    standing = set(items if steady is None else steady) & items.keys()
    earlier = [other for other in order[: order.index(key)] if other in standing]
    names = [name for name in items if name != key]
    place = names.index(earlier[-1]) + 1 if earlier else 0
    names.insert(place, key)
    return {name: item if name == key else items[name] for name in names}
