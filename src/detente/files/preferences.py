"""What decision makers want: by statements, weights or a ranking, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from detente.conflict.preference import (
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Uncertainty,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import Expr, InState, Pattern
from detente.files.evidence import Evidence, period
from detente.files.names import ID, check_name
from detente.files.nodes import Mapping, Scalar
from detente.files.report import Report
from detente.files.schema import (
    ConstraintDoc,
    DecisionMakerDoc,
    StatementDoc,
    WeightDoc,
    WishDoc,
)
from detente.files.statements import Statements

GREATLY = frozenset({"greatly", ">>"})
KINDS = ("prefers", "weights", "ranking")

Pair = tuple[Expr, Expr]


class Preferences:
    """Reads statements with what they rest on, and the preferences made of them."""

    def __init__(self, statements: Statements, evidence: Evidence, report: Report) -> None:
        self.statements = statements
        self.evidence = evidence
        self.report = report

    def preference(self, name: str, doc: DecisionMakerDoc, node: Mapping) -> Preference | None:
        """What a decision maker wants, None if it is indifferent; `doc` was read from `node`."""
        given = [kind for kind in KINDS if getattr(doc, kind) is not None]
        if len(given) > 1:
            told = " and ".join(f"`{kind}`" for kind in given)
            advice = f"keep one; in a scenario, `{given[0]}: null` takes the model's away"
            places = [key.start for key in map(node.key, given) if key is not None]
            self.report.at(max(places), f"{name} has {told}", advice)
        if doc.prefers is not None:
            return self._prioritised(doc.prefers)
        if doc.weights is not None:
            return self._weighted(doc.weights)
        return None if doc.ranking is None else self._ranked(doc.ranking)

    def uncertainty(self, name: str, doc: DecisionMakerDoc, node: Mapping) -> Uncertainty | None:
        """The pairs whose order is not known, None if all are; `doc` was read from `node`."""
        sure = tuple(self._pair(pair) for pair in doc.sure or ())
        if doc.sure is not None and not isinstance(doc.unknown, str):
            advice = "write `unknown: all` beside it, or list what is unknown under `unknown`"
            place = node.key("sure") or node
            self.report.at(place, f"{name} has `sure` pairs but no `unknown: all`", advice)
        if doc.unknown is None:
            return None
        if isinstance(doc.unknown, str):
            return Uncertainty(None, sure)
        return Uncertainty(tuple(self._pair(pair) for pair in doc.unknown))

    def statement_list(self, docs: Iterable[ConstraintDoc]) -> tuple[Statement, ...]:
        """Statements with what they rest on; their ids differ."""
        docs = list(docs)
        ids: set[str] = set()
        for id in (doc.id for doc in docs if doc.id is not None):
            check_name(
                id, ID, "lower-case letters, digits and _, beginning with a letter", self.report
            )
            if id.text in ids:
                self.report.at(
                    id, f"two statements are called `{id.text}`", "give one of them another name"
                )
            ids.add(id.text)
        return tuple(map(self._statement, docs))

    def _statement(self, doc: ConstraintDoc) -> Statement:
        extras = doc if isinstance(doc, StatementDoc) else None
        otherwise = extras.otherwise if extras else None
        return Statement(
            self.statements.read(doc.statement),
            id=None if doc.id is None else doc.id.text,
            because=self.evidence.because(doc),
            confidence=doc.confidence,
            otherwise=None if otherwise is None else self.statements.read(otherwise),
            period=period(doc),
            fixed=extras.fixed if extras else False,
            price=extras.price if extras and extras.price is not None else Decimal(1),
            positions=tuple(map(int, doc.positions)) if isinstance(doc, WishDoc) else (),
        )

    def _prioritised(self, docs: list[WishDoc]) -> Prioritised:
        marks = self._marks([doc.statement for doc in docs])
        kept = [doc for doc in docs if doc.statement.text not in GREATLY]
        for doc in kept:
            self._check_positions(doc, len(kept))
        return Prioritised(self.statement_list(kept), marks)

    def _check_positions(self, doc: WishDoc, last: int) -> None:
        """Note each place of a statement that is not in its list of `last`, or stands twice."""
        seen: set[int] = set()
        for place in doc.positions:
            if place > last and not self.report.lists_in_doubt:
                message = (
                    f"there is no place {place} in a list of {last} statement{'s'[: last > 1]}"
                )
                advice = f"write places from 1 to {last}" if last > 1 else "leave `positions` out"
                self.report.at(place.node, message, advice)
            elif place in seen:
                self.report.at(place.node, f"the place {place} stands twice", "keep one of them")
            seen.add(place)

    def _weighted(self, weights: list[WeightDoc] | dict[Scalar, Decimal]) -> Weighted:
        if isinstance(weights, dict):
            pairs = [
                (Statement(self.statements.read(text)), weight) for text, weight in weights.items()
            ]
        else:
            pairs = list(
                zip(self.statement_list(weights), (doc.weight for doc in weights), strict=True)
            )
        return Weighted(tuple(Weight(statement, weight) for statement, weight in pairs))

    def _ranked(self, entries: list[Scalar | list[Scalar]]) -> Ranked:
        groups = [e if isinstance(e, list) else [e] for e in entries if not _is_mark(e)]
        read = [[(text, self.statements.entry(text)) for text in group] for group in groups]
        self._check_states([pair for group in read for pair in group])
        return Ranked(
            tuple(tuple(expr for _, expr in group) for group in read), self._marks(entries)
        )

    def _check_states(self, entries: list[tuple[Scalar, Expr]]) -> None:
        """Note each state that is named outright a second time."""
        places: dict[Expr, Scalar] = {}
        for scalar, expr in entries:
            outright = isinstance(expr, InState) or (
                isinstance(expr, Pattern) and "-" not in expr.text
            )
            if not outright:
                continue
            if expr in places:
                line, _ = self.report.text.place(places[expr].start)
                message = (
                    f"the state `{scalar.text}` stands twice in the ranking, first in line {line}"
                )
                self.report.at(scalar, message, "keep one of them")
            places.setdefault(expr, scalar)

    def _marks(self, entries: Iterable[Scalar | list[Scalar]]) -> tuple[int, ...]:
        """The places of the marks of a great difference among the entries."""
        entries = list(entries)
        marks: list[int] = []
        before = 0
        for place, entry in enumerate(entries):
            if not _is_mark(entry):
                before += 1
                continue
            between = 0 < place < len(entries) - 1 and not _is_mark(entries[place - 1])
            if not between:
                mark = cast("Scalar", entry)
                message = f"`{mark.text}` does not stand between two entries"
                self.report.at(mark, message, "put it between them, once")
            marks.append(before)
        return tuple(marks)

    def _pair(self, pair: list[Scalar]) -> Pair:
        first, second = map(self.statements.entry, pair)
        return first, second


def _is_mark(entry: Scalar | list[Scalar]) -> bool:
    return isinstance(entry, Scalar) and entry.text in GREATLY
