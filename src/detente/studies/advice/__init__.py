"""What it would take to make a state stable: the condition on preferences (inverse problem)."""

from detente.studies.advice.inverse import Condition, condition, condition_of

__all__ = ["Condition", "condition", "condition_of"]
