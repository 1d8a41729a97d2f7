"""The one place that knows python-sat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from detente.conflict.problem import LimitError


class Solver:
    """Says whether clauses can all be true, and gives values for which they are.

    Clauses may be added between two questions. Raises `LimitError` where python-sat is missing.
    """

    def __init__(self) -> None:
        try:
            from pysat.solvers import Cadical153  # pyright: ignore[reportMissingTypeStubs]
        except ImportError:
            raise LimitError(
                "the SAT engine needs python-sat: pip install 'detente[sat]'"
            ) from None
        self._solver: Any = Cadical153()
        self._model: Sequence[int] = ()

    def add(self, clauses: Iterable[Sequence[int]]) -> None:
        """Ask for these clauses as well."""
        for clause in clauses:
            self._solver.add_clause(clause)

    def solve(self) -> bool:
        """Whether all clauses can be true; if so, `value` tells how."""
        found = bool(self._solver.solve())
        self._model = self._solver.get_model() if found else ()
        return found

    def value(self, literal: int) -> bool:
        """Whether a literal is true in what was found last; a variable in no clause is false."""
        place = abs(literal) - 1
        true = place < len(self._model) and self._model[place] > 0
        return true is (literal > 0)

    def close(self) -> None:
        """Give the memory back."""
        self._solver.delete()
