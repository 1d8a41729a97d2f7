"""The one error of edits."""

from __future__ import annotations


class EditError(Exception):
    """An edit cannot be made, or a file cannot be saved; nothing has been changed."""
