"""The texts of sources beside a model, and the quotes looked up in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.catalogue import case
from detente.conflict import Claim, Conflict, DecisionMaker, Quote, Source
from detente.files import ModelError
from detente.files.anchors import text_hash
from detente.files.sources import doubts, folder_of, passages, source_text

TEXT = "The port stands still.\nWe will strike 😀, they say.\nקודם השביתה: we will talk.\n"  # noqa: RUF001 (Hebrew)
SOURCE = Source("gazette", file="gazette.txt")


def resting_on(*quotes: Quote, source: Source = SOURCE) -> Conflict:
    claims = tuple(Claim(f"c{k}", source.id, quote=quote) for k, quote in enumerate(quotes))
    return Conflict((DecisionMaker("a"),), sources=(source,), claims=claims)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gazette.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_text_is_the_same_however_it_is_saved(tmp_path: Path, ends: str, mark: str) -> None:
    data = (mark + TEXT).replace("\n", ends).encode()
    (tmp_path / "gazette.txt").write_bytes(data)
    assert source_text(SOURCE, tmp_path).content == TEXT


def test_what_holds_is_no_doubt(folder: Path) -> None:
    start = TEXT.index("we will talk")
    found = resting_on(
        Quote("We will strike 😀, they say."),
        Quote("we will talk", prefix="השביתה:", start=start, hash=text_hash(TEXT)),
    )
    assert list(doubts(found, folder)) == []
    first, second = passages(found, folder).values()
    assert (first.file, first.line, first.text) == (
        "gazette.txt",
        2,
        "We will strike 😀, they say.",
    )
    assert (second.line, second.anchor.start, second.anchor.moved) == (3, start, False)


def test_a_quote_that_has_moved_is_found_and_told(folder: Path) -> None:
    found = resting_on(Quote("we will talk", start=3, hash="0123456789abcdef"))
    (doubt,) = doubts(found, folder)
    assert (doubt.kind, doubt.where) == ("moved_quote", ("claims", "c0", "quote", "start"))
    assert doubt.message == (
        "the passage has moved in gazette.txt: it is in line 3 now, and found again"
    )
    start = TEXT.index("we will talk")
    assert doubt.advice == f"write `start: {start}` and `hash: {text_hash(TEXT)}`"
    assert passages(found, folder)["c0"].anchor.moved


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        (Quote("we shall strike"), "the passage is not in gazette.txt"),
        (
            Quote("We will strike", prefix="Perhaps"),
            "the passage is in gazette.txt (line 2), but its `prefix` is not around it",
        ),
        (
            Quote("will", prefix="They", suffix="run", start=3),
            "the passage is in gazette.txt (lines 2, 3), but its `prefix` and `suffix` are not "
            "around it",
        ),
        (
            Quote("will"),
            "the passage is in gazette.txt 2 times (lines 2, 3), and nothing says which is meant",
        ),
    ],
)
def test_a_quote_that_is_not_found_is_told_and_not_guessed(
    folder: Path, quote: Quote, message: str
) -> None:
    (doubt,) = doubts(resting_on(quote), folder)
    assert (doubt.kind, doubt.where) == ("lost_quote", ("claims", "c0", "quote", "exact"))
    assert doubt.message == message
    assert passages(resting_on(quote), folder) == {}


def test_a_quote_without_a_text_to_look_in(folder: Path) -> None:
    for source in (Source("gazette"), None):
        claim = Claim("c", source.id if source else None, quote=Quote("We will strike"))
        sources = (source,) if source else ()
        found = Conflict((DecisionMaker("a"),), sources=sources, claims=(claim,))
        (doubt,) = doubts(found, folder)
        assert (doubt.kind, doubt.where) == ("quote_without_text", ("claims", "c", "quote"))


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("other.txt", None, "other.txt: there is no such file"),
        ("old.txt", "Streik\nam Übergang".encode("latin-1"), "old.txt:2:4: the file is not UTF-8"),
        ("wide.txt", "Streik".encode("utf-16"), "wide.txt: the file is saved as UTF-16"),
        (".", None, ".: this is a folder, not a file"),
        ("/etc/hosts", None, "/etc/hosts: this is not relative to the model file"),
        ("c:\\port.txt", None, "c:\\port.txt: this is not relative to the model file"),
        ("a\0b", None, "a\0b: no file can have this name"),
    ],
)
def test_a_text_that_cannot_be_read(
    tmp_path: Path, file: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / file).write_bytes(content)
    source = Source("gazette", file=file)
    with pytest.raises(ModelError):
        source_text(source, tmp_path)
    (doubt,) = doubts(resting_on(Quote("strike"), source=source), tmp_path)
    assert (doubt.kind, doubt.where) == ("unreadable_source", ("sources", "gazette", "file"))
    assert doubt.message.startswith(f"the text of `gazette` cannot be read: {message}")


def test_a_misspelt_file_is_guessed(folder: Path) -> None:
    (doubt,) = doubts(resting_on(source=Source("gazette", file="gazete.txt")), folder)
    assert doubt.advice == "did you mean `gazette.txt`?"


def test_the_truces_claims_point_into_our_paraphrase_of_its_report() -> None:
    truce = case("truce")
    conflict = truce.read().conflict()
    folder = folder_of(str(truce.path))
    (text,) = truce.texts()
    assert text.read_text("utf-8").startswith("PARAPHRASE. This is not the text of the report.")
    assert list(doubts(conflict, folder)) == []
    found = passages(conflict, folder)
    assert list(found) == [claim.id for claim in conflict.claims]
    for claim in conflict.claims:
        assert claim.quote is not None
        assert claim.quote.start == found[claim.id].anchor.start
        assert claim.quote.exact == " ".join(found[claim.id].text.split())
