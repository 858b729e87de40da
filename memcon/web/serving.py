"""The room on an address of this machine, until it is stopped."""

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A place to be asked at, for this machine alone; 0 is any that is free. Raises OSError where the port is taken."""
    return socket.create_server((HOST, port))


def serve(app: Starlette, listening: socket.socket, *, opens: bool, tell: Callable[[str], None]) -> None:
    """Serves until Ctrl-C. `tell` is given the address, which `opens` opens in a browser."""
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    tell(address)
    if opens:
        webbrowser.open(address)
    settings = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run([listening])
