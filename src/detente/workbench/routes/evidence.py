"""The evidence of a model: its sheet, the texts of its sources, and passages of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from detente.conflict import Conflict, Source
from detente.workbench.documents import Document, Good
from detente.workbench.evidence import (
    occurrences_json,
    quote_json,
    sheet_json,
    source_of,
    text_json,
)
from detente.workbench.routes.answers import Unfit, body, clear, document, told
from detente.workbench.verbs.ids import id_of

Make = Callable[[dict[str, str], Conflict], dict[str, Any]]
"""What is told of the text of a source and its hash."""

UNREAD = "the file cannot be read as a model yet, so its sources are not known"


@clear
async def sheet(request: Request) -> Response:
    """Where the quotes of the claims stand, and what is doubtful."""

    def made() -> Response:
        found = document(request)
        if found.good is None:
            return told(409, UNREAD)
        return JSONResponse(sheet_json(found, found.good))

    return await run_sync(made)


@clear
async def text(request: Request) -> Response:
    """The text of a source."""
    return await _of_source(request, lambda found, _: found)


@clear
async def find(request: Request) -> Response:
    """Where some words stand in the text of a source."""
    words = (await body(request)).get("words")
    if not isinstance(words, str):
        raise Unfit("words are a text")

    def made(found: dict[str, str], _: Conflict) -> dict[str, Any]:
        return {"hash": found["hash"], "places": occurrences_json(found["text"], words)}

    return await _of_source(request, made)


@clear
async def quote(request: Request) -> Response:
    """The quote of a passage, as it is written into the model, and an id for a claim of it."""
    asked = await body(request)
    start, end, known = asked.get("start"), asked.get("end"), asked.get("hash")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(known, str):
        raise Unfit("a passage is two places, and the hash of their text")
    if not 0 <= start <= end:
        raise Unfit("a passage begins before it ends")

    def made(found: dict[str, str], conflict: Conflict) -> dict[str, Any]:
        answer = quote_json(found["text"], start, end, known)
        taken = {claim.id for claim in conflict.claims}
        return {**answer, "id": id_of(answer["quote"]["exact"], taken, "claim")}

    return await _of_source(request, made)


async def _of_source(request: Request, make: Make) -> Response:
    """Something of the text of the source that the address names."""

    def made() -> Response:
        found: Document = document(request)
        good: Good | None = found.good
        if good is None:
            return told(409, UNREAD)
        id = request.path_params["source"]
        source: Source | None = source_of(good, id)
        if source is None:
            return told(404, f"the model has no source `{id}` with a text of its own")
        return JSONResponse(make(text_json(found, source), good.model.conflict()))

    return await run_sync(made)


ROUTES = [
    Route("/models/{name}/evidence", sheet),
    Route("/models/{name}/evidence/{source}", text),
    Route("/models/{name}/evidence/{source}/find", find, methods=["POST"]),
    Route("/models/{name}/evidence/{source}/quote", quote, methods=["POST"]),
]
