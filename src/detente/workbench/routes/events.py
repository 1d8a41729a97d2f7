"""Server-sent events: what others change is told to every tab."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from detente._version import __version__
from detente.workbench.house import Event, House
from detente.workbench.routes.answers import house

PING = 5.0
"""How many seconds a tab waits at most for a sign of life."""

RETRY = 700
"""After how many milliseconds a tab that lost the connection tries again."""

LOOK = 0.5
"""How many seconds lie between two looks at the files."""


async def events(request: Request) -> StreamingResponse:
    """The events as long as the tab listens."""
    return StreamingResponse(_stream(house(request)), media_type="text/event-stream")


async def _stream(home: House) -> AsyncGenerator[bytes, None]:
    queue: asyncio.Queue[Event] = asyncio.Queue()
    home.listeners.add(queue)
    try:
        yield f"retry: {RETRY}\n".encode()
        yield _written("hello", {"version": __version__, "instance": home.instance})
        while True:
            try:
                event, data = await asyncio.wait_for(queue.get(), PING)
            except TimeoutError:
                event, data = "ping", None
            if event == "end":
                return
            yield _written(event, data)
    finally:
        home.listeners.discard(queue)


def _written(event: str, data: Any) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()


async def watch(home: House) -> None:
    """Look at the files again and again, and tell what others changed."""
    while True:
        await asyncio.sleep(LOOK)
        seen = await run_sync(home.folder.look)
        for document in seen.documents:
            home.tell_document(document)
        for document in seen.texts:
            home.tell("texts", {"name": document.name})
        if seen.listing:
            home.tell("folder", await run_sync(home.folder_json))


ROUTES = [Route("/events", events)]
