"""Results as tables: plain rows, and data frames where pandas is installed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that all have the same keys; `columns` are these with their types, for want of rows."""

    rows: list[Row]
    columns: Mapping[str, type]


class Tabular(ABC):
    """A result that can be laid out as a table."""

    __slots__ = ()

    @abstractmethod
    def rows(self) -> list[Row]:
        """The result as flat rows, all with the same keys."""

    def tables(self) -> dict[str, Table]:
        """All tables that the result has, by name."""
        return {"rows": Table(self.rows(), {})}

    def frame(self) -> DataFrame:
        """The rows as a data frame. Raises ImportError where pandas is not installed."""
        try:
            from pandas import DataFrame
        except ImportError:
            message = "data frames need pandas; install it, or détente with it: detente[data]"
            raise ImportError(message) from None
        return DataFrame(self.rows())
