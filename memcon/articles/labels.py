"""The lines with which a plain text begins that say what it is ("Title: …", "Outlet: …", "Date: …"), and no report."""

import re
from dataclasses import dataclass

from memcon.model.articles import Publication

_FIELDS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("outlet", "source", "publisher", "newspaper", "agency"), "outlet"),
    **dict.fromkeys(("author", "by", "byline", "reporter"), "author"),
    **dict.fromkeys(("date", "published", "publication date", "date published"), "published"),
    **dict.fromkeys(("url", "link", "address"), "url"),
}
_OTHERS = frozenset({"section", "category", "tags", "keywords", "language", "place", "location", "id", "updated"})
_LINE = re.compile(r"[*_# \t]*([A-Za-z][A-Za-z ]{1,20}?)[*_]*[ \t]*:[*_]*[ \t]*([^\n]*)(?:\n|$)")
_BLANK = re.compile(r"[^\S\n]*\n")
_ADDRESS = re.compile(r"https?://\S+")
_FEWEST = 2  # lines that say something of the text; one alone may be a heading, or a speaker's name


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say of the publication, how many characters they are with the blank line below them, and
    what a user should be told of them."""

    publication: Publication
    length: int
    warnings: tuple[str, ...] = ()


def head_of(body: str) -> Head | None:
    """The lines of this kind at the very top of `body`, where a blank line parts them from a report; else None."""
    said: dict[str, str] = {}
    at = len(body) - len(body.lstrip("\ufeff \t\r\n"))
    body = body.replace("\r\n", " \n")  # as long as before
    while line := _LINE.match(body, at):
        label, value = line[1].lower(), line[2].strip(" \t*_")
        if label not in _FIELDS and label not in _OTHERS:
            return None
        if label in _FIELDS and value:
            said.setdefault(_FIELDS[label], value)
        at = line.end()
    if len(said) < _FEWEST or not _BLANK.match(body, at) or not body[at:].strip():
        return None
    day, warnings = _published(said.pop("published", None))
    if not _ADDRESS.fullmatch(said.get("url", "")):
        said.pop("url", None)
    return Head(Publication(**said, published=day), at, warnings)


def _published(written: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The day or time that is written, and a warning where it is none, or could be two."""
    if written is None:
        return None, ()
    from memcon.articles.pages.moments import as_iso
    from memcon.articles.pages.visible import day_of

    day = as_iso(written) or day_of(written)
    return day, () if day else (f"its publication date {written[:40]!r} can be read as no one day and is left out",)
