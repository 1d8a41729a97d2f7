"""What no file of the project may hold: a package registry's host, a machine's path, 600 lines."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 600

# written so that this file does not match itself
RULES = {
    "names a package registry": re.compile(
        r"(pypi|pythonhosted|npmjs|yarnpkg|anaconda)[.](org|com)|index[-]url|/simple[/]"
        r"|registry *= *[\"']?http|\"resolved\": *[\"]http"
    ),
    "holds a path of one machine": re.compile(
        r"(?<![\w.~])/(?:root|home|Users|work|mnt|tmp)/\w|\b[A-Z]:\\+Users\\"
    ),
}


def files() -> list[str]:
    """Every file that is committed or would be; all that lie here where there is no git."""
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        return sorted(name for name in listed.split("\0") if (ROOT / name).is_file())
    except (FileNotFoundError, subprocess.CalledProcessError):
        print("no git checkout: looking at every file outside hidden and built directories")
        paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        built = {"__pycache__", "_build", "_page", "dist", "node_modules"}
        return sorted(
            path.as_posix()
            for path in paths
            if not any(part.startswith(".") or part in built for part in path.parts[:-1])
        )


def faults(name: str) -> Iterator[str]:
    """What is wrong with one file, each a line that says where."""
    lines = (ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, 1):
        for rule, pattern in RULES.items():
            if found := pattern.search(line):
                yield f"{name}:{number}: {rule}: {found[0]}"
    if name.startswith(("src/", "frontend/src/")) and len(lines) > LONGEST:
        yield f"{name}: {len(lines)} lines, more than {LONGEST}"


def main() -> int:
    """Print every fault; 1 if there is one."""
    names = files()
    found = [fault for name in names for fault in faults(name)]
    print(*found, f"{len(names)} files, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
