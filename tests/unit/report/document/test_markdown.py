"""A report as Markdown: nothing that people write is taken for a mark."""

from __future__ import annotations

from detente.report.document import html, markdown
from detente.report.document.blocks import (
    Code,
    Document,
    Heading,
    Item,
    Items,
    Para,
    Section,
    Strong,
    Table,
)
from tests.unit.report.document.reported import GRAPH, NASTY, report


def written(*blocks: object) -> str:
    document = Document("t", "s", (), (Section("a", "A", blocks),))  # type: ignore[arg-type]
    return markdown(document).partition("## A\n\n")[2]


def test_marks_in_text_are_escaped() -> None:
    text = markdown(report(NASTY))
    assert "<script>" not in text
    assert '# &lt;script&gt;alert("x")&lt;/script&gt; &amp; \\`שלום\\` \\*🕊️\\*\n' in text
    assert "\\| with \\_marks\\_" in text
    assert "<img" not in text


def test_tables_have_as_many_cells_in_each_row() -> None:
    for model in (NASTY, GRAPH):
        width = 0
        for line in markdown(report(model)).splitlines():
            if not line.startswith("|"):
                width = 0
                continue
            cells = line.replace("\\|", "").count("|")
            assert width in (0, cells), line
            width = cells


def test_blocks() -> None:
    assert written(Para("- no list")) == "\\- no list\n"
    assert written(Para("1. no list")) == "1\\. no list\n"
    assert written(Para(("a ", Code("x|`y`"), Strong("b")))) == "a `` x|`y` ``**b**\n"
    assert written(Heading("h")) == "### h\n"
    nested = Items((Item("a", (Items((Item("b"),)),)),), ordered=True)
    assert written(nested) == "1. a\n   - b\n"
    table = Table("T", ("h", ""), (("r", (Code("p|q"),)),))
    assert written(table) == "*T*\n\n| h |  |\n| --- | --- |\n| r | `p\\|q` |\n"


def test_ranks_are_one_table_and_no_word_is_said_of_drawings() -> None:
    text = markdown(report(NASTY))
    assert text.count("| Decision maker | ") == 1
    assert "A ring marks" not in text
    assert "A ring marks" in html(report(NASTY))
