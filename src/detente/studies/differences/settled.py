"""A conflict as of its day with nothing left that a day decides, so that it can be edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.conflict import Conflict, Statement, in_force
from detente.conflict.imposed import imposed
from detente.conflict.period import ALWAYS
from detente.conflict.statement.syntax import Not, Taken
from detente.conflict.validate import statements
from detente.studies.differences.lists import words


def settled(conflict: Conflict) -> Conflict:
    """What is in force of a conflict, as a conflict on which time and instruments have no bearing.

    What holds in every state stands among the constraints, once each: also that an instrument, or
    an option outside its time, is at its first level. A conflict that is in force already may be
    given as well.
    """
    today = conflict if _is_in_force(conflict) else in_force(conflict)
    constraints: dict[str, Statement] = {}
    for constraint in today.constraints:
        constraints.setdefault(words(constraint.expr), constraint)
    return replace(today, constraints=tuple(constraints.values()), instruments=())


def held(conflict: Conflict) -> Mapping[str, str]:
    """Why options are held at their first level, by the constraint's text.

    >>> from detente.conflict import DecisionMaker, Option
    >>> us = DecisionMaker("us", options=(Option("aid", "us"),))
    >>> held(Conflict((us,), instruments=("us.aid",)))
    {'not us.aid': 'as an instrument'}
    """
    return {one.words: one.held for one in imposed(conflict) if one.held}


def _is_in_force(conflict: Conflict) -> bool:
    """Whether nothing is dated and every instrument is held by a constraint already."""
    periods = [s.period for s in statements(conflict)]
    periods += [o.period for o in conflict.options] + [c.period for c in conflict.claims]
    bare = [constraint.expr for constraint in conflict.constraints]
    holds = all(Not(Taken(name)) in bare for name in conflict.instruments)
    return holds and all(period == ALWAYS for period in periods)
