"""Pages made to harm: nothing is run or fetched, and the time that they take is bounded."""

import contextlib
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.articles.blocks import assemble
from memcon.articles.limits import Unusable
from memcon.articles.pages import blocks_of, read_page
from tests.articles.pages.pages import PARAGRAPHS, only, page_of, words
from tests.working import no_more_work_than

SECONDS = 20  # on a busy machine; alone, none takes more than three

DEEP = "<div>" * 10_000
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ha">{ENTITIES}]>'
GRAPH = '{"@graph":' * 900 + "1" + "}" * 900
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
HOSTILE = {
    "nested": page_of() + DEEP.encode() + b"<p>deep</p>",
    "tables": page_of("<table><tr><td>x</td></tr></table>") + b"<table><tr><td>" * 3_000,
    "unclosed": page_of("<b><i><font>" * 600),
    "breaks": page_of("<br>" * 1_250_000),
    "long word": page_of(f"<p>{'x' * 100_000}</p>"),
    "laughs": LAUGHS.encode() + page_of("<p>&e29;</p>"),
    "outside": OUTSIDE.encode() + page_of("<p>&x;</p>"),
    "links": page_of("<h3><a href=/x>xyz</a></h3>" * 5_000),
    "times": page_of('<time datetime="2025-05-28T10:00Z">x</time>' * 10_000),
    "authors": page_of("<span itemprop=author>Anna" * 1_900),
    "data": page_of(head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "graph": page_of(head=f'<script type="application/ld+json">{GRAPH}</script>'),
    "title": page_of(head=f"<title>{' - ' * 30_000}</title>"),
    "null bytes": page_of().replace(b" ", b" \x00"),
    "no body": b"<title>x</title>" + "".join(f"<p>{one}" for one in PARAGRAPHS).encode(),
    "broken": page_of().replace(b"</p>", b"</q></p</div").replace(b"<head>", b"<head<"),
    "comments": page_of("<!--" * 1_000 + "-->"),
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page made the reader reach for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_made_to_harm_is_read_or_refused_in_bounded_time(name: str) -> None:
    with no_more_work_than(SECONDS):
        items = read_page(HOSTILE[name], address="https://a.example/x")
    body, marks = assemble(items[0].blocks)
    assert "The delegations of Norland" in body
    assert all(mark.span.of(body).strip() for mark in marks)


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(Unusable, match="more than 150,000 elements"):
        read_page(page_of("<p>x</p>" * 160_000))


def test_what_is_lost_in_the_deep_is_told() -> None:
    assert any("nested too deeply" in warning for warning in only(read_page(HOSTILE["nested"])).warnings)


@pytest.mark.parametrize(
    "harm",
    [
        "<script>document.write('fail')</script>",
        "<style>.fail{}</style>",
        "<p onclick='fail()'></p>",
        "<iframe srcdoc='<p>fail</p>'></iframe>",
        "<template><p>fail fail</p></template>",
        "<div style='display: none'>fail</div>",
        "<div hidden>fail</div>",
        "<noscript>fail</noscript>",
        "<!-- fail -->",
        "<svg><text>fail</text></svg>",
        "<object data=x>fail</object>",
        "<textarea>fail</textarea>",
        "<img src=x alt=fail onerror=fail()>",
        "<del>fail</del>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(harm: str) -> None:
    assert words(only(read_page(page_of(harm)))) == list(PARAGRAPHS)
    assert [block.words for block in blocks_of(f"<p>Both met.</p>{harm}")] == ["Both met."]


def test_a_declared_entity_is_neither_unfolded_nor_fetched() -> None:
    item = only(read_page(OUTSIDE.encode() + page_of("<p>The envoys said &x; to each other at the table.</p>")))
    assert "The envoys said &x; to each other at the table." in words(item)


def test_a_page_that_only_leads_on_is_refused_and_not_followed() -> None:
    with pytest.raises(Unusable, match="the way to another address"):
        read_page(
            b'<html><head><meta http-equiv="refresh" content="0; url=http://127.0.0.1/"></head><body></body></html>'
        )


def test_where_all_of_it_is_too_deep_the_page_is_refused_for_that() -> None:
    with pytest.raises(Unusable, match="nested too deeply"):
        read_page(page_of("<b><i><font>" * 3_000))


@pytest.mark.parametrize("data", [b"<html></html>", b"<!-- -->", b"<html><body></body></html>", b"<br>"])
def test_an_empty_page_is_refused(data: bytes) -> None:
    with pytest.raises(Unusable):
        read_page(data)


TAGS = (
    "p",
    "div",
    "b",
    "br",
    "blockquote",
    "table",
    "tr",
    "td",
    "dl",
    "dt",
    "dd",
    "li",
    "h2",
    "time",
    "article",
    "pre",
)
PIECES = [*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "word ", "“x” ", "\n"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_whatever_the_markup_all_words_of_a_fragment_are_read_in_their_order(pieces: list[str]) -> None:
    seen = [piece.strip() for piece in pieces if not piece.startswith("<") and piece.strip()]
    found = " ".join(block.words for block in blocks_of("".join(pieces)))
    assert [word for word in found.split() if word != "|"] == seen


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_cause(data: bytes) -> None:
    with contextlib.suppress(Unusable):
        assert read_page(b"<html><body>" + data)
