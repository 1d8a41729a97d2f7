from __future__ import annotations

from detente import explain, parse
from detente.report.explanation import told


def lines(model: str, state: int | str, *concepts: str, limit: int = 3) -> str:
    return "\n".join(told(explain(parse(model).conflict(), state, concepts or None, limit)))


DILEMMA = """
title: prisoners' dilemma
decision_makers:
  a: {title: Ann, options: {keep: keep silent}, ranking: [NY, YY, NN, YN]}
  b: {title: the butcher, options: {keep: keep silent}, ranking: [YN, YY, NN, NY]}
"""


def test_the_prisoners_dilemma_word_for_word() -> None:
    text = lines(DILEMMA, "YY", "nash", "seq", "sseq", "sim")
    before_legend = text.partition("\n\nWhat the words mean\n")[0]
    assert (
        before_legend
        == """\
State 4 of 4
  Ann: keep silent
  The butcher: keep silent

Would anyone leave it?
  Under Nash stability (nash):
    Ann would take back “keep silent” (rank 2 to 1).
    The butcher would take back “keep silent” (rank 2 to 1).
  Nobody would under sequential stability (seq), symmetric sequential stability (sseq) \
and simultaneous stability (sim): it is an equilibrium.

Ann: rank 2 of 4
  Ann would rather make this move; it is deterred under seq, sseq and sim, not under nash:
  – Take back “keep silent” (rank 2 to 1)
      The butcher would then take back “keep silent” (own rank 4 to 3), which leaves Ann at \
rank 3; no move of Ann’s own improves on that. Even if Ann stays, the butcher could do the same, \
which would leave Ann at rank 4, though that is deterred in its turn. [seq, sseq]
      Done at the same moment, that deters it as well. [sim]

The butcher: rank 2 of 4
  The butcher would rather make this move; it is deterred under seq, sseq and sim, not under nash:
  – Take back “keep silent” (rank 2 to 1)
      Ann would then take back “keep silent” (own rank 4 to 3), which leaves the butcher at \
rank 3; no move of the butcher’s own improves on that. Even if the butcher stays, Ann could do \
the same, which would leave the butcher at rank 4, though that is deterred in its turn. [seq, sseq]
      Done at the same moment, that deters it as well. [sim]"""
    )


def test_every_concept_that_is_named_is_explained() -> None:
    legend = lines(DILEMMA, "YY", "gmr", "sim").partition("What the words mean")[2]
    assert "general metarationality (gmr), if " in legend
    assert "simultaneous stability (sim), if " in legend
    assert "nash" not in legend


def test_nobody_leaves_an_equilibrium_and_nobody_is_tempted() -> None:
    text = lines(DILEMMA, "NN", "nash")
    assert "Nobody would under Nash stability (nash): it is an equilibrium." in text
    assert "No move of Ann’s own would improve on that." in text


BLUFF = """
title: a bluff
decision_makers:
  a: {title: Ann, options: {take: take it}, prefers: [not punish, take]}
  b: {title: Bob, options: {punish: punish}, prefers: [not punish]}
"""


def test_a_threat_against_the_own_interest_is_said_to_be_one() -> None:
    text = lines(BLUFF, 1, "gmr")
    assert "Bob could then choose “punish” (own rank 1 to 2, a loss), which leaves Ann at" in text
    assert (
        "Even if Ann stays, Bob could do the same, which would leave Ann at rank 4: staying" in text
    )


def test_that_a_sanction_may_come_anyway_is_told_again_where_the_concepts_differ() -> None:
    """Ann can answer what Bob might do anyway, but not at the same moment."""
    text = lines(
        """
title: in turn or at once
decision_makers:
  bob:
    title: Bob
    options: {o: o}
    ranking: [[NNY, YNN, YYN], NNN, [YNY, NYN]]
  ann:
    title: Ann
    options: {p: p, q: q}
    ranking: [NYN, NNN, YNY, YNN, YYN, NNY]
constraints: [not (p and q)]
""",
        "NNN",
        "seq",
        "sim",
    )
    anyway = "Even if Ann stays, Bob could do the same, which would leave Ann at rank 4"
    assert f"{anyway}, though that is deterred in its turn. [seq]" in text
    assert (
        f"Done at the same moment, that deters it as well. {anyway}: "
        "staying does not prevent it. [sim]"
    ) in text


def test_what_would_be_needed_is_told_unless_it_was_told_already() -> None:
    needed = "It would take moves that do not help Bob: Bob could then choose “punish”"
    nothing = "Nothing that the others could do in their own interest leaves Ann with less."
    alone, both = lines(BLUFF, 1, "seq"), lines(BLUFF, 1, "gmr", "seq")
    assert f"{nothing} {needed}" in alone
    assert "and nothing deters it:" in alone
    assert f"{nothing} [not seq]" in both
    assert needed not in both
    assert "deterred under gmr, not under seq:" in both


def test_the_worst_that_could_happen_is_told_where_it_is_not_enough() -> None:
    text = lines(BLUFF.replace("[not punish, take]", "[take, not punish]"), 1, "gmr")
    assert (
        "At worst, Bob could then choose “punish” (own rank 1 to 2, a loss), which leaves Ann at "
        "rank 2, still better than rank 3. [not gmr]"
    ) in text


def test_a_way_out_is_told() -> None:
    text = lines(
        """
title: a way out
decision_makers:
  a:
    title: Ann
    options: {take: take it, hide: hide}
    prefers: [not punish or hide, take, not hide]
  b: {title: Bob, options: {punish: punish}}
constraints: [hide only if punish]
""",
        1,
        "smr",
    )
    assert "but from there Ann could choose “hide” (rank 5 to 2), still better than rank 3" in text


MANY = """
title: many ways
decision_makers:
  a:
    title: Ann
    options: {way: {title: way, levels: {none: none, a: first, b: second, c: third, d: fourth}}}
    prefers: [way is not none]
  b: {title: Bob, options: {stop: stop}}
"""


def test_long_lists_are_bounded() -> None:
    text = lines(MANY, 1, "nash")
    assert "Ann would rather make one of these 4 moves, and nothing deters them:" in text
    assert "– Move “way” from “none” to “first” (rank 2 to 1)" in text
    assert "third" in text
    assert "fourth" not in text
    assert "– and 1 more such move; --limit 4 shows all\n" in text
    assert "– and 3 more such moves; --limit 4 shows all\n" in lines(MANY, 1, "nash", limit=1)
    everything = lines(MANY, 1, "nash", limit=4)
    assert "“fourth” (rank 2 to 1)" in everything
    assert "more such" not in everything


def test_who_is_alone_has_nobody_to_deter_it() -> None:
    text = lines("title: t\ndecision_makers: {a: {options: {x: x}, prefers: [x]}}", 1)
    assert "There is nobody else who could deter it. [not gmr, smr, seq, sseq, sim]" in text
    assert "others could do" not in text


def test_graph_form_tells_names_and_what_is_not_determined() -> None:
    text = lines(
        """
title: graph
status_quo: [s1]
states: {s1: {title: at peace}, s2: {title: at war}, s3: {title: in ruins}}
decision_makers:
  a: {title: Ann, moves: {s1: [s2]}, ranking: [s2, s1, s3]}
  b: {title: Bob, moves: {s2: [s3]}, ranking: [s3, s1, s2]}
""",
        "s1",
    )
    assert text.startswith("State 1 of 3, the status quo: s1, “at peace”\n\nWould anyone leave it?")
    assert "Ann would move to s2, “at war” (rank 2 to 1)." in text
    assert "Bob would then move to s3, “in ruins” (own rank 3 to 1), which leaves Ann at" in text
    assert "; from there Ann has no move. [gmr, smr, seq, sseq]" in text
    assert "Unknown under simultaneous stability (sim): " in text
    assert "What others could do anyway, without the move it deters, is not determined here" in text


def test_where_no_concept_is_defined_only_that_is_told() -> None:
    graph = "title: g\nstates: {s1: {title: one}}\ndecision_makers: {a: {}}"
    text = lines(graph, 1, "sim")
    assert "Unknown under simultaneous stability (sim)" in text
    assert "rank" not in text
