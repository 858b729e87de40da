"""What comes of an input: an article that arrived, or a refusal with its cause."""

from dataclasses import dataclass

from memcon.articles.blocks import Block, assemble
from memcon.articles.boilerplate import find_boilerplate
from memcon.articles.cleaning import AS_GIVEN, CLEANING, clean
from memcon.articles.limits import ARTICLE, Unusable
from memcon.articles.markup import PAGE, is_page
from memcon.articles.published import is_day_or_time
from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id

_UNKNOWN = Publication()


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


Loaded = Arrival | Refused


@dataclass(frozen=True, slots=True)
class Draft:
    """What one input says, before it is settled into an article. `id` is the source's own name for it; the body is a
    text as it came, or the blocks of a page, paper, letter or feed."""

    body: str | tuple[Block, ...]
    original: bytes
    publication: Publication = _UNKNOWN
    id: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where drafts become articles: what is filled in where they are silent, and whether their text is cleaned."""

    as_given: bool
    defaults: Publication
    fetched: str | None

    def settle(self, draft: Draft) -> Article:
        """The article that `draft` makes. Raises Unusable when its text is empty, too long, or a page's source."""
        text = self._of_blocks(draft.body) if isinstance(draft.body, tuple) else self._of_body(draft.body)
        if not text.body:
            raise Unusable("nothing is left of it when boilerplate lines are cut")
        return Article(id=draft.id or text.id, text=text, publication=self._publication(draft.publication))

    def _of_blocks(self, blocks: tuple[Block, ...]) -> Text:
        body, marks = assemble(blocks)
        ARTICLE.check(len(body.encode("utf-8", "surrogatepass")))
        return Text(id=text_id(body), body=body, cleaning=CLEANING, marks=marks)

    def _of_body(self, body: str) -> Text:
        if not body.strip():
            raise Unusable("its text is empty")
        ARTICLE.check(len(body.encode("utf-8", "surrogatepass")))
        if is_page(body):
            raise Unusable(PAGE)
        if self.as_given:
            return Text(id=text_id(body), body=body, cleaning=AS_GIVEN, boilerplate=find_boilerplate(body))
        cleaned = clean(body)
        return Text(id=text_id(cleaned), body=cleaned, cleaning=CLEANING)

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
        )


def settle_published(value: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The publication time as given, or None and a warning where it is neither a date nor a time."""
    if value is None or is_day_or_time(value):
        return value, ()
    return None, (f"its publication date {value[:40]!r} is no ISO 8601 date and is left out",)
