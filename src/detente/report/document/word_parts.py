"""What a Word file of ours is made of that python-docx has no words for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from detente.report.document.direction import from_right
from detente.report.document.word_tables import quiet, shaded

LANGUAGE = "en-GB"
NAME = 40
"""How long the title in a footer may be."""


class Places:
    """Places of a document that something leads to, by bookmarks."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def mark(self, paragraph: Paragraph, place: str) -> None:
        """Make the paragraph the place."""
        name = self._name(place)
        number = name.removeprefix("place_")
        start = _element("w:bookmarkStart", **{"w:id": number, "w:name": name})
        _xml(paragraph).append(start)
        _xml(paragraph).append(_element("w:bookmarkEnd", **{"w:id": number}))

    def link(self, paragraph: Paragraph, text: str, place: str) -> None:
        """Add text that leads to the place."""
        link = _element("w:hyperlink", **{"w:anchor": self._name(place), "w:history": "1"})
        run = add_run(paragraph, text, "Link")
        link.append(_xml(run))
        _xml(paragraph).append(link)

    def _name(self, place: str) -> str:
        return self._names.setdefault(place, f"place_{len(self._names) + 1}")


def prepared(found: Document) -> None:
    """Give an empty document its paper, its language and its styles."""
    section = found.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for language in found.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    _paragraph_style(found, "Lede", 13)
    _paragraph_style(found, "Note", 9.5)
    cell = _paragraph_style(found, "Cell", 9)
    cell.paragraph_format.space_after = Pt(0)
    caption: Any = found.styles["Caption"]
    caption.paragraph_format.space_after = Pt(3)
    quiet(found.styles["Table Grid"])
    code: Any = found.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name, code.font.size = "Consolas", Pt(9)
    link: Any = found.styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True


def _paragraph_style(found: Document, name: str, size: float) -> Any:
    style: Any = found.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = found.styles["Body Text"]
    style.font.size = Pt(size)
    return style


def footer(found: Document, title: str) -> None:
    """The title and the number of the page at the foot of every page."""
    paragraph = found.sections[0].footer.paragraphs[0]
    short = title if len(title) <= NAME else f"{title[: NAME - 1].rstrip()}…"
    add_run(paragraph, f"{short}, page ", None)
    field = _element("w:fldSimple", **{"w:instr": "PAGE"})
    field.append(_xml(add_run(paragraph, "1", None)))
    _xml(paragraph).append(field)
    directed(paragraph)


def add_run(paragraph: Paragraph, text: str, style: str | None) -> Any:
    """Add a piece of text, marked if it is written from right to left."""
    run = paragraph.add_run(text, style)
    if from_right(text):
        run.font.rtl = True
    return run


def directed(paragraph: Paragraph) -> None:
    """Have a paragraph begin at the right if its words do."""
    if from_right("".join(run.text for run in paragraph.runs)):
        _xml(paragraph).get_or_add_pPr().append(_element("w:bidi"))


def restarted(found: Document, style: str) -> Callable[[Paragraph], None]:
    """Numbers that begin at 1 again; gives them to a paragraph."""
    of = found.styles[style].element.pPr.numPr.numId.val
    numbering = found.part.numbering_part.element
    kind = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == of)
    number = numbering.add_num(kind)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)

    def give(paragraph: Paragraph) -> None:
        given = _xml(paragraph).get_or_add_pPr().get_or_add_numPr()
        given.get_or_add_numId().val = number.numId
        given.get_or_add_ilvl().val = 0

    return give


def heads(row: Any) -> None:
    """Make a row the head of its table, on every page on which the table goes on."""
    _xml(row).get_or_add_trPr().append(_element("w:tblHeader"))
    for cell in row.cells:
        shaded(cell)
        for run in cell.paragraphs[0].runs:
            run.font.bold = True


def unbroken(row: Any) -> None:
    """Keep a row on one page."""
    _xml(row).get_or_add_trPr().append(_element("w:cantSplit"))


def _xml(part: Any) -> Any:
    """The element behind a part of a Word document."""
    return part._element


def _element(name: str, **attributes: str) -> Any:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(key), value)
    return found
