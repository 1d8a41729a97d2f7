"""A document as one self-contained HTML file: nothing is loaded and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from detente._version import __version__
from detente.report.document.blocks import (
    Block,
    Code,
    Document,
    Drawing,
    Figure,
    Figures,
    Heading,
    Inline,
    Item,
    Items,
    Link,
    Para,
    Section,
    Strong,
    Table,
    Words,
    inlines,
    plain,
)
from detente.report.document.direction import from_right
from detente.report.figures.alone import style

MARK = '<meta name="generator" content="détente '
"""What tells a report of ours from any other HTML file."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the report: nothing."""


def html(document: Document) -> str:
    """The document as an HTML file."""
    own = files("detente.report.document").joinpath("style.css").read_text("utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'{MARK}{__version__}">',
            f"<title>{escape(document.title)}</title>",
            f"<style>\n{own}{style()}</style>",
            "</head>",
            "<body>",
            *_body(document),
            "</body>",
            "</html>",
            "",
        ]
    )


def _body(document: Document) -> Iterator[str]:
    yield "<header>"
    yield f'<p class="eyebrow"{_dir(document.subtitle)}>{escape(document.subtitle)}</p>'
    yield f"<h1{_dir(document.title)}>{escape(document.title)}</h1>"
    for block in document.opening:
        yield from _block(block)
    yield "</header>"
    yield '<nav aria-label="Contents">'
    yield "<ol>"
    for section in document.sections:
        yield f'<li><a href="#{section.id}">{escape(section.title)}</a></li>'
    yield "</ol>"
    yield "</nav>"
    yield "<main>"
    for section in document.sections:
        yield from _section(section)
    yield "</main>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section aria-labelledby="{section.id}">'
    yield f'<h2 id="{section.id}">{escape(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words=words, id=place):
            at = f' id="{escape(place)}"' if place else ""
            yield f"<h3{at}{_dir(words)}>{_words(words)}</h3>"
        case Para(words=words, kind=kind):
            how = "" if kind == "plain" else f' class="{kind}"'
            yield f"<p{how}{_dir(words)}>{_words(words)}</p>"
        case Items():
            yield from _items(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Figures(drawings=drawings, key=key):
            yield from _block(Para(key, "note"))
            yield '<div class="figures">'
            for drawing in drawings:
                yield from _figure(drawing)
            yield "</div>"


def _items(items: Items) -> Iterator[str]:
    kind = "ol" if items.ordered else "ul"
    yield f"<{kind}>"
    for item in items.items:
        yield from _item(item)
    yield f"</{kind}>"


def _item(item: Item) -> Iterator[str]:
    begin = f"<li{_dir(item.words)}>{_words(item.words)}"
    if not item.parts:
        yield f"{begin}</li>"
        return
    yield begin
    for part in item.parts:
        yield from _block(part)
    yield "</li>"


def _table(table: Table) -> Iterator[str]:
    name = escape(table.caption)
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
    yield "<table>"
    yield f"<caption>{name}</caption>"
    head = "".join(f'<th scope="col"{_dir(words)}>{_words(words)}</th>' for words in table.head)
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for place, (first, *rest) in enumerate(table.rows):
        at = f' id="{escape(table.ids[place])}"' if table.ids else ""
        cells = "".join(f"<td{_dir(words)}>{_words(words)}</td>" for words in rest)
        yield f'<tr{at}><th scope="row"{_dir(first)}>{_words(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _figure(figure: Figure | Drawing) -> Iterator[str]:
    yield "<figure>"
    yield f"<figcaption{_dir(figure.caption)}>{escape(figure.caption)}</figcaption>"
    yield figure.svg
    yield "</figure>"


def _dir(words: Words) -> str:
    return ' dir="rtl"' if from_right(plain(words)) else ""


def _words(words: Words) -> str:
    return "".join(map(_inline, inlines(words)))


def _inline(part: Inline) -> str:
    match part:
        case Code(text=text):
            return f"<code>{escape(text)}</code>"
        case Strong(text=text):
            return f"<strong>{escape(text)}</strong>"
        case Link(text=text, to=place):
            return f'<a href="#{escape(place)}">{escape(text)}</a>'
        case str():
            return escape(part)
