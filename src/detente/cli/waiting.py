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
def progress(conflict: Conflict) -> Generator[Callable[[Doing], None], None, None]:
    """Tell on standard error how far the solving is: on one line on a screen, else by concept."""
    screen = sys.stderr.isatty()
    of = len(conflict.decision_makers)
    last, told = time.monotonic() + QUIET - BETWEEN, ""

    def tell(doing: Doing) -> None:
        nonlocal last, told
        if time.monotonic() < last + BETWEEN or (not screen and doing.concept == told):
            return
        last, told = time.monotonic(), doing.concept
        line = doing.told or f"{doing.concept}: {doing.done} of {of} decision makers"
        once = doing.told or f"solving {doing.concept} …"
        click.echo(f"\r{line:<60}" if screen else once, err=True, nl=not screen)

    try:
        yield tell
    finally:
        if screen and told:
            click.echo(f"\r{'':<60}\r", err=True, nl=False)


@contextmanager
def searching() -> Generator[Callable[[Decimal, int], None], None, None]:
    """Tell on standard error how far a search for changes is, on one line on a screen."""
    screen = sys.stderr.isatty()
    last, told = time.monotonic() + QUIET - BETWEEN, ""

    def tell(cost: Decimal, tried: int) -> None:
        nonlocal last, told
        doing = f"searching what costs {cost:f}"
        if time.monotonic() < last + BETWEEN or (not screen and doing == told):
            return
        last, told = time.monotonic(), doing
        line = f"{doing}: {tried:,} combinations tried"
        click.echo(f"\r{line:<60}" if screen else f"{doing} …", err=True, nl=not screen)

    try:
        yield tell
    finally:
        if screen and told:
            click.echo(f"\r{'':<60}\r", err=True, nl=False)


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
