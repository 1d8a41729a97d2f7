"""The report as the page is handed it."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest

from detente.catalogue import case
from detente.files import parse
from detente.studies.claims import Place
from detente.studies.solution import Solution
from detente.workbench.asked import Unasked, report
from detente.workbench.asked.report import file_name
from tests.unit.report.document.reported import NASTY
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told
from tests.unit.workbench.asked.shapes import REPORT, misfits
from tests.well_formed import Page


def test_it_is_a_whole_file_with_a_name_and_progress_before_it() -> None:
    found, frames = told("report", of_case("chicken"))
    assert misfits(found, REPORT, "report") == []
    assert found["file"]["name"].endswith(", report.html")
    assert not found["file"]["partial"]
    page = Page(b64decode(found["file"]["content"]).decode())
    assert page.faults == []
    assert frames
    assert {one["frame"] for one in frames} == {"progress"}


def test_it_is_of_what_is_shown() -> None:
    model = parse(NASTY)
    conflict = model.conflict("calm")
    found = asked(
        "report",
        Solution(conflict),
        format="markdown",
        want="z",
        whole=conflict,
        model=model.conflict(),
        conflicts={"impossible": model.conflict("impossible")},
        passages={"said": Place("paper.txt", 2, 0, 1, "two words")},
        citation="Somebody (2020)",
    )
    text = b64decode(found["file"]["content"]).decode()
    assert found["file"]["type"] == "text/markdown"
    assert "· scenario calm" in text
    assert "## What would have to change" in text
    assert "It cannot be analysed:\n\n- " in text
    assert "paper.txt line 2: “two words”" in text
    assert "The model: Somebody (2020)" in text


def test_a_word_document() -> None:
    docx = pytest.importorskip("docx")
    found = asked("report", of_case("chicken"), format="word")
    assert found["file"]["name"].endswith(".docx")
    opened = docx.Document(BytesIO(b64decode(found["file"]["content"])))
    assert opened.paragraphs[0].text == case("chicken").read().conflict().title


def test_what_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = of_text("decision_makers: {a: {options: {x: x}, prefers: [x]}}")
    found = asked("report", solution, want="y")
    assert (found["file"], len(found["problems"])) == (None, 1)
    with pytest.raises(Unasked, match="not as 'pdf'"):
        asked("report", solution, format="pdf")
    monkeypatch.setattr("detente.report.document.written.find_spec", dict[str, object]().get)
    with pytest.raises(Unasked, match="python-docx"):
        asked("report", solution, format="word")


def test_one_that_was_ended_early_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.report.document.findings.coalitions_of", interrupted)
    assert asked("report", of_case("chicken"))["file"]["partial"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd, report"),
        ("con", "con, report"),
        ("a\u202egnp.exe\r\nX: y", "a gnp.exe X y, report"),
        ("שלום 🕊️: now", "שלום 🕊️ now, report"),
        ("...", "report"),
        ("x" * 300, f"{'x' * 80}, report"),
    ],
)
def test_names_of_files(title: str, name: str) -> None:
    assert file_name(title) == name
    assert report.KINDS
