"""Drawings that stand alone, and what can be drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente
from detente.files import parse
from detente.report.figures.alone import alone
from detente.report.figures.bands import bands
from detente.report.figures.sure import charts, hangs_on
from detente.studies.timeline import timeline
from tests.drawn import faults
from tests.unit.report.figures.told import TALKS, talks

FOUR = ["nash", "sseq", "seq", "gmr"]


def test_all_of_an_answer_is_drawn_below_each_other_and_nothing_is_cut() -> None:
    figure = detente.draw(talks(concepts=FOUR, critical=True))
    assert faults(figure.svg) == []
    assert "How probable it is" in figure.svg
    assert "What it hangs on" in figure.svg
    assert figure._repr_svg_() == figure.svg  # pyright: ignore[reportPrivateUsage]
    assert "prefers-color-scheme: dark" in figure.svg


def test_a_part_of_it() -> None:
    found = talks(critical=True)
    assert "What it hangs on" not in detente.draw(found, "bars").svg
    assert "How probable" not in detente.draw(found, "critical").svg
    with pytest.raises(ValueError, match="there is no part 'all': ask for bars or critical"):
        detente.draw(found, "all")
    with pytest.raises(ValueError, match="critical=True"):
        detente.draw(talks(), "critical")


def test_a_timeline(tmp_path: Path) -> None:
    found = timeline(parse(TALKS).conflict())
    figure = detente.draw(found)
    assert faults(figure.svg) == []
    file = figure.save(tmp_path / "talks.svg")
    assert file.read_text("utf-8") == f"{figure.svg}\n"
    with pytest.raises(ValueError, match="no part"):
        detente.draw(found, "bars")
    with pytest.raises(ValueError, match=r"ends in \.svg"):
        figure.save(tmp_path / "talks.png")


def test_what_cannot_be_drawn_is_told() -> None:
    with pytest.raises(TypeError, match="not a dict"):
        detente.draw({})


def test_many_days_have_room() -> None:
    days = "\n".join(
        f"      - {{statement: x, since: 2025-{month:02}-01, until: 2025-{month:02}-09}}"
        for month in range(1, 11)
    )
    text = f"decision_makers:\n  a:\n    options: {{x: x}}\n    prefers:\n{days}\n"
    assert faults(detente.draw(timeline(parse(text).conflict())).svg) == []


def test_ids_are_the_drawings_own() -> None:
    found = talks(concepts=FOUR, critical=True)
    assert found.critical is not None
    time = timeline(parse(TALKS).conflict())
    drawn = [
        *charts(found, 5, "a"),
        *charts(found, 5, "b"),
        hangs_on(found, found.critical, "c"),
        bands(time, id="d"),
        bands(time, id="e"),
    ]
    assert faults(alone(*drawn)) == []
    ids = re.findall(r' id="([^"]*)"', "".join(drawn))
    assert len(ids) == len({*ids})


@pytest.mark.parametrize("x", [-40, 790])
def test_a_cut_text_is_noticed(x: int) -> None:
    figure = detente.draw(talks()).svg
    cut = re.sub(r'<tspan x="0"', f'<tspan x="{x}"', figure, count=1)
    assert any(fault.startswith("cut: ") for fault in faults(cut))
