"""The checks a conflict passes when it is made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.conflict.preference import Ranked, Statement, Weighted
from detente.conflict.statement.syntax import At, Expr, InState, Pattern, Taken, parts

if TYPE_CHECKING:
    from detente.conflict.conflict import Conflict

ID = re.compile(r"[a-z][a-z0-9_]*")


class ConflictError(ValueError):
    """A conflict contradicts itself. `problems` says how, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


def validate(conflict: Conflict) -> None:
    """Raise `ConflictError` naming every problem of `conflict`, if there is any."""
    known = _Known(
        {option.name: option.level_ids for option in conflict.options},
        frozenset(state.id for state in conflict.states or ()),
    )
    problems = [*_ids(conflict), *_form(conflict, known), *_weights(conflict)]
    problems.extend(_levels(((name, None) for name in conflict.instruments), known))
    for expr in expressions(conflict):
        problems.extend(_references(expr, known))
    if problems:
        raise ConflictError(dict.fromkeys(problems))


@dataclass(frozen=True, slots=True)
class _Known:
    """What statements may speak of: the levels of each option, and the states of graph form."""

    levels: dict[str, tuple[str, ...]]
    states: frozenset[str]


def statements(conflict: Conflict) -> Iterator[Statement]:
    """Every statement with its evidence: constraints, the pool, then each decision maker's."""
    yield from conflict.constraints
    yield from conflict.pool
    for dm in conflict.decision_makers:
        yield from dm.statements


def expressions(conflict: Conflict) -> Iterator[Expr]:
    """Every statement of the conflict, bare, wherever it stands."""
    for statement in statements(conflict):
        yield statement.expr
        if statement.otherwise is not None:
            yield statement.otherwise
    yield from (coalesced.expr for coalesced in conflict.coalesced)
    yield from (definition.expr for definition in conflict.definitions)
    for dm in conflict.decision_makers:
        if isinstance(dm.preference, Ranked):
            for group in dm.preference.groups:
                yield from group
        if dm.uncertainty is not None:
            for pair in (*(dm.uncertainty.pairs or ()), *dm.uncertainty.sure):
                yield from pair


def _ids(conflict: Conflict) -> Iterator[str]:
    dms = [dm.id for dm in conflict.decision_makers]
    if not dms:
        yield "a conflict needs at least one decision maker"
    names = dms + [o.id for o in conflict.options] + [s.id for s in conflict.states or ()]
    names += [c.name for c in conflict.coalesced] + [d.name for d in conflict.definitions]
    yield from (
        f"{n!r} is not a name: lower-case letters, digits and _"
        for n in names
        if not ID.fullmatch(n)
    )
    yield from _repeated("decision maker", dms)
    yield from _repeated("option", (option.name for option in conflict.options))
    yield from _repeated("state", (state.id for state in conflict.states or ()))
    yield from _repeated("class", (coalesced.name for coalesced in conflict.coalesced))
    yield from _repeated("definition", (definition.name for definition in conflict.definitions))
    for dm in conflict.decision_makers:
        yield from (f"{o.name} is listed under {dm.id}" for o in dm.options if o.owner != dm.id)
        for option in dm.options:
            yield from _repeated(f"level of {option.name}", option.level_ids)
            if len(option.levels) < 2:
                yield f"{option.name} needs at least two levels"


def _form(conflict: Conflict, known: _Known) -> Iterator[str]:
    quo = conflict.status_quo
    if conflict.states is None:
        yield from (
            f"{dm.id} lists moves but the conflict lists no states"
            for dm in conflict.decision_makers
            if dm.moves
        )
        if quo is not None:
            yield from _levels(quo.levels.items(), known)
        return
    if conflict.options or conflict.constraints or conflict.coalesced:
        yield "a conflict in graph form has no options, constraints or coalesced states"
    if not known.states:
        yield "a conflict in graph form needs at least one state"
    if quo is not None and quo.state not in known.states:
        yield f"the status quo {quo.state!r} is not a state"
    for dm in conflict.decision_makers:
        for state, targets in (dm.moves or {}).items():
            yield from (
                f"{dm.id} moves at {s!r}, which is not a state"
                for s in (state, *targets)
                if s not in known.states
            )
            if state in targets:
                yield f"{dm.id} moves from {state} to itself"


def _references(expr: Expr, known: _Known) -> Iterator[str]:
    match expr:
        case Taken(option=option):
            yield from _levels([(option, None)], known)
        case At(option=option, level=level):
            yield from _levels([(option, level)], known)
        case Pattern(options=options):
            yield from _levels([(option, None) for option in options], known)
            yield from _characters(expr, known)
        case InState(state=state):
            if state not in known.states:
                yield f"there is no state {state!r}"
        case _:
            for part in parts(expr):
                yield from _references(part, known)


def _levels(pairs: Iterable[tuple[str, str | None]], known: _Known) -> Iterator[str]:
    for name, level in pairs:
        if name not in known.levels:
            yield f"there is no option {name!r}"
        elif level is not None and level not in known.levels[name]:
            yield f"{name} has no level {level!r}"


def _characters(pattern: Pattern, known: _Known) -> Iterator[str]:
    text, options = pattern.text, pattern.options
    if len(text) != len(options):
        yield f"the pattern {text!r} has {len(text)} characters for {len(options)} options"
    elif text.strip("YN-"):
        for name, character in zip(options, text, strict=True):
            if character not in "YN-0123456789"[: 3 + len(known.levels.get(name, ()))]:
                yield f"{character!r} in the pattern {text!r} is no level of {name}"


def _weights(conflict: Conflict) -> Iterator[str]:
    for dm in conflict.decision_makers:
        if isinstance(dm.preference, Weighted):
            yield from (
                f"{dm.id} has the weight {weight.weight}, which is not a number"
                for weight in dm.preference.weights
                if not weight.weight.is_finite()
            )


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    yield from (
        f"{what} {name!r} stands twice" for name, times in Counter(names).items() if times > 1
    )
