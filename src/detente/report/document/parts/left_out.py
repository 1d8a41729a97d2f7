"""What a report leaves out, and why."""

from __future__ import annotations

from detente.report.document.blocks import Section, points
from detente.report.document.findings import Findings


def left_out(findings: Findings) -> Section | None:
    """The parts that are missing or not complete, each with its reason."""
    if not findings.left_out:
        return None
    told = points([f"{part}: {why}." for part, why in findings.left_out.items()])
    return Section("left-out", "What is left out", (told,))
