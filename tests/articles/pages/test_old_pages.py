"""Pages of old: tables that arrange them, paragraphs that are never closed, and nothing said but on their face."""

import pytest

from memcon.articles.pages import read_page
from memcon.articles.pages.masthead import names_in_byline
from tests.articles.pages.pages import PARAGRAPHS, only, page_of, words

CAPTION = "The harbour on Monday. Drawing by P. Holm"
HEAD = "<html><head><title>{title}</title></head><body><table><tr><td colspan=2>Sound Evening Mail</td></tr>"
MENU = "<tr><td><font size=2><a href=i.htm>Front page</a><br><a href=s.htm>Sea and weather</a></font></td>"
TOP = "<td><font size=5><b>Envoys agree on a date</b></font><br><font size=2><i>{byline}</i><br>{day}</font>"
FOOT = (
    "</td></tr></table><center>(c) 1997-2025 Sound Evening Mail. Page last updated May 30, 2025.</center></body></html>"
)
DAY = "Wednesday, May 28, 2025"


def old_page(
    title: str = "Sound Evening Mail - Envoys agree on a date",
    byline: str = "By Anna Lund, our envoy to the talks",
    day: str = DAY,
    foot: str = FOOT,
    end: str = "",
) -> bytes:
    first, *rest = (*PARAGRAPHS[:2], f"<img src=a.gif><br><font size=1>{CAPTION}</font>", PARAGRAPHS[2])
    body = f"<p><font size=3>{first}{end}" + "".join(f"<p>{one}{end}" for one in rest) + "</font>"
    return (HEAD.format(title=title) + MENU + TOP.format(byline=byline, day=day) + body + foot).encode()


@pytest.mark.parametrize("end", ["", "</p>"])
def test_paragraphs_that_are_not_closed_stay_apart_and_in_order(end: str) -> None:
    found = words(only(read_page(old_page(end=end))))
    assert found == [*PARAGRAPHS[:2], CAPTION, PARAGRAPHS[2]]


def test_what_stands_by_itself_among_unclosed_paragraphs_is_kept() -> None:
    page = f"<html><body><p>{PARAGRAPHS[0]}<p><b>{PARAGRAPHS[1]}<p>Yes.</b> <i>{PARAGRAPHS[2]}</i></body></html>"
    assert words(only(read_page(page.encode()))) == [*PARAGRAPHS[:2], f"Yes. {PARAGRAPHS[2]}"]


@pytest.mark.parametrize("day", [DAY, "28 May 2025", "Wednesday 28 May 2025"])
def test_the_day_on_a_line_at_the_head_is_taken_and_that_of_a_change_is_not(day: str) -> None:
    item = only(read_page(old_page(day=day)))
    assert item.publication.published == "2025-05-28"
    assert any("read from its text" in warning for warning in item.warnings)


def test_the_outlet_is_the_part_of_the_title_that_holds_the_rights() -> None:
    publication = only(read_page(old_page())).publication
    assert (publication.outlet, publication.title) == ("Sound Evening Mail", "Envoys agree on a date")


@pytest.mark.parametrize(
    "title", ["Envoys agree on a date - World", "Envoys agree on a date", "Sound - Envoys agree on a date"]
)
def test_a_part_of_the_title_that_the_page_does_not_name_is_no_outlet(title: str) -> None:
    assert only(read_page(old_page(title))).publication.outlet is None


def test_the_author_is_the_one_in_the_byline() -> None:
    assert only(read_page(old_page())).publication.author == "Anna Lund"


def test_of_two_bylines_above_a_report_none_is_taken() -> None:
    assert only(read_page(page_of("<p>By Anna Lund</p><p>By Per Holm</p>"))).publication.author is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Lund", "Anna Lund"),
        ("BY ANNA LUND", "ANNA LUND"),
        ("By Anna Lund and Jon van der Aske in Port Halden", "Anna Lund, Jon van der Aske"),
        ("By Anna Lund, Jon Aske and Per Holm", "Anna Lund, Jon Aske, Per Holm"),
        ("By Anna Lund, Port Halden", None),
        ("By Friday", None),
        ("By Monday Evening", None),
        ("By Our Correspondent", None),
        ("By Order of the Port", None),
        ("By Anna Lund said the envoys", None),
        ("By then Norland had left.", None),
    ],
)
def test_a_byline_is_names_and_nothing_else(line: str, names: str | None) -> None:
    assert names_in_byline(line) == names
