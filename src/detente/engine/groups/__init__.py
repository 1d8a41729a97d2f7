"""What groups of decision makers can bring about together (definitions §2 and §4)."""

from detente.engine.groups.bits import Bits
from detente.engine.groups.choose import groups_of
from detente.engine.groups.groups import Groups, coalitions
from detente.engine.groups.vantage import Members, Ranks, Vantage

__all__ = ["Bits", "Groups", "Members", "Ranks", "Vantage", "coalitions", "groups_of"]
