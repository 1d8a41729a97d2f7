"""The evidence over the API: the sheet, a text, words found, a passage quoted; and refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from detente.files import read
from detente.files.sources import doubts
from detente.workbench.app import application
from detente.workbench.documents import Folder

NOTE = "Ann 😀 said: לא עכשיו, not now.\r\nShe may come later.\r\n"
MODEL = """decision_makers:
  ann: {options: {stay: stay}, prefers: [stay]}   # she alone
sources:
  talk: {file: note.txt}
  bare: {title: no text}
  out: {file: ../secret.txt}
"""
EVIDENCE = "/secret/api/models/m.yaml/evidence"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "m.yaml").write_text(MODEL, encoding="utf-8")
    (folder / "note.txt").write_bytes(NOTE.encode())
    (tmp_path / "secret.txt").write_text("a secret")
    (folder / "broken.yaml").write_text("decision_makers: [")
    return folder


@pytest.fixture
def client(root: Path) -> Iterator[TestClient]:
    with TestClient(
        application(Folder(root), "secret", 4711), base_url="http://127.0.0.1:4711"
    ) as found:
        yield found


def test_a_passage_becomes_a_claim_that_is_found(client: TestClient, root: Path) -> None:
    text = client.get(f"{EVIDENCE}/talk").json()
    assert text["text"] == NOTE.replace("\r\n", "\n")
    (place,) = client.post(f"{EVIDENCE}/talk/find", json={"words": "עכשיו, not"}).json()["places"]
    asked = {**place, "hash": text["hash"]}
    quoted = client.post(f"{EVIDENCE}/talk/quote", json=asked).json()
    assert quoted["quote"]["exact"] == "עכשיו, not"
    edits: list[dict[str, Any]] = [
        {"verb": "claim.add", "id": "no", "source": "talk", "quote": quoted["quote"]},
        {"verb": "claim.link", "path": ["decision_makers", "ann", "prefers", 0], "id": "no"},
    ]
    body = {"base": 1, "name": "Add", "edits": edits}
    answer = client.post("/secret/api/models/m.yaml/edits", json=body)
    assert answer.json()["problems"] == []
    assert "prefers: [{statement: stay, because: [no]}]}   # she alone" in answer.json()["text"]
    sheet = client.get(EVIDENCE).json()
    assert {key: sheet["passages"]["no"][key] for key in place} == place
    conflict = read(root / "m.yaml").conflict()
    assert [doubt.where for doubt in doubts(conflict, root)] == []
    assert client.post("/secret/api/models/m.yaml/undo", json={}).json()["text"] == MODEL


@pytest.mark.parametrize(
    ("place", "body", "status", "message"),
    [
        ("/m.yaml/evidence/none", None, 404, "no source `none`"),
        ("/m.yaml/evidence/bare", None, 404, "with a text of its own"),
        ("/m.yaml/evidence/out", None, 422, "leads out of the model’s folder"),
        ("/m.yaml/evidence/..%2Fnote.txt", None, 404, ""),
        ("/m.yaml/evidence/note.txt", None, 404, "no source `note.txt`"),
        ("/broken.yaml/evidence", None, 409, "cannot be read"),
        ("/broken.yaml/evidence/talk", None, 409, "cannot be read"),
        ("/m.yaml/evidence/talk/find", {"words": 3}, 400, "words are a text"),
        ("/m.yaml/evidence/talk/quote", {"start": 1}, 400, "two places"),
        ("/m.yaml/evidence/talk/quote", {"start": 3, "end": 1, "hash": ""}, 400, "begins before"),
        ("/m.yaml/evidence/talk/quote", {"start": -3, "end": 1, "hash": ""}, 400, "begins before"),
        ("/m.yaml/evidence/talk/quote", {"start": 0, "end": 3, "hash": "x"}, 409, "meanwhile"),
        ("/m.yaml/evidence/out/quote", {"start": 0, "end": 3, "hash": "x"}, 422, "leads out"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    client: TestClient, place: str, body: Any, status: int, message: str
) -> None:
    address = f"/secret/api/models{place}"
    answer = client.get(address) if body is None else client.post(address, json=body)
    assert answer.status_code == status
    assert message.lower() in answer.json()["message"].lower()
    assert "a secret" not in answer.text


def test_places_beyond_the_end_are_the_end(client: TestClient) -> None:
    text = client.get(f"{EVIDENCE}/talk").json()
    asked = {"start": 30, "end": 10**9, "hash": text["hash"]}
    quoted = client.post(f"{EVIDENCE}/talk/quote", json=asked).json()
    assert quoted["quote"]["exact"].endswith("come later.")
