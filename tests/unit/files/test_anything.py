"""Whatever the file holds, reading it ends in a model or in a `ModelError` with sound places."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.catalogue import case
from detente.files import ModelError, Problem, parse, parse_bytes

LINES = {
    name: case(name).path.read_text("utf-8").splitlines(keepends=True)
    for name in ("truce", "elmira", "elmira_graph", "lake_gisborne")
}
PIECES = [
    *(
        "\t",
        "  ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        " #",
        ">>",
        "*",
        "&a ",
        "!x ",
        "|",
        "?",
    ),
    *(
        ",",
        "(",
        ")",
        "and ",
        "\0",
        "é😀",
        "null",
        "~",
        "greatly",
        "all",
        "\r",
        "<<: ",
        "---\n",
        "...",
    ),
    *("%", "@", "1e99", "-", "add: ", "drop: ", "given: ", "ranking: ", "weights: ", "states: "),
]


def sound(text: str | bytes) -> None:
    content = text if isinstance(text, str) else text.decode("utf-8", "replace")
    lines = content.count("\n") + content.count("\r") + 1
    for problem in problems(text):
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message
        assert "pydantic" not in str(problem).lower()
        assert "Scalar(" not in str(problem)


def problems(text: str | bytes) -> tuple[Problem, ...]:
    try:
        parse(text, "m") if isinstance(text, str) else parse_bytes(text, "m")
    except ModelError as error:
        return error.problems
    return ()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    sound(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    sound(text)


@given(
    st.lists(st.sampled_from([*PIECES, "a", "title", "decision_makers", "\n", " "]), max_size=40)
)
def test_any_signs_of_yaml(pieces: list[str]) -> None:
    sound("".join(pieces))


@st.composite
def mutations(draw: st.DrawFn) -> str:
    lines = list(LINES[draw(st.sampled_from(sorted(LINES)))])
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        match draw(st.sampled_from(["delete", "repeat", "swap", "indent", "insert", "cut"])):
            case "delete":
                lines[place] = ""
            case "repeat":
                lines[place] = line * 2
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], line
            case "indent":
                lines[place] = " " * draw(st.integers(0, 8)) + line.lstrip(" ")
            case "insert":
                at = draw(st.integers(0, len(line)))
                lines[place] = line[:at] + draw(st.sampled_from(PIECES)) + line[at:]
            case _:
                at = draw(st.integers(0, len(line)))
                lines[place] = line[:at] + line[at + draw(st.integers(1, 6)) :]
    return "".join(lines)


@settings(max_examples=150, deadline=None)
@given(mutations())
def test_a_model_with_mistakes(text: str) -> None:
    sound(text)
