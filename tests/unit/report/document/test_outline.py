"""Lines of the commands as blocks of a document."""

from __future__ import annotations

from detente.report.document.blocks import Heading, Item, Items, Para
from detente.report.document.outline import legend, outline


def test_indented_lines_become_lists() -> None:
    found = outline(["# A", "b:", "  c", "  – d", "      e", "", "f"])
    below = Items((Item("e"),))
    assert found == (
        Heading("A"),
        Para("b:"),
        Items((Item("c", (Items((Item("d", (below,)),)),)),)),
        Para("f"),
    )


def test_flags_of_the_command_line_and_its_legend_are_left_out() -> None:
    lines = ["… and 5 more; --limit 8 shows all.", "  and 2 more; --limit 4 tells all."]
    assert outline([*lines, "What the words mean", "  Rank 1 is best."]) == (
        Para("… and 5 more."),
        Items((Item("and 2 more."),)),
    )
    assert outline(["then it ended. --changes allows more."]) == (Para("then it ended."),)


def test_concepts_after_a_sentence_have_their_short_names() -> None:
    assert outline(["So it is. [cgmr, nash]", "[not smr]", "[a, b]"]) == (
        Para("So it is. [CGMR, Nash]"),
        Para("[not SMR]"),
        Para("[a, b]"),
    )


def test_what_a_command_says_about_its_words() -> None:
    assert legend(["a", "What the words mean", "  Rank 1 is best.", "  b"]) == [
        "Rank 1 is best.",
        "b",
    ]
    assert legend(["a"]) == []
