"""A scenario laid over the model's tree, and what it holds fixed besides."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import cast

from detente.files.build import Overlay
from detente.files.merge import Merger
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.schema import ModelDoc, ScenarioDoc
from detente.files.shape import expand, expand_under, home, shape_of

OWN_KEYS = frozenset(ScenarioDoc.model_fields)
MODEL_KEYS = frozenset(ModelDoc.model_fields) - {"detente", "scenarios"}
WHAT_MAKES_NEW = {
    "decision_makers": frozenset({"options", "moves"}),
    "claims": frozenset({"source", "says"}),
}
"""What an entry has that a scenario adds, and one that it changes need not have."""
INHERITED = ("because", "confidence", "since", "until")
"""What a scenario rests on, its given statements rest on unless they say otherwise."""


def laid_over(
    model: Mapping, key: Scalar, patch: Mapping, canonical: Callable[[str], str], report: Report
) -> tuple[Mapping, Overlay]:
    """The tree of the model under a scenario, and what else the scenario does.

    `canonical` gives statements that say the same in the same words the same text.
    """
    changes = _only(MODEL_KEYS, patch)
    for name, _ in _only(frozenset(patch) - MODEL_KEYS - OWN_KEYS, patch).entries:
        advice = did_you_mean(name.text, OWN_KEYS | MODEL_KEYS)
        if not advice and (collection := home(name.text)):
            advice = f"it belongs to an entry of `{collection}`"
        advice = advice or "take `given` or a key of the model"
        report.at(name, f"there is no key `{name.text}` in a scenario", advice)
    for collection in WHAT_MAKES_NEW:
        _check_known(collection, changes, model, report)
    merger = Merger(canonical, report)
    merged = merger.merged(_only(MODEL_KEYS, model), expand(changes), shape_of(ModelDoc))
    own_quo = changes.key("status_quo") is not None
    given, given_key = patch.get("given"), patch.key("given")
    if not isinstance(given, Sequence) or not given.items or given_key is None:
        return merged, Overlay(key.text, own_quo=own_quo)
    constraints = Scalar("constraints", "", given_key.raw, given_key.start, given_key.end)
    with_given = _with_constraints(merged, constraints, given, _only(INHERITED, patch))
    return with_given, Overlay(key.text, given.start, given.end, own_quo)


def _check_known(collection: str, changes: Mapping, model: Mapping, report: Report) -> None:
    """Note what is called nearly like an entry of the model, and has nothing that makes it new."""
    old, new = model.get(collection), changes.get(collection)
    known = set(old) if isinstance(old, Mapping) else set[str]()
    for key, value in new.entries if isinstance(new, Mapping) else ():
        new_one = not isinstance(value, Mapping) or WHAT_MAKES_NEW[collection].intersection(value)
        if key.text in known or new_one:
            continue
        if advice := did_you_mean(key.text, known):
            report.at(key, f"the model has no `{key.text}` under `{collection}`", advice)


def _only(keys: Container[str], node: Mapping) -> Mapping:
    kept = (entry for entry in node.entries if entry[0].text in keys)
    return Mapping(tuple(kept), node.flow, node.start, node.end)


def _with_constraints(model: Mapping, key: Scalar, given: Sequence, evidence: Mapping) -> Mapping:
    """The model with the given statements after its constraints."""
    expanded = cast("Sequence", expand_under(given, shape_of(ScenarioDoc).fields["given"]))
    old = model.get("constraints")
    before = old.items if isinstance(old, Sequence) else ()
    items = (*before, *(_resting_on(evidence, item) for item in expanded.items))
    others = tuple(entry for entry in model.entries if entry[0].text != "constraints")
    entry = (key, Sequence(items, given.flow, given.start, given.end))
    return Mapping((*others, entry), model.flow, model.start, model.end)


def _resting_on(evidence: Mapping, item: Node) -> Node:
    if not isinstance(item, Mapping):
        return item
    missing = tuple(entry for entry in evidence.entries if item.key(entry[0].text) is None)
    return Mapping(item.entries + missing, item.flow, item.start, item.end)
