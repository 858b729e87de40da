"""Furniture of pages: what stands within or around a report and is no part of it, and what is and only looks so."""

import pytest

from memcon.articles.blocks import assemble
from memcon.articles.pages import read_page
from tests.articles.pages.pages import PARAGRAPHS, only, page_of, words

LONG = "The envoys of both states said that the list of boats was the last thing on which they did not agree. " * 3


def within(box: str) -> list[str]:
    """What is read of a report with `box` between its paragraphs."""
    paragraphs = f"<p>{PARAGRAPHS[0]}</p>{box}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{LONG}</p>"
    return words(only(read_page(f"<html><body><article>{paragraphs}</article></body></html>".encode())))


@pytest.mark.parametrize(
    "box",
    [
        '<div class="ad" data-ad="3"><span>Advertisement</span><p>Boots of the islands, now a third off</p></div>',
        '<div id="ads"><p>Boots of the islands, now a third off</p></div>',
        '<div class="advert mid"><p>Boots of the islands, now a third off</p></div>',
        '<section class="sponsor"><p>Boots of the islands, now a third off</p></section>',
        '<div class="lang"><p>English / Norsk / Føroyskt</p></div>',
        '<div class="crumbs"><a href="/">Front</a> &raquo; <a href="/w">World</a> &raquo; Talks</div>',
        '<div role="navigation"><p>Front, World, Talks</p></div>',
        '<div class="feedback"><p>Did you find what you were looking for on this page of ours?</p></div>',
        '<div id="ftr"><p>The press service of the port of Halden keeps this page.</p></div>',
    ],
)
def test_a_small_box_that_is_named_as_furniture_is_not_read(box: str) -> None:
    assert within(box) == [*PARAGRAPHS, LONG.strip()]


def test_a_box_with_most_of_a_page_is_read_whatever_its_name() -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    page = f'<html><body><div class="sponsor">{body}</div></body></html>'
    assert words(only(read_page(page.encode()))) == list(PARAGRAPHS)


@pytest.mark.parametrize("name", ["lead", "addendum", "header-of-treaty", "adstock"])
def test_a_name_that_only_begins_so_is_none_of_furniture(name: str) -> None:
    assert "The islands want a list." in within(f'<div class="{name}"><p>The islands want a list.</p></div>')


def test_the_foot_of_a_quotation_stays() -> None:
    quote = '<blockquote><p>We are here to count.</p><p class="foot">Marta Iversen, envoy</p></blockquote>'
    assert "Marta Iversen, envoy" in within(quote)


def test_lines_of_the_page_that_have_no_names_go_as_boilerplate() -> None:
    top = "<div>English | Norsk</div><div>Home » Media » Statements</div>"
    foot = "<div>Was this page helpful? Yes No</div><div>Last updated: 18 March 2025. Visitors: 190,224</div>"
    body, _ = assemble(only(read_page(page_of(top).replace(b"</body>", f"{foot}</body>".encode()))).blocks)
    assert body == "\n\n".join(PARAGRAPHS)
