"""The command that measures: its parts, a quick one of them, and the results it keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS, main
from benchmarks.part import shown


def test_without_a_part_they_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*PARTS]
    assert all(part.title in line for part, line in zip(PARTS.values(), lines, strict=True))


def test_every_measuring_module_is_a_part() -> None:
    files = (Path(__file__).parents[2] / "benchmarks").glob("*.py")
    measuring = {file.stem for file in files if "\nPART = " in file.read_text("utf-8")}
    assert measuring == set(PARTS)


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["against", "lage"])
    assert end.value.code == 2
    assert "no part is called lage; there are cold_start" in capsys.readouterr().err


def test_a_quick_part_runs_and_keeps_its_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "found.json"
    assert main(["against", "--quick", "--json", str(file)]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert len(table) == 2 + 5
    kept = json.loads(file.read_text("utf-8"))
    assert {"detente", "python", "numpy", "oxidd"} <= kept["versions"].keys()
    assert kept["machine"]["cores"] >= 1
    (part,) = kept["parts"].values()
    assert [row["concept"] for row in part["rows"]] == ["Nash", "GMR", "SMR", "SEQ", "SSEQ"]
    assert all(row.keys() >= PARTS["against"].columns.keys() for row in part["rows"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("local", "local"),
        (4096, "4,096"),
        (2**40, "1.1e+12"),
        (0.00826, "0.00826"),
        (1.0, "1.00"),
        (100.2, "100"),
        (12345.6, "12,346"),
        ([0.5, 12.0], "0.500 12.0"),
    ],
)
def test_numbers_are_written_for_people(cell: float | str | list[float], text: str) -> None:
    assert shown(cell) == text
