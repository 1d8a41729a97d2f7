"""What all routes share: reading a request, and answering in one clear sentence if it fails."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from json import JSONDecodeError
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.files import ModelError
from detente.files.edit import EditError
from detente.workbench.documents import Clash, Document, FolderError
from detente.workbench.house import House

Route = Callable[[Request], Awaitable[Response]]


class Unfit(Exception):
    """A request that is not understood."""


def clear(route: Route) -> Route:
    """Let a route end in a sentence, whatever goes wrong on the way."""

    @functools.wraps(route)
    async def wrapped(request: Request) -> Response:
        try:
            return await route(request)
        except FolderError as error:
            return told(404, str(error))
        except Unfit as error:
            return told(400, str(error))
        except Clash as error:
            return told(409, str(error))
        except EditError as error:
            return told(422, str(error))
        except ModelError as error:
            return told(422, str(error.problems[0]))

    return wrapped


def told(status: int, message: str, **more: Any) -> JSONResponse:
    """An answer that says why something is not done."""
    sentence = message[:1].upper() + message[1:].removesuffix(".") + "."
    return JSONResponse({"message": sentence, **more}, status)


def house(request: Request) -> House:
    """The house that the request comes to."""
    found: House = request.app.state.house
    return found


def client(request: Request) -> str | None:
    """The tab that asks."""
    return request.headers.get("x-detente-client")


async def body(request: Request) -> Mapping[str, Any]:
    """The request's JSON object. Raises `Unfit`."""
    try:
        found = await request.json()
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise Unfit("the request is not JSON") from None
    if not isinstance(found, dict):
        raise Unfit("the request is not an object")
    return found


def document(request: Request) -> Document:
    """The document that the address names, opened if need be. Raises `FolderError`."""
    return house(request).folder.open(request.path_params["name"])
