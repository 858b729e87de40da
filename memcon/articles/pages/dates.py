"""When a page was published: by its own metadata, by its address, else by what stands on it. Never by default."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from memcon.articles.pages.beside import is_apart, is_otherwise, stands_alone
from memcon.articles.pages.head import Head
from memcon.articles.pages.linked import text_of
from memcon.articles.pages.moments import agree, as_iso, has_offset, has_time
from memcon.articles.pages.trees import HtmlElement, words_in
from memcon.articles.pages.visible import find_visible_day

_PARAGRAPH = 20  # words; where the first so long begins, what stands above a report is over
_MOST = 20  # elements marked as the day of publication that are looked at
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|\Z)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A day or time at which a page says that it was published, and where it says so, in words."""

    moment: str
    where: str


def published_of(root: HtmlElement, head: Head) -> tuple[str | None, tuple[str, ...]]:
    """When the page was published, as given there, and what is to be said of it; None where nothing tells."""
    claims = [*_stated(root, head)]
    if claims:
        return _settle(claims, _modified(head))
    if moment := _day_in(head.fetched_from) or _day_in(head.address):
        return moment, ("its publication date is that in its address",)
    if moment := find_visible_day(root):
        return moment, ("its publication date is read from its text, for its metadata gives none",)
    return None, ()


def _stated(root: HtmlElement, head: Head) -> Iterator[Claim]:
    """The claims of the page's metadata, the most telling first."""
    places = (
        ("JSON-LD", (text_of(head.about, "datePublished"), text_of(head.about, "dateCreated"))),
        ("meta", head.metas_for("published")),
        ("markup", _marked(root)),
        ("time element", _times_above(root)),
    )
    for where, values in places:
        for value in values:
            if value and (moment := as_iso(value)):
                yield Claim(moment, where)
                break


def _settle(claims: list[Claim], modified: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The first claim, unless it is but the time of the last change and another is earlier; with what another says
    more exactly of the same day."""
    first = claims[0]
    if first.moment in modified:
        first = next((one for one in claims if one.moment[:10] < first.moment[:10]), first)
    alike = [one for one in claims if one.moment[:10] == first.moment[:10]]
    best = max((first, *alike), key=lambda one: (has_time(one.moment), has_offset(one.moment)))
    others = [one for one in claims if not agree(one.moment, first.moment)]
    if not others:
        return best.moment, ()
    said = ", ".join(f"{one.moment[:10]} ({one.where})" for one in others)
    return best.moment, (
        f"it gives several publication dates: {best.moment[:10]} ({first.where}) is taken, not {said}",
    )


def modified_of(head: Head) -> str | None:
    """When the page was last changed, by the most telling of its metadata; None where they say nothing of it."""
    return next(_changes(head), None)


def last_change(head: Head) -> str | None:
    """The latest time of a change that the page's metadata gives; compared by day alone."""
    return max(_modified(head), key=lambda moment: moment[:10], default=None)


def _modified(head: Head) -> frozenset[str]:
    return frozenset(_changes(head))


def _changes(head: Head) -> Iterator[str]:
    """The times of a change that the metadata gives, the most telling first."""
    values = (text_of(head.about, "dateModified"), *head.metas_for("modified"))
    return (moment for value in values if value and (moment := as_iso(value)))


def _marked(root: HtmlElement) -> tuple[str, ...]:
    """The values of elements that are marked as the day of publication, outside of other reports' teasers."""
    marked = (one for one in root.iter("time", "span", "p", "div", "abbr") if _is_marked(one))
    own = (one for one in islice(marked, _MOST) if not any(map(is_apart, one.iterancestors())))
    return tuple(filter(None, (one.get("datetime") or one.get("content") or one.get("title") for one in own)))


def _is_marked(element: HtmlElement) -> bool:
    return "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None


def _times_above(root: HtmlElement) -> tuple[str, ...]:
    """The times that stand above a report, before its first paragraph."""
    body = root.find("body")
    return tuple(islice(_times_until_paragraph(root if body is None else body), _MOST))


def _times_until_paragraph(body: HtmlElement) -> Iterator[str]:
    from lxml.etree import iterwalk

    walk = iterwalk(body, events=("start",))
    for _, one in walk:
        if one.tag != "body" and (is_apart(one) or one.tag in {"script", "style", "noscript", "template"}):
            walk.skip_subtree()
        elif one.tag == "p" and len(words_in(one)) >= _PARAGRAPH:
            return
        elif one.tag == "time" and one.get("datetime") and _is_own(one) and not is_otherwise(one):
            yield one.get("datetime")


def _is_own(time: HtmlElement) -> bool:
    """Whether a time is no word of a sentence, and no part of a link to elsewhere."""
    return stands_alone(time) and next(time.iterancestors("a"), None) is None


def _day_in(address: str | None) -> str | None:
    found = _IN_ADDRESS.search(address or "")
    return as_iso("-".join(found.groups())) if found else None
