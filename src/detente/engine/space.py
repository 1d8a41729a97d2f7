"""What the ranks of states are made from: the states, and where a statement holds among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import Expr


class Space(Protocol):
    """The states of a conflict in the order of their numbers."""

    @property
    def size(self) -> int:
        """How many states there are."""
        ...

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds: a boolean for each state."""
        ...

    def members(self, group: Sequence[Expr]) -> NDArray[np.intp]:
        """The places (numbers less 1) of the states that match a group: where any of it holds."""
        ...
