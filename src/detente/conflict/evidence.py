"""What a model rests on: sources, the claims found in them, and how statements rest on claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.conflict.period import ALWAYS, Period


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims were read: a report, a document, an interview.

    `file` is the source's own text file, relative to the model file. With `together` the claims of
    the source stand and fall by one and the same chance (definitions §8).
    """

    id: str
    title: str = ""
    publisher: str = ""
    date: date | None = None
    url: str = ""
    file: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a source's text file, in the terms of the W3C Web Annotation model.

    `start` counts code points from the beginning of the text; `hash` identifies the text it was
    taken from.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody is reported to have said or done.

    `confidence` is the probability that it is true; statements inherit it (definitions §8).
    """

    id: str
    source: str | None = None
    where: str = ""
    quote: Quote | None = None
    said_by: str = ""
    says: str = ""
    confidence: float = 1.0
    event_date: date | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Because:
    """The claims that a statement rests on: held if `any` of them is, or if `all` are."""

    claims: tuple[str, ...]
    mode: Literal["any", "all"] = "any"
