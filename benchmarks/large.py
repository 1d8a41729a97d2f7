"""Large conflicts as a user has them analysed: five concepts, within a time, in their own process.

Every random conflict is also written in another order and under other names, which must not matter:
wherever both were answered exactly the counts are compared. Wall seconds, the worst and the median,
and of the CPU seconds of all threads together the median.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import cycle
from statistics import median

from benchmarks.large_models import Size, large, product, shuffled
from benchmarks.part import Part, Row, Settings, progress
from benchmarks.timing import children
from detente import Analysis, Conflict, analyse
from detente.stability import CONCEPTS
from detente.studies.large import Limits

FIVE = tuple(concept.id for concept in CONCEPTS.values() if not concept.joint)
COPIES = 20

SIZES = (
    Size(100, 20, 8, "local", window=6),
    Size(24, 4, 8, "local"),
    Size(24, 4, 15, "local"),
    Size(24, 4, 8, "global"),
    Size(24, 4, 15, "global"),
    Size(40, 8, 8, "global"),
    Size(60, 12, 8, "hub", hubs=4),
)
QUICK = (SIZES[1], SIZES[3])

Counts = Mapping[str, int]
Found = list[tuple[Analysis, float, float]]


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size in the order of the model, and one for it shuffled."""
    seeds = range(1 if settings.quick else settings.seeds)
    for about, plain in _conflicts(QUICK if settings.quick else SIZES, seeds):
        name = " ".join(map(str, about.values()))
        if settings.only not in name:
            continue
        mixed = [
            shuffled(conflict, seed)
            for seed, conflict in zip(seeds, cycle(plain), strict=False)  # a product is but one
        ]
        counts: list[Counts] = []
        for written, conflicts in (("in order", plain), ("shuffled", mixed)):
            found = _answers(f"{name}, {written}", conflicts, settings.seconds)
            exact = [exact_counts(analysis) for analysis, *_ in found]
            _compare(counts, exact)
            counts = exact
            yield {**about, "written": written, **summary(found)}


def _conflicts(sizes: Sequence[Size], seeds: range) -> Iterator[tuple[Row, list[Conflict]]]:
    """What to measure: the size in words, and the conflicts."""
    for size in sizes:
        about: Row = {
            "options": size.options,
            "DMs": size.decision_makers,
            "statements": size.statements,
            "structure": f"{size.hubs} hubs" if size.hubs else size.structure,
        }
        yield about, [large(size.of(seed)) for seed in seeds]
    for linked in (False, True):
        one = product(COPIES, linked)
        about = {
            "options": len(one.options),
            "DMs": len(one.decision_makers),
            "statements": 3,
            "structure": f"{COPIES} {'linked ' if linked else ''}copies",
        }
        yield about, [one]


def _answers(name: str, conflicts: Sequence[Conflict], seconds: float) -> Found:
    found: Found = []
    for seed, conflict in enumerate(conflicts):
        found.append(children(partial(answer, conflict, seconds)))
        progress(f"{name}, {seed}: {told(*found[-1])}")
    return found


def _compare(before: Sequence[Counts], after: Sequence[Counts]) -> None:
    """The same conflict written in another way has the same equilibria."""
    for one, other in zip(cycle(before), after, strict=False):
        for concept in one.keys() & other.keys():
            assert one[concept] == other[concept], f"{concept}: {one} and {other}"


def answer(conflict: Conflict, seconds: float, engine: str = "auto") -> Analysis:
    """What `detente.analyse` says of all concepts but simultaneous stability."""
    return analyse(conflict, concepts=FIVE, limits=Limits(seconds=seconds, engine=engine))


def summary(found: Found) -> Row:
    """How long some conflicts took, and who answered, concept by concept."""
    seconds = [waited for _, waited, _ in found]
    answers = {
        concept: ", ".join(
            f"{times} {verdict}"
            for verdict, times in Counter(who(one, concept) for one, *_ in found).most_common()
        )
        for concept in FIVE
    }
    return {
        "runs": len(found),
        "median s": median(seconds),
        "worst s": max(seconds),
        "CPU s": median(spent for *_, spent in found),
        **answers,
        "seconds": seconds,
    }


def who(analysis: Analysis, concept: str) -> str:
    """Whose answer there is for a concept, and what it is worth.

    `exact`: all equilibria, by decision diagrams; `sat`: some, each of them proven; `sat all`.
    """
    listing = analysis.equilibria.get(concept)
    if listing is None:
        return "none"
    if listing.engine != "sat":
        return "exact"
    return "sat all" if listing.complete else "sat" if listing.count else "sat found none"


def exact_counts(analysis: Analysis) -> Counts:
    """How many equilibria there are by concept, where all of them are known."""
    return {c: found.count for c, found in analysis.equilibria.items() if found.complete}


def told(analysis: Analysis, waited: float, spent: float) -> str:
    """One answer in a line."""
    return f"{waited:.2f} s, {spent:.2f} s CPU, " + ", ".join(
        f"{c} {who(analysis, c)}" for c in FIVE
    )


PART = Part(
    "large conflicts: seconds, and which engine answered",
    {
        "options": 0,
        "DMs": 0,
        "statements": 0,
        "structure": 16,
        "written": 8,
        "runs": 0,
        "median s": 0,
        "worst s": 0,
        "CPU s": 6,
        **dict.fromkeys(FIVE, 14),
    },
    rows,
)
