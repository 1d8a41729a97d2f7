"""Where a Chromium is that the tests of the page can drive.

python tools/chromium.py     prints its path; fails if there is none
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-headless-shell",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
PLACES = (
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
HOW_TO = (
    "There is no Chromium to test the page with. Debian and Ubuntu: sudo apt-get install chromium "
    "fonts-liberation; elsewhere install Chrome, or set DETENTE_CHROMIUM=/path/to/chrome. To leave "
    "the tests of the page out on purpose: DETENTE_NO_BROWSER=1."
)


def chromium() -> str:
    """The path of a Chromium. Raises FileNotFoundError, which says how to get one."""
    named = os.environ.get("DETENTE_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise FileNotFoundError(f"DETENTE_CHROMIUM={named} is no program that can be run.")
        return named
    known = (path for path in PLACES if Path(path).is_file())
    found = next(filter(None, map(shutil.which, NAMES)), None) or next(known, None)
    if found is None:
        raise FileNotFoundError(HOW_TO)
    return found


if __name__ == "__main__":
    try:
        print(chromium())
    except FileNotFoundError as error:
        sys.exit(str(error))
