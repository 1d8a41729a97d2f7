"""A report put together: what a mediator wants first comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.report.analysis import heading
from detente.report.document.blocks import Document
from detente.report.document.findings import Findings
from detente.report.document.parts.answer import opening, where_we_stand
from detente.report.document.parts.changes import changes
from detente.report.document.parts.evidence import evidence
from detente.report.document.parts.left_out import left_out
from detente.report.document.parts.method import method
from detente.report.document.parts.model import model
from detente.report.document.parts.outcomes import outcomes
from detente.report.document.parts.shifted import shifted
from detente.report.document.parts.sure import sureness
from detente.report.document.parts.together import together
from detente.report.document.parts.ways import ways
from detente.report.document.parts.what_if import what_if
from detente.report.document.parts.why import why


def compose(
    findings: Findings,
    *,
    citation: str = "",
    places: Mapping[str, Sequence[str]] | None = None,
    periods: Mapping[str, Sequence[str]] | None = None,
) -> Document:
    """The report of a conflict.

    `citation` says where the model was published, if it was. `places` has, for scenarios that
    cannot be analysed, what is wrong and where that is written, and `periods` for such periods.
    """
    title, size, *_ = heading(findings.analysis)
    sections = (
        where_we_stand(findings),
        outcomes(findings),
        why(findings),
        ways(findings),
        together(findings),
        changes(findings),
        what_if(findings, places or {}),
        sureness(findings),
        shifted(findings, periods or {}),
        model(findings),
        evidence(findings),
        left_out(findings),
        method(findings, citation),
    )
    return Document(
        title=title.removeprefix("# "),
        subtitle=size[:1].upper() + size[1:],
        opening=opening(findings),
        sections=tuple(section for section in sections if section is not None),
        day=findings.conflict.as_of,
    )
