"""Options that nobody's statement mentions, or only their owner's."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.statement.syntax import options_in
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material


def mentions(material: Material) -> Iterator[Hint]:
    """Options without a meaning to anybody, or to anybody else.

    A statement mentions what its definitions mention, on whatever days it counts; constraints state
    no wish and do not count. Options that are held at their first level are left out.
    """
    conflict = material.conflict
    by = [_mentioned(material, dm) for dm in range(len(conflict.decision_makers))]
    for place, dm in enumerate(conflict.decision_makers):
        others = frozenset[str]().union(*by[:place], *by[place + 1 :])
        for option in dm.options:
            where = ("decision_makers", dm.id, "options", option.id)
            if option.name in others | material.held:
                continue
            if option.name in by[place]:
                yield Hint(
                    "only_owner",
                    where,
                    f"only its owner, {dm.label}, has a statement that mentions `{option.name}`",
                    "say what it means to the others, or leave it out if it means nothing to them",
                )
            else:
                yield Hint(
                    "unmentioned",
                    where,
                    f"nobody has a statement that mentions `{option.name}`",
                    "say who wants it or minds it, or leave it out",
                )


def _mentioned(material: Material, dm: int) -> frozenset[str]:
    """The options that the preference of a decision maker mentions."""
    uncertainty = material.decision_makers[dm].uncertainty
    exprs = [wish.expr for wish in material.wishes[dm]]
    for statement in material.written.decision_makers[dm].statements:
        exprs += filter(None, (statement.expr, statement.otherwise))
    if uncertainty is not None:
        exprs += [e for pair in (*(uncertainty.pairs or ()), *uncertainty.sure) for e in pair]
    return frozenset[str]().union(*map(options_in, exprs))
