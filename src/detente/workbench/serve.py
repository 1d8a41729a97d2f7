"""Start the workbench: find a port, serve, open the browser, end cleanly."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from detente.workbench.app import application
from detente.workbench.documents import Folder

HOST = "127.0.0.1"
PORT = 8642


class PortTaken(Exception):
    """The port that was asked for is in use."""


def serve(
    folder: Folder,
    ready: Callable[[str], None],
    port: int | None = None,
    token: str | None = None,
) -> None:
    """Serve the workbench on a folder until it is interrupted; `ready` is told its address.

    Without a port the usual one, or a free one where it is in use. The token is random unless one
    is given. Raises `PortTaken`.
    """
    token = token or secrets.token_urlsafe(24)
    with _bound(port) as listening:
        taken = listening.getsockname()[1]
        app = application(folder, token, taken)
        config = uvicorn.Config(
            app, log_level="error", lifespan="on", timeout_graceful_shutdown=1, server_header=False
        )
        server = _Server(config, lambda: ready(f"http://{HOST}:{taken}/{token}/"), app)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """Tells when it answers, and ends the streams of events before it waits for them."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], app: object) -> None:
        super().__init__(config)
        self.ready = ready
        self.app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        house = getattr(getattr(self.app, "state", None), "house", None)
        if house is not None:
            house.tell("end", None)
        await super().shutdown(sockets)


def _bound(port: int | None) -> socket.socket:
    reason: str | None = None
    for number in (PORT, 0) if port is None else (port,):
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, number))
            found.listen()  # two that start at once may both bind, only one listens
        except OSError as error:
            found.close()
            reason = error.strerror
            continue
        return found
    raise PortTaken(f"port {port} cannot be used: {reason}; leave --port out to take a free one")
