from __future__ import annotations

from datetime import date

from detente.conflict import Because, Claim, Period, Quote, Source, Statement
from detente.conflict.statement.syntax import Taken
from detente.files import parse
from tests.unit.files.wrong import TWO, wrong


def test_sources_and_claims() -> None:
    text = f"""{TWO}
sources:
  paper: {{title: T, publisher: P, date: 2025-03-07, url: U, file: F, together: true}}
  bare:
claims:
  said:
    source: paper
    where: paragraph 2
    quote: {{exact: E, prefix: P, suffix: S, start: 0, hash: H}}
    said_by: somebody
    says: >
      In our
      words.
    confidence: 0.7
    event_date: 2025-03-01
    since: 2025-03-02
  bare:
"""
    conflict = parse(text).conflict()
    assert conflict.sources == (
        Source("paper", "T", "P", date(2025, 3, 7), "U", "F", together=True),
        Source("bare"),
    )
    assert conflict.claims == (
        Claim(
            "said",
            "paper",
            "paragraph 2",
            Quote("E", "P", "S", 0, "H"),
            "somebody",
            "In our words.",
            0.7,
            date(2025, 3, 1),
            Period(date(2025, 3, 2)),
        ),
        Claim("bare"),
    )


def test_statements_rest_on_any_or_on_all_of_their_claims() -> None:
    text = f"""{TWO}
pool:
  - {{statement: aid, because: [a, b]}}
  - {{statement: aid, because: {{all: [a, b]}}}}
  - {{statement: aid, because: []}}
claims: {{a: , b: }}
"""
    expected = (Because(("a", "b")), Because(("a", "b"), "all"), None)
    assert parse(text).conflict().pool == tuple(
        Statement(Taken("us.aid"), because=because) for because in expected
    )


def test_what_is_cited_must_be_there() -> None:
    text = f"{TWO}pool: [{{statement: aid, because: [sad]}}]\nclaims: {{said: {{source: ppr}}}}\n"
    assert [told.partition(": ")[2] for told in wrong(text)] == [
        "there is no claim `sad`; did you mean `said`?",
        "there is no source `ppr`; list it under `sources`",
    ]


def test_what_it_rests_on_and_its_quote_are_left_out_where_nothing_stands_under_the_key() -> None:
    text = (
        f"{TWO}constraints: [{{statement: russia.truce, because: }}]\nclaims: {{c: {{quote: }}}}\n"
    )
    conflict = parse(text).conflict()
    assert conflict.constraints[0].because is None
    assert conflict.claims == (Claim("c"),)
