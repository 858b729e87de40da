"""Links of pages and feeds, and the addresses that they lead to."""

import pytest

from memcon.articles.links import absolute

HERE = "https://courier.example/feed.xml"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://lantern.example/a?b=c#d", "https://lantern.example/a?b=c#d"),
        ("/talks", "https://courier.example/talks"),
        (" talks\n", "https://courier.example/talks"),
        ("//lantern.example/a", "https://lantern.example/a"),
        ("/the talks.pdf", "https://courier.example/the%20talks.pdf"),
    ],
)
def test_a_link_leads_on_from_where_it_stands(link: str, address: str) -> None:
    assert absolute(link, HERE) == address


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "file:///etc/hosts", "mailto:a@b.example", "http://[", ""),
        *("https://ada:secret@courier.example/", "https://a.example/\x1b[2J", "/<b>", f"/{'a' * 2_000}"),
    ],
)
def test_an_address_is_of_the_web_and_can_be_shown_or_it_is_none(link: str) -> None:
    assert absolute(link, HERE) is None
