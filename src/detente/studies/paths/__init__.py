"""Where a conflict can go from here, by which moves, and who has to take a loss on the way."""

from detente.studies.paths.answer import Paths
from detente.studies.paths.finding import Asked, paths, paths_of, start_of
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Leg, Path, Route, Unreached, Ways

__all__ = [
    "Asked",
    "Leg",
    "Path",
    "Paths",
    "Reach",
    "Route",
    "Unreached",
    "Ways",
    "paths",
    "paths_of",
    "start_of",
]
