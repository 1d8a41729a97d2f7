"""What if: conflicts side by side, which outcomes hold in which, and because of what."""

from detente.studies.comparison.answer import Change, Column, Comparison
from detente.studies.comparison.choices import irreversibility_choices
from detente.studies.comparison.common import NotComparable
from detente.studies.comparison.comparing import compare

__all__ = [
    "Change",
    "Column",
    "Comparison",
    "NotComparable",
    "compare",
    "irreversibility_choices",
]
