"""Live pages: each entry a text of its own, with its own time and address."""

import pytest

from memcon.articles.pages import read_page
from tests.articles.pages.pages import PARAGRAPHS, layout, only, page_of, words

PAGE = "https://www.courier.example/live/port-halden"


def test_the_introduction_and_each_entry_are_texts_of_their_own() -> None:
    items = layout("live", PAGE + "?ref=home")
    assert [len(item.blocks) for item in items] == [1, 2, 2, 1]
    assert words(items[1]) == [
        "The delegations are inside. Nobody has said when they will come out.",
        "“We have packed sandwiches,” said one of the envoys’ drivers.",
    ]


def test_an_entry_has_its_own_time_address_headline_and_author() -> None:
    _, newest, second, _ = layout("live", PAGE)
    assert newest.publication.published == "2025-06-02T12:40:00+02:00"
    assert newest.publication.url == PAGE + "#e3"
    assert (newest.publication.title, newest.publication.author, newest.id) == ("The doors close", "Per Holm", "e3")
    assert second.publication.author is None
    assert {item.publication.page for item in layout("live", PAGE)} == {PAGE}


def test_entries_are_told_by_their_markup_where_nothing_else_says_that_a_page_is_live() -> None:
    items = layout("live_markup", "https://ledger.example/updates/strike")
    assert [item.publication.published for item in items] == [
        "2025-03-04T09:00:00Z",
        "2025-03-04T10:30:00Z",
        "2025-03-04T13:15:00Z",
        "2025-03-04T16:45:00Z",
    ]
    assert len(items[1].blocks) == 2


def test_entries_are_told_by_the_data_where_the_markup_has_none() -> None:
    told = (
        '{"datePublished": "2025-06-02T09:00:00Z", "articleBody": "One.\\nTwo."},'
        '{"datePublished": "2025-06-02T10:00:00Z", "articleBody": "<p>Three.</p><p>Four.</p>"}'
    )
    data = f'{{"@type": "LiveBlogPosting", "url": "https://a.example/live", "liveBlogUpdate": [{told}]}}'
    script = f'<script type="application/ld+json">{data}</script>'
    items = read_page(page_of(head=script), address="https://a.example/live")
    assert [words(item) for item in items[1:]] == [["One.", "Two."], ["Three.", "Four."]]


def test_a_chronology_of_days_is_no_live_page() -> None:
    days = "".join(
        f'<li><time datetime="2025-05-{day}">{day} May</time><p>{line}</p></li>'
        for day, line in zip((16, 20, 28), PARAGRAPHS, strict=True)
    )
    only(read_page(page_of(f"<ul>{days}</ul>")))


@pytest.mark.parametrize("modified", ["2025-06-02T20:00:00Z", "2025-06-03T01:00:00Z"])
def test_an_entry_without_a_time_has_the_day_only_where_the_page_has_one_day(modified: str) -> None:
    entries = "".join(f'<div class="live-post" id="p{n}"><p>{line}</p></div>' for n, line in enumerate(PARAGRAPHS))
    head = (
        '<meta property="article:published_time" content="2025-06-02T08:00:00Z">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    page = f"<html><head>{head}</head><body>{entries}</body></html>".encode()
    items = read_page(page, address="https://a.example/x")
    one_day = modified.startswith("2025-06-02")
    assert [item.publication.published for item in items] == ["2025-06-02" if one_day else None] * 3
    assert all("its own time is not given" in item.warnings for item in items)
