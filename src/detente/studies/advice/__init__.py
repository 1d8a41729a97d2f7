"""What would have to change for an outcome to hold: least changes, and conditions."""

from detente.studies.advice.advising import advise
from detente.studies.advice.inverse import Condition, condition, condition_of
from detente.studies.advice.result import Advice
from detente.studies.advice.seeking import Scope

__all__ = ["Advice", "Condition", "Scope", "advise", "condition", "condition_of"]
