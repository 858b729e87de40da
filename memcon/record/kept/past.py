"""The record as it was known on an earlier day, read from the tables of the last fold: what nothing was published of
since is as it is now, and what else could be known then is settled from what was known of it."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select

from memcon.model.entries import Entry, Filed, Gist, Summary
from memcon.model.findings import Move
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.catalogue import place_of, touches
from memcon.record.errors import UnknownId
from memcon.record.kept.asked import EVERYTHING, Asked, Listed, NameSet, Place, Sorting, is_newest_first
from memcon.record.kept.days import ended
from memcon.record.kept.finding import (
    bodies_of,
    count_entries,
    find_best,
    find_placed,
    place_in,
    placed_by,
    published_in,
)
from memcon.record.kept.gists import gist_of, names_in, sort_key, with_life
from memcon.record.kept.packed import gist_decoder
from memcon.record.kept.present import KINDS, PresentView, whole_entry
from memcon.record.kept.since import Since
from memcon.record.kept.summing import sum_up_until
from memcon.record.material import AnyClaim, claim_order
from memcon.record.negotiations.parts import Part, sum_up
from memcon.record.portions import within
from memcon.record.view import Entries, RecordView

_E, _F, _C = schema.entry.c, schema.filed.c, schema.claim.c


class PastView(PresentView):
    """As `RecordView`, of an earlier day. Who is who, and what the record is about, are told from the whole record, as
    it is which findings are one thing."""

    on: dt.date

    def __init__(self, present: PresentView, on: dt.date) -> None:
        super().__init__(present._snapshot, present._known, on)
        self._present = present
        self._last = on.isoformat()
        self.since = Since(self._connection, present, on)
        self._lists: dict[FindingKind, Listed] = {}
        self._parts: dict[str, Summary] = {}
        self._stories: dict[str, int] = {}

    def as_of(self, on: dt.date | None) -> RecordView:
        return self._present.as_of(on)

    def without(self, texts: frozenset[str]) -> RecordView:
        return self._present.without(texts).as_of(self.on)

    def entries(self, kind: FindingKind) -> tuple[Entry[Any], ...]:
        return self.whole(self.select(kind))

    def select(
        self,
        kind: FindingKind,
        asked: Asked = EVERYTHING,
        *,
        sorting: Sorting = Sorting.TIME,
        limit: int | None = None,
        after: str | None = None,
    ) -> tuple[Gist[Any], ...]:
        """What has not changed since and what has, put together in the order that is asked for."""
        if asked.search and sorting is Sorting.BEST:
            return self._as_then(kind, self._best(kind, asked, limit, after))
        behind = None if after is None else self._place(kind, asked, sorting, after)
        same = find_placed(self._connection, kind, self._unchanged(kind, asked), sorting, limit, behind)
        others = self._listed(kind).find(asked, sorting, limit, behind)
        both: list[tuple[Place, Any]] = [*((one.place, one.body) for one in same), *others]
        chosen = sorted(both, key=itemgetter(0), reverse=is_newest_first(asked, sorting))[:limit]
        decode = gist_decoder(kind)
        return self._as_then(kind, [decode(one) if isinstance(one, str) else gist_of(one) for _, one in chosen])

    def count(self, kind: FindingKind, asked: Asked = EVERYTHING) -> int:
        return count_entries(self._connection, kind, self._unchanged(kind, asked)) + self._listed(kind).count(asked)

    def names(self, kind: FindingKind) -> NameSet:
        return super().names(kind) | self._listed(kind).names()

    def gists(self, ids: Collection[str]) -> tuple[Gist[Any], ...]:
        found = sorted(self.in_short(ids), key=lambda gist: (sort_key(gist), gist.id))
        by_kind = [self._as_then(kind, [gist for gist in found if gist.kind is kind]) for kind in FindingKind]
        then = {gist.id: gist for some in by_kind for gist in some}
        return tuple(then[gist.id] for gist in found)

    def in_short(self, ids: Collection[str]) -> list[Gist[Any]]:
        """The entries of these ids, in no order, with the answers and the number of sources that they have now."""
        then = {id_: entry for id_ in dict.fromkeys(ids) if (entry := self._then(id_))}
        known = _E.ended <= self._last
        found = [gist_of(entry) for entry in then.values()]
        for portion in within(id_ for id_ in dict.fromkeys(ids) if id_ not in then):
            query = select(_E.kind, _E.body).where(_E.id.in_(portion), known)
            found += [gist_decoder(FindingKind(row.kind))(row.body) for row in self._connection.execute(query)]
        return found

    def whole(self, gists: Sequence[Gist[Any]]) -> tuple[Entry[Any], ...]:
        same = {entry.id: entry for entry in super().whole([gist for gist in gists if not self._then(gist.id)])}
        return tuple(same.get(gist.id) or self._whole_then(gist) for gist in gists)

    def with_lives(self, gists: Sequence[Gist[Any]]) -> tuple[Gist[Any], ...]:
        same = {gist.id: gist for gist in super().with_lives([one for one in gists if not self._then(one.id)])}
        return tuple(same.get(gist.id) or with_life(gist, self._whole_then(gist).claims) for gist in gists)

    def claims_in(self, texts: Collection[str], kind: FindingKind) -> dict[str, list[AnyClaim]]:
        now = super().claims_in(texts, kind)
        found = {id_: [known for c in claims if (known := self.since.as_known(c))] for id_, claims in now.items()}
        for id_, claims in self.since.left_out[kind].items():
            left = [claim for claim in claims if claim.text_id in texts]
            found[id_] = sorted((*found.get(id_, ()), *left), key=claim_order)
        return {id_: claims for id_, claims in found.items() if claims}

    def named_in(self, texts: Collection[str], kinds: Collection[FindingKind]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {text: set() for text in texts}
        for kind in kinds:
            told = self.claims_in(texts, kind)
            for gist in self.in_short(told):
                for claim in told[gist.id]:
                    found[claim.text_id] |= {one.name for one in names_in(gist)}
        return found

    def claims(self, findings: Iterable[str]) -> dict[str, AnyClaim]:
        wanted = set(findings)
        left = chain.from_iterable(self.since.left_out[KINDS[letter]].values() for letter in {id_[0] for id_ in wanted})
        found = {c.finding.id: c for claims in left for c in claims if c.finding.id in wanted}
        now = super().claims(wanted)
        return found | {id_: known for id_, claim in now.items() if (known := self.since.as_known(claim))}

    def outline(self, id: str, most: int) -> tuple[Gist[Any], int]:
        """Of an actor the claims are counted, and no others looked at than are asked for."""
        found = self._entry_id(id)
        then = self._then(found)
        if then is None:
            return super().outline(id, most)
        gist = self.gists([found])[0]
        if then.kind is not FindingKind.ACTOR:
            return msgspec.structs.replace(gist, claims=then.claims[:most]), len(then.claims)
        claims = self._claims_of(found, most)
        by_then = placed_by(_C.place, self._last)
        number = select(func.count()).select_from(schema.claim).where(_C.entry_id == found, by_then)
        return msgspec.structs.replace(gist, claims=claims), self._connection.scalar(number) or len(claims)

    def and_later(self, later: PresentView, kind: FindingKind) -> tuple[Entries, Entries]:
        """The entries of a kind of which anything was published or changed from this view to a later one, as they are
        there and as they are here, both in the order of time; of actors only those that took up an office."""
        ids = self.since.touched(kind, later.on)
        if kind is FindingKind.ACTOR:
            return self._in_new_offices(later, ids)
        return later.whole(later.gists(ids)), self.whole(self.gists(ids))

    def _in_new_offices(self, later: PresentView, ids: Collection[str]) -> tuple[Entries, Entries]:
        before = self.since.entries(FindingKind.ACTOR)
        found = [(now, before[now.id]) for now in later.in_short(ids) if now.id in before]
        told = [(now, was) for now, was in found if was.history and len(was.history) < len(now.history)]
        return tuple(now for now, _ in told), tuple(was for _, was in told)

    def came_until(self, later: PresentView) -> tuple[Filed, ...]:
        """The articles that nobody could know by the end of the day of this view, and that are in a later one."""
        query = select(_F.text_id).where(_F.ended > self._last).order_by(_F.place)
        if later.on:
            query = query.where(_F.begun <= later.on.isoformat())
        new = [id_ for id_ in self._connection.scalars(query) if id_ not in self.since.articles]
        return later.filed(new)

    # Articles

    def filed(self, texts: Sequence[str]) -> tuple[Filed, ...]:
        found = (self._article(text) for text in texts)
        return tuple(filed for filed in found if filed)

    def articles(self) -> tuple[Filed, ...]:
        return self.published_between(None, None)

    def published_between(
        self,
        since: dt.date | None,
        until: dt.date | None,
        *,
        limit: int | None = None,
        after: str | None = None,
        back: bool = False,
        negotiation: str | None = None,
    ) -> tuple[Filed, ...]:
        """The articles that were as they are now, and the few that were otherwise, in one order."""
        query = select(_F.body).where(*published_in(since, until, negotiation), *self._filed_by_then)
        others = self._others_published(since, until, negotiation)
        if after is not None:
            reached = place_of(self.article(after))
            query = query.where(_F.place < reached if back else _F.place > reached)
            others = [f for f in others if (place_of(f) < reached if back else place_of(f) > reached)]
        rows = self._connection.scalars(query.order_by(_F.place.desc() if back else _F.place).limit(limit))
        found = [msgspec.json.decode(row, type=Filed) for row in rows]
        return self._filed_then(sorted((*found, *others), key=place_of, reverse=back)[:limit])

    def count_published(self, since: dt.date | None, until: dt.date | None, negotiation: str | None = None) -> int:
        wanted = (*published_in(since, until, negotiation), *self._filed_by_then)
        same = self._connection.scalar(select(func.count()).select_from(schema.filed).where(*wanted)) or 0
        return same + len(self._others_published(since, until, negotiation))

    def sum_up(self) -> Summary:
        return self._about

    def part(self, negotiation: str) -> Part:
        return msgspec.structs.replace(super().part(negotiation), about=self._about_part(negotiation))

    @cached_property
    def _about(self) -> Summary:
        return sum_up_until(self._connection, self._last, self.since.wavering, self.since.articles)

    def _about_part(self, negotiation: str) -> Summary:
        if negotiation not in self._parts:
            self._parts[negotiation] = sum_up(self.published_between(None, None, negotiation=negotiation))
        return self._parts[negotiation]

    def _article(self, text_id: str) -> Filed | None:
        if text_id in self.since.wavering:
            return next(iter(self._filed_then([f for f in [self.since.articles.get(text_id)] if f])), None)
        filed = super()._article(text_id)
        return self._filed_then([filed])[0] if filed and ended(filed) <= self._last else None

    def _filed_then(self, filed: Sequence[Filed]) -> tuple[Filed, ...]:
        """Articles with the copies that were known then."""
        known = self._known_texts({copy for one in filed for copy in one.copies})
        return tuple(
            msgspec.structs.replace(one, copies=tuple(c for c in one.copies if c in known)) if one.copies else one
            for one in filed
        )

    def _known_texts(self, texts: Collection[str]) -> set[str]:
        found = {text for text in texts if text in self.since.articles}
        for portion in within(sorted(text for text in texts if text not in self.since.wavering)):
            query = select(_F.text_id).where(_F.text_id.in_(portion), _F.ended <= self._last)
            found |= set(self._connection.scalars(query))
        return found

    @property
    def _filed_by_then(self) -> list[ColumnElement[bool]]:
        """What says of an article that nothing of it was published since. None stands at a place between that day and
        those of no known day: that is told before any is looked at."""
        return [
            placed_by(_F.place, self._last),
            _F.ended.concat("") <= self._last,
            _F.text_id.not_in(sorted(self.since.wavering)),
        ]

    def _others_published(self, since: dt.date | None, until: dt.date | None, negotiation: str | None) -> list[Filed]:
        found = [filed for filed in self.since.articles.values() if touches(filed, since, until)]
        if negotiation is None:
            return found
        under = self.filed_under([filed.id for filed in found])
        return [filed for filed in found if negotiation in under[filed.id]]

    # Entries

    def _then(self, id_: str) -> Entry[Any] | None:
        """An entry as it was then, where it is otherwise now."""
        return self.since.entries(KINDS[id_[0]]).get(id_)

    def _listed(self, kind: FindingKind) -> Listed:
        if kind not in self._lists:
            then = self.since.entries(kind)
            under = self.filed_under(then.keys())
            self._lists[kind] = Listed(then.values(), lambda id_: under[id_])
        return self._lists[kind]

    def _unchanged(self, kind: FindingKind, asked: Asked) -> Asked:
        """What is asked for, of those of which nothing was published since."""
        otherwise = frozenset(self.since.left_out[kind]) & self.since.entries(kind).keys()
        return msgspec.structs.replace(asked, ended_by=self._last, but=asked.but | otherwise)

    def _place(self, kind: FindingKind, asked: Asked, sorting: Sorting, after: str) -> Place:
        place = self._listed(kind).place_of(after, asked, sorting)
        if place is None:
            place = place_in(self._connection, kind, self._unchanged(kind, asked), sorting, after)
        if place is None:
            raise UnknownId(f"{after}: not in this listing")
        return place

    def _best(self, kind: FindingKind, asked: Asked, limit: int | None, after: str | None) -> list[Gist[Any]]:
        """What fits best of what has not changed and of what has, one after the other in turn."""
        same = find_best(self._connection, kind, self._unchanged(kind, asked))
        others = {e.id: e for _, e in self._listed(kind).find(asked, Sorting.BEST, None, None)}
        ordered = [id_ for pair in zip_longest(same, others) for id_ in pair if id_]
        if after is not None and after not in ordered:
            raise UnknownId(f"{after}: not in this listing")
        chosen = ordered[ordered.index(after) + 1 if after else 0 :][:limit]
        wanted = [id_ for id_ in chosen if id_ not in others]
        bodies = dict(zip(wanted, bodies_of(self._connection, wanted), strict=True))
        decode = gist_decoder(kind)
        return [decode(bodies[id_]) if id_ in bodies else gist_of(others[id_]) for id_ in chosen]

    def _as_then(self, kind: FindingKind, gists: Sequence[Gist[Any]]) -> tuple[Gist[Any], ...]:
        """Entries with the answers to them, and of actors the number of sources, that there were then."""
        known = self._answers_to([gist for gist in gists if gist.answers])
        told = self._stories_of(gist.id for gist in gists if kind is FindingKind.ACTOR and self._then(gist.id))
        changed: dict[str, dict[str, Any]] = {
            gist.id: {"answers": known[gist.id]} for gist in gists if gist.id in known
        }
        changed |= {id_: {"stories": number} for id_, number in told.items()}
        return tuple(msgspec.structs.replace(gist, **changed.get(gist.id, {})) for gist in gists)

    def _answers_to(self, gists: Sequence[Gist[Any]]) -> dict[str, tuple[str, ...]]:
        moves = {id_ for gist in gists for id_ in gist.answers}
        known: set[str] = set()
        for portion in within(sorted(moves)):
            query = select(_E.id).where(_E.id.in_(portion), _E.ended <= self._last)
            known |= set(self._connection.scalars(query))
        answered = {id_: self._answered_by(id_) for id_ in moves - known}
        return {
            gist.id: tuple(id_ for id_ in gist.answers if id_ in known or gist.id in answered[id_]) for gist in gists
        }

    def _answered_by(self, move: str) -> Collection[str]:
        """The entries that a move which has changed since answered by then."""
        then = self._then(move)
        told = [c.finding.answers for c in then.claims if isinstance(c.finding, Move)] if then else []
        return self.entry_ids([finding for finding in told if finding]).values()

    def _stories_of(self, actors: Iterable[str]) -> dict[str, int]:
        wanted = list(actors)
        if unknown := [id_ for id_ in wanted if id_ not in self._stories]:
            self._stories |= self.since.count_stories(unknown)
        return {id_: self._stories[id_] for id_ in wanted if id_ in self._stories}

    def _whole_then(self, gist: Gist[Any]) -> Entry[Any]:
        then = self.since.entries(gist.kind)[gist.id]
        claims = then.claims if gist.kind is not FindingKind.ACTOR else self._claims_of(gist.id) or then.claims
        return whole_entry(gist, claims)

    def _claims_of(self, entry_id: str, most: int | None = None) -> tuple[AnyClaim, ...]:
        """The first claims of an actor that were known then."""
        first = select(_C.entry_id, _C.body).where(_C.entry_id == entry_id, _C.place < f"{self._last}~").limit(most)
        claims = self._load_claims(KINDS[entry_id[0]], first).get(entry_id, [])
        return tuple(known for claim in claims if (known := self.since.as_known(claim)))

    def _load_entry(self, entry_id: str) -> Entry[Any] | None:
        gists = self.gists([entry_id])
        return self.whole(gists)[0] if gists else None
