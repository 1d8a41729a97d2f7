"""Cases with known results, as Python literals; their states are named as in the sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from .model import Config, Direction, Graph, OptionForm, State, graph, states_of
from .preference import ranked


@dataclass(frozen=True)
class Case:
    """A graph, and the name of each of its states."""

    graph: Graph
    names: Mapping[State, str]

    def named(self, states: frozenset[State]) -> set[str]:
        """The names of some states."""
        return {self.names[s] for s in states}

    def state(self, name: str) -> State:
        """The state of that name."""
        (state,) = (s for s in self.names if self.names[s] == name)
        return state


def anything(_: Config) -> bool:
    """No constraint."""
    return True


def option_case(
    owners: tuple[int, ...],
    patterns: str,
    rankings: Sequence[str],
    direction: tuple[Direction, ...] | None = None,
    feasible: Callable[[Config], bool] = anything,
) -> Case:
    """A case with binary options and strict rankings.

    `patterns` is "name=pattern ..." with Y, N and -; a pattern with - is a coalesced class.
    """
    possible = [c for c in product((0, 1), repeat=len(owners)) if feasible(c)]
    pattern_of = dict(word.split("=") for word in patterns.split())
    classes = {
        name: frozenset(c for c in possible if _matches(c, pattern))
        for name, pattern in pattern_of.items()
        if "-" in pattern
    }
    form = OptionForm(
        owners=owners,
        levels=(2,) * len(owners),
        direction=direction or tuple("both" for _ in owners),
        feasible=frozenset(possible),
        n=len(rankings),
        classes=tuple(classes.values()),
    )
    names: dict[State, str] = {one: name for name, one in classes.items()}
    for name, pattern in pattern_of.items():
        if "-" not in pattern:
            names[tuple("NY".index(mark) for mark in pattern)] = name
    assert names.keys() == set(states_of(form)), "the patterns are not the feasible states"
    return Case(graph(form, [_rank(names, ranking) for ranking in rankings]), names)


def graph_case(names: str, arcs: Sequence[str], rankings: Sequence[str]) -> Case:
    """A case in graph form with strict rankings; an arc is "from>to"."""
    states: dict[State, str] = {name: name for name in names.split()}
    pairs = [[arc.split(">") for arc in of_one.split()] for of_one in arcs]
    moves = tuple(
        {s: frozenset(b for a, b in of_one if a == s) for s in states} for of_one in pairs
    )
    rank = tuple(_rank(states, ranking) for ranking in rankings)
    return Case(Graph(len(rankings), tuple(states), moves, rank, None), states)


def _matches(config: Config, pattern: str) -> bool:
    return all(
        mark == "-" or mark == "NY"[level] for level, mark in zip(config, pattern, strict=True)
    )


def _rank(names: Mapping[State, str], ranking: str) -> dict[State, int]:
    return ranked(names, [{s for s in names if names[s] == name} for name in ranking.split()])


TWO_BY_TWO = "CC=YY CD=YN DC=NY DD=NN"
PRISONERS_DILEMMA = option_case((0, 1), TWO_BY_TWO, ["DC CC DD CD", "CD CC DD DC"])
CHICKEN = option_case((0, 1), TWO_BY_TWO, ["DC CC CD DD", "CD CC DC DD"])
STAG_HUNT = option_case((0, 1), TWO_BY_TWO, ["CC DC DD CD", "CC CD DD DC"])

# US: air strike, blockade. USSR: withdraw, escalate, not both.
CUBA = option_case(
    (0, 0, 1, 1),
    "s0=NNNN s1=YNNN s2=NYNN s3=YYNN s4=NNYN s5=YNYN s6=NYYN s7=YYYN "
    "s8=NNNY s9=YNNY s10=NYNY s11=YYNY",
    ["s4 s6 s5 s7 s2 s1 s3 s0 s11 s9 s10 s8", "s0 s4 s6 s2 s5 s1 s7 s3 s11 s9 s10 s8"],
    feasible=lambda c: not (c[2] and c[3]),
)

ELMIRA_RANKINGS = [
    "s7 s3 s4 s8 s5 s1 s2 s6 s9",
    "s1 s4 s8 s5 s9 s3 s7 s2 s6",
    "s7 s3 s5 s1 s8 s6 s4 s2 s9",
]
ELMIRA_GRAPH = graph_case(
    "s1 s2 s3 s4 s5 s6 s7 s8 s9",
    [
        "s1>s2 s3>s4 s5>s6 s7>s8",
        "s1>s3 s1>s9 s2>s4 s2>s9 s3>s9 s4>s9 s5>s7 s5>s9 s6>s8 s6>s9 s7>s9 s8>s9",
        "s1>s5 s5>s1 s2>s6 s6>s2 s3>s7 s7>s3 s4>s8 s8>s4",
    ],
    ELMIRA_RANKINGS,
)
# MoE: modify. Uniroyal: exactly one of delay, accept, abandon. Local government: insist.
ELMIRA_OPTIONS = option_case(
    (0, 1, 1, 1, 2),
    "s1=NYNNN s2=YYNNN s3=NNYNN s4=YNYNN s5=NYNNY s6=YYNNY s7=NNYNY s8=YNYNY s9=---Y-",
    ELMIRA_RANKINGS,
    direction=("up", "down", "both", "up", "both"),
    feasible=lambda c: c[1] + c[2] + c[3] == 1,
)

# US: nuclear strike, withdraw troops, not both. North Korea: invade, abandon its programme.
KOREA_PATTERNS = (
    "s0=NNNN s1=YNNN s2=NYNN s4=NNYN s5=YNYN s6=NYYN "
    "s8=NNNY s9=YNNY s10=NYNY s12=NNYY s13=YNYY s14=NYYY"
)
KOREA_RANKINGS = [
    "s8 s0 s9 s10 s12 s5 s4 s13 s14 s1 s2 s6",
    "s6 s14 s2 s10 s0 s4 s12 s5 s1 s13 s8 s9",
]
KOREA_BELLIGERENT_RANKINGS = [
    "s8 s9 s0 s10 s13 s12 s5 s4 s1 s2 s14 s6",
    "s6 s14 s4 s12 s5 s13 s2 s0 s10 s1 s9 s8",
]


def korea(rankings: Sequence[str], invasion: Direction) -> Case:
    """North Korea 2017; a nuclear strike is irreversible, and `invasion` may be."""
    return option_case(
        (0, 0, 1, 1),
        KOREA_PATTERNS,
        rankings,
        direction=("up", "both", invasion, "both"),
        feasible=lambda c: not (c[0] and c[1]),
    )


KOREA_BASELINE = korea(KOREA_RANKINGS, "both")
KOREA_IRREVERSIBLE_INVASION = korea(KOREA_RANKINGS, "up")
KOREA_BELLIGERENT = korea(KOREA_BELLIGERENT_RANKINGS, "up")

THREE_BITS = "s1=NNN s2=YNN s3=NYN s4=YYN s5=NNY s6=YNY s7=NYY s8=YYY"
FEDERAL = "s2 s6 s4 s8 s1 s5 s3 s7"
SUPPORT = "s3 s4 s7 s8 s5 s6 s1 s2"
GISBORNE_ECONOMY = option_case((0, 1, 2), THREE_BITS, [FEDERAL, "s3 s7 s4 s8 s1 s5 s2 s6", SUPPORT])
GISBORNE_ENVIRONMENT = option_case(
    (0, 1, 2), THREE_BITS, [FEDERAL, "s2 s6 s1 s5 s4 s8 s3 s7", SUPPORT]
)

OPPONENT_MOVES_TWICE = option_case(
    (0, 1, 2),
    THREE_BITS,
    ["s8 s1 s4 s3 s6 s5 s7 s2", "s3 s8 s1 s6 s7 s2 s5 s4", "s4 s5 s6 s8 s1 s7 s2 s3"],
)
# Three DMs with an option each; from s = NNN the opponents of the first can reach x only together.
ONLY_TOGETHER = option_case(
    (0, 1, 2),
    "s=NNN s1=YNN b=NYN c=NNY x=YYY",
    ["s1 s x b c", "b s s1 c x", "c s s1 b x"],
    feasible=lambda c: c not in {(1, 1, 0), (1, 0, 1), (0, 1, 1)},
)
# A: a1, a2, not both. B: b.
ONE_OF_TWO_SANCTIONED = option_case(
    (0, 0, 1),
    "s1=NNN s2=YNN s3=NYN s4=NNY s5=YNY s6=NYY",
    ["s5 s2 s3 s1 s6 s4", "s1 s6 s3 s2 s5 s4"],
    feasible=lambda c: not (c[0] and c[1]),
)
