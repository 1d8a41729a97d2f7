"""How sure it is: how often outcomes hold given all that may be false, and what that hangs on.

Told first roughly, then again and again more exactly; each answer is a whole one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.studies.robustness import Means, Precision, Robustness, robust
from detente.studies.robustness.sweeping.memory import Memory
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.hanging import hanging_json
from detente.workbench.asked.shares import Shares
from detente.workbench.asked.sure_lede import lede, note
from detente.workbench.asked.wanted import read

SHOWN = {
    "nash": ("nash", "sseq", "smr", "gmr"),
    "sseq": ("sseq",),
    "seq": ("nash", "sseq", "seq", "gmr"),
    "smr": ("sseq", "smr"),
    "gmr": ("sseq", "smr", "gmr"),
}
"""The concepts that are told along with one, each implied by those before it.

What an answer hangs on is asked under `seq` or the first one in the usual order: the others are so
chosen that this is the one asked for.
"""

WIDTHS = (0.1, 0.05, 0.02)
"""How exact the answers are, where they are not exact anyhow.

One that is no more exact than the first is brief too: under the concept asked for alone.
"""

DONE = Memory()
"""What is done of what was asked last, so that it goes on from there when it was stopped."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """How often the outcomes of `named` groups hold, and what is wanted, under some concepts.

    `widths` says how many answers are wanted, each more exact than the one before, and `below` how
    exact one is that the page has already. All but the last are told as parts on the way.
    """
    question = _Question.of(args)
    want = read(solution.conflict, question.want)
    if isinstance(want, list):
        return {"problems": want, "answer": None}

    def hear(part: Robustness) -> None:
        tell({"frame": "part", "part": _told(part, question, solution)})

    found = question.asked(solution.conflict, want, tell, hear)
    return _told(found, question, solution)


def _told(found: Robustness, question: _Question, solution: Solution) -> dict[str, Any]:
    return {"problems": [], "answer": _answer(found, question, solution)}


def _answer(found: Robustness, question: _Question, solution: Solution) -> dict[str, Any]:
    shares = Shares(found, question.concept, solution)
    outlooks = found.outlooks
    shown = [one for one in SHOWN[question.concept] if one in outlooks]
    return {
        "lede": lede(found, question.concept),
        "note": note(found),
        "want": None if found.want is None else question.want,
        "concept": question.concept,
        "concepts": shown,
        "brief": len(shown) < len(SHOWN[question.concept]),
        "exact": found.exact,
        "samples": found.samples,
        "error": found.off,
        "rough": found.stopped or found.off > WIDTHS[-1],
        "outcomes": shares.outcomes(question.named),
        "wanted": None
        if found.want is None
        else {
            "some": {one: outlooks[one].some for one in shown},
            "every": {one: outlooks[one].every for one in shown},
        },
        "nothing": {one: outlooks[one].none for one in shown},
        "unsettled": {one: outlooks[one].unsettled for one in shown}
        if outlooks[question.concept].unsettled is not None
        else None,
        **hanging_json(found, solution),
    }


@dataclass(frozen=True, slots=True)
class _Question:
    """What the page asks: for what, under which concept, how exactly."""

    want: str
    concept: str
    named: tuple[str, ...]
    widths: tuple[float, ...]

    @classmethod
    def of(cls, args: Args) -> _Question:
        """The question that the arguments put. Raises `Unasked`."""
        want, concept, named = args.get("want", ""), args.get("concept", "seq"), args.get("named")
        count, below = args.get("widths", len(WIDTHS)), args.get("below", 1)
        if not isinstance(want, str):
            raise Unasked("what is wanted is a text")
        if concept not in SHOWN:
            raise Unasked(f"how sure it is cannot be asked under `{concept}`")
        if not isinstance(named, list | None) or not all(isinstance(n, str) for n in named or ()):
            raise Unasked("groups are named by their keys")
        if not isinstance(count, int) or not isinstance(below, int | float):
            raise Unasked("how many answers there are to be, and how exact, are numbers")
        widths = tuple(one for one in WIDTHS[:count] if one < below) or WIDTHS[-1:]
        return cls(want.strip(), concept, tuple(named or ()), widths)

    def asked(
        self, conflict: Conflict, want: Expr | None, tell: Tell, hear: Callable[[Robustness], None]
    ) -> Robustness:
        """The most exact answer; `hear` gets those before it."""
        *rough, width = self.widths
        return robust(
            conflict,
            want,
            concepts=(self.concept,) if self.widths == WIDTHS[:1] else SHOWN[self.concept],
            critical=True,
            precision=Precision(half_width=width, limit=None),
            means=Means(keep=DONE, tell=_telling(width, tell), early=tuple(rough), hear=hear),
        )


def _telling(width: float, tell: Tell) -> Callable[[int, int], None]:
    """Tells the page how far one of the answers is."""
    doing = f"working out how often outcomes hold, to within {width * 100:g} of 100"

    def told(done: int, of: int) -> None:
        tell(progress(doing, done, of))

    return told
