"""The first sentence on the evidence: how much of the model rests on how many claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.conflict import Claim, Conflict
from detente.report.phrases import counted, listed

UNNAMED = re.compile(
    r"\b(anonym\w*|unnamed|not named|without names?|(?<!no )sources|insiders"
    r"|(people|persons|officials|those|someone|somebody) (who are |who is )?"
    r"(familiar|close|who knows?|in the know|briefed))\b",
    re.IGNORECASE,
)
"""Words by which reports attribute something to people without naming them."""

NAMED = 4
"""How many claims are named in a sentence; more are counted."""


def lede(conflict: Conflict, kinds: Sequence[str] = ()) -> str:
    """The answer in a few sentences; `kinds` are those of what is doubtful."""
    claims, sources = conflict.claims, conflict.sources
    if not claims and not sources:
        return (
            "No source is named yet: every statement is an assumption of our own. That stops "
            "nothing; what a statement rests on can be added at any time."
        )
    if not claims:
        return " ".join([f"{counted(len(sources), 'source')} and no claim yet.", *_lost(kinds)])
    return " ".join([_carried(conflict), *_lost(kinds), *_attributed(claims)])


def unnamed(claim: Claim) -> bool:
    """Whether a claim is attributed, as far as its words tell, to people who are not named.

    >>> unnamed(Claim("a", said_by="people familiar with the matter"))
    True
    >>> unnamed(Claim("a", said_by="the American special envoy"))
    False
    """
    return UNNAMED.search(claim.said_by) is not None


def _carried(conflict: Conflict) -> str:
    """How many statements rest on claims, on whatever day they count."""
    wishes = [one for dm in conflict.decision_makers for one in dm.statements]
    rested = sum(one.because is not None for one in wishes)
    cited = {claim.source for claim in conflict.claims} - {None}
    subject = counted(len(conflict.claims), "claim")
    if cited:
        subject += f" from {counted(len(cited), 'source')}"
    if not wishes:
        return f"{subject}, and no statements that could rest on them."
    verb = "carries" if len(conflict.claims) == 1 else "carry"
    told = f"{subject} {verb} {rested} of {counted(len(wishes), 'statement')}"
    match len(wishes) - rested:
        case 0:
            return f"{told}; none is an assumption of our own."
        case 1:
            return f"{told}; 1 statement is our own assumption."
        case assumed:
            return f"{told}; {assumed} statements are our own assumptions."


def _lost(kinds: Sequence[str]) -> Iterator[str]:
    """How many passages are not found in their text, and how many texts cannot be read."""
    if passages := kinds.count("lost_quote"):
        verb, text = ("is", "its text") if passages == 1 else ("are", "their texts")
        yield f"{counted(passages, 'passage')} {verb} not found again in {text}."
    if texts := kinds.count("unreadable_source"):
        whose = "1 source" if texts == 1 else f"{texts} sources"
        yield f"The text of {whose} cannot be read."


def _attributed(claims: tuple[Claim, ...]) -> Iterator[str]:
    """Which claims are by people without names, and how many by nobody."""
    names = [f"“{claim.id.replace('_', ' ')}”" for claim in claims if unnamed(claim)]
    if names:
        told = f"The claim{'s'[len(names) == 1 :]} {listed(names)}"
        subject = told if len(names) <= NAMED else counted(len(names), "claim")
        yield f"{subject} {'goes' if len(names) == 1 else 'go'} back to people who are not named."
    silent = sum(not claim.said_by for claim in claims)
    if silent:
        verb = "does" if silent == 1 else "do"
        yield f"{counted(silent, 'claim')} {verb} not tell who said so."
