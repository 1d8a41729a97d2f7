"""What `make test` runs, part by part: every part runs even if one fails, and the times come last.

Those that take one core run two at a time, the longest first.

python tools/check.py                 everything
python tools/check.py mypy pytest     these parts only
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, STDOUT

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent  # the environment's own tools, wherever it lies

PYTEST = ["pytest", "-q", "-n", "auto", "--maxprocesses", "8", "--dist", "worksteal"]

PARTS = {
    "pyright": ["pyright", "--pythonpath", sys.executable],
    "ruff": ["ruff", "check", "--output-format", "concise", "."],
    "format": ["ruff", "format", "--check", "--output-format", "concise", "."],
    "mypy": ["mypy"],
    "layers": ["lint-imports", "--no-logo"],
    "page": ["python", "tools/page.py"],
    "pytest": [*PYTEST, "--ignore=tests/browser"],
    # apart, for Playwright leaves a loop running that other tests trip over
    "browser": [*PYTEST, "tests/browser"],
    # -E: a page that is not read anew does not repeat its warnings
    "docs": ["sphinx-build", "-q", "-E", "-W", "--keep-going", "docs", "docs/_build/html"],
    "tree": ["python", "tools/tree.py"],
}

WHOLE = ("pytest", "browser")
"""The parts that take all cores, each by itself and last."""


def run(part: str) -> tuple[str, float, bool]:
    """The part's name, its seconds, and whether it passed."""
    title = f"\n── {part}: {' '.join(PARTS[part])}"
    aside = None if part in WHOLE else PIPE  # what runs beside another is shown when it is done
    if not aside:
        print(title, flush=True)
    start = time.perf_counter()
    tool, *arguments = PARTS[part]
    try:
        command = [BIN / tool, *arguments]
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=aside, stderr=aside and STDOUT)
        passed, told = done.returncode == 0, (done.stdout or b"").decode(errors="replace")
    except FileNotFoundError:
        passed, told = False, f"{tool} is not installed in this environment: make test"
    seconds = time.perf_counter() - start
    if aside or told:
        print(f"{title if aside else ''}\n{told}", flush=True)
    return part, seconds, passed


def main(names: list[str]) -> int:
    """Run the named parts, or all; 0 if every one passed."""
    if unknown := [name for name in names if name not in PARTS]:
        print(f"no part is called {', '.join(unknown)}; there are {', '.join(PARTS)}")
        return 2
    asked = names or list(PARTS)
    with ThreadPoolExecutor(2) as side_by_side:
        results = [*side_by_side.map(run, [name for name in asked if name not in WHOLE])]
    results += [run(name) for name in asked if name in WHOLE]
    print()
    for part, seconds, passed in results:
        print(f"{part:<8} {seconds:6.1f} s  {'passed' if passed else 'FAILED'}")
    return 0 if all(passed for *_, passed in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
