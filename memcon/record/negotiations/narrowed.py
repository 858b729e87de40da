"""A record seen as one of its negotiations: nothing is listed but what is filed there."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

from memcon.model.articles import Text
from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed, Gist, Negotiation, Summary
from memcon.model.findings import DateMention, Event
from memcon.model.kinds import FindingKind
from memcon.record.kept.asked import EVERYTHING, Asked, NameSet, Sorting
from memcon.record.material import AnyClaim
from memcon.record.view import Entries, RecordView


class Narrowed(RecordView):
    """As `RecordView`, of one negotiation. Its listings have what is filed there; an id leads to its entry or article
    wherever that is filed, and its day is that of the whole record."""

    def __init__(self, record: RecordView, negotiation: str) -> None:
        self.on = record.on
        self._record, self._id = record, negotiation

    def as_of(self, on: dt.date | None) -> RecordView:
        return Narrowed(self._record.as_of(on), self._id)

    def without(self, texts: frozenset[str]) -> RecordView:
        return Narrowed(self._record.without(texts), self._id)

    def within(self, negotiation: str | None) -> RecordView:
        return self._record.within(negotiation)

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
        return self._record.select(kind, self._here(asked), sorting=sorting, limit=limit, after=after)

    def count(self, kind: FindingKind, asked: Asked = EVERYTHING) -> int:
        return self._record.count(kind, self._here(asked))

    def gists(self, ids: Collection[str]) -> tuple[Gist[Any], ...]:
        return self._record.gists(ids)

    def whole(self, gists: Sequence[Gist[Any]]) -> tuple[Entry[Any], ...]:
        return self._record.whole(gists)

    def with_lives(self, gists: Sequence[Gist[Any]]) -> tuple[Gist[Any], ...]:
        return self._record.with_lives(gists)

    def claims_in(self, texts: Collection[str], kind: FindingKind) -> dict[str, list[AnyClaim]]:
        found = self._record.claims_in(texts, kind)
        filed = self._record.filed_under(found)
        return {id_: claims for id_, claims in found.items() if self._id in filed[id_]}

    def differing(self, before: RecordView, kind: FindingKind) -> tuple[Entries, Entries]:
        if not isinstance(before, Narrowed):
            return super().differing(before, kind)
        now, then = self._record.differing(before._record, kind)
        return self._filed_here(now), before._filed_here(then)

    def came_after(self, before: RecordView) -> tuple[Filed, ...]:
        if not isinstance(before, Narrowed):
            return super().came_after(before)
        came = self._record.came_after(before._record)
        filed = self._record.filed_under([one.id for one in came])
        return tuple(one for one in came if self._id in filed[one.id])

    def _filed_here(self, entries: Entries) -> Entries:
        filed = self._record.filed_under([entry.id for entry in entries])
        return tuple(entry for entry in entries if self._id in filed[entry.id])

    def named_in(self, texts: Collection[str], kinds: Collection[FindingKind]) -> dict[str, set[str]]:
        return self._record.named_in(texts, kinds)

    def claims(self, findings: Iterable[str]) -> dict[str, AnyClaim]:
        return self._record.claims(findings)

    def names(self, kind: FindingKind) -> NameSet:
        return self._record.names(kind)

    def entry(self, id: str) -> Entry[Any]:
        return self._record.entry(id)

    def outline(self, id: str, most: int) -> tuple[Gist[Any], int]:
        return self._record.outline(id, most)

    def entry_id(self, finding: str) -> str | None:
        return self._record.entry_id(finding)

    def entry_ids(self, findings: Collection[str]) -> dict[str, str]:
        return self._record.entry_ids(findings)

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
        return self._record.published_between(since, until, limit=limit, after=after, back=back, negotiation=self._id)

    def count_published(self, since: dt.date | None, until: dt.date | None, negotiation: str | None = None) -> int:
        return self._record.count_published(since, until, self._id)

    def article(self, id: str) -> Filed:
        return self._record.article(id)

    def text(self, text_id: str) -> str:
        return self._record.text(text_id)

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        return self._record.texts(ids)

    def whole_text(self, text_id: str) -> Text:
        return self._record.whole_text(text_id)

    def superseded_by(self, text_id: str) -> str | None:
        return self._record.superseded_by(text_id)

    def dates(self, text_id: str) -> tuple[DateMention, ...]:
        return self._record.dates(text_id)

    def events(self, text_id: str) -> tuple[Event, ...]:
        return self._record.events(text_id)

    def known_as(self, name: str) -> str:
        return self._record.known_as(name)

    def bearers(self) -> dict[str, str]:
        return self._record.bearers()

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        return self._record.decisions(target)

    def negotiations(self) -> tuple[Negotiation, ...]:
        return self._record.negotiations()

    def filed_under(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        return self._record.filed_under(ids)

    def negotiation(self) -> Negotiation:
        return self._record.part(self._id).negotiation

    def negotiation_ids(self) -> tuple[str, ...]:
        return self._record.negotiation_ids()

    def issues_set(self) -> Decision | None:
        """The list that was set for this negotiation, or else for all."""
        return self._issues_set(self._id) or self._issues_set(None)

    def movers(self) -> tuple[str, ...]:
        return self._record.part(self._id).movers

    def channels(self) -> tuple[str, ...]:
        return self._record.channels()

    def sum_up(self) -> Summary:
        return self._record.part(self._id).about

    def until(self) -> str | None:
        return self._record.until()

    def _here(self, asked: Asked) -> Asked:
        return msgspec.structs.replace(asked, negotiation=self._id)
