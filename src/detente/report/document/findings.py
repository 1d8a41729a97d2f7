"""What a report is made from: the answers of the studies, and why some of them are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import TypeVar

from detente.conflict import Conflict, dates
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import Expr
from detente.conflict.status_quo import broken_by_status_quo
from detente.report.document.assessing import Assessment, assess
from detente.report.outcomes import names_of
from detente.stability import CONCEPTS
from detente.studies.advice import Advice, advise
from detente.studies.advice.inverse import ASKED
from detente.studies.advice.seeking import Scope
from detente.studies.analysis import Analysis, analysis_of
from detente.studies.claims import Claims, Place, claims
from detente.studies.coalitions import Coalitions
from detente.studies.coalitions.finding import coalitions_of
from detente.studies.comparison import Comparison, NotComparable, compare
from detente.studies.explanation import Explanation, explanation_of
from detente.studies.families import Families, Family, families_of
from detente.studies.overview import Overview, overview
from detente.studies.paths import Paths, paths_of
from detente.studies.paths.finding import Asked as Goal
from detente.studies.robustness import Means, Precision
from detente.studies.robustness.sweeping.trouble import SweepError
from detente.studies.solution import Solution
from detente.studies.timeline import Timeline, timeline
from detente.studies.where import StateError

T = TypeVar("T")

EXPLAINED = 3
"""How many outcomes are explained: the first ones."""

PROPOSALS = 3
"""How many proposals of advice are told under a concept."""

ROWS = 12
"""How many rows the table of the scenarios has at most."""

CHANGES, SURE = "What would have to change", "How sure it is"

STOPPED = "the time was over, or the work was stopped, before this was worked out"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for.

    `concepts` are ids of `detente.stability.CONCEPTS` (None: all), `want` is the statement about
    which advice is asked, `limit` how many outcomes are told, 26 at the most. `scenarios` are the
    what-ifs by name, and `model` the conflict that they change (None: there is nothing to compare).
    `passages` are the places of the claims' passages, by the ids of the claims. Where probabilities
    have to be sampled, none is off by more than `error`, and `seed` sets off what is drawn; that
    is done by so many `workers` where it takes long.
    """

    concepts: tuple[str, ...] | None = None
    want: Expr | None = None
    limit: int = 4
    model: Conflict | None = None
    scenarios: Mapping[str, Conflict] = field(default_factory=dict[str, Conflict])
    passages: Mapping[str, Place] = field(default_factory=dict[str, Place])
    error: float = 0.05
    seed: int = 0
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """A family of outcomes with the letter and the name that it has in the report."""

    letter: str
    name: str
    family: Family

    @property
    def number(self) -> int:
        """The number of the first of its states."""
        return self.family.numbers[0]


@dataclass(frozen=True, slots=True)
class Findings:
    """The answers of the studies about one conflict.

    `written` is the conflict with everything dated in it. `broken` names what a status quo breaks
    that is not feasible. `left_out` says by part of the report why it is missing or not complete;
    a part that is missing is None or empty. `partial`: the work was stopped before all was done.
    """

    written: Conflict
    asked: Asked
    analysis: Analysis
    overview: Overview | None
    broken: tuple[str, ...]
    families: Families
    named: tuple[Named, ...]
    explanations: tuple[Explanation, ...]
    paths: tuple[Paths, ...]
    coalitions: Coalitions | None
    advice: tuple[Advice, ...]
    comparison: Comparison | None
    claims: Claims
    timeline: Timeline | None
    sure: Assessment | None
    left_out: Mapping[str, str]
    partial: bool

    @property
    def conflict(self) -> Conflict:
        """The conflict as of its day."""
        return self.analysis.conflict


def find(
    written: Conflict,
    asked: Asked,
    over: Callable[[], bool] = lambda: False,
    tell: Callable[[str], None] = lambda part: None,
) -> Findings:
    """Ask the studies; `over` says whether the time is over, `tell` is told what is being done.

    An interrupt (`KeyboardInterrupt`) leaves out what is not worked out by then. Raises
    `MeaningError` where the conflict cannot be analysed as it stands, and `LimitError` where it is
    too large to list its states.
    """
    return _Finder(written, asked, over, tell).found()


class _Finder:
    def __init__(
        self,
        written: Conflict,
        asked: Asked,
        over: Callable[[], bool],
        tell: Callable[[str], None],
    ) -> None:
        self.written, self.asked, self.over, self.tell = written, asked, over, tell
        self.left_out: dict[str, str] = {}
        self.stopped = False
        tell("what holds")
        self.solution = Solution(written)
        self.analysis = analysis_of(self.solution, concepts=asked.concepts)
        self.known = [*self.analysis.equilibria]
        for concept, why in {**self.analysis.undefined, **self.analysis.stopped}.items():
            self.left_out[CONCEPTS[concept].title] = why

    def found(self) -> Findings:
        families = families_of(self.solution, concepts=self.known)
        told = families.families[: self.asked.limit]
        names = zip(ascii_uppercase, names_of(families.families, self.solution), told, strict=False)
        named = tuple(Named(letter, name, family) for letter, name, family in names)
        view = overview(self.solution, self.known)
        explanations = self.part("Why they hold", lambda: self.explanations(named))
        ways = self.part("How to get there", lambda: self.paths(named))
        coalitions = self.part("Who could act together", self.coalitions)
        advice = self.part(CHANGES, self.advice) if self.asked.want is not None else None
        comparison = self.part("What if", self.comparison) if self.asked.scenarios else None
        timeline = self.part("How it shifted", self.timeline) if dates(self.written) else None
        sure = self.part(SURE, lambda: self.sure(named))
        if self.asked.want is None:
            self.left_out[CHANGES] = (
                "it was not said what is wanted; say it under Report… in the workbench, or with"
                " `--want STATEMENT`"
            )
        return Findings(
            written=self.written,
            asked=self.asked,
            analysis=self.analysis,
            overview=view,
            broken=tuple(imposed.told for imposed in broken_by_status_quo(self.written)),
            families=families,
            named=named,
            explanations=explanations or (),
            paths=ways or (),
            coalitions=coalitions,
            advice=advice or (),
            comparison=comparison,
            claims=claims(self.written, places=self.asked.passages),
            timeline=timeline,
            sure=sure,
            left_out=self.left_out,
            partial=self.stopped or self.analysis.partial,
        )

    def part(self, name: str, work: Callable[[], T]) -> T | None:
        """A part of the report, None and a reason in `left_out` where it cannot be had."""
        if self.stopped or self.over():
            self.stopped = True
            self.left_out[name] = STOPPED
            return None
        self.tell(name[:1].lower() + name[1:])
        try:
            return work()
        except KeyboardInterrupt:
            self.stopped = True
            self.left_out[name] = STOPPED
        except (LimitError, StateError, NotComparable, SweepError) as error:
            self.left_out[name] = str(error)
        return None

    def explanations(self, named: tuple[Named, ...]) -> tuple[Explanation, ...]:
        """Why the first outcomes hold, under the strongest concepts under which they do."""
        return tuple(
            explanation_of(self.solution, one.number, one.family.labels, 1)
            for one in named[:EXPLAINED]
        )

    def paths(self, named: tuple[Named, ...]) -> tuple[Paths, ...]:
        """A way from the status quo to each outcome."""
        return tuple(
            paths_of(self.solution, None, Goal(to=one.number, concepts=self.known, limit=1))
            for one in named
        )

    def coalitions(self) -> Coalitions:
        """Which outcomes withstand coalitions; alone the first ones are told."""
        found = coalitions_of(self.solution, limit=self.asked.limit)
        if found.members < len(self.written.decision_makers):
            self.left_out[f"Coalitions of more than {found.members} members"] = (
                "there are more than can be looked at"
            )
        return found

    def advice(self) -> tuple[Advice, ...]:
        """What would have to change for what is wanted to hold."""
        concepts = [c for c in ("nash", "seq") if c in (self.asked.concepts or ASKED)]
        if not concepts:
            self.left_out[CHANGES] = "it is told under Nash and SEQ only"
        found = tuple(
            advise(self.written, self.asked.want, concept=concept, scope=Scope(limit=PROPOSALS))
            for concept in concepts
        )
        if any(one.changes is not None and one.changes.stopped for one in found):
            self.stopped = True
            self.left_out["Some of what would have to change"] = STOPPED
        return found

    def timeline(self) -> Timeline:
        """What holds when."""
        found = timeline(self.written, concepts=self.known, limit=ROWS)
        if found.partial:
            self.stopped = True
            self.left_out["Because of what outcomes shifted"] = STOPPED
        return found

    def sure(self, named: tuple[Named, ...]) -> Assessment:
        """How sure the first outcomes are, or what is wanted."""
        asked = self.asked

        def tell(done: int, of: int) -> None:
            self.tell(f"how sure it is: {done:,} of {of:,} worlds")

        found = assess(
            self.written,
            asked.want,
            asked.concepts,
            [one.family for one in named],
            Precision(half_width=asked.error, seed=asked.seed, limit=None),
            Means(workers=asked.workers, tell=tell),
        )
        if found.found.stopped:
            self.stopped = True
            self.left_out["Some of how sure it is"] = STOPPED
        return found

    def comparison(self) -> Comparison | None:
        """What the scenarios change."""
        if self.asked.model is None:
            return None
        found = compare(
            self.asked.model, self.asked.scenarios, concepts=self.asked.concepts, limit=ROWS
        )
        if found.partial:
            self.stopped = True
            self.left_out["Because of what scenarios change outcomes"] = STOPPED
        for concept, why in found.undefined.items():
            self.left_out[f"{CONCEPTS[concept].title} of the scenarios"] = why
        return found
