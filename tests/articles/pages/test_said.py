"""What pages say of themselves: dates, outlets, authors, headlines, addresses. Never more than they say."""

import pytest

from memcon.articles.pages import read_page
from memcon.model.articles import Publication
from tests.articles.pages.pages import only, page_of

HERE = "https://www.courier.example/world/talks"


def said(body: str = "", head: str = "", address: str | None = None) -> Publication:
    return only(read_page(page_of(body, head), address=address)).publication


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def test_a_page_that_says_nothing_of_itself_has_nothing_said_of_it() -> None:
    assert said() == Publication()


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("2025-05-28", "2025-05-28"),
        ("2025-05-28T23:30:00-04:00", "2025-05-28T23:30:00-04:00"),
        ("2025-05-28 14:30 +0300", "2025-05-28 14:30 +0300"),
        ("2025/05/28 14:30 UTC", "2025-05-28T14:30:00+00:00"),
        ("Wed, 28 May 2025 14:30:00 +0200", "2025-05-28T14:30:00+02:00"),
        ("2025-05", None),
        ("2025", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("May 2025", None),
        ("soon", None),
    ],
)
def test_only_a_full_day_is_a_publication_date_and_its_offset_stays(written: str, taken: str | None) -> None:
    assert said(head=meta("article:published_time", written)).published == taken


@pytest.mark.parametrize(
    "line",
    [
        "© 1 January 2025 The Sound Courier",
        "Last updated: 28 May 2025",
        "Printed on 28 May 2025",
        "Next round: 2 June 2025",
        "May 2025",
        "Port Halden, 03/04/2025",
        "28 May",
        "The treaty was signed on 16 May 2025.",
    ],
)
def test_a_day_on_the_page_that_may_be_another_is_not_taken_for_that_of_publication(line: str) -> None:
    assert said(f"<p>{line}</p>").published is None


@pytest.mark.parametrize(
    "line", ["28 May 2025", "Port Halden, 28 May 2025", "Published 28 May 2025, 14:30", "May 28, 2025", "28.05.2025"]
)
def test_a_day_above_the_report_is_taken_where_it_stands_there_in_full(line: str) -> None:
    assert said(f"<p>{line}</p>").published == "2025-05-28"


def test_of_two_days_above_the_report_none_is_taken() -> None:
    assert said("<p>28 May 2025</p><p>30 May 2025</p>").published is None


def test_a_time_in_a_sentence_is_not_that_of_publication_and_stays_in_the_text() -> None:
    day = '<time datetime="2025-05-16T10:00Z">16 May</time>'
    item = only(read_page(page_of(f"<p>After the exchange on {day} all of the envoys had gone home again.</p>")))
    assert item.publication.published is None
    assert item.blocks[0].words.startswith("After the exchange on 16 May all of")


def test_a_change_is_no_publication() -> None:
    head = meta("article:modified_time", "2025-05-28T10:00:00Z")
    assert said('<time class="updated" datetime="2025-05-28T10:00:00Z">28 May 2025</time>', head).published is None


def test_a_day_in_the_address_is_taken_where_nothing_else_is_said() -> None:
    item = only(read_page(page_of(), address="https://a.example/2025/05/28/talks"))
    assert item.publication.published == "2025-05-28"
    assert "its publication date is that in its address" in item.warnings


def test_a_day_in_the_name_of_a_report_is_that_of_what_it_tells() -> None:
    assert said(address="https://a.example/istanbul-talks-2025-06-02").published is None


@pytest.mark.parametrize("author", ["admin", "https://www.courier.example/staff", "@courier", "Unknown", "wp-admin"])
def test_what_a_system_fills_in_is_no_author(author: str) -> None:
    assert said(head=meta("author", author)).author is None


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("Talks end | The Sound Courier", "Talks end"),
        ("The Sound Courier: Talks end", "The Sound Courier: Talks end"),
        ("Talks end – for now", "Talks end – for now"),
        ("Talks end - The Sound Courier", "Talks end"),
    ],
)
def test_a_headline_is_without_its_outlet_and_otherwise_whole(title: str, taken: str) -> None:
    assert said(head=f"<title>{title}</title>" + meta("og:site_name", "The Sound Courier")).title == taken


@pytest.mark.parametrize(
    ("canonical", "taken"),
    [
        ("https://courier.example/world/talks", "https://courier.example/world/talks"),
        ("/world/talks-end", "https://www.courier.example/world/talks-end"),
        ("https://evil.example/world/talks", HERE),
        ("https://www.courier.example/", HERE),
        ("javascript:alert(1)", HERE),
        ("https://user:word@www.courier.example/world/talks", HERE),
        ("http://[broken", HERE),
    ],
)
def test_a_page_goes_by_its_own_address_only_within_its_site(canonical: str, taken: str) -> None:
    assert said(head=f'<link rel="canonical" href="{canonical}">', address=HERE).url == taken


def test_a_base_elsewhere_changes_no_address() -> None:
    head = '<base href="https://evil.example/"><link rel="canonical" href="/world/talks-end">'
    assert said(head=head, address=HERE).url == "https://www.courier.example/world/talks-end"


def test_data_that_is_no_json_is_passed_over() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", datePublished</script>'
    assert said(head=script) == Publication()


def linked(*reports: str) -> str:
    return "".join(f'<script type="application/ld+json">{{"@type": "NewsArticle", {one}}}</script>' for one in reports)


@pytest.mark.parametrize(
    "own",
    [
        f'"url": "{HERE}"',
        f'"mainEntityOfPage": "{HERE}"',
        f'"mainEntityOfPage": {{"@type": "WebPage", "@id": "{HERE}#page"}}',
    ],
)
def test_the_data_names_the_address_where_no_link_does(own: str) -> None:
    assert said(head=linked(own)).url == HERE


def test_a_link_goes_before_the_address_in_the_data() -> None:
    link = f'<link rel="canonical" href="{HERE}-end">'
    assert said(head=link + linked(f'"url": "{HERE}"')).url == f"{HERE}-end"


@pytest.mark.parametrize(
    "reports", [[f'"url": "{HERE}"', f'"url": "{HERE}-end"'], ['"url": "https://courier.example/"']]
)
def test_the_data_of_several_reports_or_of_a_site_names_no_address(reports: list[str]) -> None:
    assert said(head=linked(*reports)).url is None


@pytest.mark.parametrize(
    ("tail", "address", "outlet"),
    [
        (" | Sound Courier", "https://www.soundcourier.example/talks", None),
        (" - soundcourier.example", "https://soundcourier.example/talks", None),
        (" - Ministry of Ports", None, "Ministry of Ports, Kingdom of Norland"),
        (" | Sound Courier", None, "The Sound Courier"),
    ],
)
def test_a_headline_ends_before_the_name_of_its_host_or_outlet(
    tail: str, address: str | None, outlet: str | None
) -> None:
    head = f"<title>Talks end{tail}</title>" + (meta("dc.publisher", outlet) if outlet else "")
    assert said(head=head, address=address).title == "Talks end"


def test_a_part_of_a_headline_that_is_no_name_stays() -> None:
    head = "<title>Talks end - no date</title>"
    assert said(head=head, address="https://courier.example/talks").title == "Talks end - no date"


@pytest.mark.parametrize(
    ("path", "taken"), [("/world/talks", HERE), ("/world", "https://www.courier.example/world?x=1")]
)
def test_the_data_of_another_page_changes_no_address_that_a_page_was_fetched_from(path: str, taken: str) -> None:
    address = f"https://www.courier.example{path}?x=1"
    assert said(head=linked(f'"url": "{HERE}"'), address=address).url == taken


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2025-05-29"}</script>'
        + meta("article:modified_time", "2025-05-30"),
        meta("article:modified_time", "2025-05-29"),
    ],
)
def test_when_a_page_was_last_changed_is_taken_as_it_says(head: str) -> None:
    assert said(head=meta("article:published_time", "2025-05-28") + head).modified == "2025-05-29"
