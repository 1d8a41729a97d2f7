"""The folder and its models: list, open, make, edit, undo, settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from detente.workbench.document_json import document_json
from detente.workbench.documents import Clash, Document
from detente.workbench.language import checked
from detente.workbench.routes.answers import Unfit, body, clear, client, document, house, told
from detente.workbench.starting import model_text
from detente.workbench.verbs import change


@clear
async def folder(request: Request) -> Response:
    """The models of the folder, and the examples."""
    return JSONResponse(await run_sync(house(request).folder_json))


@clear
async def create(request: Request) -> Response:
    """A new model: an example, or one from the form."""
    asked, files = await body(request), house(request).folder
    match asked:
        case {"example": str(case)}:
            return await _shown(request, lambda: files.example(case))
        case {"form": Mapping() as form}:
            return await _shown(request, lambda: files.create(*model_text(form)))
        case _:
            raise Unfit("the request names neither an example nor a form")


@clear
async def show(request: Request) -> Response:
    """One model."""
    return await _shown(request, lambda: document(request))


@clear
async def edits(request: Request) -> Response:
    """Change a model: verbs, made one after the other on the text of a revision."""
    asked = await body(request)
    wanted, base = asked.get("edits"), asked.get("base_text", asked.get("base"))
    name = asked.get("name")
    if not isinstance(wanted, list) or not isinstance(base, int | str) or not isinstance(name, str):
        raise Unfit("an edit needs its base, its name and a list of verbs")

    def changed(text: str) -> str:
        for edit in wanted:
            text = change(text, edit)
        return text

    return await _done(request, lambda one: one.edit(base, name, changed, client(request)))


@clear
async def undo(request: Request) -> Response:
    """Take the last edit back."""
    return await _done(request, lambda one: one.undo(client(request)))


@clear
async def redo(request: Request) -> Response:
    """Make an edit that was taken back again."""
    return await _done(request, lambda one: one.redo(client(request)))


@clear
async def settle(request: Request) -> Response:
    """Choose one of two versions that cannot be merged."""
    keep = (await body(request)).get("keep")
    if keep not in ("mine", "theirs"):
        raise Unfit("keep `mine` or `theirs`")
    return await _done(request, lambda one: one.settle(keep, client(request)))


@clear
async def retry(request: Request) -> Response:
    """Save again what could not be saved."""
    return await _done(request, lambda one: one.retry())


@clear
async def statement(request: Request) -> Response:
    """Check a statement while it is written."""
    asked = await body(request)
    text, cursor = asked.get("text"), asked.get("cursor")
    if not isinstance(text, str) or not isinstance(cursor, int | None):
        raise Unfit("a statement is a text, and the cursor a place in it")
    good = (await run_sync(lambda: document(request))).good
    if good is None:
        return told(409, "statements can be checked once the file can be read")
    return JSONResponse(checked(good.model, text, cursor))


async def _shown(request: Request, find: Callable[[], Document]) -> Response:
    def made() -> dict[str, Any]:
        return document_json(find())

    return JSONResponse(await run_sync(made))


async def _done(request: Request, act: Callable[[Document], None]) -> Response:
    """Do something to a document, tell all tabs of it, and show it."""

    def made() -> tuple[Document, str | None]:
        found = document(request)
        try:
            act(found)
        except Clash as clash:
            return found, str(clash)
        return found, None

    found, clash = await run_sync(made)
    made_json = document_json(found)
    house(request).tell("document", made_json)
    if clash is not None:
        return told(409, clash, document=made_json)
    return JSONResponse(made_json)


ROUTES = [
    Route("/folder", folder),
    Route("/models", create, methods=["POST"]),
    Route("/models/{name}", show),
    Route("/models/{name}/edits", edits, methods=["POST"]),
    Route("/models/{name}/undo", undo, methods=["POST"]),
    Route("/models/{name}/redo", redo, methods=["POST"]),
    Route("/models/{name}/settle", settle, methods=["POST"]),
    Route("/models/{name}/retry", retry, methods=["POST"]),
    Route("/models/{name}/statement", statement, methods=["POST"]),
]
