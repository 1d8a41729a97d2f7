"""What §3 and §10 say must hold of every model, tried on random ones."""

from itertools import product

from .model import Config, Graph, OptionForm, graph, states_of
from .random_models import RandomModel, random_model
from .reach import improvements, moves
from .stability import CONCEPTS, gmr, nash, seq, sim, smr, sseq

# Plain assertions name the seed of the model that fails them.
MODELS = {seed: random_model(seed) for seed in range(400)}
GRAPHS = {seed: model.graph() for seed, model in MODELS.items()}
PLAIN = {
    seed: model.form
    for seed, model in MODELS.items()
    if model.form is not None and model.form.classes == ()
}


def all_feasible(form: OptionForm) -> bool:
    """Whether no combination of levels is infeasible."""
    return form.feasible == frozenset(product(*map(range, form.levels)))


def test_inclusions() -> None:
    """Nash ⇒ SSEQ ⇒ SEQ ⇒ GMR and SSEQ ⇒ SMR ⇒ GMR; with one DM all are Nash."""
    for seed, g in GRAPHS.items():
        for i, s in product(range(g.n), g.states):
            assert nash(g, i, s) <= sseq(g, i, s) <= seq(g, i, s) <= gmr(g, i, s), seed
            assert sseq(g, i, s) <= smr(g, i, s) <= gmr(g, i, s), seed
            assert g.n > 1 or nash(g, i, s) == gmr(g, i, s), seed


def test_inclusions_of_sim() -> None:
    """Nash ⇒ SIM; SIM ⇒ GMR if n = 2 or every state is feasible; with one DM it is Nash."""
    for seed, form in PLAIN.items():
        g = GRAPHS[seed]
        for i, s in product(range(g.n), g.states):
            assert nash(g, i, s) <= sim(g, i, s), seed
            assert g.n > 1 or nash(g, i, s) == sim(g, i, s), seed
            if g.n == 2 or all_feasible(form):
                assert sim(g, i, s) <= gmr(g, i, s), seed


def test_the_random_models_tell_the_concepts_apart() -> None:
    """No two concepts agree on all of them."""
    verdicts = {
        name: [concept(GRAPHS[seed], i, s) for seed in PLAIN for i, s in _pairs(GRAPHS[seed])]
        for name, concept in CONCEPTS.items()
    }
    for a, b in product(verdicts, repeat=2):
        assert a == b or verdicts[a] != verdicts[b]


def _pairs(g: Graph) -> list[tuple[int, object]]:
    return list(product(range(g.n), g.states))


def test_in_option_form_moves_are_transitive_up_to_return() -> None:
    """Unless states are coalesced; so are the improvements."""
    for seed in PLAIN:
        g = GRAPHS[seed]
        for step in (moves, improvements):
            for i, s in product(range(g.n), g.states):
                for t in step(g, i, s):
                    assert step(g, i, t) - {s} <= step(g, i, s), seed


def test_a_decision_maker_without_options_is_nash_stable() -> None:
    for seed, form in PLAIN.items():
        g = GRAPHS[seed]
        for i in set(range(g.n)) - set(form.owners):
            assert all(nash(g, i, s) for s in g.states), seed


def test_an_idle_option_multiplies_the_stable_states() -> None:
    """§10: a fresh option that nothing mentions, given to each DM in turn."""
    for seed, form in PLAIN.items():
        g = GRAPHS[seed]
        if len(g.states) > 12:
            continue
        for owner in range(g.n):
            wide = with_idle_option(MODELS[seed], form, g, owner)
            for concept, i in product(CONCEPTS.values(), range(g.n)):
                before = sum(concept(g, i, s) for s in g.states)
                assert sum(concept(wide, i, s) for s in wide.states) == 2 * before, seed


def with_idle_option(model: RandomModel, form: OptionForm, g: Graph, owner: int) -> Graph:
    """The model with one more binary option of `owner`, the last in numbering."""
    wide = OptionForm(
        owners=(*form.owners, owner),
        levels=(*form.levels, 2),
        direction=(*form.direction, "both"),
        feasible=frozenset((*c, level) for c in form.feasible for level in range(2)),
        n=form.n,
    )
    old = model.states * 2
    ranks = [{new: rank[s] for new, s in zip(states_of(wide), old, strict=True)} for rank in g.rank]
    return graph(wide, ranks)


def test_minimax() -> None:
    """§10: GMR by max min, SMR by min max, where all states are feasible, all moves reversible."""
    for seed, form in PLAIN.items():
        g = GRAPHS[seed]
        if g.n > 1 and all_feasible(form) and set(form.direction) <= {"both"}:
            for i in range(g.n):
                utility = {s: -rank for s, rank in g.rank[i].items()}
                table = [[utility[c] for c in row] for row in by_own_strategy(form, i)]
                maximin = max(min(row) for row in table)
                minimax = min(max(column) for column in zip(*table, strict=True))
                for s in g.states:
                    assert gmr(g, i, s) == (utility[s] >= maximin), seed
                    assert smr(g, i, s) == (utility[s] >= minimax), seed


def by_own_strategy(form: OptionForm, i: int) -> list[list[Config]]:
    """A row for each own strategy of i, a column for each combination of the others'."""
    mine = [range(k) if o == i else (0,) for k, o in zip(form.levels, form.owners, strict=True)]
    theirs = [(0,) if o == i else range(k) for k, o in zip(form.levels, form.owners, strict=True)]
    return [
        [tuple(a + b for a, b in zip(own, rest, strict=True)) for rest in product(*theirs)]
        for own in product(*mine)
    ]
