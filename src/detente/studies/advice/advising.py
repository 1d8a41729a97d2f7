"""What would have to change for a wanted outcome to hold, or for another to hold no longer."""

from __future__ import annotations

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.words import one_of
from detente.engine import State
from detente.stability import CONCEPTS
from detente.studies.advice.goal import Goal, hopeless, ruled_out
from detente.studies.advice.inverse import ASKED, Condition, condition_of
from detente.studies.advice.pool import wishes
from detente.studies.advice.result import Advice, Proposals
from detente.studies.advice.seeking import Scope, Seeker, Tell
from detente.studies.listing import listed
from detente.studies.solution import Solution
from detente.studies.wanted import wanted_statement
from detente.studies.where import counterpart


def advise(
    conflict: Conflict,
    want: Expr | str | None = None,
    avoid: Expr | str | None = None,
    *,
    concept: str = "seq",
    scope: Scope | None = None,
    tell: Tell = lambda cost, tried: None,
) -> Advice:
    """The least changes after which some state that satisfies `want` is an equilibrium.

    And after which none that satisfies `avoid` is one; either may be left out, and `status quo`
    stands for the statement that holds there alone. Changes are those of definitions §8, “Least
    change”: of the decision makers' prioritised statements, and of the structure; `scope` says
    which are searched. `tell` is called with the cost that is being searched and how many
    combinations were tried. Ctrl-C ends the search with what it has.

    Raises `StatementError` and `StateError` for what is wrong with the statements, ValueError where
    there are none or for a concept or a decision maker that there is not, `MeaningError` where the
    conflict cannot be analysed as it stands, `LimitError` where it is too large.

    >>> import detente
    >>> conflict = detente.case("truce").read().conflict()
    >>> found = advise(conflict, "truce", concept="nash", scope=Scope(by=("europe",))).changes
    >>> found.cost, found.proposals[0].who, found.proposals[0].changes[0].kind
    (Decimal('1'), (), 'direction_changed')
    """
    scope = scope or Scope()
    _check(conflict, scope, concept)
    if want is None and avoid is None:
        raise ValueError("say which outcome is wanted, or which to avoid")
    solution = Solution(conflict)
    today = solution.conflict
    goal = Goal(CONCEPTS[concept], wanted_statement(today, want), wanted_statement(today, avoid))
    equilibria = solution.equilibria(goal.concept)
    wanted = goal.wanted(solution.engine)
    against = equilibria & goal.avoided(solution.engine)
    reached = bool((equilibria & wanted).any() or goal.want is None) and not against.any()
    impossible = "" if reached else hopeless(today, goal)
    found = hearts = None
    if not reached and not impossible:
        seeker = Seeker(conflict, solution, goal, scope, tell)
        found = seeker.proposals(hearts=False)
        hearts = seeker.proposals(hearts=True) if scope.hearts and not found.stopped else None
    already = listed(solution.engine, equilibria & wanted, scope.limit)
    return Advice(
        conflict=today,
        concept=concept,
        want=goal.want,
        avoid=goal.avoid,
        reached=reached,
        wanted=listed(solution.engine, wanted, scope.limit),
        already=already,
        against=listed(solution.engine, against, scope.limit),
        impossible=impossible,
        ruled_out=() if impossible or wanted.any() else ruled_out(today, goal),
        frozen=tuple(
            dm.id for place, dm in enumerate(today.decision_makers) if wishes(today, place) is None
        ),
        changes=found,
        hearts=hearts,
        conditions=_conditions(
            solution, concept, _closest(solution, goal, already.states, found), scope.limit
        ),
    )


def _check(conflict: Conflict, scope: Scope, concept: str) -> None:
    """Raise ValueError for what is not there to be changed or asked for."""
    ids = [dm.id for dm in conflict.decision_makers]
    for name in scope.by or ():
        if name not in ids:
            raise ValueError(f"there is no decision maker `{name}`; write {one_of(ids)}")
    if concept not in ASKED:
        raise ValueError(f"there is no advice under `{concept}`; choose {one_of([*ASKED])}")
    if scope.most < 0:
        raise ValueError("changes cost nothing at the least")


def _closest(
    solution: Solution, goal: Goal, already: tuple[State, ...], found: Proposals | None
) -> State | None:
    """The state whose conditions are told.

    One that holds already, else one that changes make hold, else one that is stable today for as
    many decision makers as any that is wanted.
    """
    proposals = found.proposals if found else ()
    outcomes = (p.outcome for p in proposals if any(fare.then for fare in p.fares))
    if (state := next(iter(already), None) or next(outcomes, None)) is not None:
        return state
    wanted = np.flatnonzero(goal.wanted(solution.engine))
    if not len(wanted):
        return None
    stays = np.sum([solution.stable(goal.concept, dm) for dm in solution.decision_makers], axis=0)
    return solution.engine.state(int(wanted[np.argmax(stays[wanted])]) + 1)


def _conditions(
    solution: Solution, concept: str, state: State | None, limit: int
) -> tuple[Condition, ...]:
    """What each decision maker's preferences must be for a state to be stable."""
    if state is None:
        return ()
    same = counterpart(solution.engine, state)
    if same is None:
        return ()
    dms = solution.conflict.decision_makers
    return tuple(condition_of(solution, same, dm.id, concept, limit) for dm in dms)
