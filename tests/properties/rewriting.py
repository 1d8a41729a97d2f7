"""Conflicts made from conflicts: renamed, reordered, with an idle option, put side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from detente.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    GraphState,
    Level,
    Option,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    StatusQuo,
    Weighted,
)
from detente.conflict.statement.syntax import (
    And,
    At,
    Count,
    Expr,
    If,
    Iff,
    InState,
    Named,
    Not,
    Or,
    Pattern,
    Taken,
    Xor,
)

Rewrite = Callable[[Expr], Expr]
T = TypeVar("T")


def renamed(conflict: Conflict, prefix: str = "x") -> Conflict:
    """Every name another one, those of one kind in the opposite order of the alphabet."""
    dms = _names(prefix, [dm.id for dm in conflict.decision_makers])
    options = {
        option.name: Option(
            f"{prefix}{99 - k}",
            dms[option.owner],
            levels=tuple(Level(f"{prefix}{99 - n}") for n in range(len(option.levels))),
            direction=option.direction,
        )
        for k, option in enumerate(conflict.options)
    }
    levels = {
        (option.name, old): new
        for option in conflict.options
        for old, new in zip(option.level_ids, options[option.name].level_ids, strict=True)
    }
    states = _names(prefix, [state.id for state in conflict.states or ()])
    classes = _names(prefix, [one.name for one in conflict.coalesced])

    def atom(expr: Expr) -> Expr:
        match expr:
            case Taken(option=option):
                return Taken(options[option].name)
            case At(option=option, relation=relation, level=level):
                return At(options[option].name, relation, levels[option, level])
            case Pattern(options=names, cells=cells):
                text = "".join("-" if cell is None else str(cell) for cell in cells)
                return Pattern(tuple(options[name].name for name in names), text)
            case InState(state=state):
                return InState(states[state])
            case Named(name=name, body=body):
                return Named(classes[name], body)
            case _:
                return expr

    quo = conflict.status_quo
    return _rewritten(
        conflict,
        atom,
        [
            replace(
                dm,
                id=dms[dm.id],
                options=tuple(options[option.name] for option in dm.options),
                moves=dm.moves
                and {states[s]: tuple(states[t] for t in ts) for s, ts in dm.moves.items()},
            )
            for dm in conflict.decision_makers
        ],
        coalesced=tuple(replace(one, name=classes[one.name]) for one in conflict.coalesced),
        states=conflict.states and tuple(GraphState(states[s.id]) for s in conflict.states),
        status_quo=quo
        and StatusQuo(
            {options[name].name: levels[name, level] for name, level in quo.levels.items()},
            states[quo.state] if quo.state else None,
        ),
    )


def reordered(conflict: Conflict, rng: Random) -> Conflict:
    """Decision makers, the options of each, and the states of graph form in another order."""
    dms = [
        replace(dm, options=tuple(_shuffled(dm.options, rng)))
        for dm in _shuffled(conflict.decision_makers, rng)
    ]
    states = conflict.states and tuple(_shuffled(conflict.states, rng))
    return _rewritten(conflict, _over(dms), dms, states=states)


def with_idle_option(conflict: Conflict, owner: int, option: Option, place: int) -> Conflict:
    """One more option of a decision maker, which nothing mentions."""
    dms = list(conflict.decision_makers)
    own = dms[owner].options
    dms[owner] = replace(dms[owner], options=(*own[:place], option, *own[place:]))
    return _rewritten(conflict, _over(dms), dms)


def side_by_side(one: Conflict, other: Conflict) -> Conflict:
    """The sum of two conflicts in option form without a decision maker in common."""
    dms = [*one.decision_makers, *other.decision_makers]
    wider = _over(dms)
    return Conflict(
        tuple(_decision_maker(dm, wider) for dm in dms),
        constraints=tuple(_statement(c, wider) for c in one.constraints + other.constraints),
    )


def with_preferences(conflict: Conflict, wanted: Sequence[Preference | None]) -> Conflict:
    """The same conflict, each decision maker wanting something else."""
    pairs = zip(conflict.decision_makers, wanted, strict=True)
    return replace(conflict, decision_makers=tuple(replace(dm, preference=p) for dm, p in pairs))


def _names(prefix: str, names: Sequence[str]) -> dict[str, str]:
    return {name: f"{prefix}{99 - k}" for k, name in enumerate(names)}


def _shuffled(items: Sequence[T], rng: Random) -> list[T]:
    return rng.sample(items, len(items))


def _over(dms: Sequence[DecisionMaker]) -> Rewrite:
    """Patterns over the options of these decision makers, `-` for those that are new."""
    names = tuple(option.name for dm in dms for option in dm.options)

    def atom(expr: Expr) -> Expr:
        if not isinstance(expr, Pattern):
            return expr
        marks = dict(zip(expr.options, expr.text, strict=True))
        return Pattern(names, "".join(marks.get(name, "-") for name in names))

    return atom


def _rewritten(
    conflict: Conflict, atom: Rewrite, dms: Sequence[DecisionMaker], **changes: Any
) -> Conflict:
    """The conflict with other decision makers, every atom of every statement rewritten."""
    coalesced: tuple[CoalescedClass, ...] = changes.pop("coalesced", conflict.coalesced)
    return replace(
        conflict,
        decision_makers=tuple(_decision_maker(dm, atom) for dm in dms),
        constraints=tuple(_statement(constraint, atom) for constraint in conflict.constraints),
        coalesced=tuple(replace(one, expr=_expr(one.expr, atom)) for one in coalesced),
        **changes,
    )


def _decision_maker(dm: DecisionMaker, atom: Rewrite) -> DecisionMaker:
    return replace(dm, preference=_preference(dm.preference, atom))


def _preference(wanted: Preference | None, atom: Rewrite) -> Preference | None:
    match wanted:
        case Prioritised(statements=statements):
            return Prioritised(tuple(_statement(s, atom) for s in statements))
        case Weighted(weights=weights):
            return Weighted(
                tuple(replace(w, statement=_statement(w.statement, atom)) for w in weights)
            )
        case Ranked(groups=groups):
            return Ranked(tuple(tuple(_expr(e, atom) for e in group) for group in groups))
        case None:
            return None


def _statement(statement: Statement, atom: Rewrite) -> Statement:
    return replace(statement, expr=_expr(statement.expr, atom))


def _expr(expr: Expr, atom: Rewrite) -> Expr:
    """A statement with every atom in it rewritten, and every name of another statement."""
    match expr:
        case Not(item=item):
            return Not(_expr(item, atom))
        case And() | Or() | Xor() | Count():
            return replace(expr, items=tuple(_expr(item, atom) for item in expr.items))
        case If(condition=condition, consequence=consequence):
            return If(_expr(condition, atom), _expr(consequence, atom))
        case Iff(left=left, right=right):
            return Iff(_expr(left, atom), _expr(right, atom))
        case Named(name=name, body=body):
            return atom(Named(name, _expr(body, atom)))
        case _:
            return atom(expr)
