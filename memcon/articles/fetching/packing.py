"""Bodies that came packed, unpacked piece by piece, so that a bomb is seen before it fills the memory.

httpx would unpack a whole piece of the wire at once, a thousand times its size, and twice over where a body says that
it is packed twice.
"""

import zlib
from collections.abc import Iterable, Iterator

from memcon.articles.limits import Unusable

_STEP = 1_000_000  # bytes; the most that is unpacked before it is counted
_GZIP, _DEFLATE = ("gzip", "x-gzip"), ("deflate",)
_GZIP_WINDOW, _ZLIB_WINDOW, _RAW_WINDOW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_START = 0x1F


def unpack(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """The pieces of a body, each of at most a megabyte once unpacked. `packing` is the Content-Encoding header.

    Raises Unusable, perhaps after some pieces, for what is not what it says and for packings that were not asked for.
    """
    named = [name for one in packing.lower().split(",") if (name := one.strip()) and name != "identity"]
    if not named:
        return iter(pieces)
    if len(named) == 1 and named[0] in (*_GZIP, *_DEFLATE):
        return _inflate(pieces, named[0])
    how = named[0] if len(named) == 1 else "more than once"
    raise Unusable(f"it comes packed in a way that was not asked for ({how[:20]})")


def _inflate(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    machine = None
    try:
        for piece in pieces:
            machine = machine or (zlib.decompressobj(_window(piece[0], packing)) if piece else None)
            while piece and machine:
                if machine.eof and (packing not in _GZIP or piece[0] != _GZIP_START):
                    break  # what comes behind the end is padding
                machine = zlib.decompressobj(_GZIP_WINDOW) if machine.eof else machine
                yield machine.decompress(piece, _STEP)
                piece = machine.unused_data if machine.eof else machine.unconsumed_tail
        if machine:
            yield machine.flush()
    except zlib.error as error:
        raise Unusable(f"it says that it is packed with {packing}, and is not or is broken") from error
    if machine and not machine.eof:
        raise Unusable("it breaks off before its end")


def _window(first: int, packing: str) -> int:
    """Some servers send deflate without its header, of which the lower half of the first byte is 8."""
    if packing in _GZIP:
        return _GZIP_WINDOW
    return _ZLIB_WINDOW if first & 0x0F == 8 else _RAW_WINDOW
