"""Results as tables in files that other programs read: DuckDB, Parquet and CSV."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from detente.studies.rows import Table, Tabular

ENDINGS = (".duckdb", ".parquet", ".csv")
"""How the names of files end that tables can be written to."""

TYPES: dict[type[object], str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def ready(file: Path) -> None:
    """Raise ImportError where DuckDB is needed for a file and is not installed."""
    if file.suffix.lower() != ".csv" and find_spec("duckdb") is None:
        raise ImportError("this needs DuckDB; install it, or détente with it: detente[data]")


def write(found: Tabular, file: Path) -> None:
    """Write a result to a new file: all of its tables to DuckDB, else the first.

    Raises OSError where it cannot be written, ImportError where DuckDB is not installed.
    """
    ready(file)
    tables = found.tables()
    first = next(iter(tables))
    match file.suffix.lower():
        case ".csv":
            _csv(tables[first], file)
        case ".parquet":
            _duckdb({first: tables[first]}, file, ":memory:")
        case _:
            _duckdb(tables, file, str(file))


def _csv(table: Table, file: Path) -> None:
    with file.open("x", encoding="utf-8", newline="") as new:
        writer = csv.DictWriter(new, list(table.rows[0] if table.rows else table.columns))
        writer.writeheader()
        writer.writerows(table.rows)


def _duckdb(tables: Mapping[str, Table], file: Path, base: str) -> None:
    """Make the tables in a database; where that is in memory, write them to Parquet."""
    import duckdb

    try:
        with duckdb.connect(base) as connection:
            for name, table in tables.items():
                _table(connection, name, table)
                if base == ":memory:":
                    connection.execute(f"COPY {name} TO {_quoted(file, chr(39))} (FORMAT parquet)")
    except duckdb.OperationalError as error:
        raise OSError(str(error).rpartition(": ")[2]) from None


def _table(connection: Any, name: str, table: Table) -> None:
    types = {column: TYPES[kind] for column, kind in table.columns.items()}
    for column in table.rows[0] if table.rows else ():
        types.setdefault(column, _type([row[column] for row in table.rows]))
    listed = ", ".join(f"{_quoted(column)} {kind}" for column, kind in types.items())
    connection.execute(f"CREATE TABLE {name} ({listed or 'nothing BOOLEAN'})")
    marks = ", ".join("?" * len(types))
    if table.rows:
        values = [[row[column] for column in types] for row in table.rows]
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", values)


def _type(values: Sequence[object]) -> str:
    found = {type(value) for value in values if value is not None}
    if found == {int, float}:
        return "DOUBLE"
    return TYPES.get(found.pop(), "VARCHAR") if len(found) == 1 else "VARCHAR"


def _quoted(name: object, mark: str = chr(34)) -> str:
    return f"{mark}{str(name).replace(mark, mark * 2)}{mark}"
