"""Who is let in, and what every answer carries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.catalogue import case_path
from detente.workbench.app import application
from detente.workbench.documents import Folder
from detente.workbench.guard import HEADERS

BASE = "http://127.0.0.1:4711"
HOME = "/secret"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    root = tmp_path_factory.mktemp("models")
    path = case_path("prisoners_dilemma")
    assert path is not None
    shutil.copy(path, root)
    (root.parent / "outside.yaml").write_text(path.read_text())
    with TestClient(application(Folder(root), "secret", 4711), base_url=BASE) as found:
        yield found


def test_with_the_token_the_page_and_the_api_answer(client: TestClient) -> None:
    assert client.get(f"{HOME}/").status_code in (200, 503)  # 503 where the page is not built
    assert client.get(f"{HOME}/api/folder").json()["models"][0]["name"] == "prisoners_dilemma.yaml"


@pytest.mark.parametrize("place", ["/", "/api/folder", "/wrong/api/folder", "/secre/", "/secret"])
def test_without_it_nothing_does(client: TestClient, place: str) -> None:
    answer = client.get(place)
    assert answer.status_code == 404
    assert answer.json() == {
        "message": "Open the workbench at the address that `detente open` prints."
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example:4711"},
        {"host": "127.0.0.1:80"},
        {"host": "localhost.evil.example:4711"},
        {"origin": "http://evil.example"},
        {"origin": "https://127.0.0.1:4711"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_no_other_site_is_answered(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get(f"{HOME}/api/folder", headers=headers).status_code == 403
    place = f"{HOME}/api/models/prisoners_dilemma.yaml/undo"
    assert client.post(place, json={}, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:4711", "localhost:4711"])
def test_both_names_of_this_machine_are_let_in(client: TestClient, host: str) -> None:
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
    assert client.get(f"{HOME}/api/folder", headers=headers).status_code == 200


def test_only_json_changes_anything(client: TestClient) -> None:
    place = f"{HOME}/api/models/prisoners_dilemma.yaml/undo"
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = client.post(place, content="{}", headers={"content-type": kind})
        assert answer.status_code == 415
    huge = {"content-type": "application/json", "content-length": str(2**40)}
    assert client.post(place, content="{}", headers=huge).status_code == 413
    chunked = client.post(
        place, content=iter([b"{}"]), headers={"content-type": "application/json"}
    )
    assert chunked.status_code == 411


@pytest.mark.parametrize(
    "place", ["/", f"{HOME}/", f"{HOME}/api/folder", f"{HOME}/api/nothing", f"{HOME}/assets/x.js"]
)
def test_every_answer_carries_the_policy(client: TestClient, place: str) -> None:
    answer = client.get(place)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] in ("no-store", "no-cache")


@pytest.mark.parametrize(
    "name",
    [
        "..%2Foutside.yaml",
        "%2e%2e%2foutside.yaml",
        "../outside.yaml",
        "%2Fetc%2Fpasswd",
        "..%5Cx.yaml",
    ],
)
def test_no_address_leads_out_of_the_folder(client: TestClient, name: str) -> None:
    answer = client.get(f"{HOME}/api/models/{name}")
    assert answer.status_code == 404
    assert "decision_makers" not in answer.text


@pytest.mark.parametrize("name", ["..%2Findex.html", "%2e%2e%2f__init__.py", "x.py", "made-of"])
def test_no_address_leads_out_of_the_page(client: TestClient, name: str) -> None:
    assert client.get(f"{HOME}/assets/{name}").status_code in (404, 503)


def test_a_crash_tells_nothing_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(self: Folder, name: str) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr(Folder, "open", crash)
    app = application(Folder(tmp_path), "secret", 4711)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        answer = client.get(f"{HOME}/api/models/x.yaml")
    assert answer.status_code == 500
    assert answer.json()["message"].startswith("That is a mistake in détente itself")
    assert "secret of" not in answer.text
