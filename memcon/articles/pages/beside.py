"""What stands beside a report on its page: menus, comments, teasers of other reports, lines on when it was changed."""

import re

from memcon.articles.knowledge import pattern
from memcon.articles.pages.flow import HEADINGS
from memcon.articles.pages.linked import bare
from memcon.articles.pages.trees import WHOLE, HtmlElement, drop, words_in

_ELEMENTS = frozenset({"nav", "aside", "footer", "form", "menu"})
_ROLES = frozenset({"navigation", "search", "complementary", "contentinfo", "dialog", "alertdialog"})
_CARDS = ("article", "section", "div", "li")
_LONGEST_CARD = 80  # words; a teaser is shorter
_FEWEST_CARDS = 2
_FURNITURE = ("div", "section", "ul", "ol", "p", "td", "table", "header", "figure", "ins")
_SMALL = 0.25  # of a page's words; what holds more is no furniture
_SHORTEST_NAME = 2
_FEW = 8  # words; what stands around a day or time ("Published on ... in Port Halden")
_OTHER_PAGE = re.compile(r"(?!#|\?|javascript:|mailto:)[^#]+\Z", re.I)


def drop_apart(root: HtmlElement) -> None:
    """Takes out what stands apart from a report by its element or class: menus, comments, sharing, pull quotes."""
    drop([element for element in root.iter("*") if is_apart(element)])
    drop_furniture(root)


def drop_furniture(root: HtmlElement) -> None:
    """Takes out the small boxes that are no part of a report wherever they stand: advertisements, trails of links,
    switches of language, feet. A quotation's own foot stays, and so does a box with a good part of the page."""
    most = min(_LONGEST_CARD, len(words_in(root)) * _SMALL)
    drop([one for one in root.iter(*_FURNITURE) if _is_furniture(one) and len(words_in(one)) <= most])


def _is_furniture(element: HtmlElement) -> bool:
    if element.get("role") in _ROLES:
        return True
    named = _named(element)
    if len(named) < _SHORTEST_NAME or not pattern("pages/layout", "furniture").search(named):
        return False
    return next(element.iterancestors("blockquote"), None) is None


def is_apart(element: HtmlElement) -> bool:
    """Whether an element by its name, role or class is beside the report."""
    if element.tag in _ELEMENTS or element.get("role") in _ROLES:
        return True
    if element.tag in WHOLE:
        return False
    named = _named(element)
    return len(named) >= _SHORTEST_NAME and bool(pattern("pages/layout", "apart").search(named))


def _named(element: HtmlElement) -> str:
    """The classes and the id of an element, with a space between two."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:500]


def drop_teasers(root: HtmlElement, page: str | None) -> None:
    """Takes out the teasers of other reports: several small boxes alike, the heading of each a link to another page."""
    families: dict[tuple[str, str], list[HtmlElement]] = {}
    for link in root.iter("a"):
        card = _card_of(link) if _is_heading(link) and leads_elsewhere(link, page) else None
        if card is not None:
            families.setdefault((card.tag, card.get("class") or ""), []).append(card)
    for family in families.values():
        if len(family) >= _FEWEST_CARDS:
            drop(family)


def leads_elsewhere(link: HtmlElement, page: str | None) -> bool:
    """Whether a link goes to another page than `page`."""
    target = (link.get("href") or "").strip()
    if not target or not _OTHER_PAGE.match(target):
        return False
    return not page or (bare(target) != bare(page) and not bare(page).endswith(target.partition("?")[0]))


def is_teaser(element: HtmlElement, page: str | None) -> bool:
    """Whether the heading of an element, or all of it, is a link to another page."""
    if next(element.iterancestors("a"), None) is not None:
        return True
    return any(_is_heading(link) and leads_elsewhere(link, page) for link in element.iter("a"))


def drop_times(root: HtmlElement) -> None:
    """Takes out the times that stand by themselves, with the few words around them; those in sentences are words."""
    for time in list(root.iter("time")):
        parent = time.getparent()
        if parent is None or not stands_alone(time):
            time.tag = "span"
        elif parent.tag in {"p", "small", "span", "a", "em"} and len(words_in(parent)) <= _FEW + _FEW:
            drop([parent])
        else:
            drop([time])


def stands_alone(element: HtmlElement) -> bool:
    """Whether an element is no word of a sentence, by the words just before and after it."""
    parent, previous = element.getparent(), element.getprevious()
    before = parent.text if previous is None else previous.tail
    return len(f"{before or ''} {element.tail or ''}".split()) <= _FEW


def is_otherwise(element: HtmlElement) -> bool:
    """Whether a date is marked as another than that of publication: of a change, of printing, of a copyright."""
    otherwise = pattern("pages/metadata", "otherwise")
    parent, previous = element.getparent(), element.getprevious()
    before = (
        (parent.text or "") if previous is None else "".join((*previous.itertext(with_tail=False), previous.tail or ""))
    )
    named = " ".join(filter(None, (element.get("class"), element.get("itemprop"), parent.get("class"))))
    if otherwise.search(before[-60:]) or otherwise.search((element.text or "")[:60]):
        return True
    return bool(otherwise.search(named)) and "publish" not in named.lower()


def _is_heading(link: HtmlElement) -> bool:
    within = any(one.tag in HEADINGS for one in link.iterancestors())
    return within or next(link.iterdescendants(*HEADINGS), None) is not None


def _card_of(link: HtmlElement) -> HtmlElement | None:
    """The box that a link is the heading of: the outermost that is still small, and holds no other heading."""
    card = None
    for one in link.iterancestors():
        headings = sum(1 for _ in one.iter(*HEADINGS))
        if headings > 1 or len(words_in(one)) > _LONGEST_CARD or one.tag in {"main", "body"}:
            break
        if one.tag in _CARDS:
            card = one
    return card
