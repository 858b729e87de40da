"""Articles: a text, its publications, and the context that a reading depends on."""

import re

import msgspec

from memcon.model.ids import PUBLICATION, identify
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span, Spans

_OFFICE_OF_STATE = re.compile(
    r"\b(?:ministry|embassy|presidency|foreign office|government|prime minister)\b", re.IGNORECASE
)
"""What names the outlet of a release by which a state speaks for itself."""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the characters `span` of a text were where it came from: a heading, a block quotation, or a page of a
    paper, whose number is the `label`; or that they are in another language, whose code is the `label`."""

    span: Span
    kind: MarkKind
    label: str | None = None


class Text(msgspec.Struct, frozen=True):
    """A cleaned text. `id` is a hash of `body`; `cleaning` names the version of the cleaning that made it.

    `boilerplate` are the lines of `body` that are not part of the report and are passed over (empty when the cleaning
    has cut them). `marks` is what is known of its layout, in order; `language` its ISO 639-1 code, `und` where it
    is plain only that it is not English, None where too little was there to tell.
    """

    id: str
    body: str
    cleaning: str
    boilerplate: Spans = ()
    marks: tuple[Mark, ...] = ()
    language: str | None = None


class Publication(msgspec.Struct, frozen=True, omit_defaults=True):
    """One appearance of a text. `published`, `modified` and `fetched` are ISO 8601 dates or times as given; None when
    unknown. `modified` is when its source says that it was last changed.

    `page` is the address of the page, feed or letter that the text is one item of; `url` is then the item's own.
    `gone` is when the item was first missed there.
    """

    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    fetched: str | None = None
    page: str | None = None
    gone: str | None = None
    modified: str | None = None

    def id_for(self, text_id: str) -> str:
        """The id of this appearance of that text; the times of fetching and of a change make no new publication."""
        said = (self.outlet, self.author, self.title, self.url, self.published)
        return identify(PUBLICATION, text_id, *said, *([self.page] if self.page else []))


class Context(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reading depends on besides the text itself.

    `published`: an EDTF day, or None. `place`: of the dateline, when known from outside the text. `fetched`: the day
    of fetching, given only where `published` is None, for then it bounds the year. `issuer`: the ministry, or other
    office of a state, that gave the text out itself, by its name.
    """

    published: str | None = None
    place: str | None = None
    fetched: str | None = None
    issuer: str | None = None

    @property
    def key(self) -> str:
        return identify("x", self.published, self.place, self.fetched, *([self.issuer] if self.issuer else []))

    @classmethod
    def of(cls, publication: Publication, fetched: str | None) -> "Context":
        """The context that an appearance gives; `fetched` is when the text was first fetched."""
        outlet = publication.outlet or ""
        issuer = outlet.split("(")[0].strip() if _OFFICE_OF_STATE.search(outlet) else None
        if publication.published:
            return cls(published=publication.published[:10], issuer=issuer)
        return cls(fetched=fetched[:10] if fetched else None, issuer=issuer)


class Article(msgspec.Struct, frozen=True):
    """One text as one source gave it. `id` is the source's own name for it, or the text's id."""

    id: str
    text: Text
    publication: Publication

    @property
    def context(self) -> Context:
        return Context.of(self.publication, self.publication.fetched)
