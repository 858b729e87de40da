"""What a fetcher has from the machine that it runs on: names, connections, a clock, sleep, and whom it trusts."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING

from memcon.articles.fetching.causes import Closed, NoConnection
from memcon.articles.fetching.limits import Deadline

if TYPE_CHECKING:
    import httpcore

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host, best first; raises OSError."""
Connect = Callable[[str, int, float], "httpcore.NetworkStream"]
"""A connection to an IP address and port, made within so many seconds; raises httpcore.ConnectError."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the machine's resolver gives. Raises OSError, and UnicodeError for what is no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))


def connect(ip: str, port: int, seconds: float) -> "httpcore.NetworkStream":
    """A connection over TCP. Nothing is looked up, for `ip` is a number."""
    import httpcore

    return httpcore.SyncBackend().connect_tcp(ip, port, seconds)


def trusted() -> ssl.SSLContext:
    """The authorities of the certifi package, or of SSL_CERT_FILE or SSL_CERT_DIR where the user has set them."""
    import httpx

    return httpx.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Outside:
    """`clock` and `sleep` are in seconds, and serve the pauses between requests; time-outs are the sockets' own."""

    resolve: Resolve = resolve
    connect: Connect = connect
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    trusted: Callable[[], ssl.SSLContext] = trusted


def look_up(host: str, port: int, how: Resolve, deadline: Deadline, most: float) -> Sequence[str]:
    """The IP addresses of a host, looked up once and within `most` seconds. Raises Closed, NoConnection."""
    answers: Queue[Sequence[str] | Exception] = Queue()
    # A resolver cannot be interrupted, so it is asked from a thread that may be left behind.
    Thread(target=lambda: answers.put(_tried(how, host, port)), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left(most))
    except Empty:
        raise NoConnection("its name cannot be looked up in time") from None
    if isinstance(answer, UnicodeError):
        raise Closed("its name is none that a host can have") from answer
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_NONAME:
        raise NoConnection("there is no host of its name") from answer
    if isinstance(answer, Exception) or not answer:
        raise NoConnection("its name cannot be looked up")
    return answer


def _tried(how: Resolve, host: str, port: int) -> Sequence[str] | Exception:
    try:
        return how(host, port)
    except Exception as error:  # whatever it is, it is told in the thread that waits
        return error
