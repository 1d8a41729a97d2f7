"""Results as data frames."""

from __future__ import annotations

import sys

import pytest

import detente


def test_a_frame_has_the_rows() -> None:
    analysis = detente.analyse(detente.case("chicken").read().conflict())
    assert analysis.frame().to_dict("records") == analysis.rows()


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = detente.analyse(detente.case("chicken").read().conflict())
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"data frames need pandas; install it, or .*\[data\]"):
        analysis.frame()
