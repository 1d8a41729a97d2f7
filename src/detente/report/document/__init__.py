"""A report of a conflict: one document made from the studies, written as HTML or as Markdown."""

from detente.report.document.blocks import Document
from detente.report.document.composing import compose
from detente.report.document.findings import Asked, Findings, find
from detente.report.document.html import html
from detente.report.document.markdown import markdown

__all__ = ["Asked", "Document", "Findings", "compose", "find", "html", "markdown"]
