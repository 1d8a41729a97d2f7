"""Edits of a model that has been read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Concatenate, ParamSpec

if TYPE_CHECKING:
    from detente.files.model import Model

P = ParamSpec("P")


def edited(
    model: Model, edit: Callable[Concatenate[str, P], str], *args: P.args, **kwargs: P.kwargs
) -> Model:
    """The model that an edit of the file's text gives; the file itself is not touched.

    Raises `EditError`, and `ModelError` if what comes out is not a model.

    >>> from detente.files import parse
    >>> from detente.files.edit import set_value
    >>> model = parse("decision_makers: {a: {options: {x: take x}}, b: {prefers: [not x]}}")
    >>> path = ("decision_makers", "a", "options", "x")
    >>> edited(model, set_value, path, "leave x").conflict().options[0].title
    'leave x'
    """
    from detente.files.model import Model

    content = edit(model.text.content, *args, **kwargs)
    return Model(replace(model.text, content=content))
