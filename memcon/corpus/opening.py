"""Streams of bytes, unpacked where they are packed, by their first bytes; and how far into the file they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, Any, cast

from memcon.articles.limits import Unusable
from memcon.articles.unpacking import read_some, unpack
from memcon.corpus.sources import system_of

_PACKINGS = ((b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x04\x22\x4d\x18", "lz4"))
_MOST_UNPACKED, _SMALL = 100, 20_000_000  # times its packed size, and bytes of which it does not matter, as for gzip
_FETCHED = 1 << 20  # bytes that are asked of a store at once
_READ_AHEAD = 1 << 16  # by so much the bytes that were read are ahead of what is told of them


class Counted(RawIOBase):
    """A stream, and how many bytes were read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.bytes_read = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.bytes_read += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


@contextmanager
def opened(place: str) -> Iterator[Counted]:
    """The bytes of a file as they lie there. Raises what its file system does."""
    system, path = system_of(place)
    with system.open(path, "rb", block_size=_FETCHED) as stream:
        yield Counted(stream)


def unpacked(stream: Counted) -> tuple[bytes, IO[bytes]]:
    """The first bytes of a stream, and the whole of it, unpacked where it is packed. Raises Unusable."""
    buffered = BufferedReader(stream, _READ_AHEAD)
    start = buffered.peek(8)[:8]
    packing = next((name for mark, name in _PACKINGS if start.startswith(mark)), None)
    if packing is None:
        opened = unpack(cast(IO[bytes], buffered))
        return opened.head, opened.stream
    inner = BufferedReader(_Unpacked(_unpacker(buffered, packing), stream), _READ_AHEAD)
    opened = unpack(cast(IO[bytes], inner))
    return opened.head, opened.stream


def _unpacker(stream: Any, packing: str) -> Any:
    if packing == "bz2":
        import bz2

        return bz2.BZ2File(stream)
    if packing == "xz":
        import lzma

        return lzma.LZMAFile(stream)
    import pyarrow

    return pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), packing)


class _Unpacked(RawIOBase):
    """What a packed stream holds. Raises Unusable once it is out of all proportion to what it was packed to."""

    def __init__(self, stream: Any, packed: Counted) -> None:
        self._stream, self._packed, self._size = stream, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = read_some(self._stream, len(buffer))
        except Exception as error:  # the errors of these libraries have no base in common
            raise Unusable("it is packed, and what it is packed in is broken") from error
        self._size += len(data)
        if self._size > _SMALL and self._size > _MOST_UNPACKED * self._packed.bytes_read:
            raise Unusable(f"it unpacks to more than {_MOST_UNPACKED} times its size")
        buffer[: len(data)] = data
        return len(data)
