"""Jobs for the worker: one at a time, each stopped when nobody wants its answer any more."""

from __future__ import annotations

import asyncio
import json
import pickle
import signal
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any, Self

from detente.conflict import Conflict
from detente.workbench.asked import STUDIES
from detente.workbench.worker.frames import ENOUGH, LAST, LENGTH, Job, packed

PATIENCE = 2.0
"""How many seconds a worker has to stop before it is killed."""

NUDGE = 0.05
"""How many seconds pass before it is interrupted again."""

DIED = "The worker that answers has died, perhaps for want of memory; it is started again."


class Jobs:
    """The worker and what it is asked. To be entered and left as an async context."""

    studies = frozenset(STUDIES)

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._halting: asyncio.Task[None] | None = None
        self._asked = 0
        self._running: tuple[int, str | None] | None = (
            None  # the job's number and what it is called
        )

    async def __aenter__(self) -> Self:
        self._process = await _started()
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def ask(
        self,
        study: str,
        conflict: Conflict,
        key: tuple[Any, ...],
        args: dict[str, Any],
        called: str | None = None,
    ) -> AsyncGenerator[bytes, None]:
        """The frames of a study, each a JSON object; closing this stops the study.

        By what it is `called` it can be made to end with what it has.
        """
        async with self._turn:
            reader, writer = await self._ready()
            ended = False
            self._asked += 1
            self._running = (self._asked, called)
            try:
                writer.write(packed(pickle.dumps(Job(study, key, conflict, args, self._asked))))
                await writer.drain()
                while not ended:
                    frame = await _received(reader)
                    ended = frame.startswith(LAST)
                    yield frame[1:]
            except (asyncio.IncompleteReadError, ConnectionError):
                ended, self._process = True, None
                yield json.dumps({"frame": "problem", "kind": "failed", "message": DIED}).encode()
            finally:
                self._running = None
                if not ended:
                    # not awaited here: this may be called off, and must not be called off halfway
                    self._halting = asyncio.create_task(self._halt())

    async def enough(self, called: str) -> bool:
        """Have the study that is called so end with what it has; whether it is being done."""
        process = self._process
        if self._running is None or self._running[1] != called or process is None:
            return False
        assert process.stdin is not None
        with suppress(ConnectionError):
            process.stdin.write(packed(ENOUGH + b"%d" % self._running[0]))
            await process.stdin.drain()
        return True

    async def _ready(self) -> tuple[StreamReader, StreamWriter]:
        """The worker's ends, when it has stopped what it did before."""
        if self._halting is not None:
            await asyncio.shield(self._halting)
            self._halting = None
        if self._process is None or self._process.returncode is not None:
            self._process = await _started()
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        return self._process.stdout, self._process.stdin

    async def _halt(self) -> None:
        """Have the worker stop its job, or stop the worker."""
        process = self._process
        if process is None or process.stdout is None:
            return
        nudging = asyncio.create_task(_nudge(process))
        try:
            async with asyncio.timeout(PATIENCE):
                while not (await _received(process.stdout)).startswith(LAST):
                    pass
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            with suppress(ProcessLookupError):
                process.kill()
            self._process = None
        finally:
            nudging.cancel()


async def _nudge(process: Process) -> None:
    """Interrupt a worker again and again: it does not listen while it reads or writes a message."""
    with suppress(ProcessLookupError):
        while True:
            process.send_signal(signal.SIGINT)
            await asyncio.sleep(NUDGE)


async def _started() -> Process:
    # a session of its own: an interrupt from the keyboard is for the server; -P: no Python file
    # that lies beside the models is taken for a module
    command = [sys.executable, "-P", "-m", "detente.workbench.worker"]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, start_new_session=True
    )


async def _received(reader: StreamReader) -> bytes:
    (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    return await reader.readexactly(length)
