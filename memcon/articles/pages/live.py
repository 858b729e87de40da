"""Live pages: reports of many entries, each with its own time. Told by JSON-LD, or by the markup of the entries."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from statistics import median
from typing import Any

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern
from memcon.articles.pages.beside import drop_apart, drop_times, is_apart, is_teaser, stands_alone
from memcon.articles.pages.canonical import find_own
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.fragments import blocks_of
from memcon.articles.pages.head import Head
from memcon.articles.pages.linked import Linked, Node, bare, text_of
from memcon.articles.pages.moments import as_iso, has_time
from memcon.articles.pages.trees import HtmlElement, drop, words_in
from memcon.model.kinds import MarkKind

FEWEST = 3  # entries of a live page whose JSON-LD does not call it one
WORDS = 8  # that the middle one of the entries has, links aside; a teaser has fewer, or is a link as a whole
SHARE = 0.8  # of the page's paragraphs that stand in entries, where nothing else says that it is live
ENTRY = ("article", "section", "div", "li")
_NUMBER = re.compile(r"\d+|[0-9a-f]{8,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live page: its blocks, headline, times, and address, as far as the page gives them."""

    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    id: str | None = None


def find_entries(root: HtmlElement, head: Head) -> tuple[tuple[Entry, ...], tuple[HtmlElement, ...]]:
    """The entries of a live page in the page's order, and their elements; none where it is an ordinary page."""
    told = head.linked.live()
    elements = _elements_of(root, told) or _repeated(root, head.address, is_live=bool(told))
    if elements:
        by_anchor = {anchor: node for node in told if (anchor := _anchor(text_of(node, "url", "@id")))}
        entries = [read_element(one, by_anchor.get(one.get("id") or ""), head.linked, head.address) for one in elements]
        return tuple(entry for entry in entries if entry.blocks), elements
    return tuple(entry for node in told if (entry := _of_node(node, head.linked, head.address)).blocks), ()


def _elements_of(root: HtmlElement, told: tuple[Node, ...]) -> tuple[HtmlElement, ...]:
    """The elements that the entries of the JSON-LD point to, where each points to one."""
    ids = {one.get("id"): one for one in root.iter(*ENTRY) if one.get("id")}
    anchors = [_anchor(text_of(node, "url", "@id")) for node in told]
    found = [ids[anchor] for anchor in anchors if anchor in ids]
    return tuple(found) if found and len(found) == len(told) and not _are_nested(found) else ()


def _repeated(root: HtmlElement, page: str | None, is_live: bool) -> tuple[HtmlElement, ...]:
    """The elements of the largest family that can be entries: alike, side by side, each with a time, no teasers."""
    families: dict[tuple[Any, str, str], list[HtmlElement]] = {}
    for one in root.iter(*ENTRY):
        if _time_in(one) or (one.get("id") and looks_live(one)):
            place = None if one.get("class") else one.getparent()
            families.setdefault((place, one.tag, likeness(one)), []).append(one)
    distinct = (_distinct(family) for family in families.values())
    fitting = [family for family in distinct if _can_be_live(family, root, page, is_live)]
    return max(fitting, key=lambda family: (len(family), prose_in(family)), default=())


def _distinct(family: list[HtmlElement]) -> tuple[HtmlElement, ...]:
    """The outermost elements of a family, of those with one id the first: a pinned entry stands on a page twice."""
    chosen = set(family)
    outer = [one for one in family if not any(above in chosen for above in one.iterancestors())]
    return tuple({one.get("id") or str(number): one for number, one in reversed(list(enumerate(outer)))}.values())[::-1]


def _can_be_live(family: tuple[HtmlElement, ...], root: HtmlElement, page: str | None, is_live: bool) -> bool:
    if len(family) < FEWEST or any(map(is_apart, (family[0], *family[0].iterancestors()))):
        return False
    if sum(is_teaser(one, page) for one in family) * 2 > len(family):
        return False
    if median(own_words(one) for one in family) < WORDS:
        return False
    if is_live or sum(map(looks_live, (family[0], *family[0].iterancestors()))):
        return True
    return prose_in(family) > SHARE * max(prose_in((root,)), 1) and all(_time_in(one) for one in family)


def _time_in(element: HtmlElement) -> str | None:
    """The time of an entry: that of the one time element above or below its paragraphs. Days alone are of what is
    told, as in a chronology."""
    for one in element.iter("time"):
        moment = as_iso(one.get("datetime") or "")
        if moment and has_time(moment) and stands_alone(one):
            return moment
    return None


def looks_live(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemtype') or ''}"
    return len(named) > 2 and bool(pattern("pages/layout", "live").search(named[:500]))


def likeness(element: HtmlElement) -> str:
    """The class of an element, numbers aside: what entries of one page have in common."""
    return _NUMBER.sub("0", " ".join((element.get("class") or "").split()[:1]))


def own_words(entry: HtmlElement) -> int:
    linked = sum(len(words_in(link)) for link in entry.iter("a"))
    return len(words_in(entry)) - linked


def prose_in(elements: tuple[HtmlElement, ...]) -> int:
    return sum(len(words_in(one)) for element in elements for one in element.iter("p"))


def _are_nested(elements: list[HtmlElement]) -> bool:
    chosen = set(elements)
    return any(above in chosen for one in elements for above in one.iterancestors())


def read_element(element: HtmlElement, told: Node | None, linked: Linked, page: str | None) -> Entry:
    """The entry that an element of a live page is; `told` is what the JSON-LD says of it."""
    own = element.get("id") or _anchor_within(element, page)
    moment = text_of(told, "datePublished", "dateCreated") if told else None
    copy = deepcopy(element)
    copy.tail = None
    drop_apart(copy)
    drop_times(copy)
    drop(list(copy.iter("figcaption")))
    title, blocks = split_title(blocks_in(copy))
    url = find_own(text_of(told, "url") if told else None, page) or (f"{page}#{own}" if page and own else None)
    return Entry(
        blocks=blocks,
        title=text_of(told, "headline") or title,
        author=_author_of(told, linked),
        published=(as_iso(moment) if moment else None) or _time_in(element),
        modified=_modified(told),
        url=url,
        id=own or _anchor(url),
    )


def _of_node(node: Node, linked: Linked, page: str | None) -> Entry:
    moment = text_of(node, "datePublished", "dateCreated")
    url = find_own(text_of(node, "url", "@id"), page)
    return Entry(
        blocks=tuple(
            block for part in _paragraphs(text_of(node, "articleBody", "description") or "") for block in part
        ),
        title=text_of(node, "headline"),
        author=_author_of(node, linked),
        published=as_iso(moment) if moment else None,
        modified=_modified(node),
        url=url,
        id=_anchor(url),
    )


def _modified(told: Node | None) -> str | None:
    return as_iso(text_of(told, "dateModified") or "")


def _author_of(told: Node | None, linked: Linked) -> str | None:
    return ", ".join(linked.names(told.get("author"))) or None if told else None


def _paragraphs(body: str) -> Iterator[tuple[Block, ...]]:
    parts = [body] if "<" in body else body.split("\n")
    return (blocks_of(part) for part in parts)


def split_title(blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    """The heading that an entry begins with, and the blocks after it."""
    if len(blocks) > 1 and blocks[0].kind is MarkKind.HEADING:
        return " ".join(blocks[0].words.split()), blocks[1:]
    return None, blocks


def _anchor_within(element: HtmlElement, page: str | None) -> str | None:
    """The anchor of an entry that has no id, by the link that its time is."""
    for time in element.iter("time"):
        for link in time.iterancestors("a"):
            target = link.get("href") or ""
            if target.startswith("#") or (page and bare(find_own(target, page) or "") == bare(page)):
                return _anchor(target)
    return None


def _anchor(address: str | None) -> str | None:
    return (address or "").partition("#")[2].strip() or None
