"""From when until when a dated thing counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Counts at day d iff since ≤ d < until; a missing end is open.

    >>> Period(since=date(2025, 3, 7)).covers(date(2025, 3, 7))
    True
    >>> Period(until=date(2025, 3, 7)).covers(date(2025, 3, 7))
    False
    """

    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )

    @property
    def ends(self) -> tuple[date, ...]:
        """The days at which something changes: `since` and `until`, where given."""
        return tuple(day for day in (self.since, self.until) if day is not None)


ALWAYS = Period()
