"""The record as it is now, read from the tables of the last fold: only what is asked for is loaded."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import func, select

from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed, Gist, Negotiation, Summary
from memcon.model.ids import FINDING_LETTERS
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import schema
from memcon.record.claims import added_id
from memcon.record.errors import UnknownId
from memcon.record.kept.asked import EVERYTHING, Asked, NameSet, Sorting
from memcon.record.kept.earlier import settle_hidden
from memcon.record.kept.filed import FiledView, remember
from memcon.record.kept.finding import count_entries, find_entries, names_of
from memcon.record.kept.gists import told_by
from memcon.record.kept.knowing import Known
from memcon.record.kept.packed import claim_decoder, gist_decoder
from memcon.record.material import AnyClaim, claim_order
from memcon.record.merge.parties import find_bearer
from memcon.record.negotiations.parts import Part
from memcon.record.rulings import in_force, say_rejected
from memcon.record.shelf import load_decisions, load_material, load_membership, within
from memcon.record.store import Snapshot
from memcon.record.view import Entries, RecordView, only

_E, _C, _F, _M, _T = schema.entry.c, schema.claim.c, schema.filed.c, schema.membership.c, schema.text.c
_B, _N = schema.bearer.c, schema.name.c
KINDS = {letter: kind for kind, letter in FINDING_LETTERS.items()}
"""What the ids of findings begin with, by kind the other way round."""


class PresentView(FiledView):
    """As `RecordView`, of what is known now or on a day since which nothing was published. What it would be without
    some text is worked out from the whole record."""

    def __init__(self, snapshot: Snapshot, known: Known, on: dt.date | None = None) -> None:
        self.on = on
        super().__init__(snapshot)
        self._known = known
        self._of_kinds: dict[FindingKind, dict[str, Entry[Any]]] = {}
        self._entries: dict[str, Entry[Any]] = {}
        self._ids: dict[str, str | None] = {}
        self._names: dict[FindingKind, NameSet] = {}

    def as_of(self, on: dt.date | None) -> RecordView:
        if sees_all(self._known, on):
            return PresentView(self._snapshot, self._known, on)
        from memcon.record.kept.past import PastView

        return PastView(self, on) if on else self

    def differing(self, before: RecordView, kind: FindingKind) -> tuple[Entries, Entries]:
        from memcon.record.kept.past import PastView

        if not isinstance(before, PastView):
            return super().differing(before, kind)
        return before.and_later(self, kind)

    def came_after(self, before: RecordView) -> tuple[Filed, ...]:
        from memcon.record.kept.past import PastView

        if not isinstance(before, PastView):
            return super().came_after(before)
        return before.came_until(self)

    def without(self, texts: frozenset[str]) -> RecordView:
        return self._whole.without(texts)

    def entries(self, kind: FindingKind) -> tuple[Entry[Any], ...]:
        return tuple(self._of_kind(kind).values())

    def select(
        self,
        kind: FindingKind,
        asked: Asked = EVERYTHING,
        *,
        sorting: Sorting = Sorting.TIME,
        limit: int | None = None,
        after: str | None = None,
    ) -> tuple[Gist[Any], ...]:
        decode = gist_decoder(kind)
        return tuple(map(decode, find_entries(self._connection, kind, asked, sorting, limit, after)))

    def gists(self, ids: Collection[str]) -> tuple[Gist[Any], ...]:
        found = [row for portion in within(dict.fromkeys(ids)) for row in self._rows_of(portion)]
        return tuple(gist_decoder(FindingKind(kind))(body) for _, kind, body in sorted(found))

    def whole(self, gists: Sequence[Gist[Any]]) -> tuple[Entry[Any], ...]:
        kinds = dict.fromkeys(gist.kind for gist in gists)
        claims: dict[str, list[AnyClaim]] = {}
        for kind in kinds:
            for portion in within(gist.id for gist in gists if gist.kind is kind):
                query = select(_C.entry_id, _C.body).where(_C.entry_id.in_(portion))
                claims |= self._load_claims(kind, query)
        return tuple(whole_entry(gist, claims[gist.id]) for gist in gists)

    def in_short(self, ids: Collection[str]) -> list[Gist[Any]]:
        """The entries of these ids, in no order, as they are kept."""
        return list(self.gists(ids))

    def with_lives(self, gists: Sequence[Gist[Any]]) -> tuple[Gist[Any], ...]:
        """The same entries in short, with the claims that gave them each status that they went through."""
        claims: dict[str, list[AnyClaim]] = {}
        for kind in dict.fromkeys(gist.kind for gist in gists):
            shown = {claim for gist in gists if gist.kind is kind for claim in told_by(gist)}
            for portion in within(sorted(shown)):
                query = select(_C.entry_id, _C.body).where(_C.finding_id.in_(portion))
                for entry_id, some in self._load_claims(kind, query).items():
                    claims.setdefault(entry_id, []).extend(some)
        in_order = {id_: tuple(sorted(some, key=claim_order)) for id_, some in claims.items()}
        return tuple(msgspec.structs.replace(gist, claims=in_order[gist.id]) for gist in gists)

    def claims_in(self, texts: Collection[str], kind: FindingKind) -> dict[str, list[AnyClaim]]:
        letter = FINDING_LETTERS[kind]
        found: dict[str, list[AnyClaim]] = {}
        for portion in within(texts):
            query = select(_C.entry_id, _C.body).where(_C.text_id.in_(portion), _C.finding_id.startswith(letter))
            for entry_id, claims in self._load_claims(kind, query).items():
                found.setdefault(entry_id, []).extend(claims)
        return found

    def named_in(self, texts: Collection[str], kinds: Collection[FindingKind]) -> dict[str, set[str]]:
        """Told by the entries that rest on these texts, which are few: a database would begin with all names."""
        letters = {FINDING_LETTERS[kind] for kind in kinds}
        resting: dict[str, set[str]] = {}
        for portion in within(texts):
            query = select(_C.entry_id, _C.text_id).where(_C.text_id.in_(portion))
            for entry_id, text_id in self._connection.execute(query):
                if entry_id[0] in letters:
                    resting.setdefault(entry_id, set()).add(text_id)
        found: dict[str, set[str]] = {text: set() for text in texts}
        for portion in within(resting):
            for entry_id, name in self._connection.execute(
                select(_N.entry_id, _N.name).where(_N.entry_id.in_(portion))
            ):
                for text_id in resting[entry_id]:
                    found[text_id].add(name)
        return found

    def claims(self, findings: Iterable[str]) -> dict[str, AnyClaim]:
        found: dict[str, AnyClaim] = {}
        for portion in within(dict.fromkeys(findings)):
            for kind in dict.fromkeys(KINDS[id_[0]] for id_ in portion):
                ids = [id_ for id_ in portion if KINDS[id_[0]] is kind]
                query = select(_C.entry_id, _C.body).where(_C.finding_id.in_(ids))
                found |= {c.finding.id: c for some in self._load_claims(kind, query).values() for c in some}
        return found

    def movers(self) -> tuple[str, ...]:
        return self._known.movers

    def channels(self) -> tuple[str, ...]:
        return self._known.channels

    def count(self, kind: FindingKind, asked: Asked = EVERYTHING) -> int:
        return count_entries(self._connection, kind, asked)

    def names(self, kind: FindingKind) -> NameSet:
        if kind not in self._names:
            self._names[kind] = names_of(self._connection, kind)
        return self._names[kind]

    def entry(self, id: str) -> Entry[Any]:
        found = self._entry_id(id)
        if found not in self._entries:
            entry = self._load_entry(found) or settle_hidden(self._connection, self, found)
            if entry is None:
                raise UnknownId(f"{id}: not known on {self.on}")
            remember(self._entries, found, entry)
        return self._entries[found]

    def outline(self, id: str, most: int) -> tuple[Gist[Any], int]:
        found = self._entry_id(id)
        gists = self.gists([found])
        if not gists:
            return super().outline(id, most)
        first = select(_C.entry_id, _C.body).where(_C.entry_id == found).limit(most)
        claims = self._load_claims(gists[0].kind, first)
        every = self._connection.scalar(select(func.count()).select_from(schema.claim).where(_C.entry_id == found))
        return msgspec.structs.replace(gists[0], claims=tuple(claims[found])), every or 0

    def entry_id(self, finding: str) -> str | None:
        if finding not in self._ids:
            found = self._connection.scalar(select(_M.entry_id).where(_M.finding_id == finding))
            remember(self._ids, finding, found)
        return self._ids[finding]

    def entry_ids(self, findings: Collection[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for portion in within(findings):
            query = select(_M.finding_id, _M.entry_id).where(_M.finding_id.in_(portion))
            found |= {row.finding_id: row.entry_id for row in self._connection.execute(query)}
        return found

    def known_as(self, name: str) -> str:
        return find_bearer(name, self._bearers.get)

    def bearers(self) -> dict[str, str]:
        return dict(self._bearers)

    @cached_property
    def _bearers(self) -> dict[str, str]:
        return {row.folded: row.shown for row in self._connection.execute(select(schema.bearer))}

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        if target is None:
            return self._decisions
        return tuple(d for d in in_force(self._decisions) if target in self._targets(d))

    def negotiation(self) -> Negotiation:
        return self._known.negotiation

    def negotiations(self) -> tuple[Negotiation, ...]:
        return tuple(part.negotiation for part in self._known.parts) or (self._known.negotiation,)

    def negotiation_ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.negotiations())

    def filed_under(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        filing, parts = schema.filing.c, self.negotiations()
        if len(parts) == 1:
            return dict.fromkeys(ids, frozenset({parts[0].id}))
        found: dict[str, set[str]] = {id_: set() for id_ in ids}
        for portion in within(found):
            for thing, one in self._connection.execute(
                select(filing.thing, filing.negotiation).where(filing.thing.in_(portion))
            ):
                found[thing].add(one)
        return {id_: frozenset(some) for id_, some in found.items()}

    def part(self, negotiation: str) -> Part:
        return next(part for part in self._known.parts if part.negotiation.id == negotiation)

    def sum_up(self) -> Summary:
        return self._known.about

    def until(self) -> str | None:
        return self._known.until

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return load_decisions(self._connection)

    @cached_property
    def _whole(self) -> RecordView:
        """The same state of the record, all of it in memory."""
        return RecordView(load_material(self._connection), load_membership(self._connection), self.on)

    def _rows_of(self, ids: list[str]) -> list[tuple[str, str, str]]:
        query = select(_E.place, _E.kind, _E.body).where(_E.id.in_(ids))
        return [(row.place, row.kind, row.body) for row in self._connection.execute(query)]

    def _of_kind(self, kind: FindingKind) -> dict[str, Entry[Any]]:
        if kind not in self._of_kinds:
            gists = self.select(kind)
            query = select(_C.entry_id, _C.body).join(schema.entry, _E.id == _C.entry_id)
            claims = self._load_claims(kind, query.where(_E.kind == kind.value))
            self._of_kinds[kind] = {gist.id: whole_entry(gist, claims[gist.id]) for gist in gists}
        return self._of_kinds[kind]

    def _load_entry(self, entry_id: str) -> Entry[Any] | None:
        kind = KINDS[entry_id[0]]
        body = self._connection.scalar(select(_E.body).where(_E.id == entry_id))
        if body is None:
            return None
        claims = self._load_claims(kind, select(_C.entry_id, _C.body).where(_C.entry_id == entry_id))
        return whole_entry(gist_decoder(kind)(body), claims[entry_id])

    def _load_claims(self, kind: FindingKind, query: Any) -> dict[str, list[AnyClaim]]:
        """The claims by entry, in their order, with the publications of their texts."""
        decode = claim_decoder(kind)
        loaded: dict[str, list[AnyClaim]] = {}
        for entry_id, body in self._connection.execute(query.order_by(_C.place)).all():
            loaded.setdefault(entry_id, []).append(decode(body))
        published = self._published({claim.text_id for claims in loaded.values() for claim in claims})
        return {
            id_: [msgspec.structs.replace(claim, publications=published[claim.text_id]) for claim in claims]
            for id_, claims in loaded.items()
        }

    def _entry_id(self, id: str) -> str:
        added = {d.id: added_id(d) for d in self._decisions if d.kind is DecisionKind.ADD and d.passage}
        if id in added:
            return self._entry_id(added[id])
        if exact := self.entry_id(id):
            return exact
        query = select(_M.entry_id).where(_M.finding_id.startswith(id, autoescape=True)).distinct().limit(5)
        found: list[str] = sorted(self._connection.scalars(query)) if id else []
        if not found and (decision := self._rejection(id)):
            raise UnknownId(say_rejected(id, decision))
        return only(id, found, str)

    def _targets(self, decision: Decision) -> set[str | None]:
        target = added_id(decision) if decision.kind is DecisionKind.ADD else decision.target
        return {target, self.entry_id(target or "")}


def sees_all(known: Known, on: dt.date | None) -> bool:
    """Whether nothing was published or changed after a day."""
    return on is None or known.until is None or known.until <= on.isoformat()


def whole_entry(gist: Gist[Any], claims: Iterable[AnyClaim]) -> Entry[Any]:
    """An entry in short with all its claims."""
    fields = {name: getattr(gist, name) for name in Entry.__struct_fields__}
    return Entry(**fields | {"claims": tuple(claims)})
