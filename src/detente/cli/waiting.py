"""While something takes long: how far it is, and an end to it in time."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from decimal import Decimal
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.studies.large import Doing

QUIET = 1.0
"""How many seconds pass before anything is told."""

LONGEST = 10**9
"""More seconds than this no timer takes, nor does anybody wait for."""

BETWEEN = 0.2
"""How many seconds pass between two lines on a screen."""


@contextmanager
def telling() -> Generator[Callable[[str, str], None], None, None]:
    """Tell on standard error how far something is, once it takes long.

    On a screen `line` is written over the one before; else each new `stage` is a line of its own.
    """
    screen = sys.stderr.isatty()
    last, told = time.monotonic() + QUIET - BETWEEN, ""

    def tell(stage: str, line: str) -> None:
        nonlocal last, told
        if time.monotonic() < last + BETWEEN or (not screen and stage == told):
            return
        last, told = time.monotonic(), stage
        click.echo(f"\r{line:<60}" if screen else stage, err=True, nl=not screen)

    try:
        yield tell
    finally:
        if screen and told:
            click.echo(f"\r{'':<60}\r", err=True, nl=False)


@contextmanager
def progress(conflict: Conflict) -> Generator[Callable[[Doing], None], None, None]:
    """Tell how far the solving of a large conflict is: off a screen by concept."""
    of = len(conflict.decision_makers)
    with telling() as tell:
        yield lambda doing: tell(
            doing.told or f"solving {doing.concept} …",
            doing.told or f"{doing.concept}: {doing.done} of {of} decision makers",
        )


@contextmanager
def searching() -> Generator[Callable[[Decimal, int], None], None, None]:
    """Tell how far a search for changes is: off a screen by what they cost."""
    with telling() as tell:
        yield lambda cost, tried: tell(
            f"searching what costs {cost:f} …",
            f"searching what costs {cost:f}: {tried:,} combinations tried",
        )


@contextmanager
def counting(what: str) -> Generator[Callable[[int, int], None], None, None]:
    """Tell how many of some things are done: off a screen how many there are."""
    with telling() as tell:
        yield lambda done, of: tell(f"{of:,} {what} …", f"{done:,} of {of:,} {what}")


@contextmanager
def alarm(seconds: float | None) -> Generator[None, None, None]:
    """Interrupt, as by Ctrl-C, what takes longer than so many seconds (None: any time)."""

    def interrupt(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if seconds is None:
        yield
        return
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
