"""Servers on loopback that answer byte for byte as they are told, and a fetcher that waits for nothing."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from memcon.articles.fetching import Fetcher, Limits, Outside
from memcon.articles.fetching.outside import connect

LOOPBACK = "127.0.0.1"
PATIENT = Limits(connect=10.0, read=10.0, total=20.0, wire=300_000, unpacked=300_000)
SHORT = Limits(connect=0.5, read=0.3, total=0.8, wire=300_000, unpacked=300_000)
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

Script = bytes | Callable[[socket.socket], None]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole response. Underscores in the names of headers stand for hyphens; an empty one is left out."""
    told = {"Content_Type": "text/html", "Content_Length": str(len(body)), "Connection": "close", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in told.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def redirect(where: str, status: str = "302 Found", **headers: str) -> bytes:
    return answer(b"", status, Location=where, **headers)


def drip(begin: bytes, piece: bytes, pause: float) -> Script:
    """Sends `begin`, and then `piece` again and again, with a pause between two."""

    def play(connection: socket.socket) -> None:
        connection.sendall(begin)
        while not ended.wait(pause):
            connection.sendall(piece)

    ended = threading.Event()
    return play


def hang(begin: bytes = b"") -> Script:
    """Sends `begin`, and then nothing until the other side goes."""

    def play(connection: socket.socket) -> None:
        connection.sendall(begin)
        while connection.recv(65_536):
            pass

    return play


@dataclass
class Site:
    """A server. `asked` are the requests that it got, each as its lines."""

    port: int
    scripts: dict[str, Script | Sequence[Script]] = field(default_factory=dict)
    asked: list[list[str]] = field(default_factory=list)

    def __call__(self, path: str, host: str = LOOPBACK) -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path for lines in self.asked if (path := lines[0].split()[1]) != "/robots.txt"]

    def header(self, name: str) -> str | None:
        """A header of the last request."""
        told = dict(line.split(": ", 1) for line in takewhile(bool, self.asked[-1][1:]))
        return {key.lower(): value for key, value in told.items()}.get(name.lower())

    def script(self, path: str) -> Script:
        """What is to be played now: scripts in a list are played one after the other, the last one for ever."""
        found = self.scripts.get(path, NO_ROBOTS)
        if isinstance(found, bytes) or callable(found):
            return found
        times = sum(lines[0].split()[1] == path for lines in self.asked)
        return found[min(times, len(found)) - 1]


@contextmanager
def serve(
    scripts: Mapping[str, Any] | None = None, wrap: Callable[[socket.socket], socket.socket] | None = None
) -> Iterator[Site]:
    """A running site. `wrap` makes a connection secure."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        site = Site(listener.getsockname()[1], dict(scripts or {}))
        threading.Thread(target=_listen, args=(listener, site, wrap), daemon=True).start()
        yield site
        listener.shutdown(socket.SHUT_RDWR)


def _listen(listener: socket.socket, site: Site, wrap: Callable[[socket.socket], socket.socket] | None) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_serve, args=(connection, site, wrap), daemon=True).start()


def _serve(connection: socket.socket, site: Site, wrap: Callable[[socket.socket], socket.socket] | None) -> None:
    with suppress(OSError), connection, wrap(connection) if wrap else connection as stream:
        request = b""
        while b"\r\n\r\n" not in request and (more := stream.recv(65_536)):
            request += more
        lines = request.decode("latin-1").split("\r\n")
        site.asked.append(lines)
        script = site.script(lines[0].split()[1])
        if isinstance(script, bytes):
            stream.sendall(script)
        else:
            script(stream)


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(limits: Limits = PATIENT, clock: Clock | None = None, **outside: Any) -> Fetcher:
    """A fetcher that may fetch from loopback, and whose pauses take no time."""
    clock = clock or Clock()
    return Fetcher(allow_private=True, limits=limits, outside=Outside(clock=clock, sleep=clock.sleep, **outside))


def public_fetcher(site: Site, names: Mapping[str, Sequence[str]], limits: Limits = PATIENT) -> Fetcher:
    """A fetcher that may not fetch from private networks. `names` is what is known of hosts; a connection to a public
    address leads to `site`, whatever its port."""
    clock = Clock()
    outside = Outside(
        resolve=lambda host, port: names.get(host, [host]),
        connect=lambda ip, port, seconds: connect(LOOPBACK, site.port, seconds),
        clock=clock,
        sleep=clock.sleep,
    )
    return Fetcher(limits=limits, outside=outside)
