"""The brief as a page: all of its lines with their words, and nothing from outside does more than stand there."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Iterator

import pytest

from memcon.interchange.sheet.page import write_sheet
from memcon.record import Record
from memcon.views.brief import write_brief
from memcon.views.sheet import Line, say_heading
from tests.web.pages import Page


@pytest.fixture(scope="module")
def page(worked: Record) -> Page:
    return Page(write_sheet(write_brief(worked.view(), since=dt.date(2031, 4, 1))))


def lines_of(some: tuple[Line, ...]) -> Iterator[Line]:
    for line in some:
        yield line
        yield from lines_of(line.under)


def test_every_line_of_the_brief_is_on_it(page: Page, worked: Record) -> None:
    brief = write_brief(worked.view(), since=dt.date(2031, 4, 1))
    lines = [line for section in brief.sections for line in lines_of(section.lines)]
    assert say_heading(brief) in page.text
    assert len(lines) > 20
    plain = [line.text for line in lines if line.text.isprintable()]
    assert [text for text in plain if " ".join(text.split()) not in page.text] == []


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page.source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(content for content in page.values("content") if "default-src" in content)
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
    assert page.values("style") == []


def test_words_from_outside_are_words(page: Page) -> None:
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in page.source
    assert "\x1b" not in page.source
    assert [address for address in page.values("href") if not address.startswith(("http://", "https://"))] == []


def test_the_same_record_gives_the_same_page(page: Page, worked: Record) -> None:
    assert write_sheet(write_brief(worked.view(), since=dt.date(2031, 4, 1))) == page.source
