"""Large conflicts to measure with: random ones of a given structure, and copies of a small one.

The random ones are not like conflicts that people write down; their structure says how far the
statements of a decision maker reach, which is what makes a large conflict easy or hard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal, TypeVar

from detente.conflict import Conflict, DecisionMaker, Option, Prioritised, Statement
from detente.conflict.statement.syntax import And, Expr, If, Not, Or, Taken, Xor

T = TypeVar("T")
Structure = Literal["local", "hub", "global"]

ONE_WAY = 2
MOST_OPTIONS = 4
MENTIONS_A_HUB = 0.35

COPY = """
  a{k}:
    options: {{x{k}: x, y{k}: y}}
    prefers: ["y{k} xor u{k}", "not y{k} or u{k}", "not y{k} and not x{k}"]
  b{k}:
    options: {{u{k}: u, v{k}: v}}
    prefers: ["not v{k} and not x{k}", "not v{k} or y{k}", "not u{k} if not x{k} and not v{k}"]
  c{k}:
    options: {{w{k}: w}}
    prefers: ["not w{k} if y{k} and not v{k}", "not w{k}", "w{k} only if x{k}"]
"""
"""Three decision makers; x stays once taken, y and w exclude each other."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a random conflict is drawn from.

    `statements` is for each decision maker. They speak of its own options and of those at most
    `window` places from the middle of its own (`local`); some of them besides of one of so many
    `hubs`, options that everybody speaks of (`hub`); or of any options at all (`global`).
    """

    options: int
    decision_makers: int
    statements: int
    structure: Structure
    window: int = 6
    hubs: int = 0
    seed: int = 0

    def of(self, seed: int) -> Size:
        """The same size with another seed."""
        return replace(self, seed=seed)


def large(size: Size) -> Conflict:
    """A random conflict of binary options, always the same one for the same size.

    The options are split evenly in order: o1, o2, … are those of d1. There is a constraint for
    each decision maker on average, all of them true in one random state, and two options stay once
    taken.
    """
    rng = Random(repr(size))
    owners = [k * size.decision_makers // size.options for k in range(size.options)]
    one_way = set(rng.sample(range(size.options), min(ONE_WAY, size.options)))
    options = [
        Option(f"o{k + 1}", f"d{owner + 1}", direction="up" if k in one_way else "both")
        for k, owner in enumerate(owners)
    ]
    hubs = rng.sample(options, size.hubs) if size.structure == "hub" else []
    pools = [_pool(size, options, dm) for dm in range(size.decision_makers)]
    possible = {option.name: rng.random() < 0.5 for option in options}
    return Conflict(
        tuple(
            DecisionMaker(
                f"d{dm + 1}",
                options=tuple(o for o, owner in zip(options, owners, strict=True) if owner == dm),
                preference=Prioritised(
                    tuple(_statement(rng, pool, hubs) for _ in range(size.statements))
                ),
            )
            for dm, pool in enumerate(pools)
        ),
        constraints=tuple(_constraint(rng, rng.choice(pools), possible) for _ in pools),
    )


def shuffled(conflict: Conflict, seed: int) -> Conflict:
    """The same conflict written at random: decision makers, their options and all names.

    Statements keep their order, which is their priority. Of conflicts that this module makes.
    """
    rng = Random(seed)
    dms = _shuffled(rng, conflict.decision_makers)
    ids = _names(rng, "p", [dm.id for dm in dms])
    new = _names(rng, "q", [option.name for option in conflict.options])
    full = {o.name: f"{ids[o.owner]}.{new[o.name]}" for o in conflict.options}
    return Conflict(
        tuple(
            DecisionMaker(
                ids[dm.id],
                options=tuple(
                    replace(option, id=new[option.name], owner=ids[dm.id])
                    for option in _shuffled(rng, dm.options)
                ),
                preference=_rewritten(dm.preference, full),
            )
            for dm in dms
        ),
        constraints=tuple(
            _renamed(constraint, full) for constraint in _shuffled(rng, conflict.constraints)
        ),
    )


def product(copies: int, linked: bool = False) -> Conflict:
    """So many copies of one conflict of five options, side by side.

    They have nothing to do with each other, so that every set of equilibria is a product, unless
    `linked`: then v of each copy or u of the next is taken.
    """
    from detente.files import parse

    numbers = range(1, copies + 1)
    links = [f"v{k} or u{k + 1}" for k in numbers[:-1]] if linked else []
    lines = [
        "decision_makers:",
        *(COPY.format(k=k) for k in numbers),
        "constraints:",
        *(f"  - {text}" for text in [*(f"not (y{k} and w{k})" for k in numbers), *links]),
        f"irreversible: [{', '.join(f'x{k}' for k in numbers)}]",
    ]
    return parse("\n".join(lines)).conflict()


def _pool(size: Size, options: Sequence[Option], dm: int) -> list[str]:
    """The full names of the options that a decision maker may speak of."""
    if size.structure == "global":
        return [option.name for option in options]
    own = [k for k, option in enumerate(options) if option.owner == f"d{dm + 1}"]
    middle = sum(own) / max(1, len(own))
    return [o.name for k, o in enumerate(options) if k in own or abs(k - middle) <= size.window]


def _statement(rng: Random, pool: Sequence[str], hubs: Sequence[Option]) -> Statement:
    names = rng.sample(pool, rng.randint(1, min(MOST_OPTIONS, len(pool))))
    if hubs and rng.random() < MENTIONS_A_HUB:
        names.append(rng.choice(hubs).name)
    first, *others = (_literal(name, rng.random() < 0.5) for name in dict.fromkeys(names))
    expr = first
    for other in others:
        expr = rng.choice((_and, _or, If))(expr, other)
    return Statement(expr)


def _constraint(rng: Random, pool: Sequence[str], possible: Mapping[str, bool]) -> Statement:
    """Two or three literals of which one is true in the state that must stay possible."""
    names = rng.sample(pool, min(rng.randint(2, 3), len(pool)))
    wanted = {name: rng.random() < 0.5 for name in names}
    if all(wanted[name] != possible[name] for name in names):
        wanted[names[0]] = possible[names[0]]
    return Statement(Or(tuple(_literal(name, taken) for name, taken in wanted.items())))


def _literal(name: str, taken: bool) -> Expr:
    return Taken(name) if taken else Not(Taken(name))


def _and(one: Expr, other: Expr) -> Expr:
    return And((*(one.items if isinstance(one, And) else (one,)), other))


def _or(one: Expr, other: Expr) -> Expr:
    return Or((*(one.items if isinstance(one, Or) else (one,)), other))


def _shuffled(rng: Random, items: Sequence[T]) -> list[T]:
    return rng.sample(items, len(items))


def _names(rng: Random, letter: str, names: Sequence[str]) -> dict[str, str]:
    numbers = rng.sample(range(1, len(names) + 1), len(names))
    return {name: f"{letter}{number}" for name, number in zip(names, numbers, strict=True)}


def _rewritten(preference: object, names: Mapping[str, str]) -> Prioritised:
    if not isinstance(preference, Prioritised):
        raise TypeError(f"{preference} is not made of prioritised statements")
    return Prioritised(tuple(_renamed(one, names) for one in preference.statements))


def _renamed(statement: Statement, names: Mapping[str, str]) -> Statement:
    return replace(statement, expr=_expr(statement.expr, names))


def _expr(expr: Expr, names: Mapping[str, str]) -> Expr:
    match expr:
        case Taken(option=option):
            return Taken(names[option])
        case Not(item=item):
            return Not(_expr(item, names))
        case If(condition=condition, consequence=consequence):
            return replace(
                expr, condition=_expr(condition, names), consequence=_expr(consequence, names)
            )
        case And(items=items) | Or(items=items) | Xor(items=items):
            return replace(expr, items=tuple(_expr(item, names) for item in items))
        case _:
            raise TypeError(f"{expr} is not a statement of this module")
