"""Metarational stability by what a decision maker can secure for itself (Howard, 1971)."""

from __future__ import annotations

from hypothesis import given, settings

from detente.conflict import Conflict
from tests.oracle.model import Config
from tests.properties.literal import Literal
from tests.properties.verdicts import stable
from tests.strategies import option_form, repeatable


@settings(repeatable, max_examples=150)
@given(option_form(reversible=True, apart=True))
def test_gmr_by_maximin_and_smr_by_minimax(conflict: Conflict) -> None:
    """Where the feasible set is a product over decision makers and all moves are reversible."""
    graph, verdicts = Literal(conflict).graph, stable(conflict)
    assert graph.options is not None
    for dm in range(graph.n):
        utility = {s: -rank for s, rank in graph.rank[dm].items()}
        table: dict[Config, dict[Config, int]] = {}
        for config in graph.options.feasible:
            own, rest = split(config, graph.options.owners, dm)
            table.setdefault(own, {})[rest] = utility[config]
        maximin = max(min(row.values()) for row in table.values())
        others = next(iter(table.values()))
        minimax = min(max(row[rest] for row in table.values()) for rest in others)
        assert verdicts["gmr", dm] == [utility[s] >= maximin for s in graph.states]
        assert verdicts["smr", dm] == [utility[s] >= minimax for s in graph.states]


def split(config: Config, owners: tuple[int, ...], dm: int) -> tuple[Config, Config]:
    """The own strategy of a decision maker, and what everybody else does."""
    return (
        tuple(level for level, owner in zip(config, owners, strict=True) if owner == dm),
        tuple(level for level, owner in zip(config, owners, strict=True) if owner != dm),
    )
