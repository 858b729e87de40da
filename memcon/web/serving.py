"""The room on an address of this machine, until it is stopped."""

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

HOST = "127.0.0.1"


def serve(app: Starlette, port: int, *, opens: bool, tell: Callable[[str], None]) -> None:
    """Serves until Ctrl-C. Raises OSError where the port is taken. `tell` is given the address once it answers."""
    with socket.create_server((HOST, port)) as listening:
        address = f"http://{HOST}:{listening.getsockname()[1]}/"
        tell(address)
        if opens:
            webbrowser.open(address)
        settings = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
        uvicorn.Server(settings).run([listening])
