"""The states, moves and preferences of a conflict as arrays, behind one small protocol."""

from detente.engine.choose import engine_for
from detente.engine.protocol import Algebra, Engine, NotDefined, States, Steps
from detente.engine.state import State

__all__ = ["Algebra", "Engine", "NotDefined", "State", "States", "Steps", "engine_for"]
