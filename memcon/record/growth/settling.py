"""Writes which claims make which entries, and settles the entries that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from memcon.model.ids import FINDING_LETTERS
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.catalogue import file_sources
from memcon.record.growth.cast import Casts, Voice
from memcon.record.growth.gathering import Fresh
from memcon.record.growth.portraits import Portrait, Portraits, telling_of
from memcon.record.growth.reaching import reference_key, references_of
from memcon.record.growth.shelf import Shelf
from memcon.record.kept.gists import VOICES, words_claimed
from memcon.record.kept.keeping import Kept, keep_articles, keep_entries
from memcon.record.kept.packed import claim_decoder
from memcon.record.kept.tallies import Tallies
from memcon.record.material import AnyClaim, claim_order
from memcon.record.merge import Parties
from memcon.record.merge.ties import numbers
from memcon.record.portions import within
from memcon.record.settle import Bench, decide_on, settle
from memcon.record.settle.actors import Tellings, Way, settle_actor
from memcon.record.settle.history import recount_offices

_S, _C, _M = schema.standing.c, schema.claim.c, schema.membership.c
_KINDS = {letter: kind for kind, letter in FINDING_LETTERS.items()}
_REFERRED = frozenset({FindingKind.STATEMENT, FindingKind.MEETING, FindingKind.DOCUMENT, FindingKind.MOVE})
_PORTION = 500  # entries that are settled at once
_UNDATED = "9999"  # the places of claims of which no day is known come after this
_decode_actor = claim_decoder(FindingKind.ACTOR)
V = TypeVar("V")
Groups = Mapping[str, tuple[str, bool]]
"""By finding: its group, and whether that is of a meeting which some report gives a time."""


class Settling:
    """Collects what changed: `regrouped` are the findings whose group is another, or timed otherwise, than it was."""

    def __init__(self, connection: Connection, shelf: Shelf, fresh: Fresh) -> None:
        self.connection, self.shelf, self.fresh = connection, shelf, fresh
        self.regrouped: set[str] = set()
        self._touched: set[str] = set()
        self._referred: set[str] = set()
        self._lost: dict[str, tuple[str, bool]] = {}
        self.portraits = Portraits(connection, shelf)

    def touch(self, groups: Iterable[str]) -> None:
        """Has the entries of groups settled anew."""
        self._touched.update(groups)

    def will_lose(self, former: Sequence[Row[Any]]) -> None:
        """Notes what stands of the texts that are taken in anew, before it is taken out."""
        self._lost = {row.finding_id: (row.grouped, row.timed) for row in former}
        self.touch(row.grouped for row in former)
        moves = self.shelf.claims(FindingKind.MOVE, (r.finding_id for r in former if r.kind == FindingKind.MOVE.value))
        self._touch_answered(moves.values())
        ids = list(self._lost)
        heirs = self.shelf.heirs_of(ids)
        gone = [id_ for id_ in (*ids, *heirs) if id_ not in self.fresh.claims and id_ not in self.fresh.heirs]
        self.regrouped.update(id_ for id_ in ids if id_ not in self.fresh.claims)
        self._refer(gone)
        actors = {row.finding_id: row for row in former if row.kind == FindingKind.ACTOR.value and row.body is None}
        known = self.shelf.publications(sorted({row.text_id for row in actors.values()}))
        for id_, claim in self.shelf.claims(FindingKind.ACTOR, actors).items():
            row, told = actors[id_], msgspec.structs.replace(claim, publications=known.get(claim.text_id, ()))
            self.portraits.take_off(row.grouped, telling_of(told, Voice(row.form, row.beside, row.borne)))

    def place(self, rows: Sequence[Row[Any]], groups: Groups, rejected: Collection[str]) -> None:
        """Puts claims into groups; of those that were rejected as a whole there is no entry."""
        moved = [row for row in rows if self._is_new(row, groups[row.finding_id], rejected)]
        if not moved:
            return
        ids = [row.finding_id for row in moved]
        self.touch(row.grouped for row in moved if row.grouped)
        self.touch(groups[id_][0] for id_ in ids)
        self._note_regrouped(moved, groups)
        self._write_claims(moved, groups, rejected)
        self._write_membership(ids, groups, rejected)

    def settle(self, shown: Parties, casts: Casts) -> None:
        """Settles the entries that were touched, and files the articles."""
        material, versions = self.fresh.material, self.fresh.versions
        sources = [source for source in material.sources if source.text.id in self.fresh.texts]
        tallies = Tallies(self.connection)
        filed = file_sources(sources, versions.appeared, versions.newest)
        keep_articles(self.connection, self.fresh.texts, filed, tallies)
        self._touch_referring()
        moves = sorted(id_ for id_ in self._touched if id_[:1] == FINDING_LETTERS[FindingKind.MOVE])
        for portion in within(moves, _PORTION):
            for claims in self._claims_of(FindingKind.MOVE, portion).values():
                self._touch_answered(claims)
        for kind, letter in FINDING_LETTERS.items():
            settled = self._portrayed if kind is FindingKind.ACTOR else self._settled
            for portion in within(sorted(id_ for id_ in self._touched if id_[:1] == letter), _PORTION):
                keep_entries(self.connection, kind, portion, settled(kind, portion, shown, casts), tallies)
        tallies.keep()

    def _settled(self, kind: FindingKind, ids: Sequence[str], parties: Parties, casts: Casts) -> list[Kept]:
        """The entries of these ids; of those without claims there are none."""
        found = self._claims_of(kind, ids)
        every = [claim for claims in found.values() for claim in claims]
        texts = sorted({claim.text_id for claim in every})
        casts.fetch(texts)
        referred = {id_ for claim in every for id_ in references_of(claim)}
        membership = self.shelf.entries_of(sorted(referred))
        bench = Bench(parties, membership, self._answers(found), self.fresh.rulings.by_finding)
        known = self.shelf.publications(texts)
        entries = (
            settle(id_, [msgspec.structs.replace(c, publications=known[c.text_id]) for c in claims], bench)
            for id_, claims in found.items()
        )
        return [Kept(entry, words_claimed(entry)) for entry in entries]

    def _portrayed(self, _: FindingKind, ids: Sequence[str], parties: Parties, casts: Casts) -> list[Kept]:
        """The actors of these ids, from what their claims come to in sum."""
        portraits = self.portraits.bring_up_to_date(ids)
        claims = {id_: self._telling_claims(id_, portrait) for id_, portrait in portraits.items()}
        known = self.shelf.publications(sorted({claim.text_id for some in claims.values() for claim in some}))
        bench = Bench(parties, decisions=self.fresh.rulings.by_finding)
        found = []
        for id_, portrait in portraits.items():
            shown = [msgspec.structs.replace(claim, publications=known[claim.text_id]) for claim in claims[id_]]
            entry = decide_on(settle_actor(id_, self._tellings(portrait), shown, parties), bench)
            quotes = [quote.words for quote in portrait.quotes]
            found.append(Kept(entry, quotes, same=id_ not in self.portraits.requoted))
        return found

    def _tellings(self, portrait: Portrait) -> Tellings:
        voices = {packed: Voice(*packed.split("|")) for packed in portrait.firsts}
        forms = self.shelf.forms(voice.form for voice in voices.values())
        return Tellings(
            {
                packed: Way(forms[one.form], one.borne or one.form, one.beside, portrait.firsts[packed])
                for packed, one in voices.items()
            },
            {tuple(packed.split(" ")): times for packed, times in portrait.stories.items()},
            portrait.offices,
        )

    def _telling_claims(self, entry_id: str, portrait: Portrait) -> list[AnyClaim]:
        """The claims of an actor from which its gist is made: the first, until enough stories are among them, and those
        that a gist shows besides."""
        here = select(_C.body).where(_C.entry_id == entry_id)
        found: list[AnyClaim] = []
        while len({claim.story for claim in found}) < VOICES or not any(claim.published for claim in found):
            rows = self.connection.scalars(here.order_by(_C.place).offset(len(found)).limit(2 * VOICES)).all()
            found += map(_decode_actor, rows)
            if len(rows) < 2 * VOICES:
                break
        found += self._last_dated(here)
        last = (change.finding for change in recount_offices(portrait.offices)[-1:])
        wanted = {*self._decided_actors, *last, *portrait.utmost}
        for portion in within(sorted(wanted - {claim.finding.id for claim in found})):
            found += map(_decode_actor, self.connection.scalars(here.where(_C.finding_id.in_(portion))))
        return sorted({claim.finding.id: claim for claim in found}.values(), key=claim_order)

    def _last_dated(self, query: Select[Any]) -> list[AnyClaim]:
        """The last claim of which the day is known, with those behind it."""
        backwards, found = query.where(_C.place < _UNDATED).order_by(_C.place.desc()), list[AnyClaim]()
        while rows := self.connection.scalars(backwards.offset(len(found)).limit(VOICES)).all():
            found += map(_decode_actor, rows)
            if any(claim.published for claim in found):
                break
        return found

    @cached_property
    def _decided_actors(self) -> frozenset[str]:
        """The actors about whom somebody decided something, those added among them."""
        letter = FINDING_LETTERS[FindingKind.ACTOR]
        return frozenset(id_ for id_ in self.fresh.rulings.by_finding if id_[:1] == letter)

    def _is_new(self, row: Row[Any], group: tuple[str, bool], rejected: Collection[str]) -> bool:
        is_in = row.body is None
        return (row.grouped, row.timed) != group or is_in != (row.shown and group[0] not in rejected)

    def _note_regrouped(self, moved: Iterable[Row[Any]], groups: Groups) -> None:
        for row in moved:
            id_ = row.finding_id
            before = self._lost.get(id_) if not row.grouped or id_ in self._lost else (row.grouped, row.timed)
            if before != groups[id_]:
                self.regrouped.add(id_)
        self._refer(row.finding_id for row in moved)

    def _write_claims(self, moved: Sequence[Row[Any]], groups: Groups, rejected: Collection[str]) -> None:
        shown = [row for row in moved if row.shown and groups[row.finding_id][0] not in rejected]
        bodies = self.shelf.bodies(row.finding_id for row in moved)
        self.shelf.remove(_C.finding_id, [row.finding_id for row in moved])
        self.shelf.write(
            schema.claim,
            [
                {
                    "finding_id": row.finding_id,
                    "entry_id": groups[row.finding_id][0],
                    "place": row.first,
                    "text_id": row.text_id,
                    "body": bodies[row.finding_id],
                }
                for row in shown
            ],
        )
        in_entries = {row.finding_id for row in shown}
        self.shelf.change(
            schema.standing,
            "finding_id",
            [
                {
                    "finding_id": row.finding_id,
                    "grouped": groups[row.finding_id][0],
                    "timed": groups[row.finding_id][1],
                    "body": None if row.finding_id in in_entries else bodies[row.finding_id],
                }
                for row in moved
            ],
        )

    def _write_membership(self, ids: Sequence[str], groups: Groups, rejected: Collection[str]) -> None:
        heirs = self.shelf.heirs_of(ids)
        self.shelf.remove(_M.finding_id, [*ids, *heirs])
        self._refer(heirs)
        placed = {id_: groups[id_][0] for id_ in ids} | {id_: groups[heir][0] for id_, heir in heirs.items()}
        rows = [{"finding_id": id_, "entry_id": group} for id_, group in placed.items() if group not in rejected]
        self.shelf.write(schema.membership, rows)

    def _touch_answered(self, claims: Iterable[AnyClaim]) -> None:
        """What moves answer tells of them."""
        answered = {claim.finding.answers for claim in claims if claim.finding.answers}
        self.touch(self.shelf.entries_of(sorted(answered)).values())

    def _refer(self, findings: Iterable[str]) -> None:
        """Notes findings whose entries others may refer to."""
        self._referred.update(id_ for id_ in findings if _KINDS[id_[0]] in _REFERRED)

    def _touch_referring(self) -> None:
        found = self.shelf.find(numbers(reference_key(id_) for id_ in sorted(self._referred)))
        self.touch(row.grouped for row in self.shelf.rows(_S.finding_id, found))

    def _claims_of(self, kind: FindingKind, entries: Sequence[str]) -> dict[str, list[AnyClaim]]:
        decode = claim_decoder(kind)
        found: dict[str, list[AnyClaim]] = defaultdict(list)
        query = select(_C.entry_id, _C.body).where(_C.entry_id.in_(entries)).order_by(_C.entry_id, _C.place)
        for row in self.connection.execute(query):
            found[row.entry_id].append(decode(row.body))
        return found

    def _answers(self, found: Mapping[str, Sequence[AnyClaim]]) -> dict[str, tuple[str, ...]]:
        """The moves that answer each entry, by their publication."""
        entries = [id_ for id_ in found if _KINDS[id_[0]] in _REFERRED]
        rows = [row for portion in within(entries) for row in self.connection.execute(_members(portion))]
        answered = {row.finding_id: row.entry_id for row in rows}
        offering = self.shelf.find(numbers(reference_key(id_) for id_ in sorted(answered)))
        moves = self.shelf.claims(FindingKind.MOVE, (id_ for id_ in offering if _KINDS[id_[0]] is FindingKind.MOVE))
        by = self.shelf.entries_of(sorted(moves))
        pairs = {
            (answered[claim.finding.answers], by[id_])
            for id_, claim in moves.items()
            if claim.finding.answers in answered and id_ in by
        }
        first = self._first_told({move for _, move in pairs})
        told: dict[str, list[str]] = defaultdict(list)
        for entry, move in sorted(pairs, key=lambda pair: first.get(pair[1], "")):
            if entry != move and move in first:
                told[entry].append(move)
        return {entry: tuple(some) for entry, some in told.items()}

    def _first_told(self, entries: Iterable[str]) -> dict[str, str]:
        """The place of the first claim of each entry that is shown."""
        found: dict[str, str] = {}
        for portion in within(sorted(entries)):
            query = select(_C.entry_id, func.min(_C.place)).where(_C.entry_id.in_(portion)).group_by(_C.entry_id)
            found |= {row[0]: row[1] for row in self.connection.execute(query)}
        return found


def _members(entries: Sequence[str]) -> Select[tuple[str, str]]:
    return select(_M.finding_id, _M.entry_id).where(_M.entry_id.in_(entries))
