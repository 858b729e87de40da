"""The room on an address of this machine, until it is stopped."""

import ipaddress
import socket
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Front:
    """How the room meets the world. `name` is how it is called in an address; `certificate` and `key` are files for
    TLS; `proxies` are the addresses whose word is taken for who asks, and over what connection."""

    name: str = HOST
    certificate: Path | None = None
    key: Path | None = None
    proxies: Sequence[str] = ()

    def address(self, port: int) -> str:
        """Where the room is, as a browser on this network would say."""
        return f"{'https' if self.certificate else 'http'}://{bracketed(self.name)}:{port}/"


def listen(port: int, host: str = HOST) -> socket.socket:
    """A place to be asked at; 0 is any port that is free. Raises OSError where the port is taken, or no address of this
    machine is meant."""
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def serve(app: Starlette, listening: socket.socket, front: Front, *, opens: bool, tell: Callable[[str], None]) -> None:
    """Serves until Ctrl-C. `tell` is given the address, which `opens` opens in a browser. Raises OSError, which an
    unfit certificate is too."""
    settings = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=bool(front.proxies),
        forwarded_allow_ips=list(front.proxies),
        ssl_certfile=front.certificate,
        ssl_keyfile=front.key,
    )
    settings.load()
    address = front.address(listening.getsockname()[1])
    tell(address)
    if opens:
        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run([listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens at an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_any(host: str) -> bool:
    """Whether an address means all of this machine's."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
