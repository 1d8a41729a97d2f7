"""A warm process that works the answers out, so that the page never waits for the server."""

from detente.workbench.worker.jobs import Jobs

__all__ = ["Jobs"]
