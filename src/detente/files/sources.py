"""The sources' own text files, and whether the quotes of the claims still hold in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from detente.conflict.conflict import Conflict
from detente.conflict.evidence import Quote, Source
from detente.files.anchors import Anchored, find, occurrences, text_hash
from detente.files.problems import ModelError, Problem
from detente.files.text import LINE_END, Text, file_bytes, utf8

Read = Callable[[Source, Path], Text]
"""How the text of a source is read, from the folder that it is relative to; see `source_text`."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a source's text that its author should look at.

    `kind`, `where`, `message` and `advice` are as in a hint of `detente check`.
    """

    kind: str
    where: tuple[str | int, ...]
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the quote of a claim stands, and what is written there.

    `line` is that of the source's `file` in which it begins, counted from 1.
    """

    file: str
    line: int
    anchor: Anchored
    text: str


def folder_of(name: str) -> Path:
    """The folder that the files named in a model are relative to; from standard input, this one."""
    return Path(name).parent


def source_text(source: Source, folder: Path) -> Text:
    r"""The text of a source, every line end `\n`. Raises `ModelError`."""
    if Path(source.file).is_absolute() or PureWindowsPath(source.file).drive:
        problem = Problem(1, 1, "this is not relative to the model file", "write it so")
        raise ModelError(source.file, [problem])
    read = utf8(file_bytes(folder / source.file), source.file)
    return Text(source.file, LINE_END.sub("\n", read.content), read.bom)


def passages(conflict: Conflict, folder: Path, read: Read = source_text) -> dict[str, Passage]:
    """Where the quotes stand, by the ids of their claims; those that are not found are left out."""
    texts = _texts(conflict, folder, read)
    found: dict[str, Passage] = {}
    for claim in conflict.claims:
        text = texts.get(claim.source or "")
        if claim.quote is None or not isinstance(text, Text):
            continue
        anchor = find(text.content, claim.quote)
        if anchor is not None:
            written = text.content[anchor.start : anchor.end]
            line, _ = text.place(anchor.start)
            found[claim.id] = Passage(text.name, line, anchor, written)
    return found


def doubts(conflict: Conflict, folder: Path, read: Read = source_text) -> Iterator[Doubt]:
    """Texts of sources that cannot be read, and quotes that do not hold in them, or have moved."""
    texts = _texts(conflict, folder, read)
    for source in conflict.sources:
        error = texts.get(source.id)
        if isinstance(error, ModelError):
            yield _unreadable(source, error)
    for claim in conflict.claims:
        if claim.quote is None:
            continue
        where = ("claims", claim.id, "quote")
        text = texts.get(claim.source or "")
        if isinstance(text, Text):
            yield from _about(claim.quote, where, text)
        elif text is None:
            yield Doubt(
                "quote_without_text",
                where,
                f"the quote of `{claim.id}` cannot be looked up: it has no source with a text file",
                "name the file under the source’s `file`, relative to the model file",
            )


def _texts(conflict: Conflict, folder: Path, read: Read) -> dict[str, Text | ModelError]:
    """The texts of the sources that have one, by their ids, or why they cannot be read."""
    texts: dict[str, Text | ModelError] = {}
    for source in conflict.sources:
        if source.file:
            try:
                texts[source.id] = read(source, folder)
            except ModelError as error:
                texts[source.id] = error
    return texts


def _unreadable(source: Source, error: ModelError) -> Doubt:
    problem = error.problems[0]
    place = "" if (problem.line, problem.column) == (1, 1) else f":{problem.line}:{problem.column}"
    return Doubt(
        "unreadable_source",
        ("sources", source.id, "file"),
        f"the text of `{source.id}` cannot be read: {source.file}{place}: {problem.message}",
        problem.advice,
    )


def _about(quote: Quote, where: tuple[str | int, ...], text: Text) -> Iterator[Doubt]:
    anchor = find(text.content, quote)
    if anchor is None:
        message, advice = _lost(quote, text)
        yield Doubt("lost_quote", (*where, "exact"), message, advice)
    elif anchor.moved:
        line, _ = text.place(anchor.start)
        yield Doubt(
            "moved_quote",
            (*where, "start"),
            f"the passage has moved in {text.name}: it is in line {line} now, and found again",
            f"write `start: {anchor.start}` and `hash: {text_hash(text.content)}`",
        )


def _lost(quote: Quote, text: Text) -> tuple[str, str]:
    """Why a quote is not found, and what to do."""
    found = occurrences(text.content, quote.exact)
    lines = [*dict.fromkeys(str(text.place(place.start)[0]) for place in found)]
    if not found:
        return (
            f"the passage is not in {text.name}",
            "copy it anew from there, word for word, or leave the quote out",
        )
    where = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(lines)}"
    around = [f"`{key}`" for key in ("prefix", "suffix") if getattr(quote, key)]
    if around and not _fits_alone(quote, text):
        return (
            f"the passage is in {text.name} ({where}), but its {' and '.join(around)} "
            f"{'is' if len(around) == 1 else 'are'} not around it",
            "copy what stands around it anew from there",
        )
    return (
        f"the passage is in {text.name} {len(found)} times ({where}), and nothing says which is "
        "meant",
        "add what stands right before it as `prefix`, or right after it as `suffix`",
    )


def _fits_alone(quote: Quote, text: Text) -> bool:
    """Whether the passage stands between prefix and suffix at all, at one place or more."""
    return find(text.content, Quote(quote.exact, quote.prefix, quote.suffix, start=0)) is not None
