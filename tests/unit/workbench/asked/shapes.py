"""What the page takes each study's result to be: the keys and types of frontend/src/lib/types.ts.

A type stands for itself, a list of one for lists, a dictionary with the key `str` for one with any
keys, any other for an object with exactly these, a tuple for "one of these", a frozenset for texts.
"""

from __future__ import annotations

from typing import Any

CONCEPTS = frozenset({"nash", "sseq", "seq", "smr", "gmr", "sim"})
RANK = [int]
MAYBE = (str, None)

STATE = {"number": (int, None), "name": MAYBE, "levels": {str: str}, "words": str}
STEP = {
    "dm": str,
    "words": str,
    "changes": [{"option": str, "from": str, "to": str}],
    "to": STATE,
    "own": RANK,
    "own_worst": int,
    "gains": bool,
}
SAID = {"option": MAYBE, "text": str, "words": str}
STANCE = {
    "dm": str,
    "rank": int,
    "worst": int,
    "stable": [CONCEPTS],
    "move": (STEP, None),
    "reply": ({"words": str, "kind": frozenset({"credible", "any", "none"})}, None),
    "verdict": str,
    "leaves": bool,
}
FAMILY = {
    "key": str,
    "name": str,
    "statement": str,
    "told": str,
    "concepts": [CONCEPTS],
    "labels": [CONCEPTS],
    "levels": {str: [str]},
    "count": int,
    "example": (int, None),
    "example_name": MAYBE,
    "numbers": [int],
    "quo": bool,
    "reached": int,
    "ranks": {str: RANK},
}
OPTION = {
    "name": str,
    "id": str,
    "short": str,
    "title": str,
    "dm": str,
    "binary": bool,
    "levels": [{"id": str, "title": str}],
}
CONCEPT = {
    "id": CONCEPTS,
    "title": str,
    "short": str,
    "plain": str,
    "says": str,
    "source": str,
    "count": (int, None),
    "why_not": MAYBE,
}
ANSWER = {
    "scenario": MAYBE,
    "as_of": MAYBE,
    "complete": bool,
    "states": int,
    "engine": str,
    "milliseconds": int,
    "decision_makers": [{"id": str, "title": str, "label": str, "tag": str, "worst": int}],
    "options": [OPTION],
    "concepts": [CONCEPT],
    "quo": ({"state": STATE, "holds": [CONCEPTS], "ranks": {str: int}}, None),
    "quo_broken": [str],
    "stances": [STANCE],
    "reached": int,
    "held": int,
    "families": [FAMILY],
    "ungrouped": int,
    "in_all": [SAID],
    "in_none": [SAID],
    "lede": str,
}
SEQUENCE = {
    "concepts": [CONCEPTS],
    "tempt": STEP,
    "replies": [STEP],
    "joint": bool,
    "end": ({"state": STATE, "rank": int, "escape": (STEP, None)}, None),
    "anyway": bool,
    "not_credible": bool,
    "free": [CONCEPTS],
    "conclusion": str,
}
POSITION = {
    "dm": str,
    "rank": int,
    "worst": int,
    "stable": [CONCEPTS],
    "verdict": str,
    "moves": int,
    "more": int,
    "sequences": [SEQUENCE],
}
WHY = {
    "state": STATE,
    "status_quo": bool,
    "holds": [CONCEPTS],
    "concepts": [CONCEPTS],
    "lede": str,
    "positions": [POSITION],
    "own_moves": [{"dm": str, "moves": [STEP]}],
}
ROW = {"rank": int, "count": int, "truths": [bool], "quo": bool, "tags": [str]}
RANKED = {
    "dm": str,
    "ranks": int,
    "states": int,
    "statements": [{"text": str, "share": float}],
    "rows": [(ROW, {"gap": int})],
}
NODE = {
    "id": str,
    "number": (int, None),
    "label": str,
    "detail": str,
    "quo": bool,
    "holds": [CONCEPTS],
    "count": int,
    "family": MAYBE,
}
GRAPH = {
    "nodes": [(NODE, {**NODE, "x": float, "y": float})],
    "edges": [{"from": str, "to": str, "dm": str, "improves": bool, "count": int}],
    "total": int,
    "left_out": int,
    "aggregated": bool,
    "sentence": str,
}
FAR = (int, None)
REACH = {
    "from": STATE,
    "quo": bool,
    "family": MAYBE,
    "states": int,
    "moves": [int],
    "gains": [int],
    "ends": {"count": int, "first": [{"number": int, "name": str, "family": MAYBE}]},
    "outcomes": {str: {"to": int, "moves": FAR, "gains": FAR, "nearer": FAR}},
}
WAYS = ({"moves": int, "count": FAR, "reluctant": int}, None)
PATH = {
    "from": STATE,
    "to": STATE,
    "quo": bool,
    "holds": [CONCEPTS],
    "labels": [CONCEPTS],
    "family": MAYBE,
    "lede": str,
    "gaining": WAYS,
    "any": WAYS,
    "needed": [str],
    "told": [{"gaining": bool, "steps": [{**STEP, "worse": {str: RANK}}], "ranks": {str: RANK}}],
}
NAMED = {"key": str, "name": str, "statement": str, "count": int, "fixed": {str: [str]}}
CELL = {"possible": bool, "concepts": [CONCEPTS], "labels": [CONCEPTS]}
SHIFT = {
    "before": CELL,
    "after": CELL,
    "count": int,
    "because": str,
    "families": [NAMED],
    "ungrouped": int,
}
KIND = {
    "id": frozenset({"appear", "more", "fewer", "vanish", "ruled_out"}),
    "title": str,
    "count": int,
    "shifts": [SHIFT],
}
CHANGE = {
    "lede": str,
    "stands": str,
    "differences": [{"letter": str, "words": str, "dm": MAYBE, "claims": [str]}],
    "kinds": [KIND],
    "notes": [str],
}
COLUMN = {
    "name": MAYBE,
    "as_of": MAYBE,
    "states": int,
    "counts": {str: int},
    "problems": [str],
    "change": (CHANGE, None),
}
WHAT_IF = {
    "lede": str,
    "concepts": [CONCEPTS],
    "left_out": {str: str},
    "columns": [COLUMN],
    "rows": [{**NAMED, "cells": [CELL]}],
    "count": int,
    "ungrouped": int,
}
MEND = {"label": str, "from": int, "to": int, "insert": str}
PROBLEM = {"from": int, "to": int, "message": str, "advice": str, "mends": [MEND]}
WHERE = {
    "statement": str,
    "states": int,
    "held": int,
    "families": {str: int},
    "problems": [PROBLEM],
}
HINTS = {
    "hints": [
        {"path": [(str, int)], "kind": str, "message": str, "advice": str, "remark": bool},
    ]
}
PERIOD = {
    **{key: shape for key, shape in COLUMN.items() if key != "change"},
    "since": MAYBE,
    "until": MAYBE,
    "unchanged": bool,
    "wanted": ({"cell": CELL, "counts": {str: int}}, None),
    "day": (
        {
            "told": str,
            "turns": [{"words": str, "claim": MAYBE}],
            "change": (CHANGE, None),
        },
        None,
    ),
}
TIMELINE = {
    "problems": [PROBLEM],
    "answer": (
        {
            "lede": str,
            "today": MAYBE,
            "concepts": [CONCEPTS],
            "left_out": {str: str},
            "want": MAYBE,
            "periods": [PERIOD],
            "rows": [{**NAMED, "cells": [CELL]}],
            "count": int,
            "ungrouped": int,
            "partial": bool,
        },
        None,
    ),
}
OUTCOME = {"name": str, "told": str, "here": (STATE, None)}
PROPOSALS = {
    "count": int,
    "cost": (float, None),
    "stopped": bool,
    "sure": str,
    "proposals": [
        {
            "changes": [str],
            "price": float,
            "who": [str],
            "outcomes": int,
            "outcome": (OUTCOME, None),
            "fares": [{"dm": str, "today": (int, None), "then": (int, None), "worst": int}],
            "fare": str,
            "effects": {str: [int]},
            "scenario": ({str: dict}, None),
        }
    ],
}
CONDITION = {
    "dm": str,
    "met": bool,
    "rank": int,
    "worst": int,
    "rule": str,
    "today": str,
    "share": str,
    "moves": [{"words": str, "rank": int, "met": bool, "answered": str}],
    "more": int,
}
ADVICE = {
    "problems": {str: [PROBLEM]},
    "answer": (
        {
            "concept": CONCEPTS,
            "reached": bool,
            "lede": str,
            "today": str,
            "frozen": str,
            "changes": (PROPOSALS, None),
            "hearts": (PROPOSALS, None),
            "state": (OUTCOME, None),
            "conditions": [CONDITION],
        },
        None,
    ),
}
SHARES = {str: float}
MOVED = {"count": int, "first": [OUTCOME]}
DOUBT = {
    "event": int,
    "kind": frozenset({"claim", "statement", "constraint", "option"}),
    "name": str,
    "dm": MAYBE,
    "about": str,
    "confidence": float,
    "says": str,
    "said_by": str,
    "source": str,
    "date": MAYBE,
    "if_true": (float, None),
    "if_false": (float, None),
    "error": float,
    "matters": bool,
    "overturns": bool,
    "appear": MOVED,
    "vanish": MOVED,
}
HANGS = [{"event": int, "swing": float}]
GROUP = {"share": float, "count": int, "hangs": HANGS}
SURE = {
    "problems": [PROBLEM],
    "answer": (
        {
            "lede": str,
            "note": str,
            "want": MAYBE,
            "concept": CONCEPTS,
            "concepts": [CONCEPTS],
            "exact": bool,
            "samples": int,
            "error": float,
            "rough": bool,
            "brief": bool,
            "outcomes": [
                {
                    **OUTCOME,
                    "family": MAYBE,
                    "whole": bool,
                    "shares": SHARES,
                    "hangs": HANGS,
                }
            ],
            "wanted": ({"some": SHARES, "every": SHARES}, None),
            "nothing": SHARES,
            "unsettled": (SHARES, None),
            "probability": (float, None),
            "held": (bool, None),
            "asked": (OUTCOME, None),
            "doubts": [DOUBT],
            "groups": {str: GROUP},
            "quo": (GROUP, None),
            "sets": [[str]],
            "no_sets": str,
            "little": str,
        },
        None,
    ),
}
COALITIONAL = frozenset({"cnash", "cseq", "csmr", "cgmr"})
JOINT = {
    "steps": [STEP],
    "to": STATE,
    "gains": [{"dm": str, "ranks": RANK, "worst": int}],
    "idle": [str],
    "free": [COALITIONAL],
    "answers": [{"words": str, "concepts": [COALITIONAL], "to": STATE}],
}
UPSET = {
    "members": [str],
    "stays": [COALITIONAL],
    "verdict": str,
    "count": int,
    "told": [JOINT],
}
COALITIONS = {
    "lede": str,
    "note": str,
    "concepts": [{**CONCEPT, "id": COALITIONAL}],
    "outcomes": [
        {
            "state": STATE,
            "quo": bool,
            "universal": [COALITIONAL],
            "alike": int,
            "same": int,
            "count": int,
            "upsets": [UPSET],
        }
    ],
    "more": int,
    "talks": ([{"dm": str, "count": int, "upsets": [UPSET]}], None),
}
PROGRESS = {"frame": str, "doing": str, "done": int, "of": int, "known": {str: int}}

REPORT = {
    "problems": [dict],
    "file": ({"name": str, "type": str, "content": str, "partial": bool}, None),
}
SHAPES = {
    "report": REPORT,
    "answer": ANSWER,
    "why": WHY,
    "ranked": RANKED,
    "graph": GRAPH,
    "where": WHERE,
    "hints": HINTS,
    "state": STATE,
    "advice": ADVICE,
    "coalitions": COALITIONS,
    "reach": REACH,
    "path": PATH,
    "what_if": WHAT_IF,
    "timeline": TIMELINE,
    "sure": SURE,
}


def misfits(value: Any, shape: Any, at: str = "") -> list[str]:
    """Where a value is not of a shape."""
    if isinstance(shape, tuple):
        found = [misfits(value, one, at) for one in shape]
        return [] if [] in found else found[0]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at} is no list: {value!r}"]
        return [
            wrong
            for place, item in enumerate(value)
            for wrong in misfits(item, shape[0], f"{at}[{place}]")
        ]
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{at} is no object: {value!r}"]
        if str in shape:
            rows = [(key, shape[str]) for key in value]
        elif value.keys() != shape.keys():
            return [f"{at} differs in the keys {sorted(value.keys() ^ shape.keys())}"]
        else:
            rows = [*shape.items()]
        return [wrong for key, one in rows for wrong in misfits(value[key], one, f"{at}.{key}")]
    if shape is None or isinstance(shape, frozenset):
        good = value is None if shape is None else value in shape
    else:
        good = type(value) is shape
    return [] if good else [f"{at} is {value!r}"]
