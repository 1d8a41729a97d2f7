"""What is left of an answer where time or memory runs out, the process dies, or somebody stops it.

A script stands in for the process that solves where it has to hang or to die at a given point; it
answers what it answers as the process does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import detente
from detente.conflict import in_force
from detente.studies.analysis import Analysis, analysis_of_large
from detente.studies.large import Doing, Limits, Question, process, running
from tests.unit.studies.large.ports import SAT, conflict, dense, levels

WANTED = ("nash", "seq")
STAND_IN = """
import os, pickle, sys, time
from dataclasses import replace
from pathlib import Path
from detente.studies.large.messages import Doing
from detente.studies.large.solving import messages

def tell(message):
    pickle.dump(message, sys.stdout.buffer)
    sys.stdout.buffer.flush()

Path(sys.argv[1]).write_text(str(os.getpid()))
task = pickle.load(sys.stdin.buffer)
if task.engine == sys.argv[2]:
    for message in messages(task):
        tell(message)
    sys.exit()
if "nash" in task.concepts:
    for message in messages(replace(task, concepts=("nash",))):
        tell(message)
tell(Doing("seq", 0))
"""
HANGS = "time.sleep(600)"
DIES = "os.kill(os.getpid(), 9)"


class Clock:
    """Time that stands still until it has all run out."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def runs_out(self, doing: Doing) -> None:
        if doing.concept == "seq":
            self.now = float("inf")


@pytest.fixture(name="stand_in")
def _stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], Callable[[], bool]]:
    """Makes the process answer for the first concept alone and then do something else.

    All the same the engine that is named as `well` answers everything. What is returned says
    whether the last process still lives.
    """

    def made(then: str, well: str = "") -> Callable[[], bool]:
        pid = tmp_path / "pid"
        command = (sys.executable, "-c", STAND_IN + then, str(pid), well)
        monkeypatch.setattr(process, "COMMAND", command)
        return lambda: Path(f"/proc/{pid.read_text('utf-8')}").exists()

    return made


StandIn = Callable[..., Callable[[], bool]]


def asked(limits: Limits, tell: Callable[[Doing], None] = lambda _: None) -> Analysis:
    return analysis_of_large(Question(conflict(), WANTED, 100), limits, tell)


def is_left(found: Analysis, reason: str) -> None:
    """What was answered before the end is right, and the rest is said to be missing."""
    assert found.partial
    assert levels(found, "nash") == dense("nash")
    assert found.equilibria["nash"].complete
    assert found.size == 36
    assert [*found.equilibria] == [*found.stays] == ["nash"]
    assert [*found.stopped] == ["seq"]
    assert found.stopped["seq"].startswith(reason)
    told = found.to_json()
    assert told["partial"] is True
    assert told["stopped"] == found.stopped
    assert [*told["equilibria"]] == [*told["status_quo_stable"]] == ["nash"]
    assert told["states"] == 36


def test_the_time_runs_out(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = stand_in(HANGS)
    clock = Clock()
    monkeypatch.setattr(process, "time", clock)
    monkeypatch.setattr(running, "time", clock)
    found = asked(Limits(seconds=60, engine="symbolic"), clock.runs_out)
    is_left(found, "with decision diagrams: the time ran out; allow more (--memory, --time)")
    assert not alive()


def test_the_memory_runs_out(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = stand_in(HANGS)
    used: list[Doing] = []

    def memory(_: int) -> int:
        return 2**40 if Doing("seq", 0) in used else 0

    monkeypatch.setattr(process, "_memory", memory)
    found = asked(Limits(engine="symbolic"), used.append)
    is_left(found, "with decision diagrams: the memory of 2.0 GB ran out; allow more")
    assert not alive()


def test_the_process_dies(stand_in: StandIn) -> None:
    stand_in(DIES)
    found = asked(Limits(engine="symbolic"))
    is_left(found, "with decision diagrams: the process that solves has died; allow more")
    assert "pip install" not in found.stopped["seq"]


def test_what_is_told_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    babble = (sys.executable, "-S", "-c", "print('what is this?')")
    monkeypatch.setattr(process, "COMMAND", babble)
    assert "process that solves has died" in asked(Limits(engine="symbolic")).stopped["seq"]


def test_somebody_stops_it(stand_in: StandIn) -> None:
    alive = stand_in(HANGS)

    def stop(doing: Doing) -> None:
        if doing.concept == "seq":
            raise KeyboardInterrupt

    found = asked(Limits(), stop)
    is_left(found, "stopped")
    assert found.stopped == {"seq": "stopped"}
    assert not alive()


def test_the_sat_engine_takes_over_what_is_left(stand_in: StandIn) -> None:
    stand_in(DIES, well="sat")
    found = asked(Limits())
    assert not found.partial
    assert found.engine == "symbolic, sat"
    assert [*found.stays] == ["nash"]
    nash, seq = (found.equilibria[concept] for concept in WANTED)
    assert (nash.engine, nash.note, nash.count) == ("symbolic", "", len(dense("nash")))
    assert (seq.engine, seq.complete) == ("sat", False)
    assert levels(found, "seq") <= dense("seq")
    before = "with decision diagrams: the process that solves has died; state by state: each is"
    assert seq.note.startswith(before)
    assert found.to_json()["states"] == 36


def test_both_reasons_are_told_where_two_engines_stop(stand_in: StandIn) -> None:
    stand_in(DIES)
    reason = asked(Limits()).stopped["seq"]
    assert reason.startswith(
        "with decision diagrams: the process that solves has died;"
        " state by state: the process that solves has died; allow more"
    )


def test_without_python_sat_it_says_how_to_get_it(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(DIES)
    monkeypatch.setattr(running, "find_spec", {}.get)
    found = asked(Limits())
    is_left(found, "with decision diagrams: the process that solves has died; allow more")
    assert found.stopped["seq"].endswith("is missing: pip install 'detente[sat]'")
    assert "state by state" not in found.stopped["seq"]


def test_the_status_quo_is_known_without_any_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", ""))
    for limits in (Limits(engine="symbolic"), SAT):
        found = asked(limits)
        assert found.partial
        assert not found.equilibria
        assert found.status_quo is not None
        told = found.to_json()
        assert (told["states"], told["equilibria"]) == (None, {})
        assert told["engine"] == limits.engine
        assert [*told["stopped"]] == [*WANTED]
        assert told["status_quo"]["on"] == ["south.strike"]


def test_very_little_memory_and_time_end_the_process_itself() -> None:
    little = detente.analyse(conflict(), concepts=WANTED, limits=Limits(1, engine="symbolic"))
    assert all("the memory of 0.0 GB ran out" in why for why in little.stopped.values())
    short = detente.analyse(conflict(), concepts=WANTED, limits=Limits(seconds=1e-9, engine="sat"))
    assert all(why.startswith("state by state: the time ran out") for why in short.stopped.values())
    for found in (little, short):
        assert [*found.stopped] == [*WANTED]
        assert not found.equilibria


@pytest.mark.parametrize("engine", ["auto", "dense"])
def test_what_can_be_listed_is_listed(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", "nobody should start this"))
    assert detente.analyse(conflict(), limits=Limits(engine=engine)).engine == "dense"


def test_what_is_large_is_told_by_the_states_and_the_memory() -> None:
    today = in_force(conflict())
    assert not running.is_large(today, Limits())
    assert running.is_large(today, Limits(memory=48 * 60 - 1))
    assert not running.is_large(today, Limits(memory=48 * 60))
    assert not running.is_large(today, Limits(memory=1, engine="dense"))
    assert running.is_large(today, SAT)
