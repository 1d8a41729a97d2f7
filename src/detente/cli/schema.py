"""`detente schema`: the JSON Schema of the model file."""

from __future__ import annotations

import json

import click

from detente.cli.model import clear_messages


@click.command("schema")
@clear_messages
def command() -> None:
    """Print the JSON Schema of the model file, so that an editor completes and checks it."""
    from detente.files import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
