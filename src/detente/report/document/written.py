"""A document written as one of the kinds that there are."""

from __future__ import annotations

from importlib.util import find_spec

from detente.report.document.blocks import Document
from detente.report.document.html import MARK as HTML_MARK
from detente.report.document.html import html
from detente.report.document.markdown import MARK as MARKDOWN_MARK
from detente.report.document.markdown import markdown
from detente.report.document.word import MARK as WORD_MARK
from detente.report.document.word import MISSING, word

ENDINGS = {"html": ".html", "markdown": ".md", "word": ".docx"}
"""The kinds, and how the names of their files end."""

MARKS = (HTML_MARK, MARKDOWN_MARK, WORD_MARK)
"""What stands at the beginning of a report of ours."""


def written(document: Document, kind: str) -> str | bytes:
    """The document as a file of a kind. Raises ImportError as `check` does."""
    if kind == "word":
        return word(document)
    return (html if kind == "html" else markdown)(document)


def check(kind: str) -> None:
    """Raise ImportError where a kind takes what is not installed; the message says what."""
    if kind == "word" and find_spec("docx") is None:
        raise ImportError(MISSING)
