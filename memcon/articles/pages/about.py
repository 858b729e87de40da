"""Who published a page, who wrote it, and its headline."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

from memcon.articles.cleaning import clean
from memcon.articles.knowledge import pattern
from memcon.articles.pages.beside import is_apart
from memcon.articles.pages.head import Head
from memcon.articles.pages.linked import text_of
from memcon.articles.pages.masthead import PARTED, author_shown, outlet_shown
from memcon.articles.pages.trees import HtmlElement, words_in

_BY = re.compile(r"\A(?:by|author|written by|from)\s*:?\s+", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ADDRESS = re.compile(r"https?://|www\.|\A@|\A\d+\Z", re.I)
_NO_LETTER, _ARTICLE = re.compile(r"[\W_]+"), re.compile(r"\Athe\s+")
_LONGEST = {"outlet": 80, "author": 200, "title": 400}
_MOST_AUTHORS = 12
_NEAR = 4  # elements between an author's and the one with the name


def outlet_of(root: HtmlElement, head: Head) -> str | None:
    """The outlet by the page's own word, or by its title and its line of rights together; None where they say
    nothing."""
    named = head.linked.names(head.about.get("publisher")) if head.about else ()
    told = next(_usable((*named, *head.metas_for("outlet")), "outlet"), None)
    return told or next(_usable((outlet_shown(root) or "",), "outlet"), None)


def authors_of(root: HtmlElement, head: Head) -> str | None:
    """The authors by the page's own word, in its order, with commas between; None where it says nothing."""
    for source in (_authors_linked(head), head.metas_for("author"), _authors_marked(root)):
        if names := list(dict.fromkeys(_usable(source, "author")))[:_MOST_AUTHORS]:
            return ", ".join(names)
    return next(_usable((author_shown(root) or "",), "author"), None)


def title_of(root: HtmlElement, head: Head, outlet: str | None) -> str | None:
    """The headline, without the name of the outlet that follows it in a window's title."""
    window = root.find(".//title")
    said = (
        text_of(head.about, "headline"),
        *head.metas_for("title"),
        *_headings(root),
        window is not None and window.text,
    )
    titles = list(_usable(tuple(one for one in said if isinstance(one, str)), "title"))
    return _without_outlet(titles[0], outlet, head.address, titles[1:]) if titles else None


def _authors_linked(head: Head) -> tuple[str, ...]:
    return head.linked.names(head.about.get("author")) if head.about else ()


def _authors_marked(root: HtmlElement) -> tuple[str, ...]:
    marked = (one for one in root.iter("a", "span", "p", "div", "address") if _is_author(one))
    own = (one for one in islice(marked, _MOST_AUTHORS) if not any(map(is_apart, one.iterancestors())))
    return tuple(" ".join(words_in(one)) for one in own)


def _is_author(element: HtmlElement) -> bool:
    if "author" in (element.get("rel") or "").split():
        return True
    if element.get("itemprop") == "author":
        return element.find(".//*[@itemprop='name']") is None
    return element.get("itemprop") == "name" and any(
        one.get("itemprop") == "author" for one in islice(element.iterancestors(), _NEAR)
    )


def _headings(root: HtmlElement) -> tuple[str, ...]:
    found = [" ".join(words_in(one)) for one in root.iter("h1")]
    return tuple(found) if len(found) == 1 else ()


def _usable(values: tuple[str, ...], what: str) -> Iterator[str]:
    """The values that can be a name: without markup, no address, nothing that a system fills in by itself."""
    for value in values:
        words = " ".join(clean(_TAG.sub("", unescape(value[:2000]))).split())
        if what == "author":
            words = _BY.sub("", words)
        if 1 < len(words) <= _LONGEST[what] and (what == "title" or not _is_none(words)):
            yield words


def _is_none(words: str) -> bool:
    return bool(_ADDRESS.search(words) or pattern("pages/metadata", "placeholder").fullmatch(words))


def _without_outlet(title: str, outlet: str | None, address: str | None, others: list[str]) -> str:
    """`title` without a last or first part that is the outlet's name or that of the page's host, or that none of the
    page's other titles has."""
    breaks = list(PARTED.finditer(title))
    if not breaks:
        return title
    last, first = breaks[-1], breaks[0]
    if _is_name_of(title[last.end() :], outlet, address):
        return title[: last.start()]
    if outlet and title[: first.start()].casefold() == outlet.casefold():
        return title[first.end() :]
    return title[: last.start()] if title[: last.start()] in others else title


def _is_name_of(part: str, outlet: str | None, address: str | None) -> bool:
    """Whether a part of a title is the outlet's name, its beginning up to a comma, or the name of the page's host."""
    name = _letters(part)
    named = {_letters(outlet), _letters(outlet.partition(",")[0])} if outlet else set()
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    return bool(name) and name in {*named, _letters(host), *map(_letters, host.split(".")[:-1])}


def _letters(words: str) -> str:
    """The letters and figures of a name, in small ones, without an article before them."""
    return _NO_LETTER.sub("", _ARTICLE.sub("", words.casefold()))
