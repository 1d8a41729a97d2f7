"""Replays the witness that an engine gives for a verdict, move by move (§2, §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .model import Graph, OptionForm, State, state_of
from .reach import improvements, moves
from .stability import CONCEPTS, DETERRED, combination, no_escape, not_better, opponents


@dataclass(frozen=True)
class Deterrence:
    """How a temptation is deterred: each opponent's move in turn and the state it leads to.

    The sequence starts from the temptation; its last state is the sanction.
    """

    temptation: State
    sequence: tuple[tuple[int, State], ...]


@dataclass(frozen=True)
class JointDeterrence:
    """The same for SIM: each opponent's own improvement from s, and what comes of them all."""

    temptation: State
    joint: Mapping[int, State]
    outcome: State


AnyDeterrence: TypeAlias = Deterrence | JointDeterrence


def replay(  # noqa: PLR0917, RUF100
    graph: Graph,
    concept: str,
    i: int,
    s: State,
    stable: bool,
    undeterred: State | None,
    deterrences: Sequence[AnyDeterrence],
) -> list[str]:
    """What is wrong with a witness; nothing, if it proves the verdict."""
    if concept not in CONCEPTS:
        return [f"{concept!r} is no concept"]
    if concept == "sim" and graph.options is None:
        return ["SIM is not defined for this model"]
    if i not in range(graph.n) or s not in graph.states:
        return [f"there is no decision maker {i!r} or no state {s!r}"]

    complaints: list[str] = []
    for deterrence in deterrences:
        complaints += _deterrence(graph, concept, i, s, deterrence)
    named = [deterrence.temptation for deterrence in deterrences]
    complaints += [
        f"{t!r} is named {named.count(t)} times" for t in set(named) if named.count(t) > 1
    ]
    if stable:
        complaints += [
            f"the temptation {t!r} is left out" for t in improvements(graph, i, s) if t not in named
        ]
        if undeterred is not None:
            complaints.append(f"stable, and yet {undeterred!r} is said to be undeterred")
    else:
        complaints += _undeterred(graph, concept, i, s, undeterred)
    return complaints


def _undeterred(
    graph: Graph, concept: str, i: int, s: State, undeterred: State | None
) -> list[str]:
    """The undeterred temptation is one of R_i⁺(s), and no sanction of it exists."""
    if undeterred is None:
        return ["not stable, and yet no temptation is named as undeterred"]
    if undeterred not in improvements(graph, i, s):
        return [f"{undeterred!r} is no improvement from {s!r}"]
    if DETERRED[concept](graph, i, s, undeterred):
        return [f"{undeterred!r} is deterred"]
    return []


def _deterrence(
    graph: Graph, concept: str, i: int, s: State, deterrence: AnyDeterrence
) -> list[str]:
    """One deterrence: a temptation of R_i⁺(s), and a sanction of the concept's kind."""
    if deterrence.temptation not in improvements(graph, i, s):
        return [f"{deterrence.temptation!r} is no improvement from {s!r}"]
    if concept == "nash":
        return ["Nash knows no sanctions"]
    if isinstance(deterrence, JointDeterrence):
        if concept != "sim" or graph.options is None:
            return [f"a joint sanction under {concept}"]
        return _joint(graph, graph.options, i, s, deterrence)
    if concept == "sim":
        return ["a sequence of moves under sim"]
    return _sequence(graph, concept, i, s, deterrence)


def _sequence(graph: Graph, concept: str, i: int, s: State, deterrence: Deterrence) -> list[str]:
    """A non-empty legal sequence of the opponents from the temptation to a sanction."""
    if deterrence.sequence == ():
        return [f"no move from {deterrence.temptation!r}"]
    step = improvements if concept in ("seq", "sseq") else moves
    here = deterrence.temptation
    last: int | None = None
    for mover, there in deterrence.sequence:
        if mover not in opponents(graph, i):
            return [f"{mover!r} is no opponent of {i}"]
        if mover == last:
            return [f"{mover!r} moves twice in a row"]
        if there not in step(graph, mover, here):
            return [f"{mover!r} cannot go from {here!r} to {there!r} under {concept}"]
        here, last = there, mover
    if not not_better(graph, i, here, s):
        return [f"the sanction {here!r} is better than {s!r}"]
    if concept in ("smr", "sseq") and not no_escape(graph, i, s, here):
        return [f"{i} escapes from the sanction {here!r} to a state better than {s!r}"]
    return []


def _joint(
    graph: Graph, form: OptionForm, i: int, s: State, deterrence: JointDeterrence
) -> list[str]:
    """Improvements from s of at least one opponent, which with the temptation make the outcome."""
    if len(deterrence.joint) == 0:
        return ["no opponent moves"]
    for mover, there in deterrence.joint.items():
        if mover not in opponents(graph, i):
            return [f"{mover!r} is no opponent of {i}"]
        if there not in improvements(graph, mover, s):
            return [f"{there!r} is no improvement of {mover!r} from {s!r}"]
    x = combination(form, s, {i: deterrence.temptation, **deterrence.joint})
    if x not in form.feasible:
        return [f"the combination {x!r} is not feasible"]
    if state_of(form, x) != deterrence.outcome:
        return [f"the combination is {x!r}, not {deterrence.outcome!r}"]
    if not not_better(graph, i, deterrence.outcome, s):
        return [f"the outcome {x!r} is better than {s!r}"]
    return []
