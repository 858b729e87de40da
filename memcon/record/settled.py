"""What of a record was known on a day: the texts that had appeared, what they claim, and the entries made of that."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import msgspec

from memcon.model.articles import Publication
from memcon.model.entries import Entry, Filed
from memcon.model.findings import Move, kind_of
from memcon.model.kinds import FindingKind
from memcon.record.catalogue import file_sources, was_known
from memcon.record.fold import Gathered, gather
from memcon.record.kept.gists import sort_key
from memcon.record.material import AnyClaim, Material, Source, claim_order
from memcon.record.merge import Parties, know
from memcon.record.settle import Bench, settle
from memcon.record.versions import Versions


class Settled:
    """What was known by the end of a day, each part worked out when it is first asked for."""

    def __init__(
        self,
        material: Material,
        membership: Mapping[str, str],
        on: dt.date | None,
        gathered: Gathered | None,
        told: Callable[[], Parties] | None = None,
    ) -> None:
        """`told` gives who is whom; without it that is told from what was known."""
        self._on, self._told = on, told
        self._given = gathered
        self._material = material
        self._membership = membership
        self._entries: dict[FindingKind, dict[str, Entry[Any]]] = {}
        self.versions = Versions(material.sources)
        self.sources = {s.text.id: s for s in material.sources if was_known(s, on) and self.versions.appeared(s, on)}

    def of_kind(self, kind: FindingKind) -> dict[str, Entry[Any]]:
        """The entries of one kind by their ids, in the order of time; those without a date last."""
        if kind not in self._entries:
            settled = [settle(id_, claims, self._bench) for id_, claims in self._groups[kind].items()]
            self._entries[kind] = {entry.id: entry for entry in sorted(settled, key=lambda e: (sort_key(e), e.id))}
        return self._entries[kind]

    @cached_property
    def gathered(self) -> Gathered:
        """All claims of the record and what was ruled about them, whatever the day."""
        return self._given or gather(self._material)

    @cached_property
    def filed(self) -> tuple[Filed, ...]:
        """The articles, by their earliest publication, then by id."""
        return file_sources(list(self.sources.values()), self._appeared, self.superseded_by)

    def superseded_by(self, text_id: str) -> str | None:
        """The newest version of a text, where that is another."""
        return self.versions.newest(text_id, self._on)

    def _appeared(self, source: Source) -> tuple[Publication, ...]:
        return self.versions.appeared(source, self._on)

    def _as_known(self, claim: AnyClaim) -> AnyClaim:
        """A claim with the publications that had appeared by then."""
        if self._on is None:
            return claim
        return msgspec.structs.replace(claim, publications=self._appeared(self.sources[claim.text_id]))

    @cached_property
    def _groups(self) -> dict[FindingKind, dict[str, list[AnyClaim]]]:
        """The claims that were known, by kind and entry, in the order of their publication."""
        groups: dict[FindingKind, dict[str, list[AnyClaim]]] = {kind: defaultdict(list) for kind in FindingKind}
        for claim in self._known_claims:
            if claim.added_by or not self.superseded_by(claim.text_id):
                groups[kind_of(claim.finding)][self._membership[claim.finding.id]].append(claim)
        return groups

    @cached_property
    def _known_claims(self) -> list[AnyClaim]:
        """In the order of their publication, those of earlier versions too."""
        known = (c for c in self.gathered.claims.values() if c.text_id in self.sources)
        members = (c for c in sorted(known, key=claim_order) if c.finding.id in self._membership)
        return [self._as_known(claim) for claim in members]

    def of_earlier_versions(self, entry_id: str) -> Entry[Any] | None:
        """An entry that nothing but earlier versions bear out."""
        claims = [c for c in self._known_claims if self._membership[c.finding.id] == entry_id]
        return settle(entry_id, claims, self._bench) if claims else None

    @cached_property
    def _bench(self) -> Bench:
        return Bench(self.parties, self._membership, self._answers(), self.gathered.rulings.by_finding)

    @cached_property
    def parties(self) -> Parties:
        """Who is whom."""
        if self._told:
            return self._told()
        return know(self._groups[FindingKind.ACTOR].values(), self.gathered.rulings)

    def _answers(self) -> dict[str, tuple[str, ...]]:
        """The moves that answer each entry, by their publication."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry_id, claims in self._groups[FindingKind.MOVE].items():
            for claim in claims:
                move: Move = claim.finding
                answered = self._membership.get(move.answers) if move.answers else None
                if answered and answered != entry_id:
                    found[answered][entry_id] = None
        return {id_: tuple(moves) for id_, moves in found.items()}
