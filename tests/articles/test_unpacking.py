"""Streams that are looked into and unpacked, and how far."""

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.limits import ARTICLE, FILE, Unusable
from memcon.articles.unpacking import read_whole, unpack


def bomb(megabytes: int, unit: bytes) -> bytes:
    """A few kilobytes of gzip that unpack to so many megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(unit * (1_000_000 // len(unit))) for _ in range(megabytes))
    return packed + packer.flush()


@given(st.binary(max_size=300).map(lambda some: some * 400), st.booleans())
def test_a_stream_that_was_looked_into_is_whole(data: bytes, packed: bool) -> None:
    if data.startswith(b"\x1f\x8b"):
        return
    opened = unpack(io.BytesIO(gzip.compress(data) if packed else data))
    assert opened.stream.read() == data
    assert data.startswith(opened.head)


def test_lines_are_read_one_by_one() -> None:
    lines = [b"one\n" * 30_000, b"two\n"]
    opened = unpack(io.BytesIO(gzip.compress(b"".join(lines))))
    assert sum(1 for _ in opened.stream) == 30_001


@pytest.mark.parametrize("unit", [b"\n", b"x", b'{"text": ""}\n'])
def test_a_bomb_is_given_up(unit: bytes) -> None:
    opened = unpack(io.BytesIO(bomb(40, unit)))
    with pytest.raises(Unusable, match="unpacks to more than 100 times its size"):
        read_whole(opened.stream, FILE)


def test_no_more_is_read_than_is_allowed() -> None:
    opened = unpack(io.BytesIO(bomb(40, b"x")))
    with pytest.raises(Unusable, match="the most that one article may have"):
        read_whole(opened.stream, ARTICLE)


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08 and so on", gzip.compress(b"We met." * 999)[:-20]])
def test_what_is_broken_is_said_to_be(data: bytes) -> None:
    with pytest.raises(Unusable, match="it is broken gzip"):
        read_whole(unpack(io.BytesIO(data)).stream, ARTICLE)
