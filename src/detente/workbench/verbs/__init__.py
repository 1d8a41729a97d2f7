"""Edits of a model by name, as the page makes them: each changes the text in one place."""

from detente.workbench.verbs.verbs import change

__all__ = ["change"]
