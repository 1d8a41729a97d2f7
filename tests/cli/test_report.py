"""What `detente report` writes, where, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from detente.report.document import findings
from tests.unit.report.document.reported import NASTY


@pytest.fixture(autouse=True)
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "strike.yaml").write_text(NASTY, "utf-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments])


def test_the_name_is_that_of_the_model_in_this_folder(tmp_path: Path) -> None:
    result = run("strike.yaml")
    assert (result.exit_code, result.stdout) == (0, "strike.html\n")
    assert (tmp_path / "strike.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("strike.yaml", "--format", "markdown").stdout == "strike.md\n"
    assert run("stag_hunt").stdout == "stag_hunt.html\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "stag_hunt.html",
        "strike.html",
        "strike.md",
        "strike.yaml",
    ]


def test_the_ending_says_what_is_written(tmp_path: Path) -> None:
    assert run("strike.yaml", "--output", "a.md").exit_code == 0
    assert (tmp_path / "a.md").read_text("utf-8").startswith("<!-- generator: détente ")
    assert run("strike.yaml", "--output", "-").stdout.startswith("<!DOCTYPE html>")
    assert run("strike.yaml", "--output", "-", "--format", "markdown").stdout.startswith("<!--")


def test_an_ending_that_is_no_report_s_is_refused(tmp_path: Path) -> None:
    result = run("strike.yaml", "--output", "a.pdf")
    assert (result.exit_code, (tmp_path / "a.pdf").exists()) == (2, False)
    assert "ends in .html, .md or .docx" in result.stderr
    assert "a browser prints the page of the first as a PDF" in result.stderr
    assert run("strike.yaml", "--output", "a.odt", "--format", "markdown").exit_code == 0


def test_a_report_is_written_over_but_nothing_else(tmp_path: Path) -> None:
    other = tmp_path / "strike.html"
    other.write_text("<html>mine</html>")
    result = run("strike.yaml")
    assert result.exit_code == 2
    assert "strike.html is there already and is no report of détente" in result.stderr
    assert other.read_text() == "<html>mine</html>"
    assert run("strike.yaml", "--force").exit_code == 0
    first = other.read_text("utf-8")
    assert run("strike.yaml", "--concept", "nash").exit_code == 0
    assert other.read_text("utf-8") != first


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    assert "is a folder" in run("strike.yaml", "--output", str(tmp_path)).stderr
    result = run("strike.yaml", "--output", "no/where.html")
    assert (result.exit_code, "there is no folder no" in result.stderr) == (2, True)


def test_the_old_report_stays_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("strike.yaml")
    before = (tmp_path / "strike.html").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("strike.yaml", "--limit", "1")
    assert result.exit_code == 1
    assert "strike.html cannot be written: No space left on device" in result.stderr
    assert (tmp_path / "strike.html").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["strike.html", "strike.yaml"]


def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    run("strike.yaml", "--output", "real.html")
    (tmp_path / "link.html").symlink_to("real.html")
    assert run("strike.yaml", "--output", "link.html", "--limit", "1").exit_code == 0
    assert (tmp_path / "link.html").is_symlink()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--want", "nobody"], 2, "--want"),
        (["--scenario", "none"], 2, "the model has no scenario 'none'"),
        (["--limit", "27"], 2, "27 is not in the range"),
        (["--scenario", "impossible"], 1, "strike.yaml:"),
        (["--as-of", "soon"], 2, "is not a day"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], status: int, told: str) -> None:
    result = run("strike.yaml", *arguments)
    assert result.exit_code == status
    assert told in result.stderr
    assert not Path("strike.html").exists()


def test_what_is_wanted_a_scenario_and_a_day() -> None:
    text = run("strike.yaml", "--output", "-", "--format", "markdown", "--want", "z").stdout
    assert "## What would have to change" in text
    text = run(
        "strike.yaml", "--output", "-", "--format", "markdown", "--scenario", "calm",
        "--as-of", "2019-06-01", "--concept", "nash",
    ).stdout  # fmt: skip
    assert "· scenario calm" in text
    assert "As of 1 June 2019" in text
    assert "SSEQ" not in text.partition("## What the words mean")[0].partition("## What if")[0]


def test_a_partial_report_is_written_and_said_to_be_partial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(findings, "coalitions_of", interrupted)
    result = run("strike.yaml")
    assert result.exit_code == 3
    assert "The report is partial" in result.stderr
    assert "What is left out" in (tmp_path / "strike.html").read_text("utf-8")


def test_a_conflict_that_is_too_large_is_told_so() -> None:
    names = ", ".join(f"o{k}: x" for k in range(23))
    Path("large.yaml").write_text(f"decision_makers: {{a: {{options: {{{names}}}}}}}", "utf-8")
    result = run("large.yaml")
    assert result.exit_code == 3
    assert "more than can be listed" in result.stderr
    assert not Path("large.html").exists()


def test_a_word_document_may_be_written_over_and_nothing_else(tmp_path: Path) -> None:
    result = run("strike.yaml", "--format", "word")
    assert (result.exit_code, result.stdout) == (0, "strike.docx\n")
    first = (tmp_path / "strike.docx").read_bytes()
    assert run("strike.yaml", "--output", "strike.docx", "--error", "0.1").exit_code == 0
    assert (tmp_path / "strike.docx").read_bytes() == first  # nothing in it was sampled
    (tmp_path / "mine.docx").write_bytes(b"PK mine")
    assert "no report of détente" in run("strike.yaml", "--output", "mine.docx").stderr


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.report.document.written.find_spec", dict[str, object]().get)
    result = run("strike.yaml", "--output", "strike.docx")
    assert result.exit_code == 1
    assert "Word documents need python-docx" in result.stderr
    assert "detente[word]" in result.stderr
    assert not Path("strike.docx").exists()


def test_passages_are_told_where_the_text_of_the_source_has_them(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("First.\nTwo is less than three, they say.\n", "utf-8")
    text = NASTY.replace("    url:", "    file: paper.txt\n    url:")
    text = text.replace("    where: paragraph 1", "    quote: {exact: less than three}")
    Path("quoted.yaml").write_text(text, "utf-8")
    told = run("quoted.yaml", "--output", "-", "--format", "markdown").stdout
    assert "paper.txt line 2: “less than three”" in told
    assert "they say" not in told
