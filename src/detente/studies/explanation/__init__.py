"""Why a state holds, or does not: who would leave it, by which move, and what keeps the others."""

from detente.studies.explanation.explaining import Explanation, explain, explanation_of

__all__ = ["Explanation", "explain", "explanation_of"]
