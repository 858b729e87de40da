"""An entry put in short: the claims that tell most of it, and what it is found by."""

import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Claim, Entry, Gist
from memcon.model.findings import Actor, Commitment, Document, Quantity
from memcon.model.kinds import DocumentStatus, FindingKind
from memcon.record.kept.days import begun, ended, last_told
from memcon.record.kept.terms import write_terms
from memcon.record.kept.turns import turn_of, was_looked_at
from memcon.record.kept.whose import doers, sides, time_of
from memcon.record.material import when

_DAYS, _REST = 22, 38  # bits of a place among all entries that say the day, and that tell those of one day apart
VOICES = 4  # that a gist lets speak, besides what it needs to tell its days
_LATEST = 9_999_999  # more than the number of any day
WANTED = "wanted"
_WANTED = frozenset({DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR})
_ON_ENTRIES = frozenset({"id", "within", "same_as", "document", "agreed_at", "statement", "answers"})
_OWN_DAY = {
    FindingKind.STATEMENT: "said_on",
    FindingKind.MEETING: "date",
    FindingKind.DOCUMENT: "date",
    FindingKind.COMMITMENT: "due_now",
    FindingKind.DEED: "date",
}


class Timing(StrEnum):
    """How the due time of a commitment is known: by a date, in words or upon a trigger, or not at all."""

    DATED = "dated"
    TOLD = "told"
    NONE = "none"


class Bearings(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry is found and ordered by, as the columns of its table have it.

    `place` orders by the date of the thing itself, those without one last; `fresh` the newest first, and what one
    article tells as it tells it. `first` and `last` are the days that it touches, "" and "~" where open, None where no
    day is known. `nature` is the kind of a move or actor, or the attitude of a statement; `refers` the meeting where a
    commitment was agreed; `words` all that can be told from, in small letters; `seek` orders by kind and by the day of
    `place`, and is nearly always another for each entry. `begun`, `ended` and `told` are from when
    something that it rests on can have been known, and when the last of it was changed, and published (the id behind
    it); `turn` is its place in the review, `looked` whether somebody has looked at it.
    """

    place: str
    fresh: str
    first: str | None
    last: str | None
    nature: str
    status: str
    aside: bool
    rival: bool
    refers: str | None
    stories: int
    seek: int
    begun: str
    ended: str
    told: str
    turn: str
    looked: bool
    named: str | None
    words: str


class Names(msgspec.Struct, frozen=True):
    """A name in an entry: whether it is of one who acts in it (`by`), of a side, or of whose it is first of all."""

    name: str
    by: bool
    side: bool
    owner: bool


def gist_of(entry: Entry[Any]) -> Gist[Any]:
    """The entry with its most telling claims: the first, those that give its first and last day, the one that gave it
    its status, one that was added, and the earliest of some further voices."""
    chosen = {claim.finding.id for claim in _telling(entry)}
    claims = tuple(claim for claim in entry.claims if claim.finding.id in chosen)
    fields = {name: getattr(entry, name) for name in Entry.__struct_fields__}
    return Gist(**fields | {"claims": claims}, stories=entry.sources)


def bearings_of(entry: Entry[Any]) -> Bearings:
    """What an entry is found by."""
    fields, known = entry.fields, time_of(entry)
    first, last = days_touched(known)
    fresh = freshness(entry)
    return Bearings(
        place=" ".join((*sort_key(entry), entry.id)),
        fresh=fresh,
        first=first,
        last=last,
        nature=nature_of(entry),
        status=status_of(entry),
        aside=bool(getattr(fields, "aside", False)),
        rival=bool(entry.rivalries),
        refers=getattr(fields, "agreed_at", None),
        stories=entry.sources,
        seek=seek_of(entry),
        begun=begun(entry),
        ended=ended(entry),
        told=f"{last_told(entry)} {entry.id}",
        turn=turn_of(entry, fresh),
        looked=was_looked_at(entry),
        named=f"{fields.name.casefold()} {entry.id}" if isinstance(fields, Actor) else None,
        words=words_told(entry),
    )


def nature_of(entry: Entry[Any]) -> str:
    """The kind of a move, deed or actor; the attitude of a statement; how the time of a commitment is known; whether
    a paper was ever promised or asked for."""
    if isinstance(entry.fields, Commitment):
        return str(_timing(entry.fields))
    if isinstance(entry.fields, Document):
        return WANTED if any(change.status in _WANTED for change in entry.history) else ""
    return str(getattr(entry.fields, "attitude", None) or getattr(entry.fields, "kind", None) or "")


def _timing(commitment: Commitment) -> Timing:
    if commitment.due_now is not None:
        return Timing.DATED
    return Timing.TOLD if commitment.due_text or commitment.trigger else Timing.NONE


def status_of(entry: Entry[Any]) -> str:
    """What the thing has come to."""
    return str(getattr(entry.fields, "status", None) or "")


def days_touched(known: When | None) -> tuple[str | None, str | None]:
    """The first and the last day that a time touches: "" and "~" where it is open, None where no day is known."""
    if known is None or known.year_is_open:
        return None, None
    return known.first.isoformat() if known.first else "", known.last.isoformat() if known.last else "~"


def names_in(entry: Entry[Any]) -> list[Names]:
    """Each name in an entry once."""
    by, of = doers(entry), sides(entry)
    owners = of or by
    return [Names(name, name in by, name in of, name in owners) for name in dict.fromkeys((*by, *of))]


def words_told(entry: Entry[Any]) -> str:
    """The words of an entry and of its earliest claim, in small letters and on one line."""
    quoted = (passage.quote for claim in entry.claims[:1] for passage in claim.passages)
    return " ".join(" ".join((*words_in(entry), *quoted)).split()).casefold()


def terms_told(entry: Entry[Any]) -> str:
    """The terms that an entry is searched by: of its words, of what its claims say it is, and of all they quote."""
    return write_terms(dict.fromkeys((*words_in(entry), *words_claimed(entry))))


def words_claimed(entry: Entry[Any]) -> Iterator[str]:
    """What the claims of an entry say it is, and all they quote."""
    yield from (what for claim in entry.claims if (what := getattr(claim.finding, "what", None)))
    yield from (passage.quote for claim in entry.claims for passage in claim.passages)


def seeks_of(kind: FindingKind) -> tuple[int, int]:
    """The least `seek` that an entry of a kind may have, and the least that none of them has."""
    nth = list(FindingKind).index(kind)
    return nth << (_DAYS + _REST), (nth + 1) << (_DAYS + _REST)


def seek_of(entry: Entry[Any]) -> int:
    """Orders by kind and day, and is another for each entry, or nearly so."""
    year, month, day = (int(part) for part in f"{sort_key(entry)[0]}-00".split("-")[:3])
    rest = int(hashlib.blake2b(entry.id.encode(), digest_size=8).hexdigest(), 16) >> (64 - _REST)
    return seeks_of(entry.kind)[0] + ((year * 384 + month * 32 + day) << _REST) + rest


def sort_key(entry: Entry[Any]) -> tuple[str, str]:
    """Orders entries by the date of the thing itself, or of its first telling; a meeting or promise that nobody dates
    comes last."""
    own = _OWN_DAY.get(entry.kind)
    told = None if entry.kind in {FindingKind.MEETING, FindingKind.COMMITMENT} else entry.claims[0].published
    value = when(getattr(entry.fields, own) if own else None) or when(told)
    return value.sort_key if value else ("9999-99", "9999-99")


def words_in(entry: Entry[Any]) -> Iterator[str]:
    """What an entry says in words."""
    for name, value in msgspec.structs.asdict(entry.fields).items():
        if isinstance(value, str) and name not in _ON_ENTRIES:
            yield value
        elif isinstance(value, Quantity):
            yield f"{value.amount:,.15g} {value.of}"
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))


def freshness(entry: Entry[Any]) -> str:
    """Orders entries by their time, the newest first, and what one article tells as it tells it."""
    known = time_of(entry)
    last = known.last if known else None
    start = entry.claims[0].passages[0].start if entry.claims else 0
    return f"{_LATEST - (last.toordinal() if last else 0):07d} {start:09d} {entry.id}"


def told_by(gist: Gist[Any]) -> set[str]:
    """The findings that tell most of an entry, and those that gave it each status."""
    return {claim.finding.id for claim in gist.claims} | {change.finding for change in gist.history}


def with_life(gist: Gist[Any], claims: Sequence[Claim[Any]]) -> Gist[Any]:
    """An entry in short with those of its claims that gave it each status."""
    shown = told_by(gist)
    return msgspec.structs.replace(gist, claims=tuple(claim for claim in claims if claim.finding.id in shown))


def _telling(entry: Entry[Any]) -> Iterator[Claim[Any]]:
    claims: Sequence[Claim[Any]] = entry.claims
    dated = [claim for claim in claims if claim.published]
    yield from (*claims[:1], *dated[:1], *dated[-1:], *[c for c in claims if c.added_by][:1])
    last = entry.history[-1].finding if entry.history else None
    voices: set[str] = set()
    for claim in sorted(claims, key=lambda claim: claim.finding.id != last):
        voice = getattr(claim.finding, "status_by", None) or claim.story
        if voice not in voices and len(voices) < VOICES:
            voices.add(voice)
            yield claim
