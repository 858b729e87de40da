"""Documents: the papers of the negotiation, one finding for each thing that is said of how far one has come."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import DateMention, Document
from memcon.model.ids import finding_id
from memcon.model.kinds import ActorKind, DocumentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.cast import Cast
from memcon.reading.documents.lexicon import lexicon
from memcon.reading.documents.mentions import Mention, find_mentions
from memcon.reading.documents.owners import giver_of, known_owner, owner_of, owners_described
from memcon.reading.grammar.phrases import clause_of, clause_span, date_at, in_order, side_of_speaker, span_of
from memcon.reading.page import Found, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_YET_TO_COME = frozenset({DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR})
_OTHER_TIMES = frozenset({"before", "after", "until", "by", "since"})
_OPENING = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def find_documents(page: Page, found: Found) -> tuple[Document, ...]:
    """What a page says of the papers of the negotiation, in the order of the text."""
    cast = Cast(page, found)
    mentions = tuple(find_mentions(page))
    owners = tuple(owner_of(cast, mention) for mention in mentions)
    return tuple(_documents(cast, mentions, owners))


def _documents(cast: Cast, mentions: tuple[Mention, ...], owners: tuple[str | None, ...]) -> Iterator[Document]:
    seen: dict[tuple[Span, str], int] = {}
    dates = in_order(cast.found.dates)
    givers = tuple(giver_of(cast, mention) for mention in mentions)
    agreed_owner = {key: _agreed(key, mentions, owners) for key in _keys(mentions)}
    agreed_giver = {key: _agreed(key, mentions, givers) for key in _keys(mentions)}
    described = owners_described(cast) if any(mention.is_known for mention in mentions) else {}
    told = zip(mentions, owners, givers, strict=True)
    awaited = known_owner(_side(cast, own or giver) for m, own, giver in told if m.status in _YET_TO_COME)
    for mention, own, giver in zip(mentions, owners, givers, strict=True):
        agreed = agreed_owner[mention.key] or (described.get(mention.key) if mention.is_known else None)
        agreed = agreed or agreed_giver[mention.key] if mention.at.lower_ != "one" else None
        owner = own or agreed or giver or (awaited if _is_the_awaited(mention) else None)
        if mention.key in lexicon().lists["taken_up"] and not mention.is_described and not _side(cast, owner):
            continue  # "the text" of nobody could be any text
        evidence = _evidence(cast.page, mention)
        nth = seen.get((evidence, mention.status), 0)
        seen[evidence, mention.status] = nth + 1
        yield Document(
            id=finding_id(FindingKind.DOCUMENT, cast.page.text_id, (evidence,), aspect=mention.status, nth=nth),
            what=_written(cast.page, mention),
            owner=None if mention.is_joint else _side(cast, owner),
            status=mention.status,
            status_by=side_of_speaker(cast, mention.at.idx),
            date=_date(dates, mention),
            evidence=(evidence,),
        )


def _agreed(key: str, mentions: tuple[Mention, ...], owners: tuple[str | None, ...]) -> str | None:
    """The one owner that all mentions of a paper by this noun agree on, as far as they tell."""
    return known_owner(o for m, o in zip(mentions, owners, strict=True) if m.key == key)


def _is_the_awaited(mention: Mention) -> bool:
    """Whether it is asked for by a name that says no more than that it is a paper: the one awaited on this page."""
    return mention.status is DocumentStatus.ASKED_FOR and mention.key in lexicon().lists["plain"]


def _side(cast: Cast, owner: str | None) -> str | None:
    """The owner, who is no single person: a paper is of the side for which somebody speaks."""
    actor = cast.named(owner) if owner else None
    return None if actor is not None and actor.kind is ActorKind.PERSON else owner


def _keys(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.key for m in mentions))


def _evidence(page: Page, mention: Mention) -> Span:
    phrase = mention.phrase if mention.at == mention.noun else [mention.at]
    verbs = [mention.verb, *_carrying(mention)] if mention.verb is not None else []
    if not verbs:
        return _closed(page, span_of(phrase))
    return _closed(page, clause_span(page, phrase, verbs))


def _carrying(mention: Mention) -> "Iterator[Token]":
    """The verbs above without which it would read as done: "promised to hand over"."""
    if mention.status in _YET_TO_COME:
        yield from (
            verb for verb in mention.over[:2] if verb.dep_ not in {"ROOT"} or verb.lemma_ not in {"say", "tell"}
        )


def _written(page: Page, mention: Mention) -> str:
    """The noun phrase as written, without article and owner."""
    words = mention.phrase
    while len(words) > 1 and (
        words[0].dep_ in {"det", "poss", "case"} or words[0].is_punct or words[0].lower_ == "own"
    ):
        words = words[1:]
    return _closed(page, span_of(words)).of(page.text)


def _closed(page: Page, span: Span) -> Span:
    """With the closing mark of a quotation that opens in it."""
    text = page.text
    following = text[span.end : span.end + 1]
    opened = any(o in span.of(text) and _OPENING[o] == following for o in _OPENING if _OPENING[o] not in span.of(text))
    return Span(span.start, span.end + 1) if opened else span


def _date(dates: tuple[DateMention, ...], mention: Mention) -> str | None:
    """The day on which it came that far; the day by which a promise is due is not that day."""
    if mention.verb is None or mention.status in _YET_TO_COME:
        return None
    for token in clause_of(mention.verb):
        date = date_at(dates, token)
        before = token.doc[token.i - 1].lower_ if token.i else ""
        if date is not None and date.value and before not in _OTHER_TIMES:
            return date.value
    return None
