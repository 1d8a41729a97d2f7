"""Measures chosen parts and prints a table of each, in Markdown.

python -m benchmarks                       the parts, a line each
python -m benchmarks large growth          these parts
python -m benchmarks all --json FILE       everything, kept with the versions
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from benchmarks import (
    advice,
    against,
    coalitions,
    cold_start,
    engines,
    growth,
    large,
    paths,
    peers,
    robust,
    workbench,
)
from benchmarks.part import Part, Settings
from benchmarks.results import Results, about

PARTS = {
    "cold_start": cold_start.PART,
    "engines": engines.PART,
    "workbench": workbench.PART,
    "large": large.PART,
    "growth": growth.PART,
    "against": against.PART,
    "paths": paths.PART,
    "advice": advice.PART,
    "coalitions": coalitions.PART,
    "robust": robust.PART,
    "peers": peers.PART,
}


def run(name: str, part: Part, settings: Settings, results: Results) -> None:
    """Measure a part, printing each row as soon as it is there."""
    print(f"\n{name}: {part.title}\n\n{part.head()}", flush=True)
    for found in part.rows(settings):
        print(f"({found})" if isinstance(found, str) else part.line(found), flush=True)
        results.add(name, found)


def main(arguments: Sequence[str]) -> int:
    """List the parts, or run those that are named."""
    usual = Settings()
    parser = ArgumentParser(
        "benchmarks", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to measure, or: all")
    parser.add_argument("--quick", action="store_true", help="leave out what takes long")
    parser.add_argument("--seeds", type=int, default=usual.seeds, help="random conflicts a size")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="most for a conflict")
    parser.add_argument("--only", default="", metavar="NAME", help="of the large: '24 4 8 local'")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results here as well")
    given = parser.parse_args(arguments)
    if not given.parts:
        print(*(f"{name:<11} {part.title}" for name, part in PARTS.items()), sep="\n")
        return 0
    if unknown := [name for name in given.parts if name not in (*PARTS, "all")]:
        parser.error(f"no part is called {', '.join(unknown)}; there are {', '.join(PARTS)}, all")
    if given.seeds < 1:
        parser.error("--seeds: at least 1")
    settings = Settings(given.quick, given.seeds, given.seconds, given.only)
    results = Results(given.json)
    print(", ".join(f"{name} {number}" for name, number in about()["versions"].items()))
    for name in PARTS if "all" in given.parts else dict.fromkeys(given.parts):
        run(name, PARTS[name], settings, results)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
