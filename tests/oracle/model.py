"""§1, the model: states, unilateral moves, coalescing and numbering, word for word."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Hashable
Config: TypeAlias = tuple[int, ...]
Direction: TypeAlias = Literal["both", "up", "down"]
Moves: TypeAlias = Mapping[State, frozenset[State]]
Rank: TypeAlias = Mapping[State, int]


@dataclass(frozen=True)
class OptionForm:
    """A model in option form; a feasible state is the tuple of its level indices."""

    owners: tuple[int, ...]
    levels: tuple[int, ...]
    direction: tuple[Direction, ...]
    feasible: frozenset[Config]
    n: int
    classes: tuple[frozenset[Config], ...] = ()

    def __post_init__(self) -> None:
        """What §1 calls an error."""
        _require(self.n >= 1, "there is no decision maker")
        _require(
            len(self.owners) == len(self.levels) == len(self.direction),
            "owners, levels and direction differ in length",
        )
        _require(all(0 <= i < self.n for i in self.owners), "an owner is no decision maker")
        _require(len(self.feasible) >= 1, "no state is feasible")
        for config in self.feasible:
            _require(len(config) == len(self.levels), f"{config} does not fix every option")
            for level, count in zip(config, self.levels, strict=True):
                _require(0 <= level < count, f"{config} has an unknown level")
        for one in self.classes:
            _require(len(one) >= 1, "a class has no feasible state")
            _require(one <= self.feasible, "a class has an infeasible member")
        for a, one in enumerate(self.classes):
            for other in self.classes[a + 1 :]:
                _require(one.isdisjoint(other), "two classes overlap")


@dataclass(frozen=True, eq=False)
class Graph:
    """A graph model: what §2 and §3 need; compared and hashed by identity."""

    n: int
    states: tuple[State, ...]
    moves: tuple[Moves, ...]
    rank: tuple[Rank, ...]
    options: OptionForm | None

    def __post_init__(self) -> None:
        """Every move joins two different states, and every decision maker ranks every state."""
        _require(self.n >= 1, "there is no decision maker")
        _require(len(self.moves) == len(self.rank) == self.n, "moves or rank do not fit n")
        known = frozenset(self.states)
        _require(len(known) == len(self.states) >= 1, "no state, or one listed twice")
        for moves in self.moves:
            for state, targets in moves.items():
                _require(state in known and targets <= known, "a move of an unknown state")
                _require(state not in targets, "a move from a state to itself")
        for rank in self.rank:
            _require(frozenset(rank) == known, "a ranking does not cover the states exactly")


def _require(holds: bool, complaint: str) -> None:
    if not holds:
        raise ValueError(complaint)


def members(form: OptionForm, state: State) -> frozenset[Config]:
    """The feasible states that `state` stands for: a class its members, any other itself."""
    for one in form.classes:
        if state == one:
            return one
    return frozenset(config for config in form.feasible if config == state)


def state_of(form: OptionForm, config: Config) -> State:
    """The state that stands for a feasible state: its class, or itself where it has none."""
    for one in form.classes:
        if config in one:
            return one
    return config


def coalesces(form: OptionForm) -> bool:
    """Whether states are coalesced: a class of one state is only a renaming."""
    return any(len(one) > 1 for one in form.classes)


def states_of(form: OptionForm) -> tuple[State, ...]:
    """Numbering: the first option varies fastest; a class stands at its first member's place."""
    in_order = sorted(form.feasible, key=lambda config: config[::-1])
    states: list[State] = []
    for config in in_order:
        state = state_of(form, config)
        if state not in states:
            states.append(state)
    return tuple(states)


def allowed(direction: Direction, before: int, after: int) -> bool:
    """Whether an option may change from level `before` to level `after`."""
    if direction == "up":
        return after > before
    if direction == "down":
        return after < before
    return after != before


def is_move(form: OptionForm, i: int, a: Config, b: Config) -> bool:
    """b ∈ R_i(a) before coalescing."""
    changed = [k for k in range(len(form.owners)) if a[k] != b[k]]
    return (
        b != a
        and a in form.feasible
        and b in form.feasible
        and all(form.owners[k] == i for k in changed)
        and all(allowed(form.direction[k], a[k], b[k]) for k in changed)
    )


def moves_of(form: OptionForm, i: int) -> dict[State, frozenset[State]]:
    """R_i: t ∈ R_i(s) iff t ≠ s and some member of s has a move of i to some member of t."""
    inside = {state: members(form, state) for state in states_of(form)}
    return {
        s: frozenset(
            t
            for t in inside
            if t != s and any(is_move(form, i, a, b) for a in inside[s] for b in inside[t])
        )
        for s in inside
    }


def graph(form: OptionForm, rank: Sequence[Rank]) -> Graph:
    """The graph model of an option form, with a ranking of its states for every DM."""
    return Graph(
        n=form.n,
        states=states_of(form),
        moves=tuple(moves_of(form, i) for i in range(form.n)),
        rank=tuple(rank),
        options=None if coalesces(form) else form,
    )
