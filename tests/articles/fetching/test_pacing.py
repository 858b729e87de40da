"""How often a host is asked, and how long it is left alone."""

import datetime as dt
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from email.utils import format_datetime

import pytest

from memcon.articles.fetching import Fetcher, Unreachable
from tests.articles.fetching.servers import PATIENT, Clock, Site, answer, fetcher

PAGE = answer(b"The union")


def crawl_delay(seconds: str) -> bytes:
    return answer(f"User-agent: *\nCrawl-delay: {seconds}".encode())


def test_a_second_lies_between_two_requests_to_a_host(site: Site) -> None:
    site.scripts |= {"/a": PAGE, "/b": PAGE}
    clock = Clock()
    own = fetcher(clock=clock)
    for path in ("/a", "/b", "/a"):
        own.fetch(site(path))
    assert clock.slept == [1.0, 1.0]


def test_another_host_does_not_wait(site: Site) -> None:
    site.scripts["/a"] = PAGE
    clock = Clock()
    own = fetcher(clock=clock)
    own.fetch(site("/a"))
    own.fetch(site("/a", "localhost"))
    assert clock.slept == []


def test_nobody_waits_for_a_second_that_has_passed(site: Site) -> None:
    site.scripts["/a"] = PAGE
    clock = Clock()
    own = fetcher(clock=clock)
    own.fetch(site("/a"))
    clock.now += 0.75
    own.fetch(site("/a"))
    assert clock.slept == [0.25]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7.0), ("0.1", 1.0), ("-3", 1.0), ("soon", 1.0), ("nan", 1.0)])
def test_a_site_may_ask_for_more_time(site: Site, asked: str, kept: float) -> None:
    site.scripts |= {"/robots.txt": crawl_delay(asked), "/a": PAGE}
    clock = Clock()
    own = fetcher(clock=clock)
    own.fetch(site("/a"))
    own.fetch(site("/a"))
    assert clock.slept == [kept]


def test_a_wait_that_is_too_long_is_not_begun(site: Site) -> None:
    site.scripts |= {"/robots.txt": crawl_delay("86400"), "/a": PAGE}
    clock = Clock()
    own = fetcher(clock=clock)
    own.fetch(site("/a"))
    with pytest.raises(Unreachable, match=r"^its host asks to be left alone for another 86400 seconds$") as raised:
        own.fetch(site("/a"))
    assert (raised.value.retry_after, clock.slept) == (86_400.0, [])


def test_waiting_is_not_time_that_an_address_takes(site: Site) -> None:
    site.scripts["/a"] = PAGE
    own = fetcher(replace(PATIENT, between=50.0))
    assert own.fetch(site("/a")).data == own.fetch(site("/a")).data


class TestRetryAfter:
    @pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
    def test_a_host_is_left_alone_for_as_long_as_it_asks(self, site: Site, status: str) -> None:
        site.scripts |= {"/a": answer(status=status, Retry_After="300"), "/b": PAGE}
        clock = Clock()
        own = fetcher(clock=clock)
        with pytest.raises(Unreachable) as raised:
            own.fetch(site("/a"))
        assert raised.value.retry_after == 300
        with pytest.raises(Unreachable, match=r"left alone for another 300 seconds"):
            own.fetch(site("/b"))
        clock.now += 300
        assert own.fetch(site("/b")).data

    def test_it_may_name_a_moment(self, site: Site) -> None:
        moment = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)
        assert 290 < (self.asked(site, format_datetime(moment, usegmt=True)) or 0) <= 300

    @pytest.mark.parametrize(
        ("said", "seconds"),
        [
            ("9" * 400, 86_400.0),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400.0),
            ("Mon, 02 Jun 2025 08:00:00 GMT", 0.0),
            ("Mon, 02 Jun 2025 08:00:00", 0.0),
            ("", None),
            ("-5", None),
            ("soon", None),
            ("Mon, 99 Jun 99999 08:00:00 GMT", None),
        ],
    )
    def test_what_makes_no_sense_is_not_kept_to(self, site: Site, said: str, seconds: float | None) -> None:
        assert self.asked(site, said) == seconds

    def asked(self, site: Site, said: str) -> float | None:
        site.scripts["/a"] = answer(status="429 x", Retry_After=said)
        with pytest.raises(Unreachable) as raised:
            fetcher().fetch(site("/a"))
        return raised.value.retry_after


def test_threads_that_share_a_fetcher_take_turns(site: Site) -> None:
    came: list[float] = []

    def note(connection: socket.socket) -> None:
        came.append(time.monotonic())
        connection.sendall(PAGE)

    site.scripts["/a"] = note
    own = Fetcher(allow_private=True, limits=replace(PATIENT, between=0.1))
    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda _: own.fetch(site("/a")).data, range(5)))
    assert got == [b"The union"] * 5
    assert max(came) - min(came) > 0.3
