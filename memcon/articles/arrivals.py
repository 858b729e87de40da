"""What comes of an input: an article that arrived, a refusal with its cause, or what else a user should be told."""

from dataclasses import dataclass

import msgspec

from memcon.articles.blocks import Block, assemble
from memcon.articles.boilerplate import find_boilerplate
from memcon.articles.cleaning import AS_GIVEN, CLEANING, clean
from memcon.articles.garbled import is_garbled
from memcon.articles.headline import headline_of
from memcon.articles.limits import ARTICLE, Unusable
from memcon.articles.tongue import ENGLISH, foreign_parts, language_of, say_unread
from memcon.articles.wrapping import unwrap
from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.model.passages import Span

_UNKNOWN = Publication()
_SAID = {"published": "day of publication", "outlet": "outlet", "url": "address"}  # what a user can say of an input
_DAY = len("2025-05-28")


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article, the bytes it came as, and what is to be said of it. `input` names where it came from."""

    input: str
    article: Article
    original: bytes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An input, or a part of one, of which no article could be made."""

    input: str
    cause: str


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page of the web was seen as a whole, at `fetched`: of its texts these stood on it, by id, and no others. For a
    page of several items `page` is what their publications call it; for any other page it is its address."""

    page: str
    texts: frozenset[str]
    fetched: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A folder in which a number of files are no articles by their names; `endings` tells of which kinds."""

    input: str
    number: int
    endings: tuple[str, ...]


Loaded = Arrival | Refused | PageSeen | PassedOver


@dataclass(frozen=True, slots=True)
class Draft:
    """What one input says, before it is settled into an article. `id` is the source's own name for it; the body is a
    text as it came, or the blocks of a page, paper, letter or feed. `passes` says that what it came in drops its items
    in time, as a feed does, so that nothing follows when it is missing there. `head` is how many characters at the top
    of a plain text say what it is, and are no part of the report."""

    body: str | tuple[Block, ...]
    original: bytes
    publication: Publication = _UNKNOWN
    id: str | None = None
    warnings: tuple[str, ...] = ()
    passes: bool = False
    head: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Where drafts become articles: what is filled in where they are silent, and whether their text is cleaned."""

    as_given: bool
    defaults: Publication
    fetched: str | None

    def settle(self, draft: Draft) -> Article:
        """The article that `draft` makes. Raises Unusable when its text is empty or too long."""
        text = self._of_blocks(draft.body) if isinstance(draft.body, tuple) else self._of_body(draft.body, draft.head)
        if not text.body:
            raise Unusable("nothing is left of it when boilerplate lines are cut")
        publication = self._publication(draft.publication)
        if publication.title is None and isinstance(draft.body, str) and not self.as_given:
            publication = msgspec.structs.replace(publication, title=headline_of(text.body))
        return Article(id=draft.id or text.id, text=text, publication=publication)

    def at_odds(self, own: Publication) -> tuple[str, ...]:
        """Where the input says something else of its publication than the user did, in words; the input's own holds,
        for what the user said is meant for inputs that are silent."""
        pairs = ((name, getattr(own, name), getattr(self.defaults, name)) for name in _SAID)
        return tuple(
            f"it says of itself that its {_SAID[name]} is {ours}, and not {theirs}"
            for name, ours, theirs in pairs
            if ours and theirs and not _agree(ours, theirs)
        )

    def remarks(self, draft: Draft, text: Text) -> tuple[str, ...]:
        """What was found in the text of `draft` that a user would want to know, in words."""
        came = [draft.body] if isinstance(draft.body, str) else [block.words for block in draft.body]
        garbled = ("some of its letters were garbled by a wrong encoding",) if any(map(is_garbled, came)) else ()
        done = "left so" if self.as_given else "mended"
        unread = say_unread(text)
        return (*(f"{one}, and are {done}" for one in garbled), *((unread,) if unread else ()))

    def _of_blocks(self, blocks: tuple[Block, ...]) -> Text:
        body, marks = assemble(blocks)
        ARTICLE.check(len(body.encode("utf-8", "surrogatepass")))
        return _told(Text(id=text_id(body), body=body, cleaning=CLEANING, marks=marks))

    def _of_body(self, body: str, head: int) -> Text:
        if not body.strip():
            raise Unusable("its text is empty")
        ARTICLE.check(len(body.encode("utf-8", "surrogatepass")))
        if self.as_given:
            cut = tuple(span for span in find_boilerplate(body) if span.start >= head)
            cut = (Span(0, head).trimmed(body), *cut) if head else cut
            return _told(Text(id=text_id(body), body=body, cleaning=AS_GIVEN, boilerplate=cut))
        cleaned = clean(unwrap(body[head:]))
        return _told(Text(id=text_id(cleaned), body=cleaned, cleaning=CLEANING))

    def _publication(self, own: Publication) -> Publication:
        known = self.defaults
        return Publication(
            outlet=own.outlet or known.outlet,
            author=own.author or known.author,
            title=own.title or known.title,
            url=own.url or known.url,
            published=own.published or known.published,
            fetched=self.fetched,
            page=own.page,
            modified=own.modified,
        )


def _told(text: Text) -> Text:
    """`text` with its language, and the parts of it that are in another."""
    language = language_of(text.body)
    foreign = foreign_parts(text.body) if language == ENGLISH else ()
    return msgspec.structs.replace(text, language=language, marks=(*text.marks, *foreign))


def _agree(ours: str, theirs: str) -> bool:
    """Whether two values say the same, one perhaps more exactly: a day, and a time on that day."""
    a, b = sorted((ours.casefold().replace(" ", "t"), theirs.casefold().replace(" ", "t")), key=len)
    return b == a or (len(a) == _DAY and a[:4].isdigit() and b.startswith(a))
