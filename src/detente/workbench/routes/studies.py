"""The studies: frames as they come, one on a line; a request that is closed stops its study."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from detente.conflict import Conflict
from detente.report.passages import places_of
from detente.workbench.documents import Good
from detente.workbench.routes.answers import Unfit, body, clear, document, house, told


@clear
async def study(request: Request) -> Response:
    """Ask a question about the last good text of a model."""
    args = dict(await body(request))
    scenario, day = args.pop("scenario", None), _day(args.pop("as_of", None))
    called = args.pop("called", None)
    name = request.path_params["study"]
    jobs = house(request).jobs
    if name not in jobs.studies:
        return told(404, f"there is no study `{name}`")
    good = (await run_sync(lambda: document(request))).good
    if good is None:
        return told(409, "the file cannot be read as a model yet, so there are no answers")
    if scenario is not None and scenario not in good.model.scenarios:
        raise Unfit(f"the model has no scenario `{scenario}`")
    conflict = good.model.conflict(scenario, day)
    if name == "hints":  # which are about the model on all days and under all scenarios
        others = [good.model.conflict(one) for one in good.model.scenarios]
        args |= {"whole": conflict, "others": others}
    elif name in ("advice", "timeline"):  # which also speak of what is held off on the day
        args |= {"whole": conflict}
    elif name == "what_if":
        args["conflicts"] = _what_ifs(good, args.get("scenarios"), day)
    elif name == "report":  # which is about all that the model says
        args |= await run_sync(lambda: _reported(good, conflict, str(document(request).path), day))
    key = (request.path_params["name"], good.revision, scenario, day)
    frames = jobs.ask(name, conflict, key, args, called if isinstance(called, str) else None)
    return StreamingResponse(_lines(frames, good), media_type="application/x-ndjson")


@clear
async def enough(request: Request) -> Response:
    """Have a study that was asked for, and called something, end with what it has."""
    called = str((await body(request)).get("called"))
    return JSONResponse({"ending": await house(request).jobs.enough(called)})


async def _lines(frames: AsyncGenerator[bytes, None], good: Good) -> AsyncGenerator[bytes, None]:
    async with aclosing(frames):
        async for frame in frames:
            yield frame + b"\n"


def _what_ifs(good: Good, names: Any, day: date | None) -> dict[str, Conflict]:
    """The conflicts under some scenarios, as of a day; one that names a day of its own keeps it."""
    model = good.model
    if not isinstance(names, list) or not all(name in model.scenarios for name in names):
        raise Unfit("what-ifs are a list of scenarios of the model")
    own = model.conflict().as_of
    return {
        name: model.conflict(name, None if model.conflict(name).as_of != own else day)
        for name in names
    }


def _reported(good: Good, conflict: Conflict, path: str, day: date | None) -> dict[str, Any]:
    """What a report of a conflict needs beside it."""
    return {
        "whole": conflict,
        "model": good.model.conflict(None, day),
        "conflicts": _what_ifs(good, list(good.model.scenarios), day),
        "passages": places_of(conflict, path),
    }


def _day(text: Any) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        raise Unfit(f"{json.dumps(text)} is not a day written as in 2025-03-08") from None


ROUTES = [
    Route("/models/{name}/studies/{study}", study, methods=["POST"]),
    Route("/studies/enough", enough, methods=["POST"]),
]
