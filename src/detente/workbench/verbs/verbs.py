"""The verbs of the page, each an edit of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from detente.files.edit import EditError, insert, move, remove, set_value
from detente.workbench.outline.options import DIRECTIONS, LITERAL, meant
from detente.workbench.verbs.claims import CLAIMS
from detente.workbench.verbs.ids import id_of
from detente.workbench.verbs.placing import (
    Edit,
    Outline,
    found_at,
    outline_of,
    path_of,
    put,
    put_entry,
)


def change(text: str, edit: object) -> str:
    """`text` with one edit of the page.

    Raises `EditError` where it cannot be made, and `ModelError` where the text is no proper YAML.
    """
    wanted = cast("Edit", edit) if isinstance(edit, Mapping) else {}
    verb = wanted.get("verb")
    if not isinstance(verb, str) or verb not in VERBS:
        raise EditError("the page asks for an edit that is not known")
    try:
        return VERBS[verb](text, wanted)
    except (KeyError, TypeError, ValueError) as error:
        raise EditError(f"the page asks for an edit that is not complete: {error}") from None


def _text(text: str, edit: Edit) -> str:
    return str(edit["text"])


def _set(text: str, edit: Edit) -> str:
    return put(text, path_of(edit), edit["value"])


def _insert(text: str, edit: Edit) -> str:
    return insert(text, path_of(edit), edit["value"], edit.get("at"))


def _remove(text: str, edit: Edit) -> str:
    return remove(text, path_of(edit))


def _move(text: str, edit: Edit) -> str:
    return move(text, path_of(edit), int(edit["to"]))


def _statement_set(text: str, edit: Edit) -> str:
    path = path_of(edit)
    if isinstance(path[-1], str):
        raise EditError("the statement of a weight is changed in the file itself")
    long = "statement" in found_at(text, path)
    return set_value(text, (*path, "statement") if long else path, str(edit["text"]))


def _statement_add(text: str, edit: Edit) -> str:
    path = path_of(edit)
    above = found_at(text, path[:-1])
    if path[-1] not in above:
        return insert(text, path, [str(edit["text"])])
    return insert(text, path, str(edit["text"]), edit.get("at"))


def _statement_mark(text: str, edit: Edit) -> str:
    """What belongs to a statement besides its words; a value of null takes it out."""
    path, key, value = path_of(edit), str(edit["key"]), edit["value"]
    here = found_at(text, path)
    if isinstance(here, dict):
        if value is None:
            return remove(text, (*path, key)) if key in here else text
        return put(text, (*path, key), value)
    if value is None:
        return text
    return set_value(text, path, {"statement": here, key: value})


def _define_add(text: str, edit: Edit) -> str:
    found = outline_of(text)
    if any(one["name"] == edit["name"] for one in found["define"]):
        raise EditError(f"`{edit['name']}` is defined already; take another name")
    return put_entry(text, ("define",), str(edit["name"]), str(edit["text"]))


def _dm_add(text: str, edit: Edit) -> str:
    found = outline_of(text)
    taken = {dm["id"] for dm in found["decision_makers"]}
    id = edit.get("id") or id_of(str(edit["title"]), taken, "party")
    return put_entry(text, ("decision_makers",), id, {"title": str(edit["title"])})


def _option_add(text: str, edit: Edit) -> str:
    found, owner = outline_of(text), str(edit["decision_maker"])
    taken = {o["id"] for dm in found["decision_makers"] for o in dm["options"]}
    taken |= {one["name"] for one in found["define"]}
    title = str(edit["title"])
    id = edit.get("id") or id_of(title, taken, "option")
    levels = edit.get("levels") or []
    value: Any = title
    if levels:
        value = {"title": title, "levels": _levels(levels)}
    return put_entry(text, ("decision_makers", owner, "options"), id, value)


def _levels(levels: list[Mapping[str, Any]]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for level in levels:
        ids[level.get("id") or id_of(str(level["title"]), ids, "level")] = str(level["title"])
    return ids


def _level_add(text: str, edit: Edit) -> str:
    option, title = _option(text, edit), str(edit["title"])
    path = tuple(option["path"])
    id = id_of(title, {level["id"] for level in option["levels"]}, "level")
    if not option["binary"]:
        if isinstance(found_at(text, (*path, "levels")), list):
            return insert(text, (*path, "levels"), id)
        return insert(text, (*path, "levels", id), title)
    levels = {"no": "not taken", "yes": "taken", id: title}
    return set_value(text, path, {"title": option["title"] or option["id"], "levels": levels})


def _level_remove(text: str, edit: Edit) -> str:
    option = _option(text, edit)
    path, level = (*option["path"], "levels"), edit["level"]
    if option["binary"] or len(option["levels"]) == 2:
        raise EditError("an option needs at least two levels; remove the option instead")
    found = found_at(text, path)
    return remove(text, (*path, found.index(level) if isinstance(found, list) else level))


def _now(text: str, edit: Edit) -> str:
    found, option = outline_of(text), _option(text, edit)
    level = str(edit["level"])
    if level not in [one["id"] for one in option["levels"]]:
        raise EditError(f"`{option['name']}` has no level `{level}`")
    name, options = _shortest(option, found), _options(found)
    first = level == option["levels"][0]["id"]
    literal = f"{name} is {level}" if not option["binary"] else name
    written = [
        place
        for place, one in enumerate(found["status_quo"])
        if (match := LITERAL.fullmatch(one)) and option in meant(match["name"], options)
    ]
    if isinstance(found_at(text, ()).get("status_quo"), str):
        texts = [] if written and first else [literal] if written else found["status_quo"]
        added = [] if written or first else [literal]
        return set_value(text, ("status_quo",), [*texts, *added])
    for place in reversed(written[0 if first else 1 :]):
        text = remove(text, ("status_quo", place))
    if first:
        return text if "status_quo" in found_at(text, ()) else insert(text, ("status_quo",), [])
    if written:
        return set_value(text, ("status_quo", written[0]), literal)
    return _statement_add(text, {"path": ["status_quo"], "text": literal})


def _direction(text: str, edit: Edit) -> str:
    found, option = outline_of(text), _option(text, edit)
    wanted, options = edit["direction"], _options(found)
    if wanted not in ("both", "up", "down"):
        raise EditError("an option changes both ways, or only up, or only down")
    if option["direction"] == wanted:
        return text
    here = found_at(text, ()).get("irreversible")
    names = list(here or ()) if not isinstance(here, str) else [here]
    known = {
        name: DIRECTIONS.get(here[name] if isinstance(here, dict) else "on", "up") for name in names
    }
    mine = [name for name in names if option in meant(name, options)]
    if wanted == "both" and len(names) == len(mine):
        return remove(text, ("irreversible",))
    if isinstance(here, dict):
        if not mine:
            return insert(text, ("irreversible", _shortest(option, found)), _way(option, wanted))
        if wanted == "both":
            return remove(text, ("irreversible", mine[0]))
        return set_value(text, ("irreversible", mine[0]), _way(option, wanted))
    for name in mine:
        del known[name]
    if wanted != "both":
        known[_shortest(option, found)] = wanted
    value = {name: _way(meant(name, options)[0], way) for name, way in known.items()}
    if here is None:
        return insert(text, ("irreversible",), value)
    return set_value(text, ("irreversible",), value)


def _way(option: dict[str, Any], direction: str) -> str:
    return {"up": "on", "down": "off"}[direction] if option["binary"] else direction


def _title(text: str, edit: Edit) -> str:
    """Another title of the model, a decision maker, an option or a level."""
    path, title = tuple(edit["path"]), str(edit["title"])
    levels = found_at(text, path[:-1])
    if isinstance(levels, list):  # of ids alone
        return set_value(text, path[:-1], {id: title if id == path[-1] else id for id in levels})
    here = found_at(text, path)
    if isinstance(here, dict):
        return put(text, (*path, "title"), title)
    return set_value(text, path, title)


def _options(found: Outline) -> list[dict[str, Any]]:
    return [option for dm in found["decision_makers"] for option in dm["options"]]


def _option(text: str, edit: Edit) -> dict[str, Any]:
    for option in _options(outline_of(text)):
        if option["name"] == edit["option"]:
            return option
    raise EditError(f"there is no option `{edit['option']}`")


def _shortest(option: dict[str, Any], found: Outline) -> str:
    """The shortest name that is unique in the model."""
    name: str = option["id"] if meant(option["id"], _options(found)) else option["name"]
    return name


VERBS: dict[str, Callable[[str, Edit], str]] = {
    "text": _text,
    "set": _set,
    "insert": _insert,
    "remove": _remove,
    "move": _move,
    "statement.set": _statement_set,
    "statement.add": _statement_add,
    "statement.mark": _statement_mark,
    "define.add": _define_add,
    "dm.add": _dm_add,
    "option.add": _option_add,
    "option.level.add": _level_add,
    "option.level.remove": _level_remove,
    "now": _now,
    "direction": _direction,
    "title": _title,
    **CLAIMS,
}
