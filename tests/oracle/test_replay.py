"""Replay accepts the witnesses of true verdicts and complains of every kind of false one."""

from dataclasses import replace
from itertools import product

import pytest

from . import cases
from .cases import Case
from .model import Graph, OptionForm, State, state_of
from .random_models import random_model
from .reach import improvements, moves
from .replay import AnyDeterrence, Deterrence, JointDeterrence, replay
from .stability import (
    CONCEPTS,
    combination,
    joint_choices,
    no_escape,
    not_better,
    opponents,
)

Sequence = tuple[tuple[int, State], ...]


def deterring_sequence(g: Graph, concept: str, i: int, s: State, s1: State) -> Sequence | None:
    """A shortest deterring sequence, by breadth-first search that remembers its paths."""
    step = improvements if concept in ("seq", "sseq") else moves
    waiting: list[tuple[State, int | None, Sequence]] = [(s1, None, ())]
    seen: set[tuple[State, int | None]] = set()
    for here, last, path in waiting:
        symmetric = concept in ("smr", "sseq")
        worse = path != () and not_better(g, i, here, s)
        if worse and (no_escape(g, i, s, here) or not symmetric):
            return path
        for j in opponents(g, i) - {last}:
            for t in step(g, j, here):
                if (t, j) not in seen:
                    seen.add((t, j))
                    waiting.append((t, j, (*path, (j, t))))
    return None


def deterring_joint(
    g: Graph, form: OptionForm, i: int, s: State, s1: State
) -> JointDeterrence | None:
    """A joint sanction of SIM."""
    for choice in joint_choices(g, i, s):
        x = combination(form, s, {i: s1, **choice})
        if x in form.feasible and not_better(g, i, state_of(form, x), s):
            return JointDeterrence(s1, choice, state_of(form, x))
    return None


def deterrence(g: Graph, concept: str, i: int, s: State, s1: State) -> AnyDeterrence | None:
    """A deterrence of s₁ under a concept, if there is one."""
    if concept == "nash":
        return None
    if concept == "sim":
        assert g.options is not None
        return deterring_joint(g, g.options, i, s, s1)
    path = deterring_sequence(g, concept, i, s, s1)
    return None if path is None else Deterrence(s1, path)


@pytest.mark.parametrize("seed", range(300))
def test_true_witnesses_stand_and_their_opposites_fall(seed: int) -> None:
    g = random_model(seed).graph()
    if len(g.states) > 16:
        return
    for (concept, holds), i, s in product(CONCEPTS.items(), range(g.n), g.states):
        if concept == "sim" and g.options is None:
            continue
        temptations = improvements(g, i, s)
        by_temptation = {s1: deterrence(g, concept, i, s, s1) for s1 in temptations}
        given = [d for d in by_temptation.values() if d is not None]
        free = [s1 for s1, d in by_temptation.items() if d is None]
        stable = holds(g, i, s)
        assert stable == (not free)
        if stable:
            assert replay(g, concept, i, s, True, None, given) == []
            if given:
                assert replay(g, concept, i, s, True, None, given[1:])
                assert replay(g, concept, i, s, True, None, [*given, given[0]])
        for s1 in free:
            assert replay(g, concept, i, s, False, s1, given) == []
            assert replay(g, concept, i, s, True, None, given)
            assert replay(g, concept, i, s, True, s1, given)
        for d in given:
            assert replay(g, concept, i, s, False, d.temptation, [])
        for other in set(g.states) - temptations:
            assert replay(g, concept, i, s, False, other, [])
        assert replay(g, concept, i, s, False, None, [])


def test_the_opponent_that_moves_twice() -> None:
    case = cases.OPPONENT_MOVES_TWICE
    s2, s4, s5, s6, s8 = (case.state(name) for name in ("s2", "s4", "s5", "s6", "s8"))
    good = Deterrence(s6, ((1, s8), (2, s4), (1, s2)))

    def complaints(deterrence: Deterrence) -> list[str]:
        return replay(case.graph, "seq", 0, s5, True, None, [deterrence])

    assert complaints(good) == []
    assert complaints(replace(good, sequence=())) == [f"no move from {s6!r}"]
    assert complaints(replace(good, sequence=good.sequence[:2])) == [
        f"the sanction {s4!r} is better than {s5!r}"
    ]
    assert complaints(replace(good, sequence=((0, s5),))) == ["0 is no opponent of 0"]
    assert complaints(replace(good, sequence=((1, s8), (1, s6), (2, s2)))) == [
        "1 moves twice in a row"
    ]
    assert complaints(replace(good, sequence=((2, s2),))) == [
        f"2 cannot go from {s6!r} to {s2!r} under seq"
    ]
    # A move that does not improve for its mover is a sanction of GMR, not of SEQ or SSEQ.
    idle = Deterrence(s6, ((2, s2),))
    assert replay(case.graph, "gmr", 0, s5, True, None, [idle]) == []
    assert replay(case.graph, "sseq", 0, s5, True, None, [idle]) == [
        f"2 cannot go from {s6!r} to {s2!r} under sseq"
    ]


def test_an_escape_voids_a_symmetric_sanction() -> None:
    """From B's sanction b → c decision maker 0 escapes to d, better than a."""
    case = cases.graph_case("a b c d", ["a>b c>d", "b>c"], ["d b a c", "c b a d"])
    sanction = [Deterrence("b", ((1, "c"),))]
    for concept in ("gmr", "seq"):
        assert CONCEPTS[concept](case.graph, 0, "a")
        assert replay(case.graph, concept, 0, "a", True, None, sanction) == []
    for concept in ("smr", "sseq"):
        assert not CONCEPTS[concept](case.graph, 0, "a")
        assert len(replay(case.graph, concept, 0, "a", True, None, sanction)) == 1
        assert replay(case.graph, concept, 0, "a", False, "b", []) == []


def test_joint_sanctions() -> None:
    case = cases.CHICKEN
    cc, cd, dc, dd = (case.state(name) for name in ("CC", "CD", "DC", "DD"))
    good = JointDeterrence(dc, {1: cd}, dd)

    def complaints(deterrence: AnyDeterrence, concept: str = "sim") -> list[str]:
        return replay(case.graph, concept, 0, cc, True, None, [deterrence])

    assert complaints(good) == []
    assert complaints(replace(good, joint={})) == ["no opponent moves"]
    assert complaints(replace(good, joint={0: dc})) == ["0 is no opponent of 0"]
    assert complaints(replace(good, joint={1: dd})) == [
        f"{dd!r} is no improvement of 1 from {cc!r}"
    ]
    assert complaints(replace(good, outcome=cd)) == [f"the combination is {dd!r}, not {cd!r}"]
    assert complaints(Deterrence(dc, ((1, dd),))) == ["a sequence of moves under sim"]
    assert complaints(good, "seq")[0] == "a joint sanction under seq"
    assert complaints(good, "nash")[0] == "Nash knows no sanctions"


def test_joint_sanctions_that_are_none() -> None:
    def complaints(case: Case, s: str, deterrence: tuple[str, dict[int, str], str]) -> list[str]:
        temptation, joint, outcome = deterrence
        given = JointDeterrence(
            case.state(temptation),
            {j: case.state(name) for j, name in joint.items()},
            case.state(outcome),
        )
        return replay(case.graph, "sim", 0, case.state(s), True, None, [given])

    together = cases.ONLY_TOGETHER
    assert complaints(together, "s", ("s1", {1: "b", 2: "c"}, "x")) == []
    assert complaints(together, "s", ("s1", {1: "b"}, "x")) == [
        "the combination (1, 1, 0) is not feasible"
    ]
    # From DD both drivers swerve, to CC, better for both.
    assert complaints(cases.CHICKEN, "DD", ("CD", {1: "DC"}, "CC")) == [
        "the outcome (1, 1) is better than (0, 0)"
    ]
    # From CD prisoner 2 may cooperate, but that is no improvement.
    assert complaints(cases.PRISONERS_DILEMMA, "CD", ("DD", {1: "CC"}, "DC")) == [
        "(1, 1) is no improvement of 1 from (1, 0)"
    ]


def test_a_move_that_does_not_improve_is_no_temptation() -> None:
    """Driver 1 at CD may go straight on to DD, the worst, and there nothing is to be deterred."""
    case = cases.CHICKEN
    cd, dd = case.state("CD"), case.state("DD")
    idle = Deterrence(dd, ((1, case.state("DC")),))
    expected = [f"{dd!r} is no improvement from {cd!r}"]
    assert replay(case.graph, "gmr", 0, cd, True, None, [idle]) == expected
    assert replay(case.graph, "nash", 0, cd, False, dd, []) == expected


def test_questions_that_have_no_answer() -> None:
    g = cases.ELMIRA_GRAPH.graph
    assert replay(g, "sim", 0, "s1", True, None, []) == ["SIM is not defined for this model"]
    assert replay(g, "seqq", 0, "s1", True, None, []) == ["'seqq' is no concept"]
    assert len(replay(g, "seq", 3, "s1", True, None, [])) == 1
    assert len(replay(g, "seq", 0, "s10", True, None, [])) == 1
