"""Live pages whose entries say no more than the time of day."""

import pytest

from memcon.articles.blocks import Item
from memcon.articles.pages import read_page
from memcon.articles.pages.clocks import NOT_PARTED, OF_THE_PAGE
from tests.articles.pages.pages import PARAGRAPHS, only, words

DAY = "<p>Saturday 7 June 2025</p>"
PAGE = "https://ledger.example/talks"


def live(*clocks: str, day: str = DAY, form: str = "<b>{}</b><p>{}</p>", name: str = "item", head: str = "") -> bytes:
    """A page with one entry for each time of day, in the form given."""
    lines = (PARAGRAPHS * 2)[: len(clocks)]
    entries = (f'<div class="{name}">{form.format(*one)}</div>' for one in zip(clocks, lines, strict=True))
    title = "<title>The talks, as they happen</title>"
    return f"<html><head>{title}{head}</head><body>{day}<div>{''.join(entries)}</div></body></html>".encode()


def read(page: bytes) -> tuple[Item, ...]:
    return read_page(page, address=PAGE)


def published(page: bytes) -> list[str | None]:
    return [item.publication.published for item in read(page)]


@pytest.mark.parametrize(
    "form", ["<b>{}</b><p>{}</p>", "<p><b>{}</b></p><p>{}</p>", "<p>{} – {}</p>", "<time>{}</time><p>{}</p>"]
)
def test_entries_that_go_back_in_order_have_the_page_s_day_and_their_own_time(form: str) -> None:
    items = read(live("17:40", "14:05", "09:00", form=form))
    assert [item.publication.published for item in items] == [
        "2025-06-07T17:40",
        "2025-06-07T14:05",
        "2025-06-07T09:00",
    ]
    assert [words(item) for item in items] == [[one] for one in PARAGRAPHS]
    assert {item.publication.page for item in items} == {PAGE}
    assert OF_THE_PAGE in items[0].warnings


def test_times_of_both_halves_of_the_day_are_told_by_their_letters() -> None:
    assert published(live("5.40pm", "12.05pm", "9.00am"))[:2] == ["2025-06-07T17:40", "2025-06-07T12:05"]


@pytest.mark.parametrize(
    "clocks",
    [
        ("09:10", "08:00", "23:50"),
        ("09:00", "10:30", "12:00"),
        ("9:40", "8:05", "7:00"),
        ("5:40pm", "14:05", "9:00am"),
    ],
)
def test_times_that_rise_or_can_be_of_two_hours_leave_one_text_and_a_warning(clocks: tuple[str, ...]) -> None:
    item = only(read(live(*clocks)))
    assert NOT_PARTED in item.warnings
    assert item.publication.published == "2025-06-07"
    assert all(any(one in line for line in words(item)) for one in PARAGRAPHS)


def test_a_page_without_a_day_is_one_text() -> None:
    item = only(read(live("17:40", "14:05", "09:00", day="")))
    assert (item.publication.published, NOT_PARTED in item.warnings) == (None, True)


def test_a_page_that_was_changed_on_another_day_is_one_text() -> None:
    head = (
        '<meta property="article:published_time" content="2025-06-07T08:00:00Z">'
        '<meta property="article:modified_time" content="2025-06-08T08:00:00Z">'
    )
    assert NOT_PARTED in only(read(live("17:40", "14:05", "09:00", head=head))).warnings


def test_where_one_of_the_boxes_has_no_time_none_is_an_entry() -> None:
    assert only(read(live("17:40", "Noon", "09:00"))).warnings == (
        "its publication date is read from its text, for its metadata gives none",
    )


def test_a_programme_within_a_report_is_no_live_page() -> None:
    programme = live("17:40", "14:05", "09:00").decode().replace("</body>", f"<p>{' '.join(PARAGRAPHS * 4)}</p></body>")
    assert len(read(programme.encode())) == 1
