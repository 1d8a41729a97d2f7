"""A conflict over time: what holds in each period, what comes and goes, and because of what."""

from detente.studies.timeline.answer import Timeline, TimelinePeriod
from detente.studies.timeline.following import timeline
from detente.studies.timeline.turns import Turn

__all__ = ["Timeline", "TimelinePeriod", "Turn", "timeline"]
