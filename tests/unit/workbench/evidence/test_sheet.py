"""What the page is told of the evidence: texts that can be read, passages, doubts, a sentence."""

from __future__ import annotations

import os
from pathlib import Path
from threading import RLock
from typing import Any

import pytest

from detente.catalogue import case, case_path
from detente.files import ModelError, parse
from detente.workbench.documents import Document, Folder
from detente.workbench.evidence import page_text, sheet_json, text_json
from detente.workbench.evidence.lede import lede

NOTE = "A note. 😀 They would pay.\n"
MODEL = """decision_makers:
  ann: {options: {stay: stay}, prefers: [stay, {statement: not stay, because: [pays]}]}
sources: {talk: {file: FILE}}
claims:
  pays: {source: talk, said_by: sources in the city, quote: {exact: They would pay}}
  lost: {source: talk, quote: {exact: They will pay}}
  loose: {says: Somebody said so.}
"""


def document(folder: Path, file: str = "note.txt") -> Document:
    path = folder / "m.yaml"
    path.write_text(MODEL.replace("FILE", file))
    return Document(path, path.read_text(), on_disk=True, lock=RLock())


def sheet(found: Document) -> dict[str, Any]:
    assert found.good is not None
    return sheet_json(found, found.good)


def test_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(NOTE.replace("\n", "\r\n").encode())
    found = document(tmp_path)
    told = sheet(found)
    assert told["lede"] == (
        "3 claims from 1 source carry 1 of 2 statements; 1 statement is our own assumption. "
        "1 passage is not found again in its text. "
        "The claim “pays” goes back to people who are not named. 2 claims do not tell who said so."
    )
    assert told["passages"] == {"pays": {"start": 11, "end": 25, "line": 1, "anew": None}}
    kinds = [(doubt["kind"], doubt["path"][1]) for doubt in told["doubts"]]
    assert kinds == [
        ("lost_quote", "lost"),
        ("unused_claim", "lost"),
        ("unused_claim", "loose"),
        ("no_source", "loose"),
    ]
    assert found.good is not None
    source = found.good.model.conflict().sources[0]
    assert text_json(found, source) == {"text": NOTE, "hash": told["hashes"]["talk"]}


def test_a_passage_that_moved_comes_with_its_new_place(tmp_path: Path) -> None:
    path = case_path("truce")
    assert path is not None
    (tmp_path / "truce.yaml").write_text(path.read_text())
    report = (path.parent / "truce_report.txt").read_text()
    (tmp_path / "truce_report.txt").write_text("Looked at again.\n\n" + report)
    told = sheet(Folder(tmp_path).open("truce.yaml"))
    anew = told["passages"]["us_aim"]["anew"]
    assert anew == {
        "prefix": "are to meet in Saudi Arabia.",
        "suffix": ". Russia insists that its",
        "start": 1205 + 18,
        "hash": told["hashes"]["report_0308"],
    }
    assert {doubt["kind"] for doubt in told["doubts"]} == {"moved_quote"}


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("../secret.txt", "leads out of the model’s folder"),
        ("sub/../../secret.txt", "leads out of the model’s folder"),
        ("link.txt", "leads out of the model’s folder"),
        ("/etc/hostname", "leads out of the model’s folder"),
        ("pipe", "this is no plain file"),
        ("sub", "this is a folder"),
        ("absent.txt", "there is no such file"),
        ("latin.txt", "is not UTF-8"),
        ("loop", "cannot be read"),
    ],
)
def test_no_other_file_is_shown(tmp_path: Path, file: str, message: str) -> None:
    folder = tmp_path / "models"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("They would pay")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "latin.txt").write_bytes("Müller".encode("latin-1"))
    os.mkfifo(folder / "pipe")
    told = sheet(document(folder, file))
    assert told["passages"] == told["hashes"] == {}
    doubt = told["doubts"][0]
    assert (doubt["kind"], doubt["path"]) == ("unreadable_source", ["sources", "talk", "file"])
    assert " The text of 1 source cannot be read. " in told["lede"]
    assert message in doubt["message"]


def test_files_below_the_folder_are_shown(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/note.txt").write_text(NOTE)
    (tmp_path / "there.txt").symlink_to("sub/note.txt")
    for file in ("sub/note.txt", "there.txt", "./sub/../sub/note.txt"):
        assert sheet(document(tmp_path, file))["passages"]["pays"]["start"] == 11
    (source,) = parse(MODEL.replace("FILE", "sub/note.txt")).conflict().sources
    assert page_text(source, tmp_path).content == NOTE
    with pytest.raises(ModelError):
        page_text(source, tmp_path / "sub")


def test_the_sentence() -> None:
    assert lede(case("truce").read().conflict()) == (
        "13 claims from 1 source carry 21 of 40 statements; 19 statements are our own assumptions. "
        "The claims “conditional readiness”, “no nato troops” and “neutral acceptable” go back to "
        "people who are not named."
    )
    assert lede(case("chicken").read().conflict()).startswith("No source is named yet: every")
    bare = "decision_makers: {a: {options: {x: x}, prefers: [x]}}\nsources: {s: {title: S}}\n"
    assert lede(parse(bare).conflict()) == "1 source and no claim yet."
    full = bare.replace("[x]", "[{statement: x, because: [c]}]") + "claims: {c: {said_by: Bo}}\n"
    assert lede(parse(full).conflict()) == (
        "1 claim carries 1 of 1 statement; none is an assumption of our own."
    )
    ranked = bare.replace("prefers: [x]", "ranking: [x, not x]") + "claims: {c: {said_by: Bo}}\n"
    assert lede(parse(ranked).conflict()) == "1 claim, and no statements that could rest on them."


def test_an_example_brings_its_texts_when_it_is_saved(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    truce = folder.example("truce")
    assert len(sheet(truce)["passages"]) == 13
    assert [*tmp_path.iterdir()] == []
    truce.edit(1, "a comment", lambda text: text + "# looked at\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["truce.yaml", "truce_report.txt"]
    assert truce.folder == tmp_path.resolve()
    assert len(sheet(truce)["passages"]) == 13


def test_a_text_that_is_there_already_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "truce_report.txt").write_text("mine")
    truce = Folder(tmp_path).example("truce")
    truce.edit(1, "a comment", lambda text: text + "# looked at\n")
    assert (tmp_path / "truce_report.txt").read_text() == "mine"


def test_a_text_that_is_changed_outside_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    document(tmp_path)
    folder = Folder(tmp_path)
    found = folder.open("m.yaml")
    assert folder.look().texts == folder.look().texts == ()
    (tmp_path / "note.txt").write_text("Anew. " + NOTE)
    assert folder.look().texts == (found,)
    assert folder.look().texts == ()
    (tmp_path / "note.txt").unlink()
    assert folder.look().texts == (found,)
