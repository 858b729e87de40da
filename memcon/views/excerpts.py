"""The line in the source: a passage in its sentence, and where it stands."""

import datetime as dt
import re
from itertools import pairwise
from typing import Any

import msgspec

from memcon.model.articles import Publication
from memcon.model.entries import Claim, Entry
from memcon.model.ids import short
from memcon.model.passages import Passage, Span
from memcon.record import RecordView
from memcon.views.addresses import address_of
from memcon.views.wording import one_line, say_date, shorten

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_WORD = re.compile(r"\w+")
_FEW = 3  # words that a quotation must have to stand by itself
FROM_TEXT = "told by the text"  # of a day of publication that no source says
NOT_KNOWN = "not known"  # of one of which nothing is known
REACH = 400  # characters either side of a passage that its sentence may extend to


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in its sentence: `before` + `quote` + `after` stand so in the text. `where` names outlet and day, and
    says where a text is no longer on its page; `address` opens the very words. `superseded_by` is the newest version of
    the text, where that is another."""

    finding: str
    article: str
    before: str
    quote: str
    after: str
    where: str
    url: str | None
    copies: int
    citation: str
    address: str | None = None
    superseded_by: str | None = None


def excerpts_of(view: RecordView, entry: Entry[Any]) -> tuple[Excerpt, ...]:
    """Every passage of every claim, in the order of the claims."""
    return tuple(excerpt for claim in entry.claims for excerpt in excerpts_of_claim(view, claim))


def excerpts_of_claim(view: RecordView, claim: Claim[Any]) -> tuple[Excerpt, ...]:
    return tuple(excerpt_of(view, claim, passage) for passage in claim.passages)


def excerpt_of(view: RecordView, claim: Claim[Any], passage: Passage) -> Excerpt:
    """One passage of a claim, in the sentence of its text that it stands in."""
    text = view.text(claim.text_id)
    sentence = sentence_around(text, passage.span)
    publication = claim.publications[0] if claim.publications else Publication()
    window = None if publication.published else _window_of(view, claim.text_id)
    return Excerpt(
        finding=claim.finding.id,
        article=claim.text_id,
        before=text[sentence.start : passage.start],
        quote=passage.quote,
        after=text[passage.end : sentence.end],
        where=f"{place_of(publication, claim, window)}{say_gone(publication, view.on)}",
        url=publication.url,
        copies=len(claim.publications),
        citation=cite(publication, claim, passage, window),
        address=address_of(publication, view.whole_text(claim.text_id), passage.span),
        superseded_by=view.superseded_by(claim.text_id),
    )


def telling_words(excerpt: Excerpt) -> str:
    """The quoted words; so few that they tell nothing by themselves, the sentence that they stand in."""
    if len(_WORD.findall(excerpt.quote)) >= _FEW:
        return one_line(excerpt.quote)
    return one_line(f"{excerpt.before}{excerpt.quote}{excerpt.after}")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, that hold `span`, as far as punctuation tells."""
    from_ = max(0, span.start - REACH)
    start = from_
    for end in _SENTENCE_END.finditer(text, from_, span.start + 2):  # two more, to see that a sentence begins there
        start = end.end() if end.end() <= span.start else start
    after = _SENTENCE_END.search(text, max(span.start, span.end - 1), min(len(text), span.end + REACH))
    return Span(start, after.start() + 1 if after else min(len(text), span.end + REACH)).trimmed(text)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, as far as punctuation tells, each on one line."""
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    pieces = (" ".join(text[start:end].split()) for start, end in pairwise(ends))
    return [piece for piece in pieces if piece]


def say_gone(publication: Publication, on: dt.date | None) -> str:
    """Whether a text was missed on its page by the end of a day: ", no longer on its page (missed on 30 May 2031)"."""
    gone = publication.gone[:10] if publication.gone else None
    if gone is None or (on is not None and gone > on.isoformat()):
        return ""
    return f", no longer on its page (missed on {say_date(gone)})"


def place_of(publication: Publication, claim: Claim[Any], window: str | None = None) -> str:
    """Outlet and day, "Bosporus Wire, 28 May 2025"; where the outlet is not known, the headline and the day."""
    headline = f"‘{shorten(one_line(publication.title))}’" if publication.title else None
    return f"{publication.outlet or headline or _name_of(claim)}, {_say_published(publication, window)}"


def _window_of(view: RecordView, text_id: str) -> str | None:
    """The days that a text itself leaves possible for its publication."""
    return view.article(text_id).published_window


def _say_published(publication: Publication, window: str | None) -> str:
    """The day; where no source says it, the `window` that the text itself leaves."""
    inferred = f"{say_date(window)} ({FROM_TEXT})" if window else "no date"
    return say_date((publication.published or "")[:10] or None) or inferred


def cite(publication: Publication, claim: Claim[Any], passage: Passage, window: str | None = None) -> str:
    """A line to paste into a memo, with the words, where they stand, and the id under which Memcon has them."""
    words = " ".join(passage.quote.split())
    title = f" “{publication.title}”," if publication.title else ""
    author = f"{publication.author}, " if publication.author else ""
    day = _say_published(publication, window)
    address = f", {publication.url}" if publication.url else ""
    outlet = publication.outlet or _name_of(claim)
    return (
        f"“{words}” ({author}{outlet},{title} {day}{address}, "
        f"characters {passage.start}–{passage.end}) [{short(claim.finding.id)}]"
    )


def _name_of(claim: Claim[Any]) -> str:
    """What an article is called whose outlet is not known."""
    return f"article {short(claim.text_id)}"
