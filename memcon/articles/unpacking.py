"""Streams of bytes: looked into without loss, unpacked where they are gzip, and read no further than is allowed."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import IO, cast

from memcon.articles.limits import Limit, Unusable
from memcon.articles.sniffing import HEAD

_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 100  # times its packed size: prose packs to a third, JSON of prose to a tenth, a bomb to a thousandth
_SMALL = 20_000_000  # bytes: of so few it does not matter
_BROKEN = (gzip.BadGzipFile, zlib.error, EOFError)


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream from its beginning, and its first HEAD bytes; unpacked, if it `was_packed`."""

    head: bytes
    stream: IO[bytes]
    was_packed: bool


def unpack(stream: IO[bytes]) -> Opened:
    """A stream opened, and unpacked where it is gzip. Raises Unusable."""
    head, whole = _look_into(stream)
    if not head.startswith(_GZIP):
        return Opened(head, whole, was_packed=False)
    with broken_gzip_named():
        head, whole = _look_into(cast(IO[bytes], BufferedReader(_Unpacked(whole))))
    if head.startswith(_GZIP):
        raise Unusable("it is gzip within gzip")
    return Opened(head, whole, was_packed=True)


def read_whole(stream: IO[bytes], limit: Limit) -> bytes:
    """All bytes of a stream. Raises Unusable where they are more than `limit`, and reads no more than that."""
    with broken_gzip_named():
        data = stream.read(limit.bytes + 1)
    limit.check(len(data), exact=False)
    return data


@contextmanager
def broken_gzip_named() -> Iterator[None]:
    """Says in words that gzip is broken or cut short."""
    try:
        yield
    except _BROKEN as error:
        raise Unusable("it is broken gzip") from error


class _Joined(RawIOBase):
    """Bytes that were read already, and then the rest of the stream that they came from."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._head:
            size = min(len(buffer), len(self._head))
            buffer[:size], self._head = self._head[:size], self._head[size:]
            return size
        data = read_some(self._rest, len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(RawIOBase):
    """What a packed stream holds. Raises Unusable once it is out of all proportion to what it was packed to; and, each
    time that it is asked, what is the matter behind the last bytes that could be unpacked."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = _Counted(packed)
        self._file = gzip.GzipFile(fileobj=cast(IO[bytes], self._packed))
        self._size = 0
        self._broken: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._broken:
            raise self._broken
        try:
            data = self._file.read1(len(buffer))
        except _BROKEN as error:
            self._broken = error
            raise
        self._size += len(data)
        if self._size > _SMALL and self._size > _MOST_UNPACKED * self._packed.size:
            raise Unusable(f"it unpacks to more than {_MOST_UNPACKED} times its size")
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A stream, and how many bytes were read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data


def read_some(stream: IO[bytes], size: int) -> bytes:
    """The next bytes of a stream, at most so many; where it breaks off, those before that come first."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def _look_into(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """The first bytes of a stream, and the whole of it. Where it breaks within them, that is for who reads on."""
    head = read_some(stream, HEAD)
    with suppress(*_BROKEN, Unusable):
        while len(head) < HEAD and (more := read_some(stream, HEAD - len(head))):
            head += more
    return head, cast(IO[bytes], BufferedReader(_Joined(head, stream), HEAD))
