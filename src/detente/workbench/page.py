"""The built page: files that lie in the package."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

HOME = Path(__file__).parent / "_page"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
MISSING = (
    "The page was not built with this installation of détente. From a release: "
    "pip install 'detente[workbench]'. In a clone: make open.\n"
)


async def page(request: Request) -> Response:
    """One file of the page; its first one at the root."""
    if not built():
        return PlainTextResponse(MISSING, 503)
    name = request.path_params.get("name", "index.html")
    path = HOME / "assets" / name if "name" in request.path_params else HOME / name
    kind = KINDS.get(path.suffix)
    if kind is None or "/" in name or not path.is_file():
        return PlainTextResponse("There is no such file.\n", 404)
    # assets have a hash of what they hold in their names
    keep = "no-cache" if name == "index.html" else "private, max-age=31536000, immutable"
    return FileResponse(path, media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": keep})


def built() -> bool:
    """Whether the page is there."""
    return (HOME / "index.html").is_file()
