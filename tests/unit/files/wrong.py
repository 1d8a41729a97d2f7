"""Helps tests to say what is wrong with a model."""

from __future__ import annotations

from detente.files import ModelError, parse

TWO = """\
decision_makers:
  russia:
    options: {truce: agree to a truce}
  us:
    options:
      aid: let aid flow
      mission: {levels: {none: , neutral: , nato: }}
"""
"""A model of two decision makers, an option each and one of three levels; one can add to it."""


def wrong(text: str) -> list[str]:
    """What is wrong with a model, each `line:column: what; what to write instead`."""
    try:
        parse(text, "m")
    except ModelError as error:
        return [line.removeprefix("m:") for line in str(error).splitlines()]
    return []


def place(text: str, words: str) -> str:
    """`line:column` of where `words` first stands in `text`."""
    before = text[: text.index(words)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
