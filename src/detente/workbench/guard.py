"""What keeps the workbench to the person who opened it, and the page to its own files.

The server listens on the loopback address alone, but any page in the same browser, and any program
on the same machine, can reach that. So every address begins with a random token; the Host must be
the loopback one (against names that are made to lead here), a request must not come from another
site, and what changes something must be JSON, which a form of another site cannot send.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 32 * 2**20
"""How many bytes a request may have: a model file of the largest size, twice."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is not let in: the status and what to tell."""

    status: int
    message: str


class Guard:
    """Lets a request through to the application, or refuses it; sets the headers of all answers."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, guarded)
            return
        head = f"/{self.token}"
        inner = {**scope, "path": scope["path"].removeprefix(head) or "/", "root_path": ""}
        inner.pop("raw_path", None)
        await self.app(inner, receive, guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return Refusal(403, "This address is not that of the workbench.")
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return Refusal(403, "Requests from other sites are not answered.")
        if headers.get("sec-fetch-site") == "cross-site":
            return Refusal(403, "Requests from other sites are not answered.")
        first, slash, _ = scope["path"].removeprefix("/").partition("/")
        if not slash or not hmac.compare_digest(first.encode(), self.token.encode()):
            return Refusal(404, "Open the workbench at the address that `detente open` prints.")
        if scope["method"] not in ("GET", "HEAD"):
            return _unfit(headers)
        return None


def _unfit(headers: Headers) -> Refusal | None:
    """What is wrong with the form of a request that changes something."""
    kind = headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        return Refusal(415, "Only JSON is understood here.")
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return Refusal(411, "The length of the request is missing.")
    if int(length) > LARGEST:
        return Refusal(413, "That is more than a model file can hold.")
    return None


async def _refuse(refusal: Refusal, send: Send) -> None:
    body = json.dumps({"message": refusal.message}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
