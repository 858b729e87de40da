"""Addresses as inputs: what is fetched, and what comes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.articles import Arrival, Loaded, PageSeen, Refused, load
from tests.serving import Site, serving

REPORT = "The dockers’ union said on Monday that it would return to the table.\n\n“We will talk,” its head said."
NOW = "2031-03-04T10:00:00+00:00"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def fetch(*inputs: str, allow_private: bool = True) -> list[Loaded]:
    return list(load(inputs, fetched=NOW, allow_private=allow_private))


def test_a_text_is_known_by_where_it_was_fetched_from(site: Site) -> None:
    address = site.put("/a", REPORT, "text/plain; charset=utf-8")
    arrival, _ = fetch(address)
    assert isinstance(arrival, Arrival)
    assert (arrival.input, arrival.original) == (address, REPORT.encode())
    assert (arrival.article.publication.url, arrival.article.publication.fetched) == (address, NOW)


def test_no_header_of_a_server_dates_a_text(site: Site) -> None:
    dates = (("Last-Modified", "Mon, 03 Mar 2031 10:00:00 GMT"), ("Expires", "Wed, 05 Mar 2031 10:00:00 GMT"))
    arrival, _ = fetch(site.put("/a", REPORT, "text/plain", headers=dates))
    assert isinstance(arrival, Arrival)
    assert arrival.article.publication.published is None


def test_the_encoding_that_a_server_tells_is_that_of_the_text(site: Site) -> None:
    text = "Переговоры о пароме продолжались в понедельник."
    arrival, _ = fetch(site.put("/a", text.encode("koi8-r"), "text/plain; charset=koi8-r"))
    assert isinstance(arrival, Arrival)
    assert arrival.article.text.body == text


def test_what_was_seen_at_an_address_is_told_after_it(site: Site) -> None:
    address = site.put("/a", REPORT, "text/plain")
    arrival, seen = fetch(address)
    assert isinstance(arrival, Arrival)
    assert seen == PageSeen(address, frozenset({arrival.article.text.id}), NOW)


def test_where_nothing_could_be_read_nothing_was_seen(site: Site) -> None:
    assert [type(one) for one in fetch(site.put("/a", " ", "text/plain"))] == [Refused]


def test_objects_at_an_address_are_read_one_by_one(site: Site) -> None:
    first, second = fetch(site.put("/a", '{"text": "We met."}\n{"text": "We left."}\n', "application/json"))
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert second.input.endswith("/a, line 2")


def test_what_cannot_be_had_is_refused_and_the_next_is_fetched(site: Site) -> None:
    refused, arrival, _ = fetch(f"{site.address}/none", site.put("/a", REPORT, "text/plain"))
    assert isinstance(refused, Refused)
    assert refused.cause == "it answers 404 (not found)"
    assert isinstance(arrival, Arrival)


def test_a_private_network_is_closed_unless_it_is_opened(site: Site) -> None:
    (refused,) = fetch(site.put("/a", REPORT, "text/plain"), allow_private=False)
    assert isinstance(refused, Refused)
    assert site.asked == []


def test_a_file_of_addresses_is_fetched_line_by_line(site: Site, tmp_path: Path) -> None:
    one = site.put("/a", REPORT, "text/plain")
    listed = tmp_path / "talks.urls"
    listed.write_text(f"# the talks\n\n  {one}  \nnot an address\n", "utf-8")
    arrival, _, refused = fetch(str(listed))
    assert isinstance(arrival, Arrival)
    assert refused == Refused(f"{listed}, line 4", "it is no address; write it as https://example.org/report")


def test_a_file_of_addresses_that_is_not_there_is_refused() -> None:
    assert fetch("none.urls") == [Refused("none.urls", "no such file or directory")]


@pytest.mark.parametrize("name", ["example.org", "example.org/talks", "www.example.org", "example.org:8080/?a=b"])
def test_an_address_without_its_scheme_is_told_from_a_file(name: str) -> None:
    cause = f"no such file or directory; if it is an address, write https://{name}"
    assert fetch(name) == [Refused(name, cause)]


@pytest.mark.parametrize("name", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org"])
def test_nothing_but_the_web_is_fetched(name: str) -> None:
    assert fetch(name) == [Refused(name, "only http and https addresses are fetched")]


@pytest.mark.parametrize("name", ["http://", "https:///a", "http:", "http://[::1", "https://exa mple.org/"])
def test_what_is_no_address_is_refused(name: str) -> None:
    (refused,) = fetch(name)
    assert isinstance(refused, Refused)


def test_user_and_password_of_an_address_are_not_shown() -> None:
    (refused,) = fetch("http://ada:secret@127.0.0.1:1/")
    assert "secret" not in repr(refused)


def test_a_file_of_such_a_name_is_read_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("example.org").write_text(REPORT, "utf-8")
    (arrival,) = fetch("example.org")
    assert isinstance(arrival, Arrival)


def test_the_next_input_is_asked_for_when_the_one_before_was_given(site: Site) -> None:
    asked = []

    def inputs() -> Iterator[str]:
        for path in ("/a", "/b"):
            asked.append(path)
            yield site.put(path, f"{REPORT} {path}", "text/plain")

    first = next(load(inputs(), allow_private=True))
    assert isinstance(first, Arrival)
    assert asked == ["/a"]
