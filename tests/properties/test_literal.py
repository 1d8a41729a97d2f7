"""Conflicts as people write them, statements and levels, against the literal reading of them."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict import Conflict
from detente.engine.option_space import OptionSpace
from detente.engine.symbolic.engine import Symbolic
from detente.stability import CONCEPTS
from detente.stability import stable as stable_under
from detente.studies.solution import Solution
from tests.oracle.stability import CONCEPTS as LITERAL
from tests.properties.literal import Literal
from tests.properties.verdicts import stable
from tests.strategies import (
    atoms,
    coalesced,
    conflicts,
    option_form,
    repeatable,
    single_states,
    statements,
)


@settings(repeatable, max_examples=200)
@given(conflicts())
def test_every_verdict_is_the_literal_one(conflict: Conflict) -> None:
    graph = Literal(conflict).graph
    for (concept, dm), verdict in stable(conflict).items():
        assert verdict == [LITERAL[concept](graph, dm, s) for s in graph.states], concept


@settings(repeatable, max_examples=200)
@given(option_form(), st.randoms(use_true_random=False))
def test_every_symbolic_verdict_is_the_literal_one(conflict: Conflict, order: Random) -> None:
    literal = Literal(conflict)
    assert literal.form is not None
    names = [option.name for option in conflict.options]
    order.shuffle(names)
    engine = Symbolic(conflict, names, nodes=2**18)
    states = [OptionSpace(conflict).state(number) for number in range(1, engine.size + 1)]
    for concept, dm in product(CONCEPTS.values(), range(literal.graph.n)):
        found = stable_under(concept, engine, dm)
        verdict = [LITERAL[concept.id](literal.graph, dm, s) for s in literal.states]
        assert [engine.has(found, state) for state in states] == verdict, concept


@settings(repeatable, max_examples=200)
@given(conflicts())
def test_ranks_are_the_literal_ones(conflict: Conflict) -> None:
    """Prioritised statements, weights and rankings; 1 is the best."""
    graph, ranks = Literal(conflict).graph, Solution(conflict).ranks
    for dm, literally in enumerate(graph.rank):
        assert ranks[dm].tolist() == [literally[s] for s in graph.states]


@repeatable
@given(coalesced(), st.data())
def test_a_statement_holds_at_a_class_iff_at_every_member(
    conflict: Conflict, data: st.DataObject
) -> None:
    items = [*single_states(conflict), *atoms(conflict.options)]
    expr = data.draw(statements(items))
    literal = Literal(conflict)
    held = literal.truth(expr)
    assert Solution(conflict).engine.truth(expr).tolist() == [s in held for s in literal.states]
