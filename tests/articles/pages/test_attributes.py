"""Elements with attributes beyond all measure are refused before a parser takes its time with them."""

import contextlib

import pytest

from memcon.articles.limits import Unusable
from memcon.articles.pages.attributes import check_attributes
from tests.working import no_more_work_than

MANY = 100_000


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">",
        "<p " + " ".join(f'a{n}=">"' for n in range(MANY)),
        '<p x=a" ' + " ".join(f'a{n} b{n}=">"' for n in range(MANY)),
        "<p/" + "/".join(f"a{n}" for n in range(MANY)),
        "<script>1<2</script><p " + "a=b\n" * MANY,
    ],
    ids=["bare", "closing signs", "a quotation mark in a value", "slashes", "after a script"],
)
def test_they_are_refused(tag: str) -> None:
    with pytest.raises(Unusable, match="an element of it has more than 2,000 attributes"):
        check_attributes(f"<html><body>{tag}<p>We met.")


@pytest.mark.parametrize(
    "source",
    [
        "<p class=a>We met.</p>" * MANY,
        f'<img src="{"A" * MANY}">',
        f'<div data-page="{"a b " * MANY}">',
        f"<script>for (i=0;i<n;i++) {'a b ' * MANY}</script>",
        "1 < 2 " + "and so on " * MANY,
    ],
    ids=["many elements", "a picture within", "a long value", "a script", "a sign in a text"],
)
def test_pages_are_not(source: str) -> None:
    check_attributes(source)


@pytest.mark.parametrize("unit", ["<a x='", '<a "', "<a ", "<a" + " " * 3_000, "<a/", " =", "<script", "<script>", "/"])
def test_no_source_takes_long_to_look_through(unit: str) -> None:
    with no_more_work_than(2), contextlib.suppress(Unusable):
        check_attributes(unit * (3_000_000 // len(unit)))
