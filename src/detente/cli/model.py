"""What the commands share: reading MODEL, and one clear message for whatever goes wrong."""

from __future__ import annotations

import errno
import functools
import os
import re
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.files import Model

P = ParamSpec("P")
T = TypeVar("T")

WRONG_MODEL = 1
WRONG_ARGUMENTS = 2
STOPPED = 3

LEAST = 512 * 2**20
"""The least memory that can be asked for."""

model_argument = click.argument("model", metavar="MODEL")


class Day(click.DateTime):
    """A day written as YYYY-MM-DD."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day that is meant. Raises `click.BadParameter`."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not a day written as in 2025-03-08", param, ctx)


scenario_option = click.option("--scenario", metavar="NAME", help="One of the model's what-ifs.")
as_of_option = click.option(
    "--as-of", type=Day(["%Y-%m-%d"]), metavar="DAY", help="As of this day (YYYY-MM-DD)."
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**64 - 1),
    default=0,
    show_default=True,
    help="What sets off the drawing of worlds: the same seed gives the same answer.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Plain data instead of words.")


def concept_option(command: Callable[P, T]) -> Callable[P, T]:
    """`--concept`, which may be given several times."""
    return click.option(
        "--concept",
        "concepts",
        multiple=True,
        type=click.Choice(["nash", "gmr", "smr", "seq", "sseq", "sim"], case_sensitive=False),
        help="Only this solution concept; may be given several times.",
    )(command)


class Memory(click.ParamType[int]):
    """An amount of memory: a number with K, M or G, in bytes without."""

    name = "memory"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes. Raises `click.BadParameter`."""
        read = re.fullmatch(r"(\d+(?:\.\d+)?) *([KMG]?)B?", str(value).upper())
        size = round(float(read[1]) * 1024 ** " KMG".index(read[2] or " ")) if read else 0
        if size < LEAST:
            self.fail(f"{value!r} is not an amount of at least 512M, such as 2G", param, ctx)
        return size


class Seconds(click.ParamType[float]):
    """A span of time: a number with s, m or h, in seconds without."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number of seconds. Raises `click.BadParameter`."""
        read = re.fullmatch(r"(\d+(?:\.\d+)?) *([smh]?)", str(value))
        span = float(read[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[read[2]] if read else 0
        if not span:
            self.fail(f"{value!r} is not a span of time such as 90s, 10m or 1h", param, ctx)
        return span


class Age(click.ParamType[int]):
    """An age: a number with d, w or y, in days."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of days. Raises `click.BadParameter`."""
        read = re.fullmatch(r"(\d{1,6}) *([dwy])", str(value))
        if read is None:
            self.fail(f"{value!r} is not an age such as 90d, 12w or 2y", param, ctx)
        return int(read[1]) * {"d": 1, "w": 7, "y": 365}[read[2]]


def time_option(says: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`--time`, with what it says of itself."""
    return click.option("--time", "seconds", type=Seconds(), metavar="SPAN", help=says)


def limit_option(default: int, says: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`--limit`, the most of something that is told, with what it says of itself."""
    return click.option(
        "--limit",
        type=click.IntRange(1),
        default=default,
        show_default=True,
        metavar="N",
        help=says,
    )


def error_option(default: float) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`--error`, by how much sampled probabilities may be off."""
    return click.option(
        "--error",
        type=click.FloatRange(0, 1, min_open=True, max_open=True),
        default=default,
        show_default=True,
        help="By how much a probability may be off, where there are too many worlds to go through.",
    )


def limit_options(command: Callable[P, T]) -> Callable[P, T]:
    """`--engine`, `--memory` and `--time`."""
    for option in (
        time_option("The most time to take, such as 90s or 10m; what is known by then is told."),
        click.option(
            "--memory",
            type=Memory(),
            metavar="AMOUNT",
            help="The most memory that a large conflict may take, such as 4G; 2G unless told.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["auto", "dense", "symbolic", "sat"]),
            default="auto",
            show_default=True,
            help="How to hold the states: listed, as decision diagrams, or sought one by one.",
        ),
    ):
        command = option(command)
    return command


def read_model(name: str) -> Model:
    """The model of this file, or of this published case, or (`-`) of standard input."""
    from detente.catalogue import case_path, cases
    from detente.files import ModelError, Problem, read
    from detente.files.problems import did_you_mean

    case = case_path(name)
    advice = did_you_mean(name, cases())
    if case is None and advice and "." not in name and not Path(name).exists():
        message = "there is neither a file nor a published case of this name"
        raise ModelError(name, [Problem(1, 1, message, advice)])
    return read(name if case is None or Path(name).exists() else case)


def conflict_of(model: Model, scenario: str | None, as_of: datetime | None) -> Conflict:
    """The conflict that was asked for: a what-if of the model, as of a day."""
    if scenario is not None and scenario not in model.scenarios:
        known = ", ".join(model.scenarios) or "none"
        message = f"the model has no scenario {scenario!r}; it has: {known}"
        raise click.BadParameter(message, param_hint="--scenario")
    return model.conflict(scenario, as_of.date() if as_of else None)


@contextmanager
def meaning(model: Model, scenario: str | None) -> Generator[None, None, None]:
    """Find the places in the file of what is wrong with the meaning of the model."""
    from detente.conflict.problem import MeaningError

    try:
        yield
    except MeaningError as error:
        raise model.located(error, scenario) from None


def clear_messages(command: Callable[P, T]) -> Callable[P, T]:
    """Let a command end in a sentence and the right exit status, never in a traceback."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            from detente.conflict.problem import LimitError
            from detente.files import ModelError
        except KeyboardInterrupt:
            end(["stopped"], STOPPED)
        try:
            return command(*args, **kwargs)
        except ModelError as error:
            end(str(error).splitlines(), WRONG_MODEL)
        except LimitError as limit:
            end([str(limit)], STOPPED)
        except KeyboardInterrupt:
            end(["stopped"], STOPPED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            end([f"the answer cannot be written: {error.strerror}"], WRONG_MODEL)

    return wrapped


def end(lines: Iterable[str], status: int) -> NoReturn:
    """Print lines to standard error and leave with an exit status."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(status)
