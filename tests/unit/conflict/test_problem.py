"""What is wrong with the meaning of a conflict, in words."""

from __future__ import annotations

import pickle

from detente.conflict.problem import MeaningError, Problem


def test_a_problem_says_what_is_wrong_and_what_to_write() -> None:
    assert str(Problem(("coalesce", "a"), "it is empty", "leave it out")) == (
        "it is empty; leave it out"
    )
    assert str(Problem((), "it is empty")) == "it is empty"


def test_an_error_tells_every_problem_on_a_line_of_its_own() -> None:
    problems = (Problem((), "one thing"), Problem((), "another", "mend it"))
    error = MeaningError(iter(problems))
    assert error.problems == problems
    assert str(error) == "one thing\nanother; mend it"


def test_an_error_stays_the_same_in_another_process() -> None:
    error = MeaningError([Problem(("constraints", 0), "one thing"), Problem((), "another", "mend")])
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.problems, str(copy)) == (error.problems, str(error))
