"""Decision makers' options and their levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.conflict.evidence import Because
from detente.conflict.period import ALWAYS, Period

Direction = Literal["both", "up", "down"]


@dataclass(frozen=True, slots=True)
class Level:
    """One of the levels of an option; `title` says it in words."""

    id: str
    title: str = ""


BINARY = (Level("off"), Level("on"))


@dataclass(frozen=True, slots=True)
class Option:
    """Something a decision maker can do: taken or not, or one of several levels in order.

    `direction` is how it may change: `both` ways, only to later levels (`up`) or only to earlier
    ones (`down`); the latter two make it irreversible (Fang, Hipel and Kilgour, 1993).
    """

    id: str
    owner: str
    title: str = ""
    levels: tuple[Level, ...] = BINARY
    direction: Direction = "both"
    because: Because | None = None
    confidence: float = 1.0
    period: Period = ALWAYS

    @property
    def name(self) -> str:
        """The full name, `dm.option`."""
        return f"{self.owner}.{self.id}"

    @property
    def binary(self) -> bool:
        """Whether the option is simply taken or not."""
        return self.level_ids == ("off", "on")

    @property
    def level_ids(self) -> tuple[str, ...]:
        """The ids of the levels, first (the default) to last."""
        return tuple(level.id for level in self.levels)
