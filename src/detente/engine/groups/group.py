"""What a group of decision makers can bring about together, as the engines hold it."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]


class Group(Protocol):
    """The legal sequences of moves by the members of a group (definitions §2)."""

    def carried(self, ufunc: np.ufunc, values: Values) -> Values:
        """At each state, what `ufunc` makes of the values where the group can lead.

        That is, of those at the ends of all legal sequences and of that at the state itself.
        `values` has a row for each state; `ufunc` is minimum, or a union or intersection of bits.
        """
        ...

    def backwards(self) -> Group:
        """The same with every move made in the other direction."""
        ...
