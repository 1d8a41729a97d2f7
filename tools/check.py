"""What `make test` runs, part by part: every part runs even if one fails, and the times come last.

python tools/check.py                 everything
python tools/check.py mypy pytest     these parts only
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent  # the environment's own tools, wherever it lies

PYTEST = ["pytest", "-q", "-n", "auto", "--maxprocesses", "8", "--dist", "worksteal"]

PARTS = {
    "ruff": ["ruff", "check", "--output-format", "concise", "."],
    "format": ["ruff", "format", "--check", "--output-format", "concise", "."],
    "mypy": ["mypy"],
    "pyright": ["pyright", "--pythonpath", sys.executable],
    "layers": ["lint-imports", "--no-logo"],
    "page": ["python", "tools/page.py"],
    "pytest": [*PYTEST, "--ignore=tests/browser"],
    # apart, for Playwright leaves a loop running that other tests trip over
    "browser": [*PYTEST, "tests/browser"],
    # -E: a page that is not read anew does not repeat its warnings
    "docs": ["sphinx-build", "-q", "-E", "-W", "--keep-going", "docs", "docs/_build/html"],
    "tree": ["python", "tools/tree.py"],
}


def run(part: str) -> tuple[str, float, bool]:
    """The part's name, its seconds, and whether it passed."""
    print(f"\n── {part}: {' '.join(PARTS[part])}", flush=True)
    start = time.perf_counter()
    tool, *arguments = PARTS[part]
    try:
        passed = subprocess.run([BIN / tool, *arguments], cwd=ROOT, check=False).returncode == 0
    except FileNotFoundError:
        print(f"{tool} is not installed in this environment: make test")
        passed = False
    return part, time.perf_counter() - start, passed


def main(names: list[str]) -> int:
    """Run the named parts, or all; 0 if every one passed."""
    if unknown := [name for name in names if name not in PARTS]:
        print(f"no part is called {', '.join(unknown)}; there are {', '.join(PARTS)}")
        return 2
    results = [run(part) for part in names or PARTS]
    print()
    for part, seconds, passed in results:
        print(f"{part:<8} {seconds:6.1f} s  {'passed' if passed else 'FAILED'}")
    return 0 if all(passed for *_, passed in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
