"""The verbs on claims and their sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.conflict.statement.words import is_name
from detente.files.edit import EditError, remove, rename, set_value
from detente.files.edit.path import Path
from detente.workbench.verbs.because import forget, link, unlink, uses
from detente.workbench.verbs.ids import id_of
from detente.workbench.verbs.placing import Edit, found_at, outline_of, path_of, put, put_entry

CLAIM = ("source", "where", "quote", "said_by", "says", "confidence", "event_date")
SOURCE = ("title", "publisher", "date", "url", "file")
QUOTE = ("exact", "prefix", "suffix", "start", "hash")
"""The fields in the order in which they are written."""


def _add(text: str, edit: Edit) -> str:
    """A new claim."""
    taken = {claim["id"] for claim in outline_of(text)["claims"]}
    quote = edit.get("quote")
    about = edit.get("says") or (quote or {}).get("exact") or ""
    id = _new_id(edit, str(about), taken, "claim")
    value = _filled(edit, CLAIM)
    if quote:
        value["quote"] = _filled(quote, QUOTE)
    return put_entry(text, ("claims",), id, value)


def _set(text: str, edit: Edit) -> str:
    """Another value of a field of a claim; null or no words take the field out."""
    return _field(text, ("claims", _claim(text, edit)), edit, CLAIM)


def _quote(text: str, edit: Edit) -> str:
    """A claim's quote, or those parts of it that are given; empty ones are taken out."""
    path, given = ("claims", _claim(text, edit), "quote"), edit["quote"]
    if "quote" not in found_at(text, path[:-1]):
        return put(text, path, _filled(given, QUOTE))
    for key in QUOTE:
        if key in given:
            text = _field(text, path, {"key": key, "value": given[key]}, QUOTE)
    return text


def _rename(text: str, edit: Edit) -> str:
    """Another id of a claim, wherever it is named."""
    old = _claim(text, edit)
    new = _new_id({"id": edit["to"]}, "", {c["id"] for c in outline_of(text)["claims"]}, "claim")
    for path in uses(text, old):
        text = set_value(text, path, new)
    for path in _entries(text, old):
        text = rename(text, path, new)
    return text


def _remove(text: str, edit: Edit) -> str:
    """A claim is taken out, wherever it is named."""
    id = _claim(text, edit)
    while found := uses(text, id):
        text = forget(text, found[-1])
    for path in reversed(_entries(text, id)):
        text = remove(text, path)
    return text


def _link(text: str, edit: Edit) -> str:
    return link(text, path_of(edit), _claim(text, edit))


def _unlink(text: str, edit: Edit) -> str:
    return unlink(text, path_of(edit), str(edit["id"]))


def _source_add(text: str, edit: Edit) -> str:
    taken = {source["id"] for source in outline_of(text)["sources"]}
    id = _new_id(edit, str(edit.get("title") or ""), taken, "source")
    return put_entry(text, ("sources",), id, _filled(edit, SOURCE))


def _source_set(text: str, edit: Edit) -> str:
    return _field(text, ("sources", str(edit["id"])), edit, SOURCE)


def _field(text: str, path: Path, edit: Edit, known: tuple[str, ...]) -> str:
    """Another value of a field at a path; nothing takes the field out."""
    key, value = str(edit["key"]), edit["value"]
    if key not in known:
        raise EditError(f"there is no field `{key}` here")
    if value not in (None, ""):
        return put(text, (*path, key), value)
    return remove(text, (*path, key)) if key in found_at(text, path) else text


def _filled(edit: Edit, fields: tuple[str, ...]) -> dict[str, Any]:
    return {key: edit[key] for key in fields if edit.get(key) not in (None, "")}


def _claim(text: str, edit: Edit) -> str:
    """The claim that an edit names. Raises `EditError` where there is none."""
    id = str(edit["id"])
    if all(claim["id"] != id for claim in outline_of(text)["claims"]):
        raise EditError(f"there is no claim `{id}` any more")
    return id


def _new_id(edit: Edit, about: str, taken: set[str], otherwise: str) -> str:
    """The id that is asked for, or one made from what it is about."""
    id = str(edit.get("id") or id_of(about, taken, otherwise))
    if not is_name(id) or "." in id:
        raise EditError(
            f"`{id}` is no name; write small letters, figures and _, beginning with a letter"
        )
    if id in taken:
        raise EditError(f"there is a {otherwise} `{id}` already; take another name")
    return id


def _entries(text: str, id: str) -> list[Path]:
    """Where a claim is written down: in the model, and where a scenario changes it."""
    places: list[Path] = [("claims", id)]
    scenarios = found_at(text, ()).get("scenarios") or {}
    for name, scenario in scenarios.items():
        if isinstance(scenario, dict) and id in (scenario.get("claims") or {}):
            places.append(("scenarios", name, "claims", id))
    return places


CLAIMS: dict[str, Callable[[str, Edit], str]] = {
    "claim.add": _add,
    "claim.set": _set,
    "claim.quote": _quote,
    "claim.rename": _rename,
    "claim.remove": _remove,
    "claim.link": _link,
    "claim.unlink": _unlink,
    "source.add": _source_add,
    "source.set": _source_set,
}
