"""Servers that hang, drip, never end, and lie: each costs one clear line, little time and little memory."""

import gzip
import socket
import time
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.articles.fetching import Limits, Unreachable
from memcon.articles.limits import Unusable
from tests.articles.fetching.servers import (
    LOOPBACK,
    PATIENT,
    SHORT,
    Script,
    Site,
    answer,
    drip,
    fetcher,
    hang,
    redirect,
)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
ENDLESS = HEAD + b"\r\n"
NO_HTTP = (
    "its answer breaks the rules of HTTP",
    "it breaks off before its end",
    "it closes the connection without an answer",
)
BOMB = gzip.compress(bytes(20_000_000))


def cause(site: Site, script: Script, limits: Limits = PATIENT) -> Unusable:
    site.scripts["/a"] = script
    with pytest.raises(Unusable) as raised:
        fetcher(limits).fetch(site("/a"))
    return raised.value


def pour(connection: socket.socket) -> None:
    """2 GB, if anybody takes them."""
    connection.sendall(ENDLESS)
    for _ in range(2_000):
        connection.sendall(bytes(1_000_000))


@pytest.mark.parametrize(
    "begin", [b"", b"HTTP/1.1 200", HEAD, HEAD + b"Content-Length: 9\r\n\r\nThe", CHUNKED + b"5\r\n"]
)
def test_one_that_hangs_is_left(site: Site, begin: bytes) -> None:
    told = cause(site, hang(begin), SHORT)
    assert isinstance(told, Unreachable)
    assert str(told) == "it does not answer in time"


@pytest.mark.parametrize(
    ("begin", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (ENDLESS, b"."),
        (CHUNKED, b"1\r\n.\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_one_that_drips_is_left_at_the_deadline(site: Site, begin: bytes, piece: bytes) -> None:
    began = time.monotonic()
    told = cause(site, drip(begin, piece, 0.02), replace(SHORT, total=0.5))
    assert str(told) == "it takes longer than 0.5 seconds"
    assert time.monotonic() - began < 20  # it would go on for ever


def test_redirects_share_one_deadline(site: Site) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(redirect(f"/{len(site.asked)}"))

    site.scripts |= {"/a": late} | {f"/{n}": late for n in range(9)}
    with pytest.raises(Unreachable, match=r"it takes longer than 0.5 seconds"):
        fetcher(replace(SHORT, total=0.5, between=0)).fetch(site("/a"))


def test_a_host_that_never_accepts_is_left() -> None:
    with socket.create_server((LOOPBACK, 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex((LOOPBACK, port))
        with pytest.raises(Unreachable, match=r"^it cannot be connected to in time$"):
            fetcher(replace(SHORT, connect=0.3)).fetch(f"http://{LOOPBACK}:{port}/")
        for one in waiting:
            one.close()


def test_a_name_that_is_never_found_is_left() -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(2)
        return [LOOPBACK]

    slow = fetcher(replace(SHORT, connect=0.2), resolve=resolve)
    with pytest.raises(Unreachable, match=r"^its name cannot be looked up in time$"):
        slow.fetch("http://news.example/")


def test_a_refused_connection_is_told() -> None:
    with socket.create_server((LOOPBACK, 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable, match=r"^it refuses the connection$"):
        fetcher().fetch(f"http://{LOOPBACK}:{port}/")


class TestLength:
    def test_two_gigabytes_are_cut_off(self, site: Site) -> None:
        assert str(cause(site, pour)) == "it is longer, and the most that an answer may have is 0.3 MB"

    def test_a_length_that_is_too_long_is_not_waited_for(self, site: Site) -> None:
        assert "0.3 MB" in str(cause(site, hang(HEAD + b"Content-Length: 2000000000\r\n\r\n")))

    def test_a_length_of_a_thousand_digits_is_too_long(self, site: Site) -> None:
        cause(site, HEAD + b"Content-Length: " + b"9" * 1000 + b"\r\n\r\n")

    def test_a_body_shorter_than_its_length_is_broken_off(self, site: Site) -> None:
        assert str(cause(site, answer(b"The union", Content_Length="100"))) == "it breaks off before its end"

    def test_a_body_longer_than_its_length_ends_where_it_says(self, site: Site) -> None:
        site.scripts["/a"] = answer(b"The union and more", Content_Length="9")
        assert fetcher().fetch(site("/a")).data == b"The union"

    def test_two_lengths_are_none(self, site: Site) -> None:
        cause(site, HEAD + b"Content-Length: 3\r\nContent-Length: 9\r\n\r\nThe union")

    def test_a_negative_length_is_none(self, site: Site) -> None:
        cause(site, HEAD + b"Content-Length: -1\r\n\r\nThe union")

    def test_chunks_cut_off_are_broken_off(self, site: Site) -> None:
        assert str(cause(site, CHUNKED + b"9\r\nThe un")) == "it breaks off before its end"

    def test_what_is_written_between_chunks_counts_too(self, site: Site) -> None:
        told = cause(site, CHUNKED + b"1;" + b"x" * 400_000 + b"\r\n.\r\n")
        assert isinstance(told, Unusable)


class TestPacking:
    def test_what_is_packed_is_unpacked(self, site: Site) -> None:
        site.scripts["/a"] = answer(gzip.compress(b"The union"), Content_Encoding="gzip")
        assert fetcher().fetch(site("/a")).data == b"The union"

    @pytest.mark.parametrize("bomb", [("gzip", BOMB), ("deflate", zlib.compress(bytes(20_000_000)))])
    def test_a_bomb_is_not_let_off(self, site: Site, bomb: tuple[str, bytes]) -> None:
        assert "the most that an answer" in str(cause(site, answer(bomb[1], Content_Encoding=bomb[0])))

    def test_what_is_not_packed_as_it_says_is_told(self, site: Site) -> None:
        told = cause(site, answer(b"The union", Content_Encoding="gzip"))
        assert str(told) == "it says that it is packed with gzip, and is not or is broken"

    def test_broken_gzip_is_told(self, site: Site) -> None:
        packed = bytearray(gzip.compress(b"The union" * 100))
        packed[-6] ^= 0xFF
        assert "is not or is broken" in str(cause(site, answer(bytes(packed), Content_Encoding="gzip")))

    def test_gzip_cut_short_is_broken_off(self, site: Site) -> None:
        packed = gzip.compress(b"The union" * 100)[:-9]
        assert str(cause(site, answer(packed, Content_Encoding="gzip"))) == "it breaks off before its end"

    @pytest.mark.parametrize("how", ["br", "zstd", "gzip, gzip", "x" * 5000])
    def test_a_packing_that_was_not_asked_for_is_not_opened(self, site: Site, how: str) -> None:
        assert str(cause(site, answer(BOMB, Content_Encoding=how))).startswith("it comes packed in a way")


class TestHeaders:
    @pytest.mark.parametrize(
        "nonsense",
        [
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"\x00" * 1000,
            b"HTTP/1.1 OK 200\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + b"x" * 250_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: 1\r\n" % n for n in range(20_000)) + b"\r\n",
            CHUNKED + b"no number\r\nThe union\r\n0\r\n\r\n",
            CHUNKED + b"ffffffffffffffffffffffffffff\r\nThe union\r\n0\r\n\r\n",
            CHUNKED.replace(b"chunked", b"gzip, chunked") + b"0\r\n\r\n",
        ],
    )
    def test_what_is_not_http_is_told(self, site: Site, nonsense: bytes) -> None:
        assert str(cause(site, nonsense)) in NO_HTTP

    def test_no_answer_at_all_is_told(self, site: Site) -> None:
        assert str(cause(site, lambda connection: None)) == "it closes the connection without an answer"

    @pytest.mark.parametrize("name", ["Content_Type", "Set_Cookie", "ETag", "Last_Modified", "Retry_After"])
    def test_odd_values_do_no_harm(self, site: Site, name: str) -> None:
        odd = 'é\x80; =;;="; charset="; expires=Mon, 99 Jun 99999; path=\\; domain=.example; max-age=1e999'
        site.scripts["/a"] = [answer(b"The union", status="302 Found", Location="/a?1", **{name: odd}), answer(b"x")]
        site.scripts["/a?1"] = answer(b"The union", **{name: odd})
        assert fetcher().fetch(site("/a")).data == b"The union"


STARTS = [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 302 x\r\n", b"HTTP/1.1 429 x\r\n", b"HTTP/1.1 103 x\r\n\r\n", b""]
NAMES = [
    b"Location",
    b"Content-Type",
    b"Content-Length",
    b"Content-Encoding",
    b"Transfer-Encoding",
    b"Set-Cookie",
    b"X",
]
VALUES = [b"gzip", b"chunked", b"text/html; charset=", b"//", b"/a", b"9", b"a=b; domain=127.0.0.1; expires="]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(STARTS),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES), st.binary(max_size=12)), max_size=5),
    st.binary(max_size=60),
)
def test_whatever_a_server_sends_is_taken_or_told(
    site: Site, start: bytes, headers: list[tuple[bytes, bytes, bytes]], body: bytes
) -> None:
    lines = b"".join(name + b": " + value + more + b"\r\n" for name, value, more in headers)
    site.scripts["/a"] = start + lines + b"\r\n" + body
    with suppress(Unusable):
        assert fetcher().fetch(site("/a")).status == 200
