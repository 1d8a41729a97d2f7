"""What the commands print, word for word: the JSON is a promise to users, the text a look at it.

The files beside this one were read by eye. To write them anew set the environment variable that
`tests.kept` names, and read them again.
"""

from __future__ import annotations

from pathlib import Path
from shlex import split

import pytest
from click.testing import CliRunner

from detente import __version__
from detente.cli import main
from tests.kept import as_kept

HOME = Path(__file__).parent
COMMANDS = {
    "prisoners_dilemma.json": "analyse prisoners_dilemma --json --states",
    "elmira.json": "analyse elmira --json",
    "prisoners_dilemma.txt": "analyse prisoners_dilemma --states",
    "prisoners_dilemma_state_2.txt": "explain prisoners_dilemma 2",
    "prisoners_dilemma_state_4.txt": "explain prisoners_dilemma YY",
    "elmira_graph_coalitions.txt": "coalitions elmira_graph",
    "elmira_graph_coalitions.json": "coalitions elmira_graph --json --limit 2",
    "prisoners_dilemma_coalitions.txt": "coalitions prisoners_dilemma YY",
    "river.txt": "analyse river.yaml --where 'fund is half'",
}


@pytest.mark.parametrize("file", COMMANDS)
def test_what_is_printed(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    result = CliRunner().invoke(main, split(COMMANDS[file]))
    assert result.exit_code == 0
    as_kept(HOME / file, result.stdout.replace(f'"detente": "{__version__}"', '"detente": "…"'))
