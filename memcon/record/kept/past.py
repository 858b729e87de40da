"""The record as it was known on an earlier day: beside what it is now only what has changed since is looked at. For
anything else all of it is loaded, when that is first asked for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from memcon.model.articles import Publication
from memcon.model.entries import Entry, Filed
from memcon.model.findings import kind_of
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.fold import Gathered, gather
from memcon.record.growth.cast import Casts
from memcon.record.growth.gathering import bound_up, decided_texts
from memcon.record.growth.knowing import look_up_parties
from memcon.record.growth.reaching import references_of
from memcon.record.growth.shelf import Shelf
from memcon.record.material import AnyClaim, Material, Source, claim_order
from memcon.record.merge import Parties
from memcon.record.portions import within
from memcon.record.settle import Bench, settle
from memcon.record.shelf import load_material
from memcon.record.versions import Versions
from memcon.record.view import RecordView

_E, _F, _M = schema.entry.c, schema.filed.c, schema.membership.c
_WHOLE = frozenset({"_material", "_membership", "_settled", "_lists", "_negotiations"})
Whole = Callable[[], RecordView]


class PastView(RecordView):
    """As `RecordView`, of an earlier day. `since` knows what of the record was otherwise then."""

    def __init__(self, whole: Whole, on: dt.date, since: "Since") -> None:
        self.on = on
        self.since = since
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        """What only all of the record tells."""
        if name not in _WHOLE:
            raise AttributeError(name)
        whole = self._whole().as_of(self.on)
        super().__init__(whole._material, whole._membership, self.on, whole._settled.gathered)
        return getattr(self, name)


class Since:
    """What of a record has changed since the end of a day, and what it was then."""

    def __init__(self, connection: Connection, present: RecordView, on: dt.date) -> None:
        self._connection, self._present, self._on = connection, present, on

    def entries(self, kind: FindingKind) -> tuple[tuple[Entry[Any], ...], tuple[Entry[Any], ...]]:
        """The entries of a kind that rest on anything published or changed since, as they are now and as they were,
        both in the order of time; of actors only those that took up an office. They go by the names of now."""
        if kind is FindingKind.ACTOR:
            return self._in_new_offices()
        after = select(_E.id).where(_E.kind == kind.value, _E.ended > self._on.isoformat())
        touched = dict.fromkeys(self._connection.scalars(after.order_by(_E.place)))
        left = self._left_out(kind)
        touched |= dict.fromkeys(id_ for id_ in left if id_ not in touched)
        now = self._present.whole(self._present.gists(touched))
        known = {id_: list(claims) for id_, claims in left.items()}
        for entry in now:
            known.setdefault(entry.id, []).extend(c for claim in entry.claims if (c := self._as_known(claim)))
        return now, self._settle(now, {id_: claims for id_, claims in known.items() if claims})

    def articles(self) -> tuple[Filed, ...]:
        """The articles that nobody could know by the end of that day."""
        late = select(_F.body, _F.text_id).where(_F.ended > self._on.isoformat()).order_by(_F.place)
        rows = self._connection.execute(late)
        return tuple(msgspec.json.decode(row.body, type=Filed) for row in rows if not self._was_known(row.text_id))

    def _in_new_offices(self) -> tuple[tuple[Entry[Any], ...], tuple[Entry[Any], ...]]:
        after = select(_E.id).where(_E.kind == FindingKind.ACTOR.value, _E.ended > self._on.isoformat())
        now, then, last = [], [], self._on.isoformat()
        for gist in self._present.gists(list(self._connection.scalars(after))):
            told = [change for change in gist.history if (change.published or "") <= last]
            if told and len(told) < len(gist.history):
                now.append(gist)
                fields = msgspec.structs.replace(gist.fields, office=told[-1].status)
                then.append(msgspec.structs.replace(gist, fields=fields, history=tuple(told), claims=gist.claims[:1]))
        return tuple(now), tuple(then)

    def _settle(self, now: Sequence[Entry[Any]], known: Mapping[str, list[AnyClaim]]) -> tuple[Entry[Any], ...]:
        current = {entry.id: entry for entry in now}
        every = [claim for claims in known.values() for claim in claims]
        self._casts.fetch(sorted({claim.text_id for claim in every}))
        referred = self._present.entry_ids(sorted({id_ for claim in every for id_ in references_of(claim)}))
        settled = []
        for id_, claims in known.items():
            entry = current.get(id_)
            decided = {claims[0].finding.id: entry.decisions} if entry else {}
            answers = {id_: entry.answers} if entry else {}
            bench = Bench(self._parties, referred, answers, decided)
            settled.append(settle(id_, sorted(claims, key=claim_order), bench))
        return tuple(settled)

    def _as_known(self, claim: AnyClaim) -> AnyClaim | None:
        """A claim with the publications that had appeared by then; None where its text was not known."""
        if claim.text_id not in self._late:
            return claim
        appeared = self._appeared(claim.text_id)
        is_shown = claim.added_by or not self._superseded(claim.text_id)
        return msgspec.structs.replace(claim, publications=appeared) if appeared and is_shown else None

    def _left_out(self, kind: FindingKind) -> dict[str, list[AnyClaim]]:
        """What texts said that were the newest then, and are not by now, by entry."""
        gave_way = {id_ for id_ in self._sources if self._gave_way_since(id_)}
        hidden = [c for c in self._gathered.claims.values() if c.text_id in gave_way and not c.added_by]
        entries = self._present.entry_ids([claim.finding.id for claim in hidden if kind_of(claim.finding) is kind])
        found: dict[str, list[AnyClaim]] = defaultdict(list)
        for claim in hidden:
            if entry_id := entries.get(claim.finding.id):
                publications = self._appeared(claim.text_id)
                found[entry_id].append(msgspec.structs.replace(claim, publications=publications))
        return found

    def _gave_way_since(self, text_id: str) -> bool:
        is_late = text_id in self._late and bool(self._appeared(text_id))
        return is_late and self._versions.newest(text_id) is not None and not self._superseded(text_id)

    def _was_known(self, text_id: str) -> bool:
        return text_id not in self._late or bool(self._appeared(text_id))

    def _appeared(self, text_id: str) -> tuple[Publication, ...]:
        source = self._sources.get(text_id)
        return self._versions.appeared(source, self._on) if source else ()

    def _superseded(self, text_id: str) -> str | None:
        return self._versions.newest(text_id, self._on)

    @cached_property
    def _days(self) -> dict[str, str]:
        """The texts on which something was published or changed since, with the day from which each can be known."""
        rows = self._connection.execute(select(_F.text_id, _F.begun).where(_F.ended > self._on.isoformat()))
        return {row.text_id: row.begun for row in rows}

    @cached_property
    def _late(self) -> set[str]:
        """These, and the texts of which one of them took the place."""
        found = set(self._days)
        for portion in within(sorted(self._days)):
            found |= set(self._connection.scalars(select(_F.text_id).where(_F.superseded_by.in_(portion))))
        return found

    @cached_property
    def _material(self) -> Material:
        """Of those texts what can have been known then, with all that they are bound up with and all decisions."""
        last = self._on.isoformat()
        known = bound_up(self._connection, [id_ for id_ in self._late if self._days.get(id_, "") <= last])
        decided = bound_up(self._connection, frozenset().union(*decided_texts(self._connection).values()))
        return load_material(self._connection, known | decided)

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
