"""An open model file: edits, undo, saving, and what others do to the file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.files.edit import EditError
from detente.workbench.documents import Clash, Document, Folder

TEXT = """title: A quarrel  # as it was told
decision_makers:
  ann: {options: {x: take x}, prefers: [x]}
  bob: {options: {y: take y}, prefers: [y]}
status_quo: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "quarrel.yaml").write_text(TEXT)
    return Folder(tmp_path)


@pytest.fixture
def document(folder: Folder) -> Document:
    return folder.open("quarrel.yaml")


def saved(document: Document) -> str:
    return document.saved


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def test_an_edit_is_saved_at_once_and_can_be_undone_and_made_again(document: Document) -> None:
    document.edit(1, "Rename", swap("A quarrel", "A truce"), client="tab")
    assert document.path.read_text() == TEXT.replace("A quarrel", "A truce")
    assert (document.revision, saved(document), document.undo_name) == (2, "saved", "Rename")
    assert (document.last.by, document.last.client, document.last.merged) == ("page", "tab", False)
    document.undo()
    assert document.path.read_text() == TEXT
    assert (document.undo_name, document.redo_name) == (None, "Rename")
    document.redo()
    assert "A truce" in document.path.read_text()
    assert (document.undo_name, document.redo_name) == ("Rename", None)


def test_an_edit_that_changes_nothing_is_no_revision(document: Document) -> None:
    document.edit(1, "Nothing", lambda text: text)
    assert (document.revision, document.undo_name) == (1, None)


def test_an_edit_of_an_older_revision_is_merged(document: Document) -> None:
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    document.edit(1, "Bob", swap("take y", "take z"))
    assert "A truce" in document.text
    assert "take z" in document.text
    assert document.last.merged
    document.edit(TEXT, "Now", swap("status_quo: []", "status_quo: [x]"))
    assert document.text.endswith("status_quo: [x]\n")


def test_an_edit_of_the_same_place_is_refused_and_changes_nothing(document: Document) -> None:
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    with pytest.raises(Clash, match="“Again” is not done"):
        document.edit(1, "Again", swap("A quarrel", "A war"))
    with pytest.raises(Clash, match="long gone"):
        document.edit(99, "Late", swap("x", "z"))
    assert "A truce" in document.path.read_text()
    assert document.revision == 2


def test_two_changes_that_do_not_go_together_are_a_clash(document: Document) -> None:
    document.edit(1, "Rename the option", swap("{y: take y}, prefers: [y]", "{z: take y}"))
    with pytest.raises(Clash):
        document.edit(1, "Present state", swap("status_quo: []", "status_quo: [y]"))


def test_what_an_edit_raises_passes_and_nothing_is_changed(document: Document) -> None:
    def wrong(text: str) -> str:
        raise EditError("no")

    with pytest.raises(EditError):
        document.edit(1, "Wrong", wrong)
    assert document.revision == 1


def test_text_that_is_no_model_is_saved_and_the_last_good_one_stays(document: Document) -> None:
    document.edit(1, "Break it", swap("prefers: [x]", "prefers: [zz]"))
    assert "zz" in document.path.read_text()
    assert document.model is None
    assert "zz" in document.problems[0].message
    assert document.good is not None
    assert document.good.revision == 1
    document.edit(2, "Mend it", swap("zz", "x"))
    assert document.problems == ()
    assert document.good.revision == 3


def test_undo_keeps_what_others_changed_since(document: Document) -> None:
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    document.path.write_text(document.text.replace("take y", "take z"))
    document.meet(document.path.read_text())
    document.undo()
    assert "A quarrel" in document.path.read_text()
    assert "take z" in document.path.read_text()


def test_undo_of_a_place_that_others_changed_is_refused(document: Document) -> None:
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    document.meet(document.text.replace("A truce", "Peace"))
    with pytest.raises(Clash, match="“Rename” stays as it is"):
        document.undo()
    assert "Peace" in document.text


def test_a_full_disk_keeps_the_text_until_there_is_room(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        document.edit(1, "Rename", swap("A quarrel", "A truce"))
        assert saved(document) == "failed"
        assert document.save_problem is not None
        assert "the disk is full" in document.save_problem
        assert str(document.path.parent) not in document.save_problem
        assert "A truce" in document.text
        assert document.path.read_text() == TEXT
    document.retry()
    assert saved(document) == "saved"
    assert "A truce" in document.path.read_text()


def test_what_could_not_be_saved_is_tried_again_at_each_look(
    folder: Folder, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        document.edit(1, "Rename", swap("A quarrel", "A truce"))
    assert folder.look().documents == (document,)
    assert "A truce" in document.path.read_text()


def test_a_change_outside_is_taken_over(folder: Folder, document: Document) -> None:
    document.path.write_text(TEXT.replace("A quarrel", "Elsewhere"))
    assert folder.look().documents == (document,)
    assert (document.last.by, document.last.merged) == ("outside", False)
    assert "Elsewhere" in document.text
    assert folder.look().documents == ()


def test_an_edit_meets_a_change_outside_that_nobody_looked_at(document: Document) -> None:
    document.path.write_text(TEXT.replace("take y", "take z"))
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    assert saved(document) == "saved"
    assert document.path.read_text() == document.text
    assert "A truce" in document.text
    assert "take z" in document.text


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_a_clash_with_the_file_is_settled_either_way_and_can_be_undone(
    document: Document, keep: str
) -> None:
    theirs = TEXT.replace("A quarrel", "Theirs")
    document.path.write_text(theirs)
    document.edit(1, "Rename", swap("A quarrel", "Mine"))
    assert document.clash == theirs
    assert document.path.read_text() == theirs
    assert "Mine" in document.text
    document.settle("mine" if keep == "mine" else "theirs")
    kept, dropped = ("Mine", "Theirs") if keep == "mine" else ("Theirs", "Mine")
    assert document.path.read_text() == TEXT.replace("A quarrel", kept)
    assert [document.clash] == [None]
    document.undo()
    assert dropped in document.path.read_text()


def test_a_file_that_is_deleted_is_kept_and_written_again(
    folder: Folder, document: Document
) -> None:
    document.path.unlink()
    assert folder.look().documents == (document,)
    assert (saved(document), document.text) == ("gone", TEXT)
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    assert saved(document) == "saved"
    assert "A truce" in document.path.read_text()


def test_a_file_that_vanishes_before_an_edit_is_told(document: Document) -> None:
    document.path.unlink()
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    assert saved(document) == "gone"
    document.retry()
    assert "A truce" in document.path.read_text()


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    document = Folder(tmp_path).open("windows.yaml")
    document.edit(1, "Rename", swap("A quarrel", "A truce"))
    expected = TEXT.replace("A quarrel", "A truce").replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected


words = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 5), st.integers(0, 999), st.booleans()),
    max_size=12,
)


@settings(max_examples=60)
@given(words)
def test_two_people_on_one_folder_lose_no_word(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, int, bool]]
) -> None:
    """Each writes comments of its own; every one is in the file, or told of as clash or refused."""
    root = tmp_path_factory.mktemp("both")
    (root / "m.yaml").write_text(TEXT)
    people = [Folder(root).open("m.yaml"), Folder(root).open("m.yaml")]
    written: list[str] = []
    for number, (who, line, word, looks) in enumerate(edits):
        document = people[who]
        comment = f"# {number} {word}\n"

        def insert(text: str, line: int = line, comment: str = comment) -> str:
            rows = text.splitlines(keepends=True)
            return "".join([*rows[:line], comment, *rows[line:]])

        document.edit(document.revision, f"Write {number}", insert)
        written.append(comment)
        if looks:
            other = people[1 - who]
            other.meet(other.path.read_text())
    everything = (root / "m.yaml").read_text() + "".join(
        one.text + (one.clash or "") for one in people
    )
    for comment in written:
        assert comment in everything
