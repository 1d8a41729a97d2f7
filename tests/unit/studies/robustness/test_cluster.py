"""A real Dask cluster of two processes goes through the worlds, and one of them is killed."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Generator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from threading import Thread
from typing import Any

import pytest

import detente
from detente.conflict import Conflict
from detente.studies.robustness import Means, Precision, Robustness, assessing, robust
from detente.studies.robustness.sweeping import cluster as clusters
from detente.studies.robustness.sweeping import sweep
from detente.studies.robustness.sweeping.job import Job
from detente.studies.robustness.sweeping.trouble import ClusterError, SweepError

distributed = pytest.importorskip("distributed")

pytestmark = [
    # what distributed itself warns of when a process of its is killed, or its loop is closed
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PRECISION = Precision(half_width=0.06, seed=3, limit=5, worlds=0)


@cache
def truce() -> Conflict:
    return detente.case("truce").read().conflict()


def found(**means: Any) -> Robustness:
    return robust(truce(), concepts=["nash"], precision=PRECISION, means=Means(**means))


@pytest.fixture(scope="module")
def workers() -> Generator[Any, None, None]:
    """Two worker processes, one thread each."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=":0",
        silence_logs=50,
    ) as cluster:
        yield cluster


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The parts that are gathered, each small and all but the first by others."""
    gathered: list[tuple[int, int]] = []
    under_way = vars(sweep)["_Sweep"]
    gather = under_way.gather

    def fit(self: Any, part: Any) -> float:
        self.size = 60
        return 1.0

    def note(self: Any, done: tuple[int, int], part: Any) -> None:
        gather(self, done, part)
        gathered.append(done)

    for name, value in (("fit", fit), ("gather", note)):
        monkeypatch.setattr(under_way, name, value)
    monkeypatch.setattr(sweep, "LEAST", 0.0)
    monkeypatch.setattr(sweep, "WORTH", 0.0)
    return gathered


def test_one_of_two_workers_is_killed_midway(
    workers: Any, parts: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = [nanny.pid for nanny in workers.workers.values()]
    killed: list[int] = []

    def tell(done: int, of: int) -> None:
        if not killed and done > of // 3:
            os.kill(pids[0], signal.SIGKILL)
            killed.append(done)

    answer = found(dask=workers.scheduler_address, tell=tell)
    assert killed
    assert killed[0] < answer.samples
    ranges = sorted(parts)
    assert ranges[0][0] == 0
    assert ranges[-1][1] == answer.samples
    assert all(a[1] == b[0] for a, b in pairwise(ranges))
    monkeypatch.undo()
    assert answer == found()


def test_a_worker_of_another_version(
    workers: Any, parts: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Job
    monkeypatch.setattr(clusters, "RETRIES", 0)

    def old(*asked: Any) -> Job:
        return replace(made(*asked), version="0.0.1")

    monkeypatch.setattr(assessing, "Job", old)
    with pytest.raises(SweepError, match=r"a worker has détente .+, this is 0\.0\.1"):
        found(dask=workers.scheduler_address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_nobody_answers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAIT", 0.5)
    with pytest.raises(ClusterError, match=f"no scheduler of Dask answers at {address}"):
        found(dask=address)


def test_something_else_answers(workers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAIT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        others = [f"tcp://127.0.0.1:{silent.getsockname()[1]}", workers.workers[0].worker_address]
        for address in others:
            assert f"no scheduler of Dask answers at {address}" in wrong_with(address)


def wrong_with(address: str) -> str:
    """What is said of a cluster; nothing after a minute, for it might wait without an end."""
    told: list[str] = []

    def ask() -> None:
        try:
            found(dask=address)
        except ClusterError as error:
            told.append(str(error))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(60)
    return "".join(told)


def test_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "WAIT", 0.5)
    with (
        distributed.LocalCluster(
            n_workers=0, host="127.0.0.1", dashboard_address=":0", silence_logs=50
        ) as empty,
        pytest.raises(ClusterError, match="has no workers"),
    ):
        found(dask=empty.scheduler_address)


def test_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install detente\[cluster\]"):
        found(dask="tcp://127.0.0.1:9")


def test_what_went_wrong_there_is_said() -> None:
    told = vars(clusters)["_told"]
    killed = distributed.KilledWorker("a", None, 1)
    assert "want of memory" in str(told(killed, "x"))
    missing = ModuleNotFoundError("no module", name="detente")
    assert "has no detente" in str(told(missing, "x"))
    other = ValueError("as it is")
    assert told(other, "x") is other
