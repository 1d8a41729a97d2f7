"""Reads the statements of a model and puts their errors where they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Callable

from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.parse import parse
from detente.conflict.statement.pattern import Patterns, is_pattern
from detente.conflict.statement.syntax import Constant, Expr
from detente.conflict.statement.vocabulary import Vocabulary
from detente.files.nodes import Scalar
from detente.files.report import Report

UNREAD = Constant(False)
"""Stands for a statement that could not be read; the report says why."""

COMMENT = re.compile(r"[ \t]+#")
DASH = re.compile(r"\n[ \t]*(?=- )")


class Statements:
    """Reads statements in the names of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self.vocabulary = vocabulary
        self.report = report
        self._patterns = Patterns(vocabulary.options)
        self._known: dict[tuple[bool, str], Expr | StatementError] = {}

    def reporting_to(self, report: Report) -> Statements:
        """The same, with what has been read so far, but for another report."""
        other = Statements(self.vocabulary, report)
        other._known = self._known
        return other

    def read(self, scalar: Scalar) -> Expr:
        """The statement in `scalar`."""
        return self._read(scalar, False, self._parse)

    def entry(self, scalar: Scalar) -> Expr:
        """The pattern or statement in `scalar`."""
        text, capitals = scalar.text, scalar.text.upper()
        if self.vocabulary.meanings(text) or not is_pattern(capitals):
            return self.read(scalar)
        if self.vocabulary.states is None and text == capitals:
            return self._read(scalar, True, self._patterns.parse)
        told = self.vocabulary.trouble(text)
        if self.vocabulary.states is None:
            told = f"`{text}` is not in capitals", f"write `{capitals}`"
        self.report.at(scalar, *told)
        return UNREAD

    def _parse(self, text: str) -> Expr:
        return parse(text, self.vocabulary)

    def _read(self, scalar: Scalar, pattern: bool, reader: Callable[[str], Expr]) -> Expr:
        found = self._known.get((pattern, scalar.text))
        if found is None:
            try:
                found = reader(scalar.text)
            except StatementError as error:
                found = error
            self._known[pattern, scalar.text] = found
        if not isinstance(found, StatementError):
            return found
        for problem in found.problems:
            doubtful = pattern and self.report.options_in_doubt
            if not doubtful and not any(map(self.report.doubts, problem.about)):
                self._tell(problem, scalar)
        return UNREAD

    def _tell(self, problem: StatementProblem, scalar: Scalar) -> None:
        content = self.report.text.content
        text = scalar.text
        unfinished = problem.end >= len(text) or text.count("(") > text.count(")")
        if not scalar.style and unfinished and (comment := COMMENT.match(content, scalar.end)):
            message = f"` #` begins a comment and ends the statement before it: {problem.message}"
            self.report.at(
                comment.end() - 1,
                message,
                "leave the # out, or put the comment on a line of its own",
            )
        elif not scalar.style and (dash := DASH.search(scalar.raw)):
            message = (
                "this dash continues the statement of the line above, because it is indented more"
            )
            self.report.at(
                scalar.start + dash.end(), message, "begin it in the column of the dash above"
            )
        else:
            self.report.at(scalar.index(problem.start), problem.message, problem.advice)
