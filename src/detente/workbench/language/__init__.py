"""A statement while it is written: what is wrong with it, and how it could go on."""

from detente.workbench.language.checked import checked

__all__ = ["checked"]
