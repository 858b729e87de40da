"""Packed bodies, unpacked piece by piece."""

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.fetching.packing import unpack
from memcon.articles.limits import Unusable


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(
    st.binary(max_size=2_000),
    st.integers(1, 70),
    st.sampled_from(
        [
            ("gzip", gzip.compress),
            ("X-GZIP", gzip.compress),
            ("deflate", zlib.compress),
            ("deflate", raw_deflate),
            ("identity", bytes),
            ("", bytes),
        ]
    ),
)
def test_what_was_packed_comes_out_however_it_is_cut(
    data: bytes, size: int, packing: tuple[str, Callable[[bytes], bytes]]
) -> None:
    assert b"".join(unpack(pieces(packing[1](data), size), packing[0])) == data


@given(st.binary(max_size=300), st.integers(1, 70), st.sampled_from(["gzip", "deflate"]))
def test_rubbish_is_told_or_unpacked_but_breaks_nothing(data: bytes, size: int, packing: str) -> None:
    with suppress(Unusable):
        b"".join(unpack(pieces(data, size), packing))


@given(st.binary(max_size=300), st.binary(max_size=300), st.integers(1, 70))
def test_gzip_of_several_members_is_one_body(one: bytes, two: bytes, size: int) -> None:
    assert b"".join(unpack(pieces(gzip.compress(one) + gzip.compress(two), size), "gzip")) == one + two


def test_padding_behind_the_end_is_left_out() -> None:
    assert b"".join(unpack([gzip.compress(b"The union") + bytes(100)], "gzip")) == b"The union"


def test_an_empty_body_is_packed_in_any_way() -> None:
    assert b"".join(unpack([], "gzip")) == b""


def test_no_piece_of_a_bomb_is_large() -> None:
    sizes = [len(piece) for piece in unpack([gzip.compress(bytes(30_000_000))], "gzip")]
    assert (sum(sizes), max(sizes)) == (30_000_000, 1_000_000)


def test_nothing_is_unpacked_before_it_is_asked_for() -> None:
    pieces = iter([b"The union"])
    with pytest.raises(Unusable, match=r"packed in a way that was not asked for \(br\)"):
        unpack(pieces, "br")
    assert list(pieces) == [b"The union"]
