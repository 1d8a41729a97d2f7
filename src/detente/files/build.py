"""From the documents of a model file to the conflict they describe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from detente.conflict.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Definition,
    GraphState,
)
from detente.conflict.statement.words import is_name
from detente.conflict.status_quo import broken_by_status_quo
from detente.files.definitions import name_statements
from detente.files.evidence import Evidence
from detente.files.names import check_names
from detente.files.nodes import Mapping, Scalar
from detente.files.options import read_options, resolve
from detente.files.preferences import Preferences
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.schema import DecisionMakerDoc, ModelDoc
from detente.files.statements import Statements
from detente.files.status_quo import read_status_quo, with_given

ONLY_IN_OPTION_FORM = ("constraints", "irreversible", "coalesce", "instruments")


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a scenario does to the model besides changing its keys.

    Constraints that stand between `start` and `end` in the file are what it holds fixed. `own_quo`:
    it says itself where things stand.
    """

    name: str
    start: int = 0
    end: int = 0
    own_quo: bool = False

    def holds_fixed(self, statement: Scalar) -> bool:
        """Whether this constraint is one of the scenario's."""
        return self.start <= statement.start < self.end


def build(
    doc: ModelDoc,
    tree: Mapping,
    report: Report,
    overlay: Overlay | None = None,
    known: Statements | None = None,
) -> tuple[Conflict | None, Statements]:
    """The conflict in `doc`, None if anything is wrong with it, and the reader of its statements.

    `tree` is what the document was read from; `known` may hold statements that were read before in
    the same names.
    """
    check_names(doc, report)
    _check_form(doc, tree, report)
    evidence = Evidence(doc, report)
    options = read_options(doc, evidence, report)
    words = name_statements(doc, options, report)
    same = known is not None and known.vocabulary == words
    statements = known.reporting_to(report) if known and same else Statements(words, report)
    preferences = Preferences(statements, evidence, report)
    nodes = cast("Mapping", tree.get("decision_makers"))
    decision_makers = tuple(
        DecisionMaker(
            key.text,
            title=dm.title,
            options=tuple(option for option in options if option.owner == key.text),
            preference=preferences.preference(key.text, dm, cast("Mapping", nodes.get(key.text))),
            uncertainty=preferences.uncertainty(key.text, dm, cast("Mapping", nodes.get(key.text))),
            moves=_moves(dm, doc, report),
        )
        for key, dm in doc.decision_makers.items()
    )
    constraints = preferences.statement_list(doc.constraints)
    pool = preferences.statement_list(doc.pool)
    instruments = resolve(doc.instruments, options, report)
    quo = None if doc.status_quo is None else read_status_quo(doc.status_quo, statements, report)
    if report.problems:
        return None, statements
    if quo is not None and overlay is not None:
        fixed = zip(constraints, doc.constraints, strict=True)
        quo = with_given(quo, [s for s, d in fixed if overlay.holds_fixed(d.statement)], options)
    conflict = Conflict(
        decision_makers,
        title=doc.title,
        about=doc.about,
        as_of=doc.as_of,
        constraints=constraints,
        coalesced=tuple(CoalescedClass(k.text, words.named[k.text].body) for k in doc.coalesce),
        definitions=tuple(Definition(k.text, words.named[k.text].body) for k in doc.define),
        status_quo=quo,
        states=_states(doc),
        sources=evidence.sources,
        claims=evidence.claims,
        instruments=tuple(option.name for option in instruments.values()),
        pool=pool,
        scenario=None if overlay is None else overlay.name,
    )
    return _with_possible_quo(conflict, tree, report, overlay), statements


def _states(doc: ModelDoc) -> tuple[GraphState, ...] | None:
    if doc.states is None:
        return None
    return tuple(GraphState(k.text, state.title, state.pattern) for k, state in doc.states.items())


def _check_form(doc: ModelDoc, tree: Mapping, report: Report) -> None:
    """Option form has no moves; graph form has at least a state, and nothing made of options."""
    if not doc.decision_makers:
        report.at(
            tree.key("decision_makers") or 0, "there is no decision maker", "name at least one"
        )
    if doc.states is None:
        for key, dm in doc.decision_makers.items():
            if dm.moves is not None:
                place = next(iter(dm.moves), key)
                advice = "list the states under `states`, or write options instead of moves"
                report.at(place, f"{key.text} has moves, but the model has no states", advice)
                for start, ends in dm.moves.items():
                    for state in (start, *ends):
                        report.doubtful.add(state.text)
        return
    advice = "take out either this or `states`"
    if not doc.states:
        report.at(
            tree.key("states") or 0, "there is no state", "name at least one, or leave `states` out"
        )
    for key in filter(None, map(tree.key, ONLY_IN_OPTION_FORM)):
        if getattr(doc, key.text):
            written = key.text if key.style else key.raw  # the statements given in a scenario, too
            report.at(key, f"a model with states of its own has no `{written}`", advice)
    for dm in doc.decision_makers.values():
        if dm.options:
            place = next(iter(dm.options))
            report.at(place, "a model with states of its own has no options", advice)


def _moves(
    dm: DecisionMakerDoc, doc: ModelDoc, report: Report
) -> dict[str, tuple[str, ...]] | None:
    if dm.moves is None or doc.states is None:
        return None
    known = {key.text for key in doc.states}
    for start, ends in dm.moves.items():
        for state in (start, *ends):
            if state.text not in known and not report.doubts(state.text):
                advice = (
                    did_you_mean(state.text, filter(is_name, known)) or "list it under `states`"
                )
                report.at(state, f"there is no state `{state.text}`", advice)
        for end in ends:
            if end.text == start.text:
                report.at(end, f"a move from {start.text} to itself is none", "leave it out")
    return {start.text: tuple(end.text for end in ends) for start, ends in dm.moves.items()}


def _with_possible_quo(
    conflict: Conflict, tree: Mapping, report: Report, overlay: Overlay | None
) -> Conflict | None:
    """The conflict, unless its status quo cannot be on the day that the model names, or on any.

    On another day, or in a scenario that does not name its own, the answer is that there is none.
    """
    inherited = overlay is not None and not overlay.own_quo
    broken = broken_by_status_quo(conflict) if conflict.status_quo and not inherited else ()
    broken = tuple(imposed for imposed in broken if conflict.as_of or not imposed.dated)
    if not broken:
        return conflict
    told = " and ".join(imposed.told for imposed in broken)
    place = tree.get("status_quo") or 0
    report.at(place, f"the status quo breaks {told}", "change it, or what must hold")
    return None
