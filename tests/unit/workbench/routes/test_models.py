"""The API: open, edit, undo, make, ask; and every request that cannot be met."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from detente.catalogue import case_path
from detente.workbench.app import application
from detente.workbench.documents import Folder

API = "/secret/api"
MODEL = f"{API}/models/prisoners_dilemma.yaml"
SET = {"verb": "now", "option": "prisoner_1.cooperate", "level": "on"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = case_path("prisoners_dilemma")
    assert path is not None
    shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def client(root: Path) -> Iterator[TestClient]:
    app = application(Folder(root), "secret", 4711)
    with TestClient(app, base_url="http://127.0.0.1:4711") as found:
        yield found


def frames(client: TestClient, study: str, args: dict[str, Any]) -> list[dict[str, Any]]:
    answer = client.post(f"{MODEL}/studies/{study}", json=args)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_open_edit_undo_redo(client: TestClient, root: Path) -> None:
    opened = client.get(MODEL).json()
    assert (opened["revision"], opened["good"], opened["problems"]) == (1, 1, [])
    body = {"base": 1, "name": "Now", "edits": [SET]}
    edited = client.post(f"{MODEL}/edits", json=body, headers={"x-detente-client": "tab"}).json()
    assert (edited["revision"], edited["undo"], edited["last"]["client"]) == (2, "Now", "tab")
    assert edited["outline"]["decision_makers"][0]["options"][0]["now"] == "on"
    assert edited["text"] == (root / "prisoners_dilemma.yaml").read_text()
    assert client.post(f"{MODEL}/undo", json={}).json()["text"] == opened["text"]
    assert client.post(f"{MODEL}/redo", json={}).json()["text"] == edited["text"]


def test_an_edit_may_bring_the_text_it_was_made_on(client: TestClient) -> None:
    text = client.get(MODEL).json()["text"]
    body = {"base": 70, "base_text": text, "name": "Now", "edits": [SET]}
    assert client.post(f"{MODEL}/edits", json=body).json()["revision"] == 2


def test_the_same_place_changed_twice_is_told_with_how_it_stands(client: TestClient) -> None:
    client.get(MODEL)
    for name in ("one", "two"):
        edit = {"verb": "title", "path": [], "title": name}
        answer = client.post(f"{MODEL}/edits", json={"base": 1, "name": name, "edits": [edit]})
    assert answer.status_code == 409
    assert answer.json()["message"].startswith("“two” is not done")
    assert answer.json()["document"]["title"] == "one"


@pytest.mark.parametrize(
    ("place", "body", "status", "message"),
    [
        ("/edits", {"base": 1, "name": "x", "edits": [{"verb": "fly"}]}, 422, "not known"),
        ("/edits", {"base": 1, "name": "x", "edits": [3]}, 422, "not known"),
        ("/edits", {"base": 1, "name": "x", "edits": [{"verb": "set"}]}, 422, "not complete"),
        ("/edits", {"base": 1, "name": "x"}, 400, "a list of verbs"),
        ("/edits", {"base": 9, "name": "x", "edits": []}, 409, "long gone"),
        ("/edits", [], 400, "not an object"),
        ("/settle", {"keep": "all"}, 400, "`mine` or `theirs`"),
        ("/statement", {"text": 3}, 400, "a statement is a text"),
        ("/studies/fly", {}, 404, "no study `fly`"),
        ("/studies/answer", {"scenario": "none"}, 400, "no scenario `none`"),
        ("/studies/answer", {"as_of": "soon"}, 400, "not a day"),
        ("/studies/what_if", {}, 400, "a list of scenarios"),
        ("/studies/what_if", {"scenarios": ["none"]}, 400, "a list of scenarios"),
        ("/studies/what_if", {"scenarios": [["none"]]}, 400, "a list of scenarios"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    client: TestClient, place: str, body: Any, status: int, message: str
) -> None:
    client.get(MODEL)
    answer = client.post(f"{MODEL}{place}", json=body)
    assert answer.status_code == status
    told = answer.json()["message"]
    assert message.lower() in told.lower()
    assert told.endswith(".")


def test_a_request_that_is_no_json(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post(f"{MODEL}/undo", content="{", headers=headers)
    assert answer.status_code == 200  # undo needs nothing of it
    answer = client.post(f"{MODEL}/edits", content="{", headers=headers)
    assert (answer.status_code, answer.json()["message"]) == (400, "The request is not JSON.")


def test_a_script_in_a_title_stays_data(client: TestClient) -> None:
    title = "</script><img src=x onerror=alert(1)>"
    edit = {"verb": "title", "path": [], "title": title}
    answer = client.post(f"{MODEL}/edits", json={"base": 1, "name": title, "edits": [edit]})
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["title"] == title


def test_a_broken_file_has_problems_and_no_answers(client: TestClient, root: Path) -> None:
    (root / "broken.yaml").write_text("decision_makers: {ann: {prefers: [x]}}\n")
    broken = client.get(f"{API}/models/broken.yaml").json()
    assert broken["good"] is None
    assert broken["problems"][0]["path"] == ["decision_makers", "ann", "prefers", 0]
    assert broken["outline"]["decision_makers"][0]["statements"][0]["text"] == "x"
    answer = client.post(f"{API}/models/broken.yaml/studies/answer", json={})
    assert answer.status_code == 409


def test_make_a_model_from_an_example_and_from_the_form(client: TestClient, root: Path) -> None:
    example = client.post(f"{API}/models", json={"example": "truce"}).json()
    assert (example["name"], example["saved"]) == ("truce.yaml", "example")
    assert not (root / "truce.yaml").exists()
    form = {"title": "Two", "decision_makers": [{"title": "Ann", "options": [{"title": "stay"}]}]}
    made = client.post(f"{API}/models", json={"form": form}).json()
    assert (made["name"], made["saved"], made["problems"]) == ("two.yaml", "saved", [])
    bodies: list[Any] = [{"example": "nothing"}, {"form": {"title": "x"}}, {"form": {}}, {}]
    for body in bodies:
        assert client.post(f"{API}/models", json=body).status_code in (400, 404, 422)


def test_a_study_is_streamed_with_its_revision(client: TestClient) -> None:
    client.get(MODEL)
    told = frames(client, "answer", {})
    assert [frame["frame"] for frame in told][-1] == "result"
    assert told[-1]["revision"] == 1
    assert told[-1]["result"]["complete"]


def test_a_state_that_is_none_is_told(client: TestClient) -> None:
    client.get(MODEL)
    (problem,) = frames(client, "why", {"state": 99})
    assert (problem["frame"], problem["kind"]) == ("problem", "state")
    assert problem["message"].startswith("There is no state 99")


def test_hints_are_about_all_days_and_scenarios(client: TestClient) -> None:
    client.post(f"{API}/models", json={"example": "truce"})
    answer = client.post(f"{API}/models/truce.yaml/studies/hints", json={})
    (frame,) = [json.loads(line) for line in answer.text.splitlines()]
    kinds = {hint["kind"] for hint in frame["result"]["hints"]}
    assert "only_owner" in kinds
    # the claim that only a dated statement rests on is used
    assert not any("refused_until_now" in hint["message"] for hint in frame["result"]["hints"])


def test_a_search_that_is_not_being_done_need_not_end(client: TestClient) -> None:
    answer = client.post(f"{API}/studies/enough", json={"called": "nothing"})
    assert answer.json() == {"ending": False}


def test_advice_is_asked_of_the_model_as_it_is_written(client: TestClient) -> None:
    args = {"avoid": "status quo", "concept": "nash", "called": "search"}
    (*_, last) = frames(client, "advice", args)
    assert last["result"]["answer"]["concept"] == "nash"


def test_what_ifs_are_compared_with_the_model_on_the_day_asked_for(client: TestClient) -> None:
    client.post(f"{API}/models", json={"example": "truce"})
    names = ["framework_tabled", "before_change"]
    args = {"scenarios": names, "as_of": "2025-03-07"}
    answer = client.post(f"{API}/models/truce.yaml/studies/what_if", json=args)
    result = json.loads(answer.text.splitlines()[-1])["result"]
    days = {column["name"]: column["as_of"] for column in result["columns"]}
    assert days == {
        None: "2025-03-07",
        "framework_tabled": "2025-03-07",
        "before_change": "2025-03-06",  # which names a day of its own
    }


def test_a_report_is_made_of_the_file_with_its_scenarios(client: TestClient) -> None:
    body = {"format": "markdown", "scenario": None, "as_of": None, "called": "mine"}
    *progress, last = frames(client, "report", body)
    assert [one["frame"] for one in (*progress, last)][-1] == "result"
    assert all(one["frame"] == "progress" for one in progress)
    text = b64decode(last["result"]["file"]["content"]).decode()
    assert "# The prisoners" in text
    assert last["result"]["file"]["name"] == "The prisoners' dilemma, report.md"
