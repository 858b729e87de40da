"""Connections: a name is looked up once, every IP address of it is checked, and a checked one is connected to.

Between the check and the connection nothing is looked up again, so that a name server cannot first give a public
address and then a private one; the certificate and the Host header are still those of the name.
"""

import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

from memcon.articles.fetching.causes import Barred, NoConnection
from memcon.articles.fetching.limits import Deadline, Limits
from memcon.articles.fetching.networks import why_closed
from memcon.articles.fetching.outside import Outside, look_up
from memcon.articles.limits import Limit

_Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


@dataclass(frozen=True)
class Dialer(httpcore.NetworkBackend):
    """Connects for one address, within its deadline."""

    outside: Outside
    allow_private: bool
    limits: Limits
    deadline: Deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_Option] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to `host`. Raises Unusable."""
        found = look_up(host, port, self.outside.resolve, self.deadline, self.limits.connect)
        if not self.allow_private:
            _check(found)
        return Line(self._dial(found, port), self.limits, self.deadline)

    def _dial(self, found: Sequence[str], port: int) -> httpcore.NetworkStream:
        for ip in found[:-1]:
            try:
                return self._connect(ip, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(found[-1], port)

    def _connect(self, ip: str, port: int) -> httpcore.NetworkStream:
        return self.outside.connect(ip, port, self.deadline.left(self.limits.connect))


def _check(found: Sequence[str]) -> None:
    # One closed address among open ones is enough: no public host has it.
    for ip in found:
        if what := why_closed(ip):
            raise Barred(f"it belongs to {what}, and nothing is fetched from there")


class Line(httpcore.NetworkStream):
    """A connection that ends with its deadline, and when more came over it than may."""

    def __init__(self, stream: httpcore.NetworkStream, limits: Limits, deadline: Deadline) -> None:
        self._stream, self._limits, self._deadline = stream, limits, deadline
        self._limit = Limit(limits.wire, "an answer")
        self._came = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = self._stream.read(max_bytes, self._deadline.left(self._limits.read))
        except httpcore.ReadTimeout:
            self._deadline.left(self._limits.read)  # says so where it was the deadline that ran out
            raise
        self._came += len(data)
        self._limit.check(self._came, exact=False)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(self._limits.read))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = self._deadline.left(self._limits.connect)
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, within)
        except UnicodeError as error:
            raise NoConnection("its name is none that a certificate can have") from error
        return Line(stream, self._limits, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
