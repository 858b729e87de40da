"""The record as entities of FollowTheMoney, a line each: actors, articles, and what actors did, with proof.

Articles prove; a person's party is a link; meetings and deeds are events; statements, moves and commitments are notes
on who said, made or owes them. Each claim is a Documentation with the exact words. The dates of FollowTheMoney are
days, months and years: what EDTF knows besides is written as from when until when. Its texts are cleaned, so that
offsets count in the text of the record and not in `bodyText`.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from memcon.interchange.cast import Cast, cast_of
from memcon.interchange.chosen import Chosen
from memcon.interchange.inert import web_address
from memcon.model.articles import Publication
from memcon.model.edtf import When
from memcon.model.entries import Entry, Filed
from memcon.model.findings import Actor, Commitment, Deed, Meeting, Move, Statement
from memcon.model.ids import identify
from memcon.model.kinds import ActorKind, FindingKind
from memcon.views.wording import one_line, say

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.COURT: "PublicBody",
}
_LANGUAGES = {"en": "eng"}
_SPAN = re.compile(r"\d{4}(-\d{2}){0,2}")
_LINES = frozenset("\t\r\n")
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


class _Kept(dict[int, str]):
    """What is kept of each character, found out once for each."""

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        hidden = category in _HIDDEN and chr(code) not in _LINES
        self[code] = "" if hidden else " " if category.startswith("Z") else chr(code)
        return self[code]


_KEPT = _Kept()
_Told = dict[str, list[str | None]]


def write_entities(chosen: Chosen) -> Iterator[bytes]:
    """The entities: articles, then actors, then what actors did."""
    for told in _entities(chosen):
        yield msgspec.json.encode(told) + b"\n"


def _entities(chosen: Chosen) -> Iterator[dict[str, Any]]:
    actors = [actor for actor in chosen.entries[FindingKind.ACTOR] if _is_known(actor)]
    known = {actor.id for actor in actors}
    cast = {name: id_ for name, id_ in cast_of(chosen).items() if id_ in known}
    for filed in chosen.articles:
        yield _entity(filed.id, "Article", _article(filed, chosen.view.text(filed.id)))
    for actor in actors:
        yield _entity(actor.id, _schema(actor), _actor(actor))
        yield from _mentions(actor)
        yield from _link_to_side(actor, cast)
    for kind in (FindingKind.MEETING, FindingKind.DEED):
        for entry in chosen.entries[kind]:
            yield _entity(entry.id, "Event", _event(entry, cast))
            yield from _proofs(entry)
    for kind in (FindingKind.STATEMENT, FindingKind.MOVE, FindingKind.COMMITMENT):
        for entry in chosen.entries[kind]:
            yield _entity(entry.id, "Note", _note(entry, cast))
            yield from _proofs(entry)


def _entity(id_: str, schema: str, told: _Told) -> dict[str, Any]:
    """An entity with what is known of it, each value once."""
    known = {name: list(dict.fromkeys(value for value in values if value)) for name, values in told.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _is_known(actor: Entry[Actor]) -> bool:
    """Whether it is told who somebody is: a source without a name is no entity."""
    return actor.fields.kind is not ActorKind.UNNAMED


def _schema(actor: Entry[Actor]) -> str:
    return _SCHEMATA.get(actor.fields.kind, "Organization")


def _article(filed: Filed, text: str) -> _Told:
    publications = filed.publications or (Publication(),)
    return {
        "title": [_line(filed.title)],
        "author": [_line(one.author) for one in publications],
        "publisher": [_line(one.outlet) for one in publications],
        "publishedAt": [_moment(one.published) for one in publications],
        "sourceUrl": [web_address(one.url) for one in publications],
        "language": [_LANGUAGES.get(filed.language or "")],
        "bodyText": [plain(text)],
    }


def _actor(actor: Entry[Actor]) -> _Told:
    told = actor.fields
    return {
        "name": [_line(told.name)],
        "alias": [_line(name) for name in told.names if name != told.name],
        "position": [_line(told.office)] if told.kind is ActorKind.PERSON else [],
        "country": [_country(told.code)] if told.kind is ActorKind.STATE else [],
        "proof": _articles_of(actor),
    }


def _mentions(actor: Entry[Actor]) -> Iterator[dict[str, Any]]:
    """Under which names each article knows it."""
    for claim in actor.claims:
        told: _Told = {
            "document": [claim.text_id],
            "name": [_line(name) for name in (claim.finding.names or (claim.finding.name,))],
            "detectedSchema": [_schema(actor)],
            "resolved": [actor.id],
        }
        yield _entity(identify("mention", claim.finding.id), "Mention", told)


def _link_to_side(actor: Entry[Actor], cast: Cast) -> Iterator[dict[str, Any]]:
    side = cast.get(actor.fields.side or "")
    if side and side != actor.id:
        role = _line(actor.fields.office) or "speaks for it"
        told: _Told = {
            "subject": [actor.id],
            "object": [side],
            "role": [role],
            "proof": _articles_of(actor),
        }
        yield _entity(identify("link", actor.id, side), "UnknownLink", told)


def _event(entry: Entry[Meeting] | Entry[Deed], cast: Cast) -> _Told:
    told = entry.fields
    involved, host = (told.parties, told.host) if isinstance(told, Meeting) else ((*told.by, *told.toward), None)
    return {
        "name": [_line(told.what)],
        "summary": [_line(say(entry))],
        "keywords": [entry.kind.value, told.kind.value if told.kind else None],
        **_dates(told.date),
        "location": [_line(told.place)],
        "involved": _known(involved, cast),
        "organizer": _known([host], cast),
        "proof": _articles_of(entry),
    }


def _note(entry: Entry[Any], cast: Cast) -> _Told:
    told = entry.fields
    whose: tuple[str | None, ...] = ()
    when: str | None = None
    of: str | None = None
    match told:
        case Statement():
            whose, when, of = (told.speaker,), _dated("said", told.said_on), told.attitude.value
        case Move():
            whose, when, of = told.by, None, told.kind.value
        case Commitment():
            whose, when, of = told.by, _dated("due", told.due), told.status.value if told.status else None
    return {
        "name": [_line(say(entry))],
        "description": [when],
        "keywords": [entry.kind.value, of],
        "entity": _known(whose, cast),
        "proof": _articles_of(entry),
    }


def _proofs(entry: Entry[Any]) -> Iterator[dict[str, Any]]:
    """Each claim with its exact words and where they stand."""
    for claim in entry.claims:
        told: _Told = {
            "document": [claim.text_id],
            "entity": [entry.id],
            "role": ["evidence"],
            "recordId": [claim.finding.id],
            "summary": [plain(passage.quote) for passage in claim.passages],
            "description": [f"characters {p.start}–{p.end}: {plain(p.quote)}" for p in claim.passages],
            "date": [_day(claim.published)],
        }
        yield _entity(identify("proof", claim.finding.id), "Documentation", told)


def _articles_of(entry: Entry[Any]) -> list[str | None]:
    return [claim.text_id for claim in entry.claims]


def _known(names: Iterable[str | None], cast: Cast) -> list[str | None]:
    return [cast.get(name) for name in names if name]


def _dated(how: str, when: str | None) -> str | None:
    return f"{how} {when}" if when else None


def _line(words: str | None) -> str | None:
    return one_line(plain(words)) if words else None


def plain(words: str) -> str:
    """Words as the library keeps them: composed, and without control and formatting characters, which it takes out."""
    return unicodedata.normalize("NFC", words).translate(_KEPT).strip()


def _dates(value: str | None) -> _Told:
    """A day, month or year is a date; a span of days is from when until when."""
    when = When.maybe(value)
    if when is None or _day(value):
        return {"date": [_day(value)]}
    first, last = when.first, when.last
    return {
        "startDate": [first.isoformat() if first else None],
        "endDate": [last.isoformat() if last else None],
    }


def _day(value: str | None) -> str | None:
    return value if value and _SPAN.fullmatch(value) else None


def _moment(value: str | None) -> str | None:
    """A day, or a time in UTC; a time without its offset is as it was given."""
    if value is None or _SPAN.fullmatch(value):
        return value
    try:
        told = dt.datetime.fromisoformat(value)
        return (told.astimezone(dt.UTC) if told.tzinfo else told).strftime("%Y-%m-%dT%H:%M:%S")
    except (ValueError, OverflowError):
        return None


def _country(code: str | None) -> str | None:
    """The code of a state in two letters, as the library has it."""
    from babel.core import get_global

    found = get_global("territory_aliases").get(code or "")
    return str(found[0]).lower() if found and len(found) == 1 else None
