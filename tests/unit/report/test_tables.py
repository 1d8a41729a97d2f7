"""Results written as tables, and read again by others."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

import detente
from detente.cli.writing import replacing
from detente.report import tables
from detente.studies.robustness import Robustness
from detente.studies.rows import Table

duckdb = pytest.importorskip("duckdb")

MODEL = """
title: Who joins?
decision_makers:
  a: {options: {go: go}, prefers: [{statement: go iff b.join, because: [letter]}]}
  b:
    options: {join: {levels: {no: no, half: half, full: full}}}
    prefers: [b.join is full, {statement: a.go, confidence: 0.5}]
claims: {letter: {confidence: 0.75}}
"""


@pytest.fixture(scope="module")
def found() -> Robustness:
    return detente.robust(detente.parse(MODEL).conflict(), "a.go", concepts=["nash"], critical=True)


def test_duckdb(found: Robustness, tmp_path: Path) -> None:
    file = tmp_path / "it's.duckdb"
    tables.write(found, file)
    with duckdb.connect(str(file), read_only=True) as base:
        rows = base.sql('SELECT "a.go", "b.join", probability FROM outcomes').fetchall()
        assert rows == [(one["a.go"], one["b.join"], one["probability"]) for one in found.rows()]
        assert (True, "full", 1.0) in rows
        events = base.sql("SELECT name, kind, swing, overturns FROM events").fetchall()
        assert {name for name, *_ in events} == {"letter", "a.go"}
        about = base.sql("SELECT title, exact, worlds, critical_concept FROM about").fetchall()
        assert about == [("Who joins?", True, found.worlds, "nash")]
    assert list(tmp_path.iterdir()) == [file]


def test_parquet_and_csv(found: Robustness, tmp_path: Path) -> None:
    for ending in ("parquet", "csv"):
        tables.write(found, tmp_path / f"x.{ending}")
    rows = duckdb.sql(f"SELECT * FROM '{tmp_path / 'x.parquet'}'").fetchall()
    assert rows == [tuple(row.values()) for row in found.rows()]
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert [list(row) for row in read] == [list(row) for row in found.rows()]
    assert [row["state"] for row in read] == [row["state"] for row in found.rows()]


def test_tables_without_rows_have_their_columns(tmp_path: Path) -> None:
    sure = detente.robust(detente.case("chicken").read().conflict(), concepts=["nash"])
    tables.write(sure, tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as base:
        assert base.sql("SELECT name, swing FROM events").fetchall() == []


def test_where_no_outcome_holds_the_columns_are_there(tmp_path: Path) -> None:
    pennies = """
    decision_makers:
      a: {options: {x: x}, prefers: [a.x iff b.y]}
      b: {options: {y: y}, prefers: [not (a.x iff b.y)]}
    """
    found = detente.robust(detente.parse(pennies).conflict(), concepts=["nash"])
    assert found.rows() == []
    columns = ["concept", "number", "state", "a.x", "b.y", "probability", "error"]
    tables.write(found, tmp_path / "x.parquet")
    assert duckdb.sql(f"SELECT * FROM '{tmp_path / 'x.parquet'}'").columns == columns
    tables.write(found, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").strip() == ",".join(columns)


def test_any_result_is_a_table(tmp_path: Path) -> None:
    analysis = detente.analyse(detente.case("chicken").read().conflict())
    assert analysis.tables() == {"rows": Table(analysis.rows(), {})}
    tables.write(analysis, tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as base:
        assert len(base.sql("SELECT * FROM rows").fetchall()) == len(analysis.rows())


def test_what_cannot_be_written(
    found: Robustness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in tables.ENDINGS:
        with pytest.raises(OSError, match="No such file"):
            tables.write(found, tmp_path / "none" / f"x{ending}")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ImportError, match=r"detente\[data\]"):
        tables.write(found, tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full(
    found: Robustness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: object, name: str, table: Table) -> None:
        (log,) = tmp_path.iterdir()
        log.with_name(f"{log.name}.wal").touch()
        raise duckdb.TransactionException("Failed to commit: No space left on device")

    monkeypatch.setattr(tables, "_table", full)
    with (
        pytest.raises(OSError, match=r"^No space left on device"),
        replacing(tmp_path / "x.duckdb") as part,
    ):
        tables.write(found, part)
    assert not list(tmp_path.iterdir())
