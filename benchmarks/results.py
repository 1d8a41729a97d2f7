"""The results as JSON: what was measured, when, on what, with which versions."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.part import Row
from detente import __version__

PACKAGES = ("numpy", "oxidd", "python-sat", "quantecon", "pygambit")


class Results:
    """The rows and remarks of the parts that were run; written after each, for a run may be cut."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._parts: dict[str, dict[str, list[Any]]] = {}
        self._about = about()
        self._write()

    def add(self, part: str, found: Row | str) -> None:
        """Keep a row or a remark of a part."""
        kept = self._parts.setdefault(part, {"rows": [], "remarks": []})
        kept["remarks" if isinstance(found, str) else "rows"].append(found)
        self._write()

    def _write(self) -> None:
        if self._path is not None:
            found = {**self._about, "parts": self._parts}
            self._path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def about() -> dict[str, Any]:
    """The date, the machine with what it was busy with before, and the versions."""
    return {
        "format": 1,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "platform": platform.platform(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "load": os.getloadavg(),
        },
        "versions": {
            "detente": __version__,
            "python": platform.python_version(),
            **{name: found for name in PACKAGES if (found := _version(name))},
        },
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
