from __future__ import annotations

import pickle

from detente.conflict.statement.error import StatementError, StatementProblem

PROBLEMS = (StatementProblem(0, 1, "`a` is wrong", "write `b`"), StatementProblem(2, 3, "no"))


def test_says_each_problem_on_a_line() -> None:
    assert str(StatementError(PROBLEMS)) == "`a` is wrong; write `b`\nno"


def test_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(StatementError(PROBLEMS))).problems == PROBLEMS
