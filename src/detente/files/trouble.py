"""Where YAML's parser stopped, and the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.files.text import Text

if TYPE_CHECKING:
    import yaml


class Trouble:
    """Where YAML's parser stopped and what it says about it.

    It stopped at the index `at`, in `line` and `column`, in something that began at `began`.
    """

    def __init__(self, error: yaml.YAMLError, text: Text) -> None:
        problem_mark = getattr(error, "problem_mark", None)
        context_mark = getattr(error, "context_mark", None)
        self.text = text
        self.content = text.content
        at = problem_mark.index if problem_mark else getattr(error, "position", 0)
        self.at: int = min(at, len(text.content))
        self.began: int | None = context_mark.index if context_mark else None
        self.says = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
        self.line, self.column = text.place(self.at)

    @property
    def here(self) -> str:
        """The text from the place of trouble to the end of its line."""
        return self.text.line(self.line)[self.column - 1 :]

    @property
    def before(self) -> str:
        """The text between the beginning of the line and the place of trouble."""
        return self.text.line(self.line)[: self.column - 1]

    @property
    def at_end(self) -> bool:
        """Whether nothing follows."""
        return not self.content[self.at :].strip()

    def line_above(self) -> int | None:
        """The number of the nearest line above that is not blank."""
        numbers = range(self.line - 1, 0, -1)
        return next((number for number in numbers if self.text.line(number).strip()), None)

    def start_of(self, line: int) -> int:
        """The index at which the words of a line begin."""
        return self.text.start(line) + indentation(self.text.line(line))


def indentation(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" \t"))
