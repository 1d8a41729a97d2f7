"""How sure it is: the probability that outcomes hold, and the claims that this hangs on."""

from detente.studies.robustness.assessing import ASKED, robust
from detente.studies.robustness.means import Means
from detente.studies.robustness.precision import Precision
from detente.studies.robustness.result import Critical, Robustness

__all__ = ["ASKED", "Critical", "Means", "Precision", "Robustness", "robust"]
