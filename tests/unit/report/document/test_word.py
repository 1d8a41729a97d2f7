"""A report as a Word document, read back."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from detente.report.document import Document, html, word
from detente.report.document.blocks import Heading, Item, Items, Para, Section, Table
from detente.report.document.word import MARK, MISSING
from detente.report.document.written import check, written
from tests.unit.report.document.reported import GRAPH, NASTY, report
from tests.well_formed import Page

docx = pytest.importorskip("docx")


@cache
def nasty() -> tuple[Document, bytes]:
    document = report(NASTY)
    return document, word(document)


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def test_headings_are_those_of_the_page_in_words_own_styles() -> None:
    document, content = nasty()
    levels = {"Title": 1, "Heading 1": 2, "Heading 2": 3}
    listed = [(one.style.name, one.text) for one in opened(content).paragraphs]
    found = [(levels[style], text) for style, text in listed if style in levels]
    assert found == Page(html(document)).headings


def test_tables_have_their_cells_and_a_head_on_every_page() -> None:
    found = opened(nasty()[1])
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    for text in ("Two < three.", "<em>she</em>; paragraph 1", "not one.x; until 2020-01-01"):
        assert any(text in cell for cell in cells)
    for table in found.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    captions = [one.text for one in found.paragraphs if one.style.name == "Caption"]
    assert len(captions) == len(found.tables)


def test_it_says_what_it_is_and_nothing_of_who_made_it() -> None:
    found = opened(nasty()[1]).core_properties
    assert found.title == '<script>alert("x")</script> & `שלום` *🕊️*'
    assert (found.author, found.last_modified_by, found.language) == ("", "", "en-GB")
    assert found.comments.startswith("Made by détente ")
    # python-docx gives some versions' times a zone
    assert found.created.replace(tzinfo=None) == datetime(2025, 1, 1)
    assert nasty()[1][:4096].decode("utf-8", "replace").count(MARK) == 1


def test_the_same_document_gives_the_same_bytes() -> None:
    document, first = nasty()
    assert first == word(document)
    with ZipFile(BytesIO(first)) as files:
        assert {one.date_time for one in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_paper_is_a4_and_its_pages_have_numbers() -> None:
    section = opened(nasty()[1]).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    foot = section.footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in foot
    assert "…, page" in foot


def test_words_from_right_to_left_and_signs() -> None:
    document = Document("שלום 🕊️", "x", (Para("مرحبا `us.aid` 👩\u200d👧"),), (), None)
    found = opened(word(document))
    title, _, para = found.paragraphs
    assert title.text == "שלום 🕊️"
    assert para.text == "مرحبا us.aid 👩\u200d👧"
    assert "w:bidi" in title._p.xml
    assert "w:rtl" in para._p.xml
    assert [run.style.name for run in para.runs][1] == "Code"


def test_numbers_begin_anew_and_lists_go_deeper() -> None:
    inner = Items((Item("inner", (Items((Item("deep"),)),)),))
    numbers = Items((Item("one", (inner, Para("beside"))), Item("two")), ordered=True)
    document = Document("t", "s", (), (Section("a", "A", (numbers, Heading("B"), numbers)),))
    found = opened(word(document))
    styles = [one.style.name for one in found.paragraphs]
    assert styles.count("List Bullet 2") == styles.count("List Bullet 3") == 2
    given = [
        one._p.pPr.numPr.numId.val for one in found.paragraphs if one.style.name == "List Number"
    ]
    assert len({*given}) == 2
    assert given[0] == given[1] != given[2]


def test_what_no_file_may_hold_does_not_break_it() -> None:
    table = Table("c\x00", ("a",), (("b\x0b\ud800",),), ("here",))
    document = Document("t\x01" * 300, "s", (), (Section("a", "A", (table,)),))
    assert opened(word(document)).tables[0].rows[1].cells[0].text == "b\ufffd\ufffd"


def test_links_lead_to_places_of_the_document() -> None:
    with ZipFile(BytesIO(nasty()[1])) as files:
        xml = files.read("word/document.xml").decode()
    links = {part.split('"')[0] for part in xml.split('w:anchor="')[1:]}
    places = {part.split('"')[0] for part in xml.split('w:name="')[1:]}
    assert links
    assert links <= places


def test_without_python_docx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ImportError, match=r"detente\[word\]"):
        word(report(GRAPH))
    monkeypatch.setattr("detente.report.document.written.find_spec", dict[str, object]().get)
    with pytest.raises(ImportError) as error:
        check("word")
    assert str(error.value) == MISSING
    check("html")
    assert isinstance(written(report(GRAPH), "markdown"), str)


def test_columns_are_as_wide_as_their_text_needs() -> None:
    long = "they would agree to it if the others did " * 4
    table = Table("c", ("", "Statement", "Confidence"), (("1", long, "0.80"),))
    found = opened(word(Document("t", "s", (), (Section("a", "A", (table,)),)))).tables[0]
    number, statement, confidence = (column.width.mm for column in found.columns)
    assert number < confidence < statement
    assert number + confidence + statement == pytest.approx(166, abs=1)
    assert [round(cell.width.mm) for cell in found.rows[1].cells] == [
        round(wide) for wide in (number, statement, confidence)
    ]


def test_what_leads_to_something_stays_on_its_page_and_what_is_in_a_point_below_it() -> None:
    inner = Items((Item("with b:", (Para("how they would do it:"), Items((Item("so"),)))),))
    found = opened(word(Document("t", "s", (), (Section("a", "A", (Para("why:"), inner)),))))
    kept = {one.text: bool(one.paragraph_format.keep_with_next) for one in found.paragraphs}
    assert kept["why:"]
    assert kept["with b:"]
    assert kept["how they would do it:"]
    assert not kept["so"]
    styles = {one.text: one.style.name for one in found.paragraphs}
    assert styles["how they would do it:"] == "List Continue"
