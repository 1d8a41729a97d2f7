"""How the symbolic engine's time grows: one thing about a conflict varied, all else as it is.

Five concepts by `detente.analyse`, told to take the symbolic engine; medians of some random
conflicts. `times` compares CPU seconds with those of the conflict that all others vary, within one
run. What did not finish is told, and counts as long as it took until it was ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import median

from benchmarks.large import FIVE, answer, told
from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings, progress
from benchmarks.timing import children

BASE = Size(40, 10, 8, "local")
LESS = Size(30, 6, 8, "local")


def varied(base: Size, quick: bool) -> Iterator[tuple[str, Size]]:
    """What is varied, and the sizes that come of it."""
    yield "nothing", base
    for times in (2,) if quick else (2, 4, 8):
        options, dms = base.options * times, base.decision_makers * times
        yield "options", replace(base, options=options)
        yield "options and DMs", replace(base, options=options, decision_makers=dms)
    for dms in (base.options // 2, base.options):
        yield "DMs", replace(base, decision_makers=dms)
    for times in (2,) if quick else (2, 3, 4):
        yield "statements", replace(base, statements=base.statements * times)
    for window in (base.window + 2, base.window + 4):
        yield "structure", replace(base, window=window)
    for hubs in (1, 2, 4):
        yield "structure", replace(base, structure="hub", hubs=hubs)
    yield "structure", replace(base, structure="global")


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size."""
    base = LESS if settings.quick else BASE
    unit: float | None = None
    sizes = sorted(varied(base, settings.quick), key=lambda one: one[0] != "nothing")
    for what, size in sizes:
        seconds: list[float] = []
        cpu: list[float] = []
        finished = 0
        for seed in range(1 if settings.quick else settings.seeds):
            one = large(size.of(seed))
            found, waited, spent = children(partial(answer, one, settings.seconds, "symbolic"))
            progress(f"{what}, {size.of(seed)}: {told(found, waited, spent)}")
            seconds.append(waited)
            cpu.append(spent)
            finished += len(found.equilibria) == len(FIVE)
        unit = unit or median(cpu)
        yield {
            "varied": what,
            "options": size.options,
            "DMs": size.decision_makers,
            "statements": size.statements,
            "structure": structure(size),
            "finished": f"{finished} of {len(seconds)}",
            "median s": median(seconds),
            "worst s": max(seconds),
            "CPU s": median(cpu),
            "times": median(cpu) / unit,
        }


def structure(size: Size) -> str:
    """How far the statements reach, in words."""
    match size.structure:
        case "global":
            return "global"
        case "local":
            return f"local, {size.window} places"
        case "hub":
            return f"{size.hubs} hub{'s' if size.hubs > 1 else ''}"


PART = Part(
    "how the time of the symbolic engine grows, one thing varied at a time",
    {
        "varied": 15,
        "options": 0,
        "DMs": 0,
        "statements": 0,
        "structure": 16,
        "finished": 0,
        "median s": 0,
        "worst s": 0,
        "CPU s": 6,
        "times": 6,
    },
    rows,
)
