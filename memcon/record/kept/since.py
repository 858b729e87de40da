"""What of a record was otherwise on an earlier day: entries and articles that could be known then, and of which
something was published or changed since. All others were as they are now, or were not yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from memcon.model.articles import Publication
from memcon.model.entries import Entry, Filed, Gist
from memcon.model.findings import kind_of
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.catalogue import file_sources
from memcon.record.fold import Gathered, gather
from memcon.record.growth.cast import Casts
from memcon.record.growth.gathering import bound_up, decided_texts
from memcon.record.growth.knowing import look_up_parties
from memcon.record.growth.reaching import references_of
from memcon.record.growth.shelf import Shelf
from memcon.record.kept.days import reach_of
from memcon.record.kept.finding import placed_by
from memcon.record.material import AnyClaim, Material, Source, claim_order
from memcon.record.merge import Parties
from memcon.record.portions import within
from memcon.record.settle import Bench, settle
from memcon.record.shelf import load_material
from memcon.record.versions import Versions
from memcon.record.view import RecordView

_E, _F, _C, _S = schema.entry.c, schema.filed.c, schema.claim.c, schema.story.c
_Claims = dict[str, list[AnyClaim]]


class Since:
    """What has changed since the end of a day, as it was then. Entries go by the names of now."""

    def __init__(self, connection: Connection, present: RecordView, on: dt.date) -> None:
        self._connection, self._present, self._on = connection, present, on
        self._last = on.isoformat()
        self._entries: dict[FindingKind, Mapping[str, Entry[Any]]] = {}

    def entries(self, kind: FindingKind) -> Mapping[str, Entry[Any]]:
        """The entries of a kind that are otherwise now, as they were then, by their ids. An actor has the claims that
        tell most of it, and of other texts than now only the office."""
        if kind not in self._entries:
            self._entries[kind] = self._actors() if kind is FindingKind.ACTOR else self._all_but_actors(kind)
        return self._entries[kind]

    def touched(self, kind: FindingKind, until: dt.date | None) -> list[str]:
        """The entries of a kind of which anything was published or changed since, and that could be known by the end
        of another day."""
        after = select(_E.id).where(_E.kind == kind.value, _E.ended > self._last)
        if until is not None:
            after = after.where(_E.begun <= until.isoformat())
        return [*self._connection.scalars(after), *self.left_out[kind]]

    def count_stories(self, entries: Collection[str]) -> dict[str, int]:
        """How many independent texts told of each entry by then."""
        told = func.count(func.coalesce(_S.story, _C.text_id).distinct())
        hidden = sorted(self.wavering - self.articles.keys())
        by_then = (placed_by(_C.place, self._last), _C.text_id.not_in(hidden))
        query = select(_C.entry_id, told.label("told")).outerjoin(schema.story, _S.text_id == _C.text_id)
        counted: dict[str, int] = {}
        for portion in within(entries):
            of_these = query.where(_C.entry_id.in_(portion), *by_then).group_by(_C.entry_id)
            counted |= {row.entry_id: row.told for row in self._connection.execute(of_these)}
        return counted

    def as_known(self, claim: AnyClaim) -> AnyClaim | None:
        """A claim with the publications that had appeared by then; None where its text was not known."""
        if reach_of(claim).begun > self._last:
            return None
        if claim.text_id not in self.wavering:
            return claim
        appeared = self._appeared(claim.text_id)
        is_shown = claim.added_by or not self._superseded(claim.text_id)
        return msgspec.structs.replace(claim, publications=appeared) if appeared and is_shown else None

    @cached_property
    def wavering(self) -> frozenset[str]:
        """The texts that may have been known by then, and on which something was published or changed since, or that
        gave way to such a one."""
        could = _F.begun <= self._last
        later = schema.filed.alias()
        gave_way = select(_F.text_id).join(later, later.c.text_id == _F.superseded_by)
        found = set(self._connection.scalars(select(_F.text_id).where(_F.ended > self._last, could)))
        return frozenset(found | set(self._connection.scalars(gave_way.where(later.c.ended > self._last, could))))

    @cached_property
    def articles(self) -> dict[str, Filed]:
        """Of these the ones that were known, as they were filed then."""
        known = [source for id_, source in self._sources.items() if self._appeared(id_)]
        filed = file_sources(known, lambda source: self._versions.appeared(source, self._on), self._superseded)
        return {one.id: one for one in filed if one.id in self.wavering}

    @cached_property
    def left_out(self) -> dict[FindingKind, _Claims]:
        """What texts said that were the newest then, and are not by now, by kind and entry."""
        gave_way = {id_ for id_ in self.articles if self._gave_way_since(id_)}
        hidden = [c for c in self._gathered.claims.values() if c.text_id in gave_way and not c.added_by]
        entries = self._present.entry_ids([claim.finding.id for claim in hidden])
        found: dict[FindingKind, _Claims] = {kind: defaultdict(list) for kind in FindingKind}
        for claim in hidden:
            if entry_id := entries.get(claim.finding.id):
                publications = self._appeared(claim.text_id)
                found[kind_of(claim.finding)][entry_id].append(
                    msgspec.structs.replace(claim, publications=publications)
                )
        return found

    def _all_but_actors(self, kind: FindingKind) -> dict[str, Entry[Any]]:
        left = self.left_out[kind]
        return self._anew(dict.fromkeys((*self._wavering_entries(kind), *left)), left)

    def _actors(self) -> dict[str, Entry[Any]]:
        """What they came to is kept with its days; only those of which no text tells that tells most of them now are
        settled."""
        wavering = self._wavering_entries(FindingKind.ACTOR)
        found = {gist.id: then for gist in self._present.gists(wavering) if (then := self._actor(gist))}
        left = self.left_out[FindingKind.ACTOR]
        same = self._unchanged(left)
        return found | self._anew([id_ for id_ in left if id_ not in found and id_ not in same], left)

    def _anew(self, ids: Collection[str], left: _Claims) -> dict[str, Entry[Any]]:
        """Entries settled from what was known of them, with what was `left` out since."""
        known = {id_: list(left.get(id_, ())) for id_ in ids}
        now = self._present.whole(self._present.gists(ids))
        for entry in now:
            known[entry.id] += [c for claim in entry.claims if (c := self.as_known(claim))]
        return self._settle({id_: claims for id_, claims in known.items() if claims}, now)

    def _actor(self, gist: Gist[Any]) -> Gist[Any] | None:
        claims = tuple(known for claim in gist.claims if (known := self.as_known(claim)))
        told = tuple(change for change in gist.history if (change.published or "") <= self._last)
        fields = gist.fields
        if gist.history and fields.office == gist.history[-1].status:
            fields = msgspec.structs.replace(fields, office=told[-1].status if told else None)
        return msgspec.structs.replace(gist, fields=fields, history=told, claims=claims) if claims else None

    def _unchanged(self, ids: Iterable[str]) -> set[str]:
        """The entries of which nothing was published since."""
        found: set[str] = set()
        for portion in within(ids):
            query = select(_E.id).where(_E.id.in_(portion), _E.ended <= self._last)
            found |= set(self._connection.scalars(query))
        return found

    def _wavering_entries(self, kind: FindingKind) -> list[str]:
        then = (_E.kind == kind.value, _E.ended > self._last, _E.begun <= self._last)
        return list(self._connection.scalars(select(_E.id).where(*then)))

    def _settle(self, known: Mapping[str, list[AnyClaim]], now: Iterable[Entry[Any]]) -> dict[str, Entry[Any]]:
        current = {entry.id: entry for entry in now}
        every = [claim for claims in known.values() for claim in claims]
        self._casts.fetch(sorted({claim.text_id for claim in every}))
        referred = self._present.entry_ids(sorted({id_ for claim in every for id_ in references_of(claim)}))
        settled = {}
        for id_, claims in known.items():
            entry = current.get(id_)
            decided = {claims[0].finding.id: entry.decisions} if entry else self._gathered.rulings.by_finding
            answers = {id_: entry.answers} if entry else {}
            bench = Bench(self._parties, referred, answers, decided)
            settled[id_] = settle(id_, sorted(claims, key=claim_order), bench)
        return settled

    def _gave_way_since(self, text_id: str) -> bool:
        return self._versions.newest(text_id) is not None and not self._superseded(text_id)

    def _appeared(self, text_id: str) -> tuple[Publication, ...]:
        source = self._sources.get(text_id)
        return self._versions.appeared(source, self._on) if source else ()

    def _superseded(self, text_id: str) -> str | None:
        return self._versions.newest(text_id, self._on)

    @cached_property
    def _material(self) -> Material:
        """Of those texts all that they are bound up with, and all decisions."""
        texts = self.wavering | decided_texts(self._connection)
        return load_material(self._connection, bound_up(self._connection, texts))

    @cached_property
    def _gathered(self) -> Gathered:
        return gather(self._material)

    @cached_property
    def _versions(self) -> Versions:
        return Versions(self._material.sources)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.text.id: source for source in self._material.sources}

    @cached_property
    def _casts(self) -> Casts:
        return Casts(Shelf(self._connection))

    @cached_property
    def _parties(self) -> Parties:
        shelf, rulings = Shelf(self._connection), self._gathered.rulings
        return look_up_parties(self._connection, shelf, self._casts, rulings, shown=True)
