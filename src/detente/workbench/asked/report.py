"""The report as a file that the page hands to the reader."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from typing import Any

from detente.report.document import Asked, compose, find
from detente.report.document.written import ENDINGS, check, written
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.wanted import read

KINDS = {"html": "text/html", "markdown": "text/markdown"} | {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
}
LONGEST = 80
"""How many letters of a title stand in the name of a file."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The report as a file of some `format`; `problems` where what is wanted cannot be read.

    `whole` is the conflict with everything dated in it, `model` the one without a scenario, which
    `conflicts` change, and `passages` are the places of the claims' passages. An interrupt ends it
    with what there is by then.
    """
    kind = args.get("format", "html")
    if kind not in KINDS:
        raise Unasked(f"a report is written as {', '.join(KINDS)}, not as {kind!r}")
    try:
        check(kind)
    except ImportError as error:
        raise Unasked(str(error)) from None
    want = read(solution.conflict, str(args.get("want") or ""))
    if isinstance(want, list):
        return {"problems": want, "file": None}
    whole = args.get("whole", solution.conflict)
    asked = Asked(
        want=want,
        model=args.get("model", whole),
        scenarios=args.get("conflicts") or {},
        passages=args.get("passages") or {},
    )
    found = find(whole, asked, tell=lambda part: tell(progress(f"writing the report: {part}")))
    document = compose(found, citation=str(args.get("citation") or ""))
    content = written(document, kind)
    return {
        "problems": [],
        "file": {
            "name": f"{file_name(document.title)}{ENDINGS[kind]}",
            "type": KINDS[kind],
            "content": b64encode(
                content if isinstance(content, bytes) else content.encode()
            ).decode(),
            "partial": found.partial,
        },
    }


def file_name(title: str) -> str:
    r"""A name for a file that every system takes, without its ending.

    >>> file_name("Aid/arms: <what> if?\n"), file_name("..")
    ('Aid arms what if, report', 'report')
    """
    kept = "".join(letter if _plain(letter) else " " for letter in title)
    short = " ".join(kept.split())[:LONGEST].strip(" .")
    return f"{short}, report" if short else "report"


def _plain(letter: str) -> bool:
    """Whether a letter means nothing to a file system, and can be seen."""
    return letter not in '<>:"/\\|?*' and unicodedata.category(letter)[0] != "C"
