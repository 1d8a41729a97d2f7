"""Hypothesis strategies for small conflicts, however they may be written.

`conflicts()` draws any of them; `option_form`, `graph_form` and `coalesced` one kind each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from detente.conflict import (
    BINARY,
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Direction,
    GraphState,
    Level,
    Option,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    StatusQuo,
    Weight,
    Weighted,
)
from detente.conflict.statement.evaluate import Levels, holds
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
    Pattern,
    Relation,
    Taken,
    Xor,
)

Config = tuple[int, ...]
T = TypeVar("T")

repeatable = settings(
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same examples on every run, however slow the machine."""

MOST_CELLS = 24


def conflicts(most_dms: int = 3) -> st.SearchStrategy[Conflict]:
    """Small conflicts in option form, with coalesced states and in graph form."""
    kinds = (option_form, coalesced, graph_form)
    return st.one_of(*(kind(most_dms=most_dms) for kind in kinds))


@st.composite
def option_form(
    draw: st.DrawFn,
    *,
    most_cells: int = MOST_CELLS,
    most_dms: int = 3,
    reversible: bool = False,
    apart: bool = False,
) -> Conflict:
    """Up to `most_dms` decision makers with at most `most_cells` combinations of their options.

    Options of two to four levels, one-way ones among them unless `reversible`; up to two
    constraints, each on the options of one decision maker if `apart`; a preference of any kind for
    each, or none; a status quo or none.
    """
    dms = _decision_makers(draw, most_cells, most_dms, reversible)
    options = tuple(option for dm in dms for option in dm.options)
    conflict = Conflict(
        dms,
        constraints=_constraints(draw, dms, apart),
        status_quo=StatusQuo(_levels(draw, options)) if draw(st.booleans()) else None,
    )
    return _with_preferences(draw, conflict, [*atoms(options), _pattern(draw, options)])


@st.composite
def coalesced(draw: st.DrawFn, *, most_dms: int = 3) -> Conflict:
    """A conflict in option form of which one or two classes of states count as one each."""
    dms = _decision_makers(draw, MOST_CELLS, most_dms, False)
    conflict = Conflict(dms, constraints=_constraints(draw, dms, False))
    options = conflict.options
    free = feasible(conflict)
    classes: list[CoalescedClass] = []
    for name in ("c1", "c2"):
        expr = _statement(draw, atoms(options))
        members = [config for config in free if true_at(expr, options, config)]
        if 0 < len(members) <= max(1, len(free) // 2):
            outside = [Not(one.expr) for one in classes]
            classes.append(CoalescedClass(name, And((expr, *outside)) if outside else expr))
            free = [config for config in free if config not in members]
    classes = classes or [CoalescedClass("c1", pattern(options, free[0]))]
    conflict = replace(
        conflict,
        coalesced=tuple(classes),
        status_quo=StatusQuo(_levels(draw, options)) if draw(st.booleans()) else None,
    )
    named = [Named(one.name, one.expr) for one in classes]
    return _with_preferences(draw, conflict, [*named, *atoms(options), _pattern(draw, options)])


@st.composite
def graph_form(draw: st.DrawFn, *, most_dms: int = 3) -> Conflict:
    """Up to `most_dms` decision makers that move between up to six listed states."""
    states = [f"s{k}" for k in range(1, draw(st.integers(1, 6)) + 1)]
    dms: list[DecisionMaker] = []
    for k in range(1, draw(st.integers(1, most_dms)) + 1):
        ends = {s: [t for t in states if s != t and draw(st.booleans())] for s in states}
        dms.append(DecisionMaker(f"d{k}", moves={s: tuple(ts) for s, ts in ends.items()}))
    conflict = Conflict(
        tuple(dms),
        states=tuple(map(GraphState, states)),
        status_quo=StatusQuo({}, pick(draw, states)) if draw(st.booleans()) else None,
    )
    return _with_preferences(draw, conflict, [InState(s) for s in states])


@st.composite
def preferences(draw: st.DrawFn, conflict: Conflict, items: Sequence[Expr]) -> Preference | None:
    """Prioritised statements, weights or a ranking, over statements made of `items`; or none."""
    kind = pick(draw, ["prioritised", "weighted", "ranked", "strict", "tied", "none"])
    several = range(draw(st.integers(0, 5)))
    match kind:
        case "prioritised":
            return Prioritised(tuple(Statement(_statement(draw, items)) for _ in several))
        case "weighted":
            return Weighted(
                tuple(Weight(Statement(_statement(draw, items)), draw(WEIGHTS)) for _ in several)
            )
        case "ranked":
            groups = ([_statement(draw, items) for _ in range(1 + k % 2)] for k in several)
            return Ranked(tuple(map(tuple, groups)))
        case "strict" | "tied":
            states = draw(st.permutations(single_states(conflict)))
            size = 1 if kind == "strict" else 1 + len(states) // 4
            return Ranked(tuple(tuple(states[k : k + size]) for k in range(0, len(states), size)))
        case _:
            return None


def decimal(digits: int, exponent: int) -> Decimal:
    """`digits` times ten to the power of `exponent`, exactly."""
    return Decimal(digits).scaleb(exponent)


WEIGHTS = st.one_of(
    st.integers(-3, 3).map(Decimal),
    st.builds(decimal, st.integers(-9, 9), st.just(-1)),
    st.builds(decimal, st.integers(-9, 9), st.integers(-30, 30)),
)
"""Whole numbers, tenths, and now and then something huge or tiny."""


@st.composite
def statements(draw: st.DrawFn, items: Sequence[Expr]) -> Expr:
    """A statement made of some atoms, every connective among the possible ones."""
    return _statement(draw, items)


def atoms(options: Sequence[Option]) -> list[Expr]:
    """Every option taken, every option compared with each of its levels, and the constants."""
    found: list[Expr] = [Constant(False), Constant(True)]
    for option in options:
        found.append(Taken(option.name))
        found += [At(option.name, how, at) for how in RELATIONS for at in option.level_ids]
    return found


def single_states(conflict: Conflict) -> list[Expr]:
    """Every state by itself, in order: a state of graph form, a class, a pattern without `-`."""
    if conflict.states is not None:
        return [InState(state.id) for state in conflict.states]
    options, found = conflict.options, dict[Expr, None]()
    for config in feasible(conflict):
        classes = (c for c in conflict.coalesced if true_at(c.expr, options, config))
        one = next(classes, None)
        found[Named(one.name, one.expr) if one else pattern(options, config)] = None
    return list(found)


def pattern(options: Sequence[Option], config: Sequence[int | None]) -> Pattern:
    """A character for each option: its level, `-` for None."""
    marks = (
        "-" if level is None else "NY"[level] if option.binary else str(level)
        for option, level in zip(options, config, strict=True)
    )
    return Pattern(tuple(option.name for option in options), "".join(marks))


def feasible(conflict: Conflict) -> list[Config]:
    """The combinations that satisfy every constraint, the first option varying fastest."""
    sizes = [range(len(option.levels)) for option in reversed(conflict.options)]
    return [
        config[::-1]
        for config in product(*sizes)
        if all(true_at(c.expr, conflict.options, config[::-1]) for c in conflict.constraints)
    ]


def true_at(expr: Expr, options: Sequence[Option], config: Config) -> bool:
    """Whether a statement holds in one state of option form."""
    levels = {option.name: level for option, level in zip(options, config, strict=True)}
    return bool(holds(expr, Levels(tuple(options), levels)))


def pick(draw: st.DrawFn, items: Sequence[T]) -> T:
    """One of some items, the first the simplest."""
    return items[draw(st.integers(0, len(items) - 1))]


RELATIONS: tuple[Relation, ...] = ("is", "is not", "is at least", "is at most")
BOUNDS: tuple[Bound, ...] = ("at most", "at least", "exactly")
KINDS = ("atom", "atom", "atom", "not", "and", "or", "xor", "if", "iff", "count")


def _statement(draw: st.DrawFn, items: Sequence[Expr], depth: int = 2) -> Expr:
    kind = pick(draw, KINDS) if depth else "atom"
    if kind == "atom":
        return pick(draw, items)
    one, other = (_statement(draw, items, depth - 1) for _ in range(2))
    match kind:
        case "not":
            return Not(one)
        case "and":
            return And((one, other))
        case "or":
            return Or((one, other))
        case "xor":
            return Xor((one, other))
        case "if":
            return If(one, other)
        case "iff":
            return Iff(one, other)
        case _:
            return Count(pick(draw, BOUNDS), draw(st.integers(0, 3)), (one, other))


def _decision_makers(
    draw: st.DrawFn, most_cells: int, most_dms: int, reversible: bool
) -> tuple[DecisionMaker, ...]:
    ids = [f"d{k}" for k in range(1, draw(st.integers(1, most_dms)) + 1)]
    ways: list[Direction] = ["both"] if reversible else ["both", "both", "up", "down"]
    options: list[Option] = []
    for k in range(1, draw(st.integers(0, 5)) + 1):
        size = pick(draw, [2, 2, 2, 3, 4])
        if prod(len(option.levels) for option in options) * size > most_cells:
            break
        levels = BINARY if size == 2 else tuple(Level(f"l{n}") for n in range(size))
        owner, way = pick(draw, ids), pick(draw, ways)
        options.append(Option(f"o{k}", owner, levels=levels, direction=way))
    return tuple(
        DecisionMaker(i, options=tuple(option for option in options if option.owner == i))
        for i in ids
    )


def _constraints(
    draw: st.DrawFn, dms: Sequence[DecisionMaker], apart: bool
) -> tuple[Statement, ...]:
    """Up to two, and a state that satisfies them."""
    options = tuple(option for dm in dms for option in dm.options)
    kept = tuple(draw(st.integers(0, len(option.levels) - 1)) for option in options)
    found: list[Statement] = []
    for _ in range(draw(st.integers(0, 2))):
        expr = _statement(draw, atoms(pick(draw, dms).options if apart else options))
        found.append(Statement(expr if true_at(expr, options, kept) else Not(expr)))
    return tuple(found)


def _with_preferences(draw: st.DrawFn, conflict: Conflict, items: Sequence[Expr]) -> Conflict:
    return replace(
        conflict,
        decision_makers=tuple(
            replace(dm, preference=draw(preferences(conflict, items)))
            for dm in conflict.decision_makers
        ),
    )


def _pattern(draw: st.DrawFn, options: Sequence[Option]) -> Pattern:
    drawn = [draw(st.integers(-1, len(option.levels) - 1)) for option in options]
    return pattern(options, [None if level < 0 else level for level in drawn])


def _levels(draw: st.DrawFn, options: Sequence[Option]) -> dict[str, str]:
    return {option.name: pick(draw, option.level_ids) for option in options}
