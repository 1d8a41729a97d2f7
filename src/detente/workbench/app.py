"""The application: its routes behind its guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from detente.workbench.documents import Folder
from detente.workbench.guard import Guard
from detente.workbench.house import House
from detente.workbench.page import page
from detente.workbench.routes import events, evidence, models, studies
from detente.workbench.routes.answers import told
from detente.workbench.worker import Jobs


def application(folder: Folder, token: str, port: int) -> Starlette:
    """The workbench on a folder, for one address."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncGenerator[None, None]:
        async with Jobs() as jobs:
            app.state.house = House(folder, jobs)
            watching = asyncio.create_task(events.watch(app.state.house))
            yield
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    return Starlette(
        routes=[
            Route("/", page),
            Route("/assets/{name}", page),
            Mount(
                "/api", routes=[*models.ROUTES, *studies.ROUTES, *evidence.ROUTES, *events.ROUTES]
            ),
        ],
        middleware=[Middleware(Guard, token=token, port=port)],
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=life,
    )


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return told(error.status_code, f"{error.detail}: {request.method} {request.url.path}")


async def _failed(request: Request, error: Exception) -> JSONResponse:
    return told(500, "that is a mistake in détente itself; nothing was changed. Please report it.")
