"""What a name stands for, changed wherever it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Weighted,
)
from detente.conflict.statement.syntax import And, Count, Expr, If, Iff, Named, Not, Or, Xor

Rewrite = Callable[[Expr], Expr]


def meaning(conflict: Conflict, name: str, body: Expr) -> Conflict:
    """The conflict in which a name, of a definition or a class, stands for another statement."""

    def rewrite(expr: Expr) -> Expr:
        return _standing_for(expr, name, body)

    def named(own: str, expr: Expr) -> Expr:
        return body if own == name else rewrite(expr)

    return replace(
        conflict,
        decision_makers=tuple(_decision_maker(dm, rewrite) for dm in conflict.decision_makers),
        constraints=tuple(_statement(s, rewrite) for s in conflict.constraints),
        pool=tuple(_statement(s, rewrite) for s in conflict.pool),
        coalesced=tuple(replace(c, expr=named(c.name, c.expr)) for c in conflict.coalesced),
        definitions=tuple(replace(d, expr=named(d.name, d.expr)) for d in conflict.definitions),
    )


def _standing_for(expr: Expr, name: str, body: Expr) -> Expr:
    def inner(part: Expr) -> Expr:
        return _standing_for(part, name, body)

    match expr:
        case Named(name=own, body=old):
            return Named(own, body if own == name else inner(old))
        case Not(item=item):
            return Not(inner(item))
        case And(items=items) | Or(items=items) | Xor(items=items) | Count(items=items):
            return replace(expr, items=tuple(map(inner, items)))
        case If(condition=condition, consequence=consequence):
            return replace(expr, condition=inner(condition), consequence=inner(consequence))
        case Iff(left=left, right=right):
            return Iff(inner(left), inner(right))
        case _:
            return expr


def _statement(statement: Statement, rewrite: Rewrite) -> Statement:
    other = statement.otherwise
    return replace(
        statement, expr=rewrite(statement.expr), otherwise=None if other is None else rewrite(other)
    )


def _decision_maker(dm: DecisionMaker, rewrite: Rewrite) -> DecisionMaker:
    unsure = dm.uncertainty
    if unsure is not None:
        pairs = unsure.pairs and tuple((rewrite(a), rewrite(b)) for a, b in unsure.pairs)
        sure = tuple((rewrite(a), rewrite(b)) for a, b in unsure.sure)
        unsure = replace(unsure, pairs=pairs, sure=sure)
    return replace(dm, preference=_preference(dm.preference, rewrite), uncertainty=unsure)


def _preference(preference: Preference | None, rewrite: Rewrite) -> Preference | None:
    match preference:
        case Prioritised(statements=statements):
            rewritten = tuple(_statement(s, rewrite) for s in statements)
            return replace(preference, statements=rewritten)
        case Weighted(weights=weights):
            return Weighted(
                tuple(replace(w, statement=_statement(w.statement, rewrite)) for w in weights)
            )
        case Ranked(groups=groups):
            return replace(preference, groups=tuple(tuple(map(rewrite, g)) for g in groups))
        case None:
            return None
