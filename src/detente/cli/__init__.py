"""The command line: thin commands, one file a command, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from detente._version import __version__

COMMANDS = {
    "check": "Read a model and help its author: what is wrong, what is odd.",
    "analyse": "Which outcomes can hold, for whom, under which way of reasoning.",
    "explain": "Why a state is stable or not: the move that tempts, the response that deters.",
    "paths": "Where things can go from here, by which moves, and who has to take a loss.",
    "coalitions": "Which outcomes withstand coalitions, whom they upset, and whom to talk to.",
    "advise": "What would have to change for a wanted outcome to hold.",
    "robust": "How sure it is: what holds with which probability, and what that hangs on.",
    "compare": "What if: scenarios side by side, what each changes and because of what.",
    "timeline": "What holds when: what changes on each day, and because of what.",
    "claims": "What the model rests on: who said what, where, and what hangs on it.",
    "report": "Write it all down: one file to read offline or in print.",
    "open": "Open the workbench: a page in which to build a conflict and see what holds.",
    "cases": "Published conflicts: list them, show one, copy one out.",
    "new": "Write a commented starter file for a model of your own.",
    "schema": "Print the JSON Schema of the model file, for editors.",
}


class LazyGroup(click.Group):
    """A group that imports a command's file only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"detente.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="detente")
def main() -> None:
    """Find out which outcomes of a conflict can hold, and why.

    MODEL is a model file, `-` for standard input, or the name of a published case (`detente
    cases`).
    """
