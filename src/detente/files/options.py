"""The options of a model, and which of them change one way only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.conflict.option import BINARY, Direction, Level, Option
from detente.conflict.statement.vocabulary import Vocabulary
from detente.files.evidence import Evidence, period
from detente.files.nodes import Scalar
from detente.files.report import Report
from detente.files.schema import ModelDoc, OptionDoc

DIRECTIONS: dict[str, Direction] = {"on": "up", "up": "up", "off": "down", "down": "down"}


def read_options(doc: ModelDoc, evidence: Evidence, report: Report) -> tuple[Option, ...]:
    """Every option of the model, in the order of the file."""
    options = tuple(
        _option(dm.text, key, option, evidence, report)
        for dm, each in doc.decision_makers.items()
        for key, option in each.options.items()
    )
    directions = {
        option.name: DIRECTIONS[doc.irreversible[ref]]
        for ref, option in resolve(doc.irreversible, options, report).items()
    }
    return tuple(
        replace(option, direction=directions.get(option.name, "both")) for option in options
    )


def resolve(
    refs: Iterable[Scalar], options: tuple[Option, ...], report: Report
) -> dict[Scalar, Option]:
    """The options that `refs` name, short or in full; what names none, or one again, is noted."""
    words = Vocabulary(options)
    found: dict[Scalar, Option] = {}
    for ref in refs:
        match words.meanings(ref.text):
            case (Option() as option,) if option in found.values():
                report.at(ref, f"{option.name} stands twice", "keep one of them")
            case (Option() as option,):
                found[ref] = option
            case _ if not report.doubts(ref.text):
                report.at(ref, *words.trouble(ref.text))
            case _:
                pass
    return found


def _option(dm: str, key: Scalar, doc: OptionDoc, evidence: Evidence, report: Report) -> Option:
    return Option(
        key.text,
        dm,
        title=doc.title,
        levels=_levels(dm, key, doc, report),
        because=evidence.because(doc),
        confidence=doc.confidence,
        period=period(doc),
    )


def _levels(dm: str, key: Scalar, doc: OptionDoc, report: Report) -> tuple[Level, ...]:
    if doc.levels is None:
        return BINARY
    if len(doc.levels) < 2:
        advice = (
            "name at least two levels, or leave `levels` out for an option that is taken or not"
        )
        report.at(next(iter(doc.levels), key), f"`{key.text}` needs a choice of levels", advice)
        report.doubt_option(dm, key.text)
        return BINARY
    return tuple(Level(level.text, title) for level, title in doc.levels.items())
