from __future__ import annotations

import logging
import re
from pathlib import Path

import lark
import pytest

from detente.conflict.statement import grammar
from detente.conflict.statement.words import RESERVED

GRAMMAR = Path(grammar.__file__).with_name("grammar.lark")


def test_nothing_in_the_grammar_is_left_to_chance(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger=lark.logger.name)
    lark.Lark(GRAMMAR.read_text("utf-8"), start="sentence", parser="lalr", debug=True)
    assert not [r for r in caplog.records if "conflict" in r.getMessage().lower()]


def test_every_word_of_the_grammar_is_reserved() -> None:
    assert {*re.findall(r'"([a-z]+)"', GRAMMAR.read_text("utf-8"))} | {"all", "greatly"} == RESERVED
