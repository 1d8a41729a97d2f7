"""Write into the documentation what its `$ detente` commands print today.

Run it when tests/docs says that a page shows something else, and read the difference: it is what
users will see.
"""

import doctest
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.docs.test_examples import FENCE, PAGES, run  # noqa: E402


def filled(block: re.Match[str], names: dict[str, object]) -> str:
    """A block of commands with what they print; any other block as it is.

    Python is run for what it does to files, with the `names` of the blocks before it.
    """
    kind, text = block[2], block[3]
    if kind == "python":
        test = doctest.DocTestParser().get_doctest(text, names, "", "", 0)
        doctest.DocTestRunner().run(test, out=lambda _: None, clear_globs=False)
        names.update(test.globs)
    if kind == "yaml" and text.startswith("title:"):
        Path("model.yaml").write_text(text, "utf-8")
    return block[0].replace(text, run(text)) if kind == "console" else block[0]


for page in PAGES:
    file = ROOT / page
    before = file.read_text("utf-8")
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        names: dict[str, object] = {}
        after = FENCE.sub(lambda block: filled(block, names), before)  # noqa: B023 (called at once)
        os.chdir(ROOT)
    if after != before:
        file.write_text(after, "utf-8")
        print(f"{page} is filled anew")
