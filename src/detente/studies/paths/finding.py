"""Status quo analysis: where a conflict can go from here, and how (Li, Kilgour, Hipel, 2005)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from detente.conflict import Conflict, in_force
from detente.conflict.statement.syntax import Expr
from detente.conflict.status_quo import broken_by_status_quo
from detente.engine import Engine, State
from detente.stability import NASH
from detente.studies.explanation.moves import Moves
from detente.studies.listing import listed
from detente.studies.paths.answer import Paths
from detente.studies.paths.goals import Goals, Seeker
from detente.studies.paths.reach import ENDS, Reach
from detente.studies.paths.route import Route, Ways
from detente.studies.paths.surroundings import Listed
from detente.studies.paths.tracing import Tracer
from detente.studies.solution import Solution
from detente.studies.strength import ids, labels
from detente.studies.where import StateError, find, statement_of

if TYPE_CHECKING:
    from detente.studies.large import Limits

PATHS = 3
"""How many shortest paths to one state are told; the others are counted."""

GOALS = 5
"""How many goals are told; the others are counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the paths from a state: the parameters of `paths`.

    Raises ValueError for `where` together with `to`, and for a limit below 1.
    """

    to: int | str | State | None = None
    where: Expr | str | None = None
    concepts: Sequence[str] | None = None
    improvements: bool = False
    limit: int | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.to is not None and self.where is not None:
            raise ValueError("`where` chooses among goals, `to` is the goal: give one of the two")
        if self.limit is not None and self.limit < 1:
            raise ValueError(f"a limit of {self.limit}: give at least 1")


def paths(  # noqa: PLR0913, each is a question of its own
    conflict: Conflict,
    start: int | str | State | None = None,
    to: int | str | State | None = None,
    *,
    improvements: bool = False,
    where: Expr | str | None = None,
    concepts: Sequence[str] | None = None,
    limit: int | None = None,
    limits: Limits | None = None,
) -> Paths:
    """Where a conflict can go from a state, and by which moves of whom.

    `start`, by default the status quo, and `to` are read by `detente.studies.where.find`. With
    `to` the shortest paths to that state are told, `limit` (3 unless given) of them. Without, one
    shortest path is told to each of `limit` (5 unless given) goals: the equilibria under
    `concepts` (ids, all by default), those that satisfy the statement `where` if it is given; and
    if none does, the nearest states that satisfy it. The strongest equilibria come first, of those
    the nearest. A path of improvements is told where there is one, else one of any moves, unless
    `improvements` asks for improvements only.

    In a conflict with too many states to list no goals are looked for but `to`; it is solved in a
    process of its own within `limits`, and what was not found within them is named in `stopped`.

    Raises `StateError` where no state is given and there is no status quo, and for a state that
    cannot be found; `StatementError` for a `where` that cannot be read; ValueError for what is not
    a concept, and for `where` together with `to`; `MeaningError` where the conflict cannot be
    analysed as it stands; `LimitError` where it is too large.
    """
    from detente.studies.large import Limits, is_large
    from detente.studies.large.wayfinding import paths_of_large

    asked, within = Asked(to, where, concepts, improvements, limit), limits or Limits()
    if is_large(in_force(conflict), within):
        return paths_of_large(conflict, start, asked, within)
    return paths_of(Solution(conflict), start, asked)


def paths_of(
    solution: Solution, start: int | str | State | None = None, asked: Asked | None = None
) -> Paths:
    """As `paths`, of a conflict that is solved already."""
    wanted = asked or Asked()
    engine, where = solution.engine, statement_of(solution.conflict, wanted.where)
    tracer = Tracer(engine, Listed(Moves(solution)), start_of(engine, start))
    seeker = Seeker(solution, solution.defined(wanted.concepts))
    if wanted.to is None:
        goals = seeker.sought(tracer, where, wanted.improvements, wanted.limit or GOALS)
    else:
        goals = seeker.only(find(engine, wanted.to))
    told = 1 if wanted.to is None else wanted.limit or PATHS
    missing = {**solution.undefined, **solution.too_large(wanted.concepts)}
    ids = [concept.id for concept in solution.asked(wanted.concepts)]
    return Paths(
        conflict=solution.conflict,
        size=engine.size,
        start=tracer.start,
        ranks=tracer.surroundings.ranks(tracer.start),
        status_quo=engine.status_quo == tracer.start.number,
        improvements_only=wanted.improvements,
        concepts=tuple(concept for concept in ids if concept not in missing),
        undefined={concept: missing[concept] for concept in ids if concept in missing},
        where=where,
        moves=tracer.reach("moves"),
        improvements=_improved(solution, tracer),
        kind=goals.kind,
        count=goals.count,
        goals=tuple(_routes(tracer, goals, wanted.improvements, told)),
    )


def start_of(engine: Engine[Any], wanted: int | str | State | None) -> State:
    """The state that is meant, by default the status quo. Raises `StateError`."""
    if wanted is not None:
        return find(engine, wanted)
    if engine.status_quo is None:
        raise no_start(engine.conflict)
    return engine.state(engine.status_quo)


def no_start(conflict: Conflict) -> StateError:
    """That there is no status quo to begin at, and why not if one is given."""
    if broken := [imposed.told for imposed in broken_by_status_quo(conflict)]:
        why = f"the status quo is not feasible here, it breaks {' and '.join(broken)}"
        return StateError(f"{why}; say where to begin")
    return StateError("there is no status quo; say where to begin")


def _improved(solution: Solution, tracer: Tracer) -> Reach:
    """What improvements reach, and where they end."""
    ends = tracer.layers("improvements").reached & solution.equilibria(NASH)
    return replace(tracer.reach("improvements"), ends=listed(solution.engine, ends, ENDS))


def _routes(tracer: Tracer, goals: Goals, improvements: bool, limit: int) -> Iterator[Route]:
    """The ways to each goal; both kinds are told to one that is asked for, else the better one."""
    for goal, group in goals.first:
        gaining = tracer.ways("improvements", goal, limit)
        spared = improvements or (goals.kind != "state" and isinstance(gaining, Ways))
        moving = tracer.ways("moves", goal, 0 if spared else limit)
        yield Route(
            goal, tracer.surroundings.ranks(goal), ids(group), labels(ids(group)), moving, gaining
        )
