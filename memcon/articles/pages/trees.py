"""The tree of a page: parsed, without what a reader of the page does not see."""

import re
from typing import TYPE_CHECKING, Any

from memcon.articles.limits import Unusable
from memcon.articles.pages.attributes import check_attributes

if TYPE_CHECKING:
    from lxml.html import HtmlElement as HtmlElement
else:
    HtmlElement = Any  # lxml is loaded when the first page is read

BREAK = "\ue0b7"
"""Stands in a tree where two line breaks follow one another, which ends a paragraph. Pages have none."""

TOO_DEEP = "its elements are nested too deeply"

UNSEEN = frozenset(
    {
        *("script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "math", "canvas"),
        *("iframe", "frame", "object", "embed", "applet", "audio", "video", "map", "input", "select"),
        *("textarea", "button", "datalist", "dialog", "img", "picture", "source", "track", "s", "strike"),
        *("del", "rt", "rp", "amp-ad", "amp-sidebar", "amp-embed", "amp-consent", "amp-user-notification"),
    }
)
"""Elements whose inside is no text that a reader sees standing there."""

_BREAKS = re.compile(r"(?:<br\s*+/?+>\s*+){3,}+", re.I)
_CUT = "Excessive depth"  # what the parser says
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
WHOLE = frozenset({"html", "body", "main", "article"})  # hidden only until a script has run


def parse(source: str) -> tuple[HtmlElement, tuple[str, ...]]:
    """The root of the page's tree, and notes on what is lost of it. Raises Unusable where there is nothing,
    or more attributes than can be read.

    Entities that a page declares are not known to HTML and stay as written; nothing is loaded from anywhere.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    check_attributes(source)
    data = _BREAKS.sub("<br><br>", source).replace(BREAK, "").replace("\x00", "").encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = document_fromstring(data, parser=parser)
    except ParserError as error:
        raise Unusable("it is a page without any content") from error
    cut = any(_CUT in entry.message for entry in parser.error_log)
    return root, (f"{TOO_DEEP}, and what stands deepest is left out",) if cut else ()


def prune(root: HtmlElement) -> None:
    """Takes out of the tree what a reader does not see, and spells out what only the browser writes."""
    drop([element for element in root.iter(*UNSEEN) if element.tag != "head" or element.getparent() is None])
    drop([element for element in root.iter("*") if _is_hidden(element)])
    _spell_quotation_marks(root)
    _mark_breaks(root)


def drop(elements: list[HtmlElement]) -> None:
    """Takes elements out of their tree; the text after each stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def weigh(root: HtmlElement) -> int:
    """The sum of the depths of all elements: what careful extraction takes time in proportion to."""
    from lxml.etree import iterwalk

    depth = weight = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth if event == "start" else 0
    return weight


def count(root: HtmlElement) -> int:
    """How many elements a tree has."""
    return int(root.xpath("count(//*)"))


def words_in(element: HtmlElement) -> list[str]:
    return "".join(element.itertext()).split()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in WHOLE:
        return False
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _spell_quotation_marks(root: HtmlElement) -> None:
    for element in list(root.iter("q")):
        inner = next(element.iterancestors("q"), None) is not None
        opening, closing = ("‘", "’") if inner else ("“", "”")
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing
    for element in list(root.iter("q")):
        element.tag = "span"


def _mark_breaks(root: HtmlElement) -> None:
    """A run of line breaks becomes one break and a mark, so that it ends a paragraph however long it is."""
    first = None
    surplus = []
    for element in root.iter("br"):
        if first is not None and element.getprevious() is _last_of(first, surplus) and _is_blank(element.getprevious()):
            surplus.append(element)
            continue
        _merge(first, surplus)
        first, surplus = element, []
    _merge(first, surplus)


def _last_of(first: HtmlElement, surplus: list[HtmlElement]) -> HtmlElement:
    return surplus[-1] if surplus else first


def _is_blank(element: HtmlElement) -> bool:
    return not (element.tail or "").strip()


def _merge(first: HtmlElement | None, surplus: list[HtmlElement]) -> None:
    if first is None or not surplus:
        return
    tail = surplus[-1].tail or ""
    parent = first.getparent()
    for element in surplus:
        parent.remove(element)
    first.tail = BREAK + tail
