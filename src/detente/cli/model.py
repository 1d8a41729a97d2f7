"""What the commands share: reading MODEL, and one clear message for whatever goes wrong."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from detente.conflict import Conflict
    from detente.files import Model

P = ParamSpec("P")
T = TypeVar("T")

WRONG_MODEL = 1
WRONG_ARGUMENTS = 2
STOPPED = 3

model_argument = click.argument("model", metavar="MODEL")
scenario_option = click.option("--scenario", metavar="NAME", help="One of the model's what-ifs.")
as_of_option = click.option(
    "--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="The day to speak of (YYYY-MM-DD)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Plain data instead of words.")


def concept_option(command: Callable[P, T]) -> Callable[P, T]:
    """`--concept`, which may be given several times."""
    from detente.stability import CONCEPTS

    return click.option(
        "--concept",
        "concepts",
        multiple=True,
        type=click.Choice(list(CONCEPTS)),
        help="Only this solution concept; may be given several times.",
    )(command)


def read_model(name: str) -> Model:
    """The model of this file, or of this published case, or (`-`) of standard input."""
    from detente.catalogue import case_path
    from detente.files import parse_bytes, read

    if name == "-":
        return parse_bytes(sys.stdin.buffer.read(), name="standard input")
    path = Path(name)
    return read(path if path.exists() else case_path(name) or path)


def conflict_of(model: Model, scenario: str | None, as_of: datetime | None) -> Conflict:
    """The conflict that was asked for: a what-if of the model, as of a day."""
    if scenario is not None and scenario not in model.scenarios:
        known = ", ".join(model.scenarios) or "none"
        raise click.BadParameter(f"{scenario!r} is not a scenario of the model; there are: {known}")
    day: date | None = as_of.date() if as_of else None
    return model.conflict(scenario, as_of=day)


def clear_messages(command: Callable[P, T]) -> Callable[P, T]:
    """Let a command end in a sentence and the right exit status, never in a traceback."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        from detente.conflict.problem import LimitError
        from detente.files import ModelError

        try:
            return command(*args, **kwargs)
        except ModelError as error:
            end(str(error).splitlines(), WRONG_MODEL)
        except LimitError as limit:
            end([str(limit)], STOPPED)
        except KeyboardInterrupt:
            end(["stopped"], STOPPED)

    return wrapped


def end(lines: Iterable[str], status: int) -> NoReturn:
    """Print lines to standard error and leave with an exit status."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(status)
