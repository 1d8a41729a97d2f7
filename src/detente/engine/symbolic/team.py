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


class Team:
    """So many engines, each with its own diagrams, in threads: while one works the others do too.

    All have the same order of the options; `nodes` is shared out evenly among them. Raises
    `MeaningError` and `oxidd.util.DDMemoryError` as the engine does.
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
        done: SimpleQueue[tuple[int, Path] | Exception | None] = SimpleQueue()
        with TemporaryDirectory() as folder:

            def work(engine: Symbolic) -> None:
                try:
                    with suppress(Empty):
                        while True:
                            dm = waiting.get_nowait()
                            path = Path(folder, str(dm))
                            engine.diagrams.save(path, ask(engine, dm))
                            done.put((dm, path))
                except Exception as error:
                    done.put(error)
                done.put(None)

            for engine in self.members:
                Thread(target=work, args=(engine,), daemon=True).start()
            at_work = len(self.members)
            failed: Exception | None = None
            while at_work:
                match done.get():
                    case None:
                        at_work -= 1
                    case Exception() as error:
                        failed = error
                        with suppress(Empty):
                            while True:
                                waiting.get_nowait()
                    case dm, path if failed is None:
                        yield dm, self.leader.diagrams.load(path)
                    case _:
                        pass
        if failed is not None:
            raise failed
