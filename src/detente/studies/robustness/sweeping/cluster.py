"""The workers of a Dask cluster."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias

from detente.studies.robustness.sweeping.crew import Crew
from detente.studies.robustness.sweeping.runner import part_of
from detente.studies.robustness.sweeping.trouble import ClusterError

Client: TypeAlias = Any
"""One of `distributed`, which says nothing of types."""

WAIT = 10.0
"""How many seconds an answer of the scheduler is waited for, and then a first worker."""

PATIENCE = 60.0
"""How many seconds it goes on without any worker."""

LOG = logging.getLogger("distributed.client")

RETRIES = 2
"""How often a part that failed is tried again."""


@contextmanager
def cluster(address: str) -> Generator[Crew, None, None]:
    """The workers that a scheduler of Dask has.

    Raises `ClusterError` where Dask is not installed, nobody answers, or there is no worker.
    """
    client = _client(address)
    try:
        LOG.addFilter(_unheard)  # where the scheduler goes, it logs a traceback: we say so in words
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError:
            raise ClusterError(
                f"the scheduler at {address} has no workers: start some with"
                f" `dask worker {address}` where détente is installed"
            ) from None
        executor = client.get_executor(pure=False, retries=RETRIES)
        yield Crew(
            partial(executor.submit, part_of),
            _Size(client, address),
            lambda error: _told(error, address),
        )
        executor.shutdown(wait=False)
    finally:
        client.close(timeout=2)
        LOG.removeFilter(_unheard)


def _unheard(record: logging.LogRecord) -> bool:
    return record.levelno > logging.ERROR


def _client(address: str) -> Client:
    try:
        import distributed
    except ImportError:
        raise ClusterError(
            "a cluster needs Dask, which is not installed: pip install detente[cluster]"
        ) from None
    try:
        if _found_at(address) != "Scheduler":
            raise ValueError
        made: Client = distributed
        return made.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise ClusterError(
            f"no scheduler of Dask answers at {address}: is it running, and is that its address,"
            " such as tcp://192.168.1.5:8786?"
        ) from None


def _found_at(address: str) -> object:
    """What of Dask answers at an address.

    A client would wait without an end for the answer of another program, such as the status page of
    the scheduler, and long to be rid of an address that is none. Raises OSError and ValueError.
    """
    from distributed import utils

    loop: Any = utils.LoopRunner()
    loop.start()
    try:
        return utils.sync(loop.loop, _identity, address, callback_timeout=WAIT)["type"]
    finally:
        loop.stop()


async def _identity(address: str) -> Any:
    import distributed

    made: Client = distributed
    arguments = made.Security().get_connection_args("client")
    async with made.rpc(address, connection_args=arguments) as there:
        return await there.identity()


class _Size:
    """How many workers a cluster has now. Raises `ClusterError` when it has had none for long."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._seen = time.monotonic()

    def __call__(self) -> int:
        """The number of workers."""
        try:
            workers = len(self._client.nthreads())
        except OSError:
            raise _gone(self._address) from None
        if workers:
            self._seen = time.monotonic()
        elif time.monotonic() > self._seen + PATIENCE:
            raise ClusterError(
                f"all workers of the scheduler at {self._address} are gone: what they print tells"
                " why, such as that détente is not installed there"
            )
        return workers


def _gone(address: str) -> ClusterError:
    return ClusterError(f"the scheduler at {address} is gone")


def _told(error: BaseException, address: str) -> BaseException:
    from distributed import KilledWorker

    if isinstance(error, KilledWorker):
        return ClusterError(
            "a part of the work ended every worker that took it up, perhaps for want of memory:"
            " give the workers more"
        )
    if isinstance(error, ModuleNotFoundError):
        return ClusterError(
            f"a worker of the cluster has no {error.name}: install the same version of détente"
            " there as here"
        )
    if isinstance(error, CancelledError):
        return _gone(address)
    return error
