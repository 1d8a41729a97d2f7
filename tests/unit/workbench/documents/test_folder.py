"""The folder of model files: which are in it, which may be opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.workbench.documents import Folder, FolderError

TEXT = "title: A quarrel\ndecision_makers: {ann: {options: {x: x}}}\n"


def test_it_lists_model_files_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "notes.txt", "c.yaml.part"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "broken.yaml").write_text("title: [")
    folder = Folder(tmp_path)
    assert folder.names() == ["a.yml", "b.yaml", "broken.yaml"]
    told = {one.name: (one.title, one.readable) for one in folder.listing()}
    assert told == {
        "a.yml": ("A quarrel", True),
        "b.yaml": ("A quarrel", True),
        "broken.yaml": ("", False),
    }


@pytest.mark.parametrize(
    "name",
    [
        "../m.yaml",
        "..",
        "/etc/passwd",
        "sub/m.yaml",
        "m.txt",
        ".m.yaml",
        "",
        "a\0.yaml",
        "..\\m.yaml",
    ],
)
def test_no_name_leads_out_of_it(tmp_path: Path, name: str) -> None:
    root = tmp_path / "models"
    (root / "sub").mkdir(parents=True)
    for place in (tmp_path / "m.yaml", root / "sub" / "m.yaml", root / ".m.yaml"):
        place.write_text(TEXT)
    with pytest.raises(FolderError):
        Folder(root).open(name)


def test_no_link_leads_out_of_it(tmp_path: Path) -> None:
    root = tmp_path / "models"
    root.mkdir()
    (tmp_path / "outside.yaml").write_text(TEXT)
    (root / "inside.yaml").write_text(TEXT)
    (root / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "alias.yaml").symlink_to(root / "inside.yaml")
    folder = Folder(root)
    assert folder.names() == ["alias.yaml", "inside.yaml"]
    with pytest.raises(FolderError, match="leads out of the folder"):
        folder.open("link.yaml")
    assert folder.open("alias.yaml").model is not None


def test_what_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("title: Übung".encode("latin-1"))
    folder = Folder(tmp_path)
    with pytest.raises(FolderError, match=r"latin\.yaml cannot be opened: the file is not UTF-8"):
        folder.open("latin.yaml")
    with pytest.raises(FolderError, match=r"there is no file gone\.yaml"):
        folder.open("gone.yaml")
    with pytest.raises(FolderError, match="there is no example `nothing`"):
        folder.example("nothing")
    with pytest.raises(FolderError, match="is not a folder"):
        Folder(tmp_path / "nowhere")


def test_an_example_is_written_with_its_first_edit_only(tmp_path: Path) -> None:
    (tmp_path / "chicken.yaml").write_text(TEXT)
    folder = Folder(tmp_path)
    example = folder.example("chicken")
    assert (example.name, example.saved) == ("chicken_2.yaml", "example")
    assert folder.example("chicken") is example
    assert folder.open("chicken_2.yaml") is example
    assert folder.look().documents == ()
    assert folder.names() == ["chicken.yaml"]
    example.edit(1, "Remark", lambda text: f"# mine\n{text}")
    assert (tmp_path / "chicken_2.yaml").read_text().startswith("# mine\n")
    assert folder.look().listing


def test_a_new_model_takes_a_free_name(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.create("m.yaml", TEXT).name == "m.yaml"
    assert folder.create("m.yaml", TEXT).name == "m_2.yaml"
    assert (tmp_path / "m_2.yaml").read_text() == TEXT


def test_a_look_tells_of_new_files(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert not folder.look().listing
    (tmp_path / "new.yaml").write_text(TEXT)
    assert folder.look().listing
    assert not folder.look().listing
