"""Several symbolic engines of one conflict side by side, each at a decision maker at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from detente.conflict import Conflict
from detente.engine.symbolic.engine import Symbolic

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

    Ask = Callable[[Symbolic, int], Diagram]
    Done = SimpleQueue[tuple[int, Path] | Exception | None]


class Team:
    """So many engines, each with its own diagrams, in threads: while one works the others do too.

    All have the same order of the options; `nodes` is shared out evenly among them. Raises
    `MeaningError` and `MemoryError` as the engine does.
    """

    def __init__(
        self, conflict: Conflict, order: Sequence[str], *, nodes: int, members: int
    ) -> None:
        share = nodes // members
        self.members = [Symbolic(conflict, order, nodes=share) for _ in range(members)]
        self.leader = self.members[0]

    def of_all(self, ask: Ask) -> Iterator[tuple[int, Diagram]]:
        """What an engine answers for each decision maker, as it comes, in the leader's diagrams.

        An error in any of the engines is raised here, once all have stopped.
        """
        waiting: SimpleQueue[int] = SimpleQueue()
        for dm in range(len(self.leader.conflict.decision_makers)):
            waiting.put(dm)
        done: Done = SimpleQueue()
        with TemporaryDirectory() as folder:
            threads = [
                Thread(target=_work, args=(engine, ask, waiting, Path(folder), done), daemon=True)
                for engine in self.members
            ]
            for thread in threads:
                thread.start()
            try:
                yield from self._taken(done)
            finally:
                with suppress(Empty):
                    while True:
                        waiting.get_nowait()
                for thread in threads:
                    thread.join()

    def _taken(self, done: Done) -> Iterator[tuple[int, Diagram]]:
        at_work = len(self.members)
        while at_work:
            match done.get():
                case None:
                    at_work -= 1
                case Exception() as error:
                    raise error
                case dm, path:
                    yield dm, self.leader.diagrams.load(path)


def _work(engine: Symbolic, ask: Ask, waiting: SimpleQueue[int], folder: Path, done: Done) -> None:
    """Take one decision maker after the other, and put what is answered, or an error."""
    try:
        with suppress(Empty):
            while True:
                dm = waiting.get_nowait()
                path = folder / str(dm)
                engine.diagrams.save(path, ask(engine, dm))
                done.put((dm, path))
    except Exception as error:
        done.put(error)
    done.put(None)
