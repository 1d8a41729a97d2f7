"""Going through worlds in parts: the same answer whoever does them, and however often begun."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.conflict import Conflict, in_force
from detente.studies.robustness import Means, Precision, Robustness, robust
from detente.studies.robustness import worlds as worlds_of
from detente.studies.robustness.means import Tell
from detente.studies.robustness.sweeping import crew, runner, sweep
from detente.studies.robustness.sweeping.counts import Part
from detente.studies.robustness.sweeping.crew import Crew
from detente.studies.robustness.sweeping.job import Drawn, Job, Listed
from detente.studies.robustness.sweeping.kinds import Kinds
from detente.studies.robustness.sweeping.memory import Memory
from detente.studies.robustness.sweeping.ranges import Done, Left
from detente.studies.robustness.sweeping.trouble import KeepError, SweepError

SAMPLED = Precision(half_width=0.05, seed=5, limit=3, worlds=0)
ROUGH = Precision(half_width=0.1, seed=5, limit=3, worlds=0)
LISTED = """
decision_makers:
  a:
    options: {go: go, stay: stay, up: up}
    prefers:
      - {statement: go if b.join, because: [c1, c2], otherwise: not go}
      - {statement: stay, because: {all: [c2, c3]}}
      - {statement: up iff b.join, confidence: 0.3}
  b:
    options: {join: join}
    prefers: [{statement: join iff a.go, because: [c3, c4]}, {statement: a.stay, confidence: 0.9}]
claims:
  c1: {confidence: 0.6}
  c2: {confidence: 0.7}
  c3: {confidence: 0.35}
  c4: {confidence: 0.1}
status_quo: [a.stay]
"""


def listed() -> Conflict:
    return detente.parse(LISTED).conflict()


def sampled(precision: Precision = SAMPLED, **means: Any) -> Robustness:
    return robust(
        listed(),
        "b.join",
        concepts=["seq"],
        critical=True,
        precision=precision,
        means=Means(**means),
    )


def parted(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Parts of so many worlds, given to others after the first."""

    def fit(self: Any, part: Any) -> float:
        self.size = size
        return 1.0

    monkeypatch.setattr(vars(sweep)["_Sweep"], "fit", fit)
    monkeypatch.setattr(sweep, "BEGIN", size)
    monkeypatch.setattr(sweep, "LEAST", 0.0)
    monkeypatch.setattr(sweep, "WORTH", 0.0)


@pytest.fixture(scope="module")
def whole() -> Robustness:
    """The answer of one process, in parts as they come."""
    return sampled()


# --- whoever does it ---


@pytest.mark.parametrize("size", [37, 1000])
def test_odd_parts(size: int, whole: Robustness, monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, size)
    assert sampled() == whole


def test_two_processes(whole: Robustness, monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 211)
    assert sampled(workers=2) == whole


def test_it_waits_for_workers_that_are_not_there_yet(
    whole: Robustness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks how many they are between one wait and the next, and not all the time."""
    asked: list[int] = []

    def size() -> int:
        asked.append(0)
        assert len(asked) < 100
        return 0

    def submit(job: Job, first: int, last: int) -> Future[Part]:
        future: Future[Part] = Future()
        future.set_result(runner.part_of(job, first, last))
        return future

    @contextmanager
    def nobody(address: str) -> Generator[Crew, None, None]:
        yield Crew(submit, size, lambda error: error)

    parted(monkeypatch, 1000)
    monkeypatch.setattr(sweep, "cluster", nobody)
    assert sampled(dask="nobody") == whole


def test_a_program_is_not_run_again_by_its_workers(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"""
import detente
from detente.studies.robustness.sweeping import sweep
print("begun")
sweep.BEGIN, sweep.LEAST, sweep.WORTH = 2000, 0.0, 0.0
found = detente.robust(
    detente.parse({LISTED!r}).conflict(),
    precision=detente.Precision(worlds=0, half_width=0.1),
    means=detente.Means(workers=2),
)
print(found.samples)
""")
    ran = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=True, timeout=60
    )
    begun, samples = ran.stdout.splitlines()
    assert begun == "begun"
    assert int(samples) > 100


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal of this kind")
def test_ctrl_c_waits_while_processes_are_started() -> None:
    blocked = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    known: list[str] = []

    def start() -> None:
        with vars(crew)["_starting"]():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            child = subprocess.check_output([sys.executable, "-c", blocked], text=True)
            known.append(child.strip())

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
    try:
        with pytest.raises(KeyboardInterrupt):
            start()
    finally:
        signal.signal(signal.SIGINT, before)
    assert known == ["True"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert sys.modules["__main__"].__dict__.get("__name__") == "__main__"


def test_worlds_in_a_list_add_up_bit_for_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    found = robust(listed(), "b.join", critical=True)
    assert found.exact
    assert found.worlds is not None
    assert found.worlds > 10
    parted(monkeypatch, 3)
    assert robust(listed(), "b.join", critical=True) == found


def test_no_stable_set_is_solved_twice(whole: Robustness) -> None:
    solved, asked = whole.work
    assert 0 < solved < asked


# --- what must be noticed ---


def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part counted twice."""
    gather = vars(sweep)["_Sweep"].gather

    def wrong(self: Any, done: Any, part: Any) -> None:
        gather(self, done, part)
        if done[0] == 0:
            self.counts += part.counts

    monkeypatch.setattr(vars(sweep)["_Sweep"], "gather", wrong)


def lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part left out, the next one in its place."""
    take = Left.take

    def wrong(self: Left, size: int) -> Any:
        found = take(self, size)
        return take(self, size) if found is not None and found[0] == 0 and len(self) else found

    monkeypatch.setattr(Left, "take", wrong)


def reseeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part drawn from a seed of its own, as if by whoever does it."""

    def wrong(events: Any, seed: int, first: int, last: int) -> Any:
        return worlds_of.sampled(events, seed + first, 0, last - first)

    monkeypatch.setattr(runner, "sampled", wrong)


@pytest.mark.parametrize("fault", [twice, lost, reseeded])
def test_faults_are_noticed(
    fault: Callable[[pytest.MonkeyPatch], None],
    whole: Robustness,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parted(monkeypatch, 211)
    fault(monkeypatch)
    assert sampled() != whole


def test_a_part_that_is_not_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    part = runner.Runner.part

    def wrong(self: runner.Runner, first: int, last: int) -> Any:
        return part(self, first, max(first + 1, last - 1))

    monkeypatch.setattr(runner.Runner, "part", wrong)
    with pytest.raises(SweepError, match="not gone through as asked"):
        sampled()


def test_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = in_force(listed())
    job = Job(conflict, ("nash",), None, None, Drawn(seed=0, samples=10))
    assert runner.part_of(job, 0, 10).counts.done == 10
    monkeypatch.setattr(runner, "__version__", "0.0.1")
    with pytest.raises(SweepError, match=r"a worker has détente 0\.0\.1"):
        runner.part_of(job, 0, 1)


def test_a_list_that_a_worker_finds_otherwise() -> None:
    job = Job(in_force(listed()), ("nash",), None, None, Listed(rows=9, most=100, mark="other"))
    with pytest.raises(SweepError, match="finds other worlds"):
        runner.part_of(job, 0, 1)


# --- kept ---


def interrupting(after: int) -> Callable[[int, int], None]:
    """Ctrl-C once so many worlds are gone through."""

    def tell(done: int, of: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    return tell


def noting(gone: list[int]) -> Tell:
    """Note how many worlds are gone through each time that it is told."""

    def tell(done: int, of: int) -> None:
        gone.append(done)

    return tell


def test_going_on(whole: Robustness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 101)
    keep = tmp_path / "kept"
    half = sampled(keep=keep, tell=interrupting(300))
    assert half.stopped
    assert 300 <= half.samples < whole.samples
    gone: list[int] = []
    found = sampled(keep=keep, tell=noting(gone))
    assert gone[0] >= 300
    assert found == whole
    assert sampled(keep=keep, workers=2) == whole


@pytest.mark.parametrize("memory", [False, True])
def test_more_or_less_exactly(whole: Robustness, tmp_path: Path, *, memory: bool) -> None:
    keep = Memory() if memory else tmp_path / "kept"
    rough = sampled(ROUGH, keep=keep)
    done: list[int] = []
    assert sampled(keep=keep, tell=noting(done)) == whole
    assert done[0] == rough.samples < whole.samples
    again = sampled(ROUGH, keep=keep)
    assert (again.samples, again.planned) == (whole.samples, whole.samples)
    assert again.outlooks == whole.outlooks
    assert again.error == pytest.approx(whole.error, abs=1e-3)
    assert not again.stopped


def test_a_memory_keeps_what_was_asked_last(
    whole: Robustness, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(monkeypatch, 101)
    memory = Memory()
    half = sampled(keep=memory, tell=interrupting(300))
    assert half.stopped
    robust(listed(), concepts=["nash"], means=Means(keep=memory))
    assert sampled(keep=memory) == whole
    for concept in ("gmr", "smr"):
        robust(listed(), concepts=[concept], means=Means(keep=memory))
    done: list[int] = []
    sampled(keep=memory, tell=noting(done))
    assert done[0] == 0


def test_files_of_other_work_are_refused(tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    robust(listed(), concepts=["nash"], means=Means(keep=keep))
    before = keep.read_bytes()
    edited = detente.parse(LISTED.replace("0.35", "0.36")).conflict()
    with pytest.raises(KeepError, match="was kept for nash, not for seq"):
        robust(listed(), concepts=["seq"], means=Means(keep=keep))
    with pytest.raises(KeepError, match=r"for no statement that is wanted, not for `b\.join`"):
        robust(listed(), "b.join", concepts=["nash"], means=Means(keep=keep))
    with pytest.raises(KeepError, match="another model"):
        robust(edited, concepts=["nash"], means=Means(keep=keep))
    assert keep.read_bytes() == before


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    text, base = tmp_path / "text", tmp_path / "base"
    text.write_text("The minutes of a meeting, and nothing else. " * 50)
    with sqlite3.connect(base) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()
    for file in (text, base):
        before = file.read_bytes()
        with pytest.raises(KeepError, match="is left as it is"):
            robust(listed(), means=Means(keep=file))
        assert file.read_bytes() == before
    with pytest.raises(KeepError, match="there is no folder"):
        robust(listed(), means=Means(keep=tmp_path / "none" / "file"))


def test_a_file_in_use_and_one_that_is_damaged(tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    robust(listed(), means=Means(keep=keep))
    with sqlite3.connect(keep) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KeepError, match="is in use"):
            robust(listed(), means=Means(keep=keep))
    for damage in (
        "UPDATE ranges SET kinds = x'0011'",
        "UPDATE sums SET counts = substr(counts, 1, 200)",
        "DELETE FROM ranges",
        "DROP TABLE sums",
    ):
        with other:
            other.execute(damage)
        with pytest.raises(KeepError, match="is damaged"):
            robust(listed(), means=Means(keep=keep))
    other.close()


# --- stopped ---


def test_a_stopped_list_tells_lower_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 2)
    every = robust(listed(), "b.join", concepts=["nash"], critical=True)
    part = robust(
        listed(), "b.join", concepts=["nash"], critical=True, means=Means(tell=interrupting(4))
    )
    assert part.stopped
    assert part.exact
    assert 0 < part.missing < 1
    full, told = every.outlooks["nash"], part.outlooks["nash"]
    sure = {one.state: one.probability for one in full.equilibria}
    assert told.equilibria
    for one in told.equilibria:
        assert one.probability <= sure[one.state] <= one.probability + part.missing + 1e-12
    assert told.none <= full.none <= told.none + part.missing + 1e-12
    assert every.critical is not None
    assert part.critical is not None
    swings = {doubt.event.name: doubt.swing for doubt in every.critical.doubts}
    for doubt in part.critical.doubts:
        swing = swings[doubt.event.name]
        assert doubt.swing is not None
        assert swing is not None
        assert abs(swing - doubt.swing) <= doubt.error + 1e-12
    assert part.to_json()["stopped"]
    assert part.rows()[0]["error"] == part.missing


def test_what_is_hardly_probable_is_left_out_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 1)
    text = LISTED.replace("0.9}", "1.0e-17}").replace("0.1}", "1.0e-17}")
    conflict = detente.parse(text).conflict()
    planned = robust(conflict, concepts=["nash"]).planned
    almost = interrupting(planned - 1)
    part = robust(conflict, concepts=["nash"], means=Means(tell=almost))
    assert part.worlds == planned - 1
    assert part.stopped
    assert 0 < part.missing < 1e-16


def test_fewer_samples_are_an_answer_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 101)
    part = sampled(tell=interrupting(200))
    assert part.stopped
    assert part.planned > part.samples
    assert part.error > SAMPLED.half_width
    assert part.critical is not None
    assert part.critical.size == 1


def test_answers_are_heard_on_the_way(whole: Robustness, monkeypatch: pytest.MonkeyPatch) -> None:
    parted(monkeypatch, 50)
    heard: list[Robustness] = []
    assert sampled(early=(0.2, 0.1, 0.001), hear=heard.append) == whole
    assert [one.stopped for one in heard] == [False, False]
    assert 0.1 < heard[0].error <= 0.2
    assert SAMPLED.half_width < heard[1].error <= 0.1
    for one in heard:
        alone = replace(SAMPLED, half_width=one.error + 1e-9)
        alike = robust(listed(), "b.join", concepts=["seq"], precision=alone)
        assert one.outlooks["seq"].some == alike.outlooks["seq"].some
        assert one.samples == alike.samples
        assert one.critical is not None
        assert one.critical.size == 1


def test_stopped_before_anything_is_known() -> None:
    with pytest.raises(KeyboardInterrupt):
        sampled(tell=interrupting(0))


def test_stopped_while_sets_of_claims_are_tried(
    whole: Robustness, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.studies.robustness.critical import Hanging

    overturning: Any = vars(Hanging)["_overturning"]

    def stop(self: Hanging, held: bool, largest: int) -> Any:
        if largest > 1:
            raise KeyboardInterrupt
        return overturning(self, held, largest)

    monkeypatch.setattr(Hanging, "_overturning", stop)
    part = sampled()
    assert part.stopped
    assert part.samples == whole.samples
    assert part.outlooks == whole.outlooks


# --- the parts ---


def test_what_is_done_is_done_once() -> None:
    done = Done([(0, 5), (10, 12)])
    for wrong in [(0, 1), (4, 6), (9, 11), (3, 20), (7, 7)]:
        with pytest.raises(ValueError, match="already"):
            done.add(wrong)
    done.add((5, 7))
    assert done.gaps(15) == [(7, 10), (12, 15)]
    left = Left(done.gaps(15))
    taken = [left.take(2), left.take(2), left.take(9)]
    assert taken == [(7, 9), (9, 10), (12, 15)]
    assert left.take(1) is None
    left.back([(7, 9)])
    assert len(left) == 2


def test_kinds_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = Kinds()
    rows = np.array([[1, 2], [3, 4], [1, 2]], dtype=np.uint8)
    kinds.add(rows)
    kinds.add(rows[1:])
    assert kinds.count == 2
    monkeypatch.setattr("detente.studies.robustness.sweeping.kinds.MOST", 1)
    kinds.add(rows)
    assert kinds.count is None


def test_a_number_of_workers() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Means(workers=0)
