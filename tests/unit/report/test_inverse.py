from __future__ import annotations

from detente import condition, parse
from detente.report.inverse import told

ROAD = """
title: a road
decision_makers:
  ministry:
    title: the ministry
    options: {build: build the road}
    prefers: [build, not village.sue]
  village:
    title: the village
    options: {sue: go to court, sell: sell the land}
    prefers: [not ministry.build, sell only if ministry.build, sue iff ministry.build]
"""

CIRCLE = """
title: a circle
states: {here: {title: at home}, out: , far: }
decision_makers:
  walker: {title: the walker, moves: {here: [out]}, ranking: [out, far, here]}
  guide: {title: the guide, moves: {out: [here, far], far: [out]}, ranking: [here, out, far]}
"""


def lines(model: str, state: str, dm: str, concept: str, limit: int | None = 3) -> str:
    """Without what the words mean."""
    found = condition(parse(model).conflict(), state, dm, concept, limit)
    return "\n".join(told(found)).partition("\n\nWhat the words mean\n")[0]


def test_nash_word_for_word() -> None:
    assert (
        lines(ROAD, "YNN", "village", "nash", 1)
        == """\
State 2 of 8
  The ministry: build the road
  The village: nothing

When would the village stay here under Nash stability (nash)?
  The village must not prefer any of its 3 moves from here to staying.
  Today it prefers 2 of them to staying:
  – Choose “go to court” (rank 6 to 5)
  – and 1 more move that it prefers; --limit 3 shows all
  Of all strict rankings that the village could have, 1 in 4 would do."""
    )


def test_an_answer_that_is_still_better_word_for_word() -> None:
    assert (
        lines(ROAD, "NNN", "ministry", "smr").partition("\n\n")[2]
        == """\
When would the ministry stay here under symmetric metarationality (smr)?
  For its one move from here: the ministry must not prefer where it leads to staying, or else the \
others can answer it with an outcome that the ministry does not prefer to staying, nor any that it \
could itself move on to from there.
  Today it prefers that to staying, and nothing deters it:
  – Choose “build the road” (rank 3 to 1)
      None of the 3 outcomes that the others can answer with deters it; at worst, the village \
could choose “go to court” (rank 2), still better than rank 3.
  Of all strict rankings that the ministry could have, about 67 % would do."""
    )


def test_a_way_out() -> None:
    text = lines(OUT_OF_IT, "here", "x", "smr")
    assert (
        "The others have one answer: they could move to far (rank 4); from there 1 move would "
        "lead it to something better than staying. That does not deter it." in text
    )


def test_an_answer_that_leads_back() -> None:
    text = lines(CIRCLE, "here", "walker", "gmr")
    assert "The others can lead back from there to where it stands." in text
    assert "it prefers that to staying, but it is deterred:" in text
    assert text.endswith("all would do.")
    back = lines(CIRCLE, "here", "walker", "smr")
    assert "at worst, they could move to far (rank 2), still better than rank 3." in back


def test_no_move_and_no_answer() -> None:
    assert "Always: it has no move from here" in lines(CIRCLE, "far", "walker", "smr")
    text = lines(CIRCLE, "far", "guide", "gmr")
    assert "The others cannot answer it: it must not be better than staying." in text


def test_what_is_deterred() -> None:
    text = lines(DILEMMA, "YY", "a", "sseq")
    assert "The others have one answer in their own interest: the butcher could take back" in text
    assert (
        "from there no move of its own leads to anything better than staying. That deters" in text
    )


def test_the_preferences_of_the_others_are_only_spoken_of_where_they_matter() -> None:
    found = [condition(parse(DILEMMA).conflict(), "YY", "a", c) for c in ("gmr", "seq")]
    spoken = ["as they are today" in "\n".join(told(one)) for one in found]
    assert spoken == [False, True]


DILEMMA = """
title: prisoners' dilemma
decision_makers:
  a: {title: Ann, options: {keep: keep silent}, ranking: [NY, YY, NN, YN]}
  b: {title: the butcher, options: {keep: keep silent}, ranking: [YN, YY, NN, NY]}
"""

OUT_OF_IT = """
title: a way out
states: {here: , out: , far: , good: }
decision_makers:
  x: {moves: {here: [out], far: [good]}, ranking: [good, out, here, far]}
  y: {moves: {out: [far]}}
"""
