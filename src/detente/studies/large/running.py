"""The equilibria of a large conflict: one engine after the other, within limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from math import prod

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import Expr
from detente.engine import State
from detente.engine.cube import CELLS
from detente.engine.state import today
from detente.studies.explanation.position import Position
from detente.studies.large.messages import (
    Answered,
    Begun,
    Doing,
    Explained,
    Failed,
    Message,
    Placed,
    Refused,
    Routed,
    Spread,
    Task,
    Why,
)
from detente.studies.large.process import Process
from detente.studies.listing import Listing

MEMORY = 2 * 2**30
"""How many bytes the engines may use where no limit is given."""

SHARE = 0.6
"""The part of the time that the symbolic engine has before the SAT engine takes over."""

TITLES = {"symbolic": "with decision diagrams", "sat": "state by state"}
ENGINES = ("auto", "dense", "symbolic", "sat")
BYTES = 48
"""About how many bytes the dense engine takes for each combination, besides the ranks."""

INTERRUPTED = "stopped"
"""Why a concept has no answer that the user did not wait for."""

CHEAP_FIRST = ("nash", "gmr", "smr", "sim", "sseq", "seq")
ADVICE = (
    "allow more (--memory, --time), ask for fewer concepts, hold options fixed by a scenario"
    " (`given: […]`), or split the conflict"
)
NO_SAT = (
    "python-sat, which could look for single equilibria, is missing: pip install 'detente[sat]'"
)

Tell = Callable[[Doing], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a large conflict may take: bytes of memory, and seconds in all (None: no limit).

    `engine` is the one to take: `symbolic` or `sat`, or, by `auto`, one after the other, and the
    dense engine where the states can be listed within the memory; `dense` takes that one alone.
    """

    memory: int = MEMORY
    seconds: float | None = None
    engine: str = "auto"


@dataclass(slots=True)
class Answers:
    """What is known of a conflict.

    `size` is None where the states could not be counted. `listings` has the equilibria by concept,
    `stays` whether the status quo is stable for each decision maker, `stopped` why a concept has
    no answer.
    """

    size: int | None = None
    today: State | None = None
    listings: dict[str, Listing] = field(default_factory=dict)
    stays: dict[str, tuple[bool, ...]] = field(default_factory=dict)
    stopped: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """The equilibria of a conflict in force that are asked for (see `messages.Task`)."""

    conflict: Conflict
    concepts: Sequence[str]
    limit: int
    where: Expr | None = None


def is_large(conflict: Conflict, limits: Limits) -> bool:
    """Whether a conflict is to be solved without a list of its states.

    Raises ValueError where there is no such engine, and `LimitError` where the engine asked for
    needs another form of conflict.
    """
    if limits.engine not in ENGINES:
        raise ValueError(f"{limits.engine!r}: give an engine out of {', '.join(ENGINES)}")
    by_name = limits.engine in ("symbolic", "sat")
    if conflict.states is not None or conflict.coalesced:
        if by_name:
            raise LimitError(
                f"the engine {limits.engine} needs option form, and no coalesced states"
            )
        return False
    if by_name or limits.engine == "dense":
        return by_name
    cells = prod(len(option.levels) for option in conflict.options)
    return cells > CELLS or cells * (BYTES + 4 * len(conflict.decision_makers)) > limits.memory


def answers(question: Question, limits: Limits, tell: Tell) -> Answers:
    """The equilibria, by the engine asked for, or by one after the other.

    `tell` is told what is being done. What a limit or an interrupt ends is named in the result,
    with all that is known by then. Raises `MeaningError` where no state is feasible, `LimitError`
    where an engine that is asked for by its name cannot serve.
    """
    run = _Run(question, limits, tell)
    found, engine = run.found, limits.engine
    asked = [concept for concept in CHEAP_FIRST if concept in question.concepts]
    missing = engine == "auto" and find_spec("pysat") is None
    try:
        if engine != "sat":
            run.ask("symbolic", asked, SHARE if engine == "auto" and not missing else 1)
        left = [concept for concept in asked if concept not in found.listings]
        if engine != "symbolic" and not missing:
            for place, concept in enumerate(left):
                run.ask("sat", [concept], 1 / (len(left) - place))
    except KeyboardInterrupt:
        found.stopped |= {c: INTERRUPTED for c in asked if c not in found.listings}
    advice = f"{ADVICE}; {NO_SAT}" if missing else ADVICE
    for concept, reason in found.stopped.items():
        found.stopped[concept] = reason if reason == INTERRUPTED else f"{reason}; {advice}"
    return found


def positions(
    why: Why, limits: Limits, tell: Tell
) -> tuple[int, State | None, tuple[Position, ...]]:
    """How many states there are, the status quo, and how a state looks to each decision maker.

    Raises `MeaningError` where no state is feasible, and `LimitError` where a limit ends it.
    """
    if limits.engine == "sat":
        raise LimitError("the SAT engine finds equilibria; to explain a state, take another one")
    end = None if limits.seconds is None else time.monotonic() + limits.seconds
    size, reason = 0, ""
    with Process(why, end) as process:
        for message in process.messages():
            match message:
                case Begun(size=counted):
                    size = counted
                case Doing():
                    tell(message)
                case Explained(positions=found):
                    return size, today(why.conflict), found
                case Failed(reason=told):
                    reason = told
                case Refused(error=error):
                    raise error
                case _:
                    pass
        reason = reason or end_of(process.ended, limits)
    raise LimitError(f"{reason}; {ADVICE}")


def end_of(ended: str, limits: Limits) -> str:
    """Why a process has ended before its time."""
    if ended == "time":
        return "the time ran out"
    if ended == "memory":
        return f"the memory of {limits.memory / 2**30:.1f} GB ran out"
    return "the process that solves has died"


class _Run:
    """One question being answered."""

    def __init__(self, question: Question, limits: Limits, tell: Tell) -> None:
        self.question = question
        self.limits = limits
        self.tell = tell
        self.found = Answers(today=today(question.conflict))
        self._end = None if limits.seconds is None else time.monotonic() + limits.seconds

    def ask(self, engine: str, concepts: Sequence[str], share: float = 1) -> None:
        """Have an engine look at some concepts, in a share of the time that is left."""
        asked, left = self.question, dict.fromkeys(concepts)
        memory = self.limits.memory
        task = Task(asked.conflict, engine, tuple(concepts), asked.limit, asked.where, memory)
        with Process(task, self._deadline(share)) as process:
            for message in process.messages():
                self._take(message, engine)
                if isinstance(message, Answered | Failed):
                    del left[message.concept]
            ended = end_of(process.ended, self.limits)
        for concept in left:
            self._stop(concept, engine, ended)

    def _deadline(self, share: float) -> float | None:
        now = time.monotonic()
        return None if self._end is None else now + share * max(0.0, self._end - now)

    def _take(self, message: Message, engine: str) -> None:
        found = self.found
        match message:
            case Explained() | Placed() | Spread() | Routed():
                pass
            case Begun(size=size):
                found.size = size
            case Doing():
                self.tell(message)
            case Answered(concept=concept, listing=listing, stays=stays):
                if before := found.stopped.pop(concept, None):
                    listing = replace(listing, note=f"{before}; {TITLES[engine]}: {listing.note}")
                found.listings[concept], found.stays[concept] = listing, stays
            case Failed(concept=concept, reason=reason):
                self._stop(concept, engine, reason)
            case Refused(error=error):
                raise error

    def _stop(self, concept: str, engine: str, reason: str) -> None:
        """Note why an engine has no answer for a concept, after why another had none."""
        before = self.found.stopped.get(concept)
        told = f"{TITLES[engine]}: {reason}"
        self.found.stopped[concept] = f"{before}; {told}" if before else told
