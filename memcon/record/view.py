"""The reading side of a record: one state of it, as it was known on a day. A view never writes."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from memcon.model.articles import Text
from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Filed, Gist, Negotiation, Summary
from memcon.model.findings import DateMention, Event
from memcon.model.ids import FINDING_LETTERS
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record.catalogue import days_of, place_of, touches
from memcon.record.claims import added_id
from memcon.record.errors import AmbiguousId, UnknownId
from memcon.record.fold import Gathered, fold
from memcon.record.kept.asked import EVERYTHING, Asked, Listed, NameSet, Sorting
from memcon.record.kept.gists import gist_of, names_in, sort_key, with_life
from memcon.record.material import AnyClaim, Material
from memcon.record.negotiations.filing import Filer
from memcon.record.negotiations.named import Named, name_all
from memcon.record.negotiations.parts import Part, all_in_one, count_movers, sum_up, tell_negotiation, tell_part
from memcon.record.rulings import in_force, say_rejected
from memcon.record.settled import Settled

T = TypeVar("T")
Entries = tuple[Entry[Any], ...]
CHANNELS = 200  # that are told of
_KINDS = {letter: kind for kind, letter in FINDING_LETTERS.items()}


class RecordView:
    """What the record held, or with `on`, what of it was published by the end of that day.

    A text of an unknown day counts when the days that are possible for it begin by then, or nothing is known of them.
    Which findings are one thing is told from the whole record, so that an entry keeps its id whatever the day; and so
    are who is whom, and what the record is about.
    Of a text with several versions the newest that was published by then is evidence; what only an earlier one says is
    in no listing, and is found by its id.
    """

    def __init__(
        self,
        material: Material,
        membership: Mapping[str, str],
        on: dt.date | None = None,
        gathered: Gathered | None = None,
        now: "RecordView | None" = None,
    ) -> None:
        """`now` is the view without a day, of which this is one with a day."""
        self.on = on
        self._material = material
        self._membership = membership
        self._now = now
        told = None if now is None else lambda: now._settled.parties
        self._settled: Settled = Settled(material, membership, on, gathered, told)
        self._lists: dict[FindingKind, Listed] = {}
        self._negotiations: dict[str, frozenset[str]] = {}

    def as_of(self, on: dt.date | None) -> "RecordView":
        """The same state of the record as it was known on another day, whatever was written to it since."""
        now = self._now or self
        return RecordView(self._material, self._membership, on, self._settled.gathered, now) if on else now

    def without(self, texts: frozenset[str]) -> "RecordView":
        """The same state of the record as it would be if these texts had never come in."""
        material = self._material.without(texts)
        return RecordView(material, fold(material), self.on)

    def entries(self, kind: FindingKind) -> tuple[Entry[Any], ...]:
        """The entries of one kind, by the date of the thing itself, then by id; those without a date last."""
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
        """Entries of one kind in short, no more than `limit`, from the one behind the entry `after` on. Raises
        UnknownId where that is none of this kind."""
        return self._listed(kind).select(asked, sorting, limit, after)

    def gists(self, ids: Collection[str]) -> tuple[Gist[Any], ...]:
        """The entries of these ids in short, in the order of time; of what is no entry there is none."""
        found = (self._of_kind(_KINDS[id_[0]]).get(id_) for id_ in dict.fromkeys(ids))
        return tuple(map(gist_of, sorted((entry for entry in found if entry), key=lambda e: (sort_key(e), e.id))))

    def whole(self, gists: Sequence[Gist[Any]]) -> tuple[Entry[Any], ...]:
        """The entries that were put in short, with all their claims."""
        return tuple(self._of_kind(gist.kind)[gist.id] for gist in gists)

    def with_lives(self, gists: Sequence[Gist[Any]]) -> tuple[Gist[Any], ...]:
        """The same entries in short, with the claims that gave them each status that they went through."""
        return tuple(with_life(gist, self.whole([gist])[0].claims) for gist in gists)

    def claims_in(self, texts: Collection[str], kind: FindingKind) -> dict[str, list[AnyClaim]]:
        """What these texts claim for entries of a kind, by entry."""
        found: dict[str, list[AnyClaim]] = defaultdict(list)
        for entry in self.entries(kind):
            for claim in entry.claims:
                if claim.text_id in texts:
                    found[entry.id].append(claim)
        return dict(found)

    def named_in(self, texts: Collection[str], kinds: Collection[FindingKind]) -> dict[str, set[str]]:
        """By text the names of all who act, or are a side, in the entries of some kinds that rest on it."""
        found: dict[str, set[str]] = {text: set() for text in texts}
        for entry in (entry for kind in kinds for entry in self.entries(kind)):
            for text in {claim.text_id for claim in entry.claims} & found.keys():
                found[text] |= {one.name for one in names_in(entry)}
        return found

    def claims(self, findings: Iterable[str]) -> dict[str, AnyClaim]:
        """The claims of these findings, by their ids; of those that no entry rests on there is none."""
        by_entry: dict[str, set[str]] = defaultdict(set)
        for id_ in findings:
            if entry_id := self._membership.get(id_):
                by_entry[entry_id].add(id_)
        entries = ((self._of_kind(_KINDS[id_[0]]).get(id_), ids) for id_, ids in by_entry.items())
        return {c.finding.id: c for entry, ids in entries if entry for c in entry.claims if c.finding.id in ids}

    def differing(self, before: "RecordView", kind: FindingKind) -> tuple[Entries, Entries]:
        """The entries of a kind, as they are in this view and as they are in another of the same record, an earlier
        one: at least those that are not the same in both, each side in the order of time."""
        return self.entries(kind), before.entries(kind)

    def came_after(self, before: "RecordView") -> tuple[Filed, ...]:
        """The articles that another, earlier view of the same record has not, in their order."""
        known = {filed.id for filed in before.articles()}
        return tuple(filed for filed in self.articles() if filed.id not in known)

    def movers(self) -> tuple[str, ...]:
        """The parties that move, those that do most often first."""
        if self._now:
            return self._now.movers()
        return count_movers(self.entries(FindingKind.MOVE))

    def channels(self) -> tuple[str, ...]:
        """The channels and occasions that most statements were made over, those of most first."""
        if self._now:
            return self._now.channels()
        told = (statement.fields for statement in self.entries(FindingKind.STATEMENT))
        counted = Counter(where for fields in told if (where := fields.channel or fields.occasion))
        return tuple(name for name, _ in counted.most_common(CHANNELS))

    def count(self, kind: FindingKind, asked: Asked = EVERYTHING) -> int:
        """How many entries of one kind are asked for."""
        return self._listed(kind).count(asked)

    def names(self, kind: FindingKind) -> NameSet:
        """The names of all who act in entries of one kind, or are a side of them."""
        return self._listed(kind).names()

    def entry(self, id: str) -> Entry[Any]:
        """The entry that a finding belongs to, by the id of the finding, now or before, or a unique beginning of it; or
        by the id of the decision that added it. Raises UnknownId, AmbiguousId."""
        found = self._entry_id(id)
        entry = self._of_kind(_KINDS[found[0]]).get(found) or self._settled.of_earlier_versions(found)
        if entry is None:
            raise UnknownId(f"{id}: not known on {self.on}")
        return entry

    def outline(self, id: str, most: int) -> tuple[Gist[Any], int]:
        """The entry that `entry` would give in short, with the earliest of its claims, no more than so many; and how
        many it has. Raises UnknownId, AmbiguousId."""
        entry = self.entry(id)
        return msgspec.structs.replace(gist_of(entry), claims=entry.claims[:most]), len(entry.claims)

    def entry_id(self, finding: str) -> str | None:
        """The entry that a finding belongs to, by its full id; None where it belongs to none."""
        return self._membership.get(finding)

    def entry_ids(self, findings: Collection[str]) -> dict[str, str]:
        """The entries that findings belong to, by their full ids; those that belong to none are left out."""
        return {finding: self._membership[finding] for finding in findings if finding in self._membership}

    def articles(self) -> tuple[Filed, ...]:
        """The articles, by their earliest publication, then by id."""
        return self._filed

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
        """The articles that may have been published on one of these days, both inside, in their order or `back` to
        front; with `negotiation`, its id, those that are about it. Raises UnknownId where `after` is no article."""
        found = [filed for filed in self._filed_in(negotiation) if touches(filed, since, until)]
        found = found[::-1] if back else found
        if after is not None:
            reached = place_of(self.article(after))
            found = [f for f in found if (place_of(f) < reached if back else place_of(f) > reached)]
        return tuple(found[:limit])

    def count_published(self, since: dt.date | None, until: dt.date | None, negotiation: str | None = None) -> int:
        """How many articles may have been published on one of these days."""
        return sum(touches(filed, since, until) for filed in self._filed_in(negotiation))

    def article(self, id: str) -> Filed:
        """An article by its text's id, a unique beginning of that, or the name that its source gives it."""
        named = [filed for filed in self._filed if id in self._settled.sources[filed.id].names]
        found = named or [filed for filed in self._filed if filed.id == id]
        return only(id, found or [f for f in self._filed if id and f.id.startswith(id)], lambda filed: filed.id)

    def text(self, text_id: str) -> str:
        """The whole text, as its passages count it. Raises UnknownId."""
        source = self._settled.sources.get(text_id)
        if source is None:
            raise UnknownId(f"{text_id}: no article of this record")
        return source.text.body

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        """The whole texts of some articles, by their ids."""
        return {id_: self.text(id_) for id_ in ids}

    def whole_text(self, text_id: str) -> Text:
        """The text with its marks and language. Raises UnknownId."""
        source = self._settled.sources.get(text_id)
        if source is None:
            raise UnknownId(f"{text_id}: no article of this record")
        return source.text

    def superseded_by(self, text_id: str) -> str | None:
        """The newest version of a text, where that is another."""
        return self._settled.superseded_by(text_id)

    def dates(self, text_id: str) -> tuple[DateMention, ...]:
        """The dated expressions of a text, as its current reading resolved them."""
        source = self._settled.sources.get(text_id)
        return source.reading.dates if source and source.reading else ()

    def events(self, text_id: str) -> tuple[Event, ...]:
        """What of a text its current reading codes as events."""
        source = self._settled.sources.get(text_id)
        return source.reading.events if source and source.reading else ()

    def known_as(self, name: str) -> str:
        """The name by which the record shows the one state, body or person that bears `name`; `name` itself where none
        does, or several."""
        return self._settled.parties.known_as(name)

    def bearers(self) -> dict[str, str]:
        """From names, folded, that only one actor bears, to the name by which that one is shown."""
        return {folded: self._settled.parties.shown[key] for folded, key in self._settled.parties.anywhere.items()}

    def decisions(self, target: str | None = None) -> tuple[Decision, ...]:
        """All decisions in the order made; those about one entry, article or decision, without what was taken back."""
        if target is None:
            return self._material.decisions
        return tuple(d for d in in_force(self._material.decisions) if target in self._targets(d))

    def negotiation(self) -> Negotiation:
        """What the record is about; where it has several negotiations, all of them in one."""
        if self._now:
            return self._now.negotiation()
        return tell_negotiation(all_in_one(self._named), self.entries)

    def negotiations(self) -> tuple[Negotiation, ...]:
        """The negotiations of the record, one or more."""
        if len(self._named) == 1:
            return (self.negotiation(),)
        return tuple(self.part(one.id).negotiation for one in self._named)

    def negotiation_ids(self) -> tuple[str, ...]:
        """The ids of the negotiations, in the order made."""
        return tuple(one.id for one in self._named)

    def within(self, negotiation: str | None) -> "RecordView":
        """The same, of one of several negotiations, by its id: listings have what is filed there. Raises UnknownId."""
        from memcon.record.negotiations.narrowed import Narrowed

        if negotiation is None:
            return self
        known = self.negotiation_ids()
        if negotiation not in known:
            raise UnknownId(f"{negotiation}: no negotiation of this record")
        return Narrowed(self, negotiation) if len(known) > 1 else self

    def filed_under(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """Of entries and articles, by their ids, the negotiations that each is filed under."""
        return {id_: self._filed_under(id_) for id_ in ids}

    def part(self, negotiation: str) -> Part:
        """One negotiation in short, by its id."""
        named = next(one for one in self._named if one.id == negotiation)

        def here(kind: FindingKind) -> list[Entry[Any]]:
            return [entry for entry in self.entries(kind) if negotiation in self._filed_under(entry.id)]

        articles = self.published_between(None, None, negotiation=negotiation)
        if self._now:
            return msgspec.structs.replace(self._now.part(negotiation), about=sum_up(articles))
        return tell_part(named, here, articles)

    def sum_up(self) -> Summary:
        """What the record rests on."""
        return sum_up(self.articles())

    def until(self) -> str | None:
        """The last day on which anything of the record was published or changed, as far as is known."""
        sources = self._settled.sources.values()
        return max((day for s in sources for day in days_of(s.published, s.window, s.publications)), default=None)

    def issues_set(self) -> Decision | None:
        """The decision that says the issues of the negotiation, the last one that stands; None while none was set."""
        return self._issues_set(None)

    def _issues_set(self, negotiation: str | None) -> Decision | None:
        made = (d for d in reversed(in_force(self.decisions())) if d.kind is DecisionKind.ISSUES)
        return next((d for d in made if d.target == negotiation), None)

    @cached_property
    def _named(self) -> tuple[Named, ...]:
        return name_all(in_force(self._material.decisions), self.known_as)

    @cached_property
    def _filer(self) -> Filer:
        on_texts: dict[str, list[Decision]] = defaultdict(list)
        for decision in in_force(self._material.decisions):
            if decision.kind is DecisionKind.FILE and decision.target in self._settled.sources:
                on_texts[decision.target].append(decision)
        return Filer(self._named, self._settled.sources, self._settled.parties, on_texts)

    def _filed_under(self, id_: str) -> frozenset[str]:
        if len(self._named) == 1:
            return frozenset({self._named[0].id})
        if id_ not in self._negotiations:
            self._negotiations[id_] = self._file(id_)
        return self._negotiations[id_]

    def _file(self, id_: str) -> frozenset[str]:
        """What nothing but an earlier version of a text bears out is filed nowhere."""
        if id_ in self._settled.sources:
            return self._filer.of_text(id_)
        entry = self._of_kind(_KINDS[id_[0]]).get(id_)
        return self._filer.of_entry(entry) if entry else frozenset()

    def _filed_in(self, negotiation: str | None) -> Sequence[Filed]:
        if negotiation is None:
            return self._filed
        return [filed for filed in self._filed if negotiation in self._filed_under(filed.id)]

    @cached_property
    def _filed(self) -> tuple[Filed, ...]:
        return self._settled.filed

    def _of_kind(self, kind: FindingKind) -> dict[str, Entry[Any]]:
        return self._settled.of_kind(kind)

    def _listed(self, kind: FindingKind) -> Listed:
        if kind not in self._lists:
            self._lists[kind] = Listed(self.entries(kind), self._filed_under)
        return self._lists[kind]

    def _entry_id(self, id: str) -> str:
        added = {d.id: added_id(d) for d in self._material.decisions if d.kind is DecisionKind.ADD and d.passage}
        if id in added:
            return self._entry_id(added[id])
        if id in self._membership:
            return self._membership[id]
        found = {entry for finding, entry in self._membership.items() if id and finding.startswith(id)}
        if not found and (decision := self._rejection(id)):
            raise UnknownId(say_rejected(id, decision))
        return only(id, sorted(found), str)

    def _rejection(self, id: str) -> Decision | None:
        force = in_force(self.decisions())
        rejects = (d for d in force if d.kind is DecisionKind.REJECT and (d.target or "").startswith(id))
        return next(rejects, None)

    def _targets(self, decision: Decision) -> set[str | None]:
        """All ids under which a decision is found: its target, and the entry that this belongs to."""
        target = added_id(decision) if decision.kind is DecisionKind.ADD else decision.target
        return {target, self._membership.get(target or "")}


def only(id: str, found: Sequence[T], name: Callable[[T], str]) -> T:
    """The one that was found. Raises UnknownId for none, AmbiguousId for several, which go by `name`."""
    if not found:
        raise UnknownId(f"{id}: nothing in the record has this id")
    if len(found) > 1:
        others = " and others" if len(found) > 4 else ""
        raise AmbiguousId(f"{id}: may be {', '.join(name(one) for one in found[:4])}{others}")
    return found[0]
