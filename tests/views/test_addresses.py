"""The address of a passage opens the very words."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.articles import Mark, Publication, Text
from memcon.model.ids import text_id
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span
from memcon.views.addresses import address_of

URL = "https://post.example/talks"
BODY = (
    "The port said no. A cease-fire, and no less, is what the pilots ask for.\n\n"
    "The chair spoke of a second round that would be held in Seaville before the end of the month, if at all, she said."
    "\n\nThe port said no."
)


def text(body: str = BODY, *marks: Mark) -> Text:
    return Text(text_id(body), body, "plain-1", marks=marks)


def address(words: str, nth: int = 0, publication: Publication | None = None) -> str | None:
    at = -1
    for _ in range(nth + 1):
        at = BODY.index(words, at + 1)
    return address_of(publication or Publication(url=URL), text(), Span(at, at + len(words)))


def test_words_are_given_with_dashes_and_commas_encoded() -> None:
    assert address("A cease-fire, and no less") == f"{URL}#:~:text=A%20cease%2Dfire%2C%20and%20no%20less"


def test_of_long_words_the_first_and_the_last_are_given() -> None:
    words = BODY.split("\n\n")[1].strip()
    assert address(words) == f"{URL}#:~:text=The%20chair%20spoke%20of%20a,if%20at%20all%2C%20she%20said."


def test_words_in_two_paragraphs_are_given_by_their_ends() -> None:
    assert address("the pilots ask for.\n\nThe chair") == f"{URL}#:~:text=the%20pilots%20ask%20for.,The%20chair"


def test_words_that_stand_twice_are_told_apart_by_what_stands_before() -> None:
    body = "The union met, and the port said no. The chair left, and the port said no."
    at = body.rindex("the port said no")
    found = address_of(Publication(url=URL), text(body), Span(at, at + 16))
    assert found == f"{URL}#:~:text=no.%20The%20chair%20left%2C%20and-,the%20port%20said%20no"


def test_words_are_whole() -> None:
    assert address("ilots as") == f"{URL}#:~:text=pilots%20ask"


def test_a_fragment_that_the_address_has_is_kept() -> None:
    assert address("A cease", publication=Publication(url=f"{URL}#top")) == f"{URL}#top:~:text=A%20cease"


def test_a_paper_opens_at_its_page() -> None:
    paper = text(BODY, Mark(Span(0, 20), MarkKind.PAGE, "1"), Mark(Span(20, len(BODY)), MarkKind.PAGE, "2"))
    assert address_of(Publication(url=f"{URL}.pdf"), paper, Span(25, 30)) == f"{URL}.pdf#page=2"


def test_an_item_of_a_live_page_has_an_address_of_its_own() -> None:
    item = Publication(url=f"{URL}#item-7", page=URL)
    assert address("A cease-fire", publication=item) == f"{URL}#item-7"


def test_an_item_without_one_is_found_on_its_page_by_its_words() -> None:
    assert address("A cease", publication=Publication(page=URL)) == f"{URL}#:~:text=A%20cease"


@pytest.mark.parametrize("known", [Publication(), Publication(outlet="Post")])
def test_without_an_address_there_is_none(known: Publication) -> None:
    assert address("A cease-fire", publication=known) is None


def test_what_no_browser_opens_gets_no_fragment() -> None:
    assert address("A cease", publication=Publication(url="mid:7@post.example")) == "mid:7@post.example"


@given(st.text(min_size=1), st.data())
def test_the_words_of_a_short_passage_are_in_its_address(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(body))))
    found = address_of(Publication(url=URL), text(body), span)
    assert found is not None
    assert found.isascii()
    assert not set(found.removeprefix(URL)) & set(' \n"<>')
    if span.trimmed(body) and "\n" not in body and len(body) < 80:
        assert " ".join(span.trimmed(body).of(body).split()) in unquote(found)
