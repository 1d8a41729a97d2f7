"""A report of a conflict: one document made from the studies, as HTML, Markdown or Word."""

from detente.report.document.blocks import Document
from detente.report.document.composing import compose
from detente.report.document.findings import Asked, Findings, find
from detente.report.document.html import html
from detente.report.document.markdown import markdown
from detente.report.document.word import word

__all__ = ["Asked", "Document", "Findings", "compose", "find", "html", "markdown", "word"]
