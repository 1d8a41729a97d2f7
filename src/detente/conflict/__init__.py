"""What a conflict is: decision makers, options, constraints, statements, preferences, evidence.

Frozen plain data. Nothing here knows of analysis, files or screens.
"""

from detente.conflict.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Definition,
    GraphState,
    StatusQuo,
)
from detente.conflict.evidence import Because, Claim, Quote, Source
from detente.conflict.in_force import dates, day_of, in_force
from detente.conflict.option import BINARY, Direction, Level, Option
from detente.conflict.period import Period
from detente.conflict.preference import (
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Uncertainty,
    Weight,
    Weighted,
)
from detente.conflict.validate import ConflictError

__all__ = [
    "BINARY",
    "Because",
    "Claim",
    "CoalescedClass",
    "Conflict",
    "ConflictError",
    "DecisionMaker",
    "Definition",
    "Direction",
    "GraphState",
    "Level",
    "Option",
    "Period",
    "Preference",
    "Prioritised",
    "Quote",
    "Ranked",
    "Source",
    "Statement",
    "StatusQuo",
    "Uncertainty",
    "Weight",
    "Weighted",
    "dates",
    "day_of",
    "in_force",
]
