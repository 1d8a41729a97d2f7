"""What may go wrong with a sweep, apart from the conflict."""

from __future__ import annotations


class SweepError(Exception):
    """A sweep cannot be done by the means that were given; the message says why."""


class KeepError(SweepError):
    """A file cannot keep what is done of a sweep; the message says why."""


class ClusterError(SweepError):
    """A cluster cannot be used; the message says why."""
