"""What would have to change for a wanted outcome to hold, or for another to hold no longer."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.stability import CONCEPTS
from detente.studies.advice.goal import Goal, hopeless, ruled_out, statement
from detente.studies.advice.pool import wishes
from detente.studies.advice.result import Advice
from detente.studies.advice.seeking import Asked, Seeker, Tell
from detente.studies.listing import listed
from detente.studies.solution import Solution


def advise(
    conflict: Conflict,
    want: Expr | str | None = None,
    avoid: Expr | str | None = None,
    *,
    concept: str = "seq",
    asked: Asked | None = None,
    hearts: bool = False,
    tell: Tell = lambda cost, tried: None,
) -> Advice:
    """The least changes after which some state that satisfies `want` is an equilibrium.

    And after which none that satisfies `avoid` is; one of the two may be left out, and `status
    quo` may be written for the statement that holds there alone. Changes are those of definitions
    §8, “Least change”: of the decision makers' prioritised statements, and of the structure. With
    `hearts` also those are searched, and told apart, by which a decision maker simply comes to want
    its own option, or an option that `want` speaks of is imposed. `tell` is called with the cost
    that is being searched and how many combinations were tried. Ctrl-C ends the search with what
    it has. Raises `StatementError` and `StateError` for what is wrong with the statements,
    ValueError where there is neither, `MeaningError` where the conflict cannot be analysed as it
    stands, `LimitError` where it is too large.
    """
    if want is None and avoid is None:
        raise ValueError("say which outcome is wanted, or which to avoid")
    if concept not in CONCEPTS or CONCEPTS[concept].joint:
        known = ", ".join(c.id for c in CONCEPTS.values() if not c.joint)
        raise ValueError(f"advice is not given for {concept!r}; choose {known}")
    solution = Solution(conflict)
    today = solution.conflict
    goal = Goal(CONCEPTS[concept], statement(today, want), statement(today, avoid))
    equilibria = solution.equilibria(goal.concept)
    wanted = goal.wanted(solution.engine)
    against = equilibria & goal.avoided(solution.engine)
    reached = bool((equilibria & wanted).any() or goal.want is None) and not against.any()
    impossible = "" if reached else hopeless(today, goal)
    searching = not reached and not impossible
    dms = range(len(today.decision_makers))
    asked = asked or Asked()
    seeker = Seeker(conflict, solution, goal, asked, tell)
    return Advice(
        conflict=today,
        concept=concept,
        want=goal.want,
        avoid=goal.avoid,
        reached=reached,
        already=listed(solution.engine, equilibria & wanted, asked.limit),
        against=listed(solution.engine, against, asked.limit),
        impossible=impossible,
        ruled_out=ruled_out(today, goal)
        if searching and goal.want is not None and not wanted.any()
        else (),
        frozen=tuple(today.decision_makers[dm].id for dm in dms if wishes(today, dm) is None),
        changes=seeker.proposals(hearts=False) if searching else None,
        hearts=seeker.proposals(hearts=True) if searching and hearts else None,
    )
