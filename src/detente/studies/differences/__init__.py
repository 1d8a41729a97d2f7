"""What two conflicts differ in, as data: one thing at a time, each of which can be undone alone."""

from detente.studies.differences.difference import Difference
from detente.studies.differences.finding import differences
from detente.studies.differences.lists import cost
from detente.studies.differences.reverting import reverted
from detente.studies.differences.settled import settled
from detente.studies.differences.undoing import without

__all__ = ["Difference", "cost", "differences", "reverted", "settled", "without"]
