from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from detente.catalogue import case
from detente.conflict import Conflict
from detente.files import parse
from detente.workbench.worker import Jobs, jobs
from detente.workbench.worker.frames import LAST, Job, packed, received

WALK = {"scope": "all", "improvements": False}
"""What the graph is asked for where it shall take long."""


def dilemma() -> Conflict:
    return case("prisoners_dilemma").read().conflict()


def large() -> Conflict:
    """Two decision makers with seven options each, so 16,384 states and 254 moves in each."""
    options = [
        f"{{{', '.join(f'{letter}{n}: something' for n in range(7))}}}" for letter in ("x", "y")
    ]
    return parse(
        f"decision_makers: {{a: {{options: {options[0]}, prefers: [x0]}}, "
        f"b: {{options: {options[1]}, prefers: [y0]}}}}"
    ).conflict()


async def frames(
    jobs: Jobs, study: str, conflict: Conflict, key: tuple[Any, ...], args: dict[str, Any]
) -> list[dict[str, Any]]:
    return [json.loads(frame) async for frame in jobs.ask(study, conflict, key, args)]


async def answered(jobs: Jobs, key: tuple[Any, ...] = ("dilemma.yaml", 1)) -> dict[str, Any]:
    """The last frame of the answer to a small conflict."""
    return (await frames(jobs, "answer", dilemma(), key, {}))[-1]


def with_jobs(run: Callable[[Jobs], Awaitable[None]]) -> None:
    async def main() -> None:
        async with Jobs() as jobs:
            await run(jobs)

    asyncio.run(main())


def worker(jobs: Jobs) -> int:
    """The process that answers at present."""
    process = jobs._process  # pyright: ignore[reportPrivateUsage]
    assert process is not None
    return process.pid


def test_a_part_comes_first_and_the_result_says_its_revision() -> None:
    async def run(jobs: Jobs) -> None:
        found = await frames(jobs, "answer", dilemma(), ("dilemma.yaml", 7), {})
        assert [frame["frame"] for frame in found] == ["part", "result"]
        assert found[1]["revision"] == 7
        assert not found[0]["part"]["complete"]
        assert found[1]["result"]["complete"]
        assert found[1]["result"]["held"] == 2

    with_jobs(run)


@pytest.mark.parametrize(
    ("study", "args", "kind", "message"),
    [
        (
            "why",
            {"state": 5},
            "state",
            "There is no state 5: the states are numbered from 1 to 4.",
        ),
        ("ranked", {"dm": "nobody"}, "failed", "There is no decision maker `nobody`."),
        ("where", {"statement": 3}, "failed", "A statement is a text."),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(
    study: str, args: dict[str, Any], kind: str, message: str
) -> None:
    async def run(jobs: Jobs) -> None:
        (found,) = await frames(jobs, study, dilemma(), ("dilemma.yaml", 1), args)
        assert found == {"frame": "problem", "kind": kind, "message": message}
        assert (await answered(jobs))["frame"] == "result"

    with_jobs(run)


def test_a_conflict_that_cannot_be_analysed_is_told() -> None:
    none_left = parse(
        "decision_makers: {a: {options: {x: x}, prefers: [x]}, b: {options: {y: y}, prefers: [y]}}"
        "\nconstraints: [x and not x]"
    ).conflict()

    async def run(jobs: Jobs) -> None:
        (found,) = await frames(jobs, "answer", none_left, ("none.yaml", 1), {})
        assert (found["frame"], found["kind"]) == ("problem", "meaning")
        assert found["message"].endswith(".")

    with_jobs(run)


def test_jobs_are_done_in_the_order_in_which_they_are_asked() -> None:
    async def run(jobs: Jobs) -> None:
        ended: list[int] = []

        async def one(revision: int) -> None:
            found = await answered(jobs, ("dilemma.yaml", revision))
            ended.append(found["revision"])

        await asyncio.gather(*(one(revision) for revision in range(1, 6)))
        assert ended == [1, 2, 3, 4, 5]

    with_jobs(run)


def test_closing_stops_the_job_and_the_worker_goes_on() -> None:
    async def run(jobs: Jobs) -> None:
        before = worker(jobs)
        async with aclosing(jobs.ask("graph", large(), ("large.yaml", 1), WALK)) as asked:
            async for frame in asked:
                assert json.loads(frame)["frame"] == "progress"
                break
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) == before

    with_jobs(run)


def test_a_job_is_stopped_though_it_has_only_been_sent() -> None:
    async def run(jobs: Jobs) -> None:
        await answered(jobs)
        before = worker(jobs)
        conflict = large()
        for revision in range(1, 21):
            key = ("large.yaml", revision)
            asking = asyncio.create_task(frames(jobs, "graph", conflict, key, WALK))
            await asyncio.sleep(0.0002 * revision)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) == before

    with_jobs(run)


def test_who_waits_may_leave_and_the_others_are_answered() -> None:
    async def run(jobs: Jobs) -> None:
        first = asyncio.create_task(answered(jobs, ("dilemma.yaml", 1)))
        second = asyncio.create_task(answered(jobs, ("dilemma.yaml", 2)))
        third = asyncio.create_task(answered(jobs, ("dilemma.yaml", 3)))
        await asyncio.sleep(0)
        second.cancel()
        assert (await first)["revision"] == 1
        assert (await third)["revision"] == 3

    with_jobs(run)


def test_a_worker_that_does_not_stop_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PATIENCE", 0)

    async def run(jobs: Jobs) -> None:
        before = worker(jobs)
        async with aclosing(jobs.ask("graph", large(), ("large.yaml", 1), WALK)) as asked:
            async for _ in asked:
                break
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) != before

    with_jobs(run)


def test_a_worker_that_dies_is_told_and_started_again() -> None:
    async def run(jobs: Jobs) -> None:
        before = worker(jobs)
        found: list[dict[str, Any]] = []
        async for frame in jobs.ask("graph", large(), ("large.yaml", 1), WALK):
            if not found:
                os.kill(before, signal.SIGKILL)
            found.append(json.loads(frame))
        assert (found[-1]["frame"], found[-1]["kind"]) == ("problem", "failed")
        assert "died" in found[-1]["message"]
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) != before

    with_jobs(run)


def test_an_interrupt_while_idle_does_nothing() -> None:
    async def run(jobs: Jobs) -> None:
        await answered(jobs)
        before = worker(jobs)
        for _ in range(3):
            os.kill(before, signal.SIGINT)
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) == before

    with_jobs(run)


def test_files_beside_the_models_are_not_taken_for_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("numpy.py", "json.py", "detente.py"):
        (tmp_path / name).write_text("raise SystemExit('taken for a module')", "utf-8")
    monkeypatch.chdir(tmp_path)

    async def run(jobs: Jobs) -> None:
        assert (await answered(jobs))["frame"] == "result"

    with_jobs(run)


def test_a_worker_without_a_server_ends_in_the_middle_of_a_job() -> None:
    command = [sys.executable, "-m", "detente.workbench.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        server = cast(BinaryIO, process.stdin)
        answers = cast(BinaryIO, process.stdout)
        server.write(packed(pickle.dumps(Job("graph", ("large.yaml", 1), large(), WALK))))
        server.flush()
        assert received(answers) is not None
        server.close()
        while (frame := received(answers)) is not None:
            assert not frame.startswith(LAST)
        assert process.wait() == 0


def test_a_search_that_has_enough_answers_with_what_it_has() -> None:
    async def run(jobs: Jobs) -> None:
        truce, key = case("truce").read().conflict(), ("truce.yaml", 1)
        args = {"want": "truce", "concept": "nash", "kinds": ["structure"]}
        assert not await jobs.enough("search")  # nothing is being done
        asked = jobs.ask("advice", truce, key, args, "search")
        found = [json.loads(await asked.__anext__())]
        assert found[0]["frame"] == "progress"
        assert not await jobs.enough("another")
        assert await jobs.enough("search")
        found += [json.loads(frame) async for frame in asked]
        assert found[-1]["frame"] == "result"
        assert found[-1]["result"]["answer"]["changes"]["stopped"]
        before = worker(jobs)
        assert (await answered(jobs))["frame"] == "result"
        assert worker(jobs) == before

    with_jobs(run)


def test_a_study_that_cannot_end_early_is_stopped_when_it_has_enough() -> None:
    async def run(jobs: Jobs) -> None:
        asked = jobs.ask("graph", large(), ("large.yaml", 1), WALK, "walk")
        waiting = asyncio.create_task(asked.__anext__())
        while not waiting.done() and not await jobs.enough("walk"):
            await asyncio.sleep(0.01)
        frame = json.loads(await waiting)
        await asked.aclose()
        assert (frame["frame"], frame["kind"]) == ("problem", "stopped")
        assert (await answered(jobs))["frame"] == "result"

    with_jobs(run)
