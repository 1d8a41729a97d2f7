"""A new model from the form of five questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.files.edit import EditError, insert, set_value
from detente.workbench.verbs.ids import id_of

HEAD = "# Who decides, what each can do, and what each wants, most important first.\n"


@dataclass(frozen=True, slots=True)
class _Option:
    """An option of the form with the ids it gets."""

    name: str
    id: str
    title: str
    levels: tuple[str, ...]
    titles: tuple[str, ...]


def model_text(form: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the text of a model file that says what a form says.

    `form` has a title and decision makers, each with a title, options (a title and, if it is not
    simply taken or not, the titles of its levels) and wants; pairs that are ruled out together;
    and what holds now. A want, and each half of a pair, is `{decision_maker, option, level}`, all
    counted from 0. Raises `EditError` where the form is not complete.
    """
    try:
        return _text(form)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise EditError(
            "the form is not complete; answer who decides and what each can do"
        ) from None


def _text(form: Mapping[str, Any]) -> tuple[str, str]:
    title = str(form["title"]).strip() or "A conflict"
    parties = form["decision_makers"]
    if not parties:
        raise EditError("name at least one decision maker")
    ids: list[str] = []
    for party in parties:
        ids.append(id_of(str(party["title"]), ids, "party"))
    options = _options(parties, ids)
    text = set_value(f"{HEAD}title: x\n", ("title",), title)
    for place, (id, party) in enumerate(zip(ids, parties, strict=True)):
        entry: dict[str, Any] = {"title": str(party["title"]).strip()}
        if options[place]:
            entry["options"] = {option.id: _value(option) for option in options[place]}
        wants = [_said(want, options) for want in party.get("wants", ())]
        if wants:
            entry["prefers"] = list(dict.fromkeys(wants))
        path = ("decision_makers",) if place == 0 else ("decision_makers", id)
        text = insert(text, path, {id: entry} if place == 0 else entry)
    ruled_out = [
        f"not ({_said(one, options)} and {_said(other, options)})"
        for one, other in form.get("ruled_out", ())
    ]
    if ruled_out:
        text = insert(text, ("constraints",), ruled_out)
    now = [_said(one, options) for one in form.get("now", ()) if int(one["level"])]
    text = insert(text, ("status_quo",), now)
    return f"{id_of(title, (), 'model')}.yaml", text


def _options(parties: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> list[list[_Option]]:
    """The options of each decision maker; two of them may have options of one id."""
    found: list[list[_Option]] = []
    for party, owner in zip(parties, ids, strict=True):
        taken = {owner}
        mine: list[_Option] = []
        for option in party.get("options", ()):
            title = str(option["title"]).strip()
            id = id_of(title, taken, "option")
            taken.add(id)
            titles = tuple(str(level).strip() for level in option.get("levels") or ())
            levels: list[str] = []
            for level in titles:
                levels.append(id_of(level, levels, "level"))
            mine.append(_Option(f"{owner}.{id}", id, title, tuple(levels), titles))
        found.append(mine)
    return found


def _value(option: _Option) -> Any:
    if not option.levels:
        return option.title
    return {
        "title": option.title,
        "levels": dict(zip(option.levels, option.titles, strict=True)),
    }


def _said(ref: Mapping[str, Any], options: Sequence[Sequence[_Option]]) -> str:
    """The statement that an option is at a level."""
    option = options[int(ref["decision_maker"])][int(ref["option"])]
    alike = sum(option.id == other.id for mine in options for other in mine)
    name = option.id if alike == 1 else option.name
    level = int(ref["level"])
    if option.levels:
        return f"{name} is {option.levels[level]}"
    return name if level else f"not {name}"
