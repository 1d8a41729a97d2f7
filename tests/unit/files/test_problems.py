from __future__ import annotations

import pickle

from detente.files.problems import ModelError, Problem, did_you_mean


def test_problems_are_told_in_the_order_of_the_file_and_each_once() -> None:
    later, earlier = Problem(3, 1, "b", "write c"), Problem(2, 9, "a")
    error = ModelError("m.yaml", [later, earlier, later])
    assert error.problems == (earlier, later)
    assert str(error) == "m.yaml:2:9: a\nm.yaml:3:1: b; write c"


def test_an_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ModelError("m.yaml", [Problem(1, 1, "a")])))
    assert str(error) == "m.yaml:1:1: a"


def test_a_close_word_is_suggested_and_no_other() -> None:
    assert did_you_mean("constraint", ["constraints", "claims"]) == "did you mean `constraints`?"
    assert did_you_mean("xyz", ["constraints", "claims"]) == ""
