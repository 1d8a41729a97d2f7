"""Write into the documentation what its `$ detente` commands print today.

Run it when tests/docs says that a page shows something else, and read the difference: it is what
users will see.
"""

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.docs.test_examples import FENCE, PAGES, run  # noqa: E402


def filled(block: re.Match[str]) -> str:
    """A block of commands with what they print; any other block as it is."""
    kind, text = block[2], block[3]
    if kind == "yaml" and text.startswith("title:"):
        Path("model.yaml").write_text(text, "utf-8")
    return block[0].replace(text, run(text)) if kind == "console" else block[0]


for page in PAGES:
    file = ROOT / page
    before = file.read_text("utf-8")
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        after = FENCE.sub(filled, before)
        os.chdir(ROOT)
    if after != before:
        file.write_text(after, "utf-8")
        print(f"{page} is filled anew")
