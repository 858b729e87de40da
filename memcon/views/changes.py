"""What changed between two days of a record, or between two states of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from memcon.model.entries import Entry
from memcon.model.findings import Meeting
from memcon.model.ids import FINDING_LETTERS
from memcon.model.kinds import CommitmentStatus, FindingKind, MeetingStatus
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.views.change import Change, ChangeKind, Changes, FieldChange, Said
from memcon.views.comparing import arisen, compare, resolved
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.filters import newest_first
from memcon.views.lines import say_told, telling_excerpts
from memcon.views.sides import OTHERS, group_by_side, owners, shown_sides
from memcon.views.waiting import AHEAD, DELIVERED, day_of, last_told, matters_left, was_passed_by

__all__ = ["QUIET_AFTER", "Change", "ChangeKind", "Changes", "FieldChange", "Said", "find_changes"]

QUIET_AFTER = 14  # days without a word after which an open matter has gone quiet
KINDS = (
    FindingKind.MEETING,
    FindingKind.COMMITMENT,
    FindingKind.DOCUMENT,
    FindingKind.MOVE,
    FindingKind.DEED,
    FindingKind.STATEMENT,
    FindingKind.ACTOR,
)
"""The order in which changes are told."""

_SETTLED: dict[FindingKind, set[str]] = {
    FindingKind.MEETING: {
        MeetingStatus.HELD,
        MeetingStatus.CANCELLED,
        MeetingStatus.REJECTED,
        MeetingStatus.LAPSED,
    },
    FindingKind.COMMITMENT: {CommitmentStatus.KEPT, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN},
    FindingKind.DOCUMENT: set(DELIVERED),
}


_PASSING = {
    FindingKind.COMMITMENT: frozenset({"", *CommitmentStatus}) - _SETTLED[FindingKind.COMMITMENT],
    FindingKind.MEETING: frozenset(map(str, AHEAD)),
    FindingKind.MOVE: frozenset[str](),
}
"""The statuses in which a thing waits for its day; moves wait for an answer alone."""


def find_changes(before: RecordView, after: RecordView, *, quiet_after: int = QUIET_AFTER) -> Changes:
    """What is different in `after`: the same record on a later day, or after more was read.

    Each view is as of its day; one without a day is as of its newest publication. Entries are matched by their
    findings, so that one that was merged with another is not new. A gathering at which someone merely spoke is not
    told, and of the actors only who took up a new office.
    """
    return _Comparison(before, after, quiet_after).tell()


class _Comparison:
    """Two states side by side; lives for one telling."""

    def __init__(self, before: RecordView, after: RecordView, quiet_after: int) -> None:
        self.before, self.after, self.quiet_after = before, after, quiet_after
        self.days = (day_of(before), day_of(after))
        self.negotiation = after.negotiation()
        self.quiet = self._gone_quiet()

    def tell(self) -> Changes:
        found = [change for kind in KINDS for change in self._of_kind(kind)]
        of: dict[ChangeKind, list[Change]] = {kind: [c for c in found if c.change is kind] for kind in ChangeKind}
        new = [c for c in of[ChangeKind.NEW] if c.kind is not FindingKind.STATEMENT]
        said = [c for c in of[ChangeKind.NEW] if c.kind is FindingKind.STATEMENT]
        articles = self.after.came_after(self.before)
        return Changes(
            negotiation=self.negotiation,
            before=self.days[0],
            after=self.days[1],
            quiet_after=self.quiet_after,
            articles=len(articles),
            outlets=len({p.outlet for filed in articles for p in filed.publications if p.outlet}),
            settled=tuple(of[ChangeKind.SETTLED]),
            overdue=tuple(of[ChangeKind.OVERDUE]),
            rival=tuple(of[ChangeKind.RIVAL]),
            changed=tuple(of[ChangeKind.CHANGED]),
            new=tuple(new),
            said=self._by_side(said),
            quiet=tuple(of[ChangeKind.QUIET]),
            gone=tuple(of[ChangeKind.GONE]),
        )

    def _by_side(self, said: Sequence[Change]) -> tuple[Said, ...]:
        shown = shown_sides(self.after)
        groups = group_by_side([(change, change.parties) for change in said], shown)
        return tuple(
            Said(side=None if side == OTHERS else side, number=len(some), statements=tuple(some))
            for side, some in groups
        )

    def _of_kind(self, kind: FindingKind) -> list[Change]:
        """The changes of one kind of entry, in their order."""
        current, known = self.after.differing(self.before, kind)
        now = {entry.id: entry for entry in current}
        same = self._passed_or_quiet(kind, now.keys() | {entry.id for entry in known})
        earlier, gone = self._matched([*known, *same], now.keys() | {entry.id for entry in same})
        told = (
            self._change(entry, earlier.get(entry.id, []))
            for entry in sorted((*now.values(), *same), key=_in_order)
            if not _is_aside(entry)
        )
        return [change for change in told if change] + [self._gone(entry) for entry in gone if not _is_aside(entry)]

    def _passed_or_quiet(self, kind: FindingKind, but: Collection[str]) -> tuple[Entry[Any], ...]:
        """Of the entries that are as they were, those whose day has come and gone in between or that may have gone
        quiet."""
        if kind not in _PASSING:
            return ()
        first, last = (day.isoformat() if day else None for day in self.days)
        passed = Asked(statuses=_PASSING[kind], dated=True, since=first, over_by=last) if last else None
        found = {gist.id for gist in self.after.select(kind, passed)} if passed else set()
        quiet = {id_ for id_ in self.quiet if id_[0] == FINDING_LETTERS[kind]}
        return self.after.whole(self.after.gists((found | quiet) - set(but)))

    def _matched(
        self, known: Iterable[Entry[Any]], now: Collection[str]
    ) -> tuple[dict[str, list[Entry[Any]]], list[Entry[Any]]]:
        """What each entry was before, by its id now, and what it no longer is."""
        earlier: dict[str, list[Entry[Any]]] = defaultdict(list)
        gone = []
        before = list(known)
        belongs = self.after.entry_ids([claim.finding.id for entry in before for claim in entry.claims])
        for entry in before:
            heirs = {belongs.get(claim.finding.id) for claim in entry.claims} & set(now)
            for heir in heirs:
                earlier[heir or ""].append(entry)
            if not heirs:
                gone.append(entry)
        return earlier, gone

    def _change(self, entry: Entry[Any], earlier: Sequence[Entry[Any]]) -> Change | None:
        if not earlier:
            return self._new(entry)
        was = next((e for e in earlier if e.id == entry.id), earlier[0])
        fields = compare(was, entry, self.after)
        rivalries = arisen(was, entry)
        what = self._weigh(was, entry, fields, bool(rivalries))
        if what is None:
            return None
        if what is ChangeKind.SETTLED:  # what could both be so no longer matters
            rivalries = tuple(rivalry for rivalry in rivalries if rivalry.dispute)
        formerly = tuple(sorted(e.id for e in earlier if e.id != entry.id))
        return self._told(entry, what, fields=fields, rivalries=rivalries, formerly=formerly)

    def _new(self, entry: Entry[Any]) -> Change | None:
        if entry.kind is FindingKind.ACTOR:
            return None
        return self._told(entry, ChangeKind.NEW, rivalries=entry.rivalries)

    def _weigh(self, was: Entry[Any], now: Entry[Any], fields: Sequence[FieldChange], rival: bool) -> ChangeKind | None:
        """The weightiest of what became of an entry."""
        status = next((f.after for f in fields if f.field == "status"), None)
        if status in _SETTLED.get(now.kind, ()) or (resolved(was, now) and not rival):
            return ChangeKind.SETTLED
        if was_passed_by(now, self.days[1]) and not was_passed_by(was, self.days[0]):
            return ChangeKind.OVERDUE
        if rival:
            return ChangeKind.RIVAL
        if fields:
            return ChangeKind.CHANGED
        return ChangeKind.QUIET if now.id in self.quiet else None

    def _told(self, entry: Entry[Any], what: ChangeKind, **more: Any) -> Change:
        return Change(
            change=what,
            id=entry.id,
            kind=entry.kind,
            text=say_told(self.after, entry),
            parties=owners(entry),
            overdue=was_passed_by(entry, self.days[1]),
            told=_iso(last_told(entry, self.after)),
            excerpts=self._words(entry, what),
            **more,
        )

    def _words(self, entry: Entry[Any], what: ChangeKind) -> tuple[Excerpt, ...]:
        if what is ChangeKind.RIVAL:
            return self._words_of_accounts(entry)
        if what is ChangeKind.QUIET:
            last = max(entry.claims, key=lambda claim: (claim.published or "", claim.finding.id))
            return excerpts_of_claim(self.after, last)[:1]
        return telling_excerpts(self.after, entry)

    def _words_of_accounts(self, entry: Entry[Any]) -> tuple[Excerpt, ...]:
        """The first words of each account that differs."""
        claims = {claim.finding.id: claim for claim in entry.claims}
        findings = [account.findings for rivalry in entry.rivalries for account in rivalry.accounts]
        chosen = dict.fromkeys(min(ids, key=list(claims).index) for ids in findings)
        return tuple(excerpt for id_ in chosen for excerpt in excerpts_of_claim(self.after, claims[id_])[:1])

    def _gone(self, entry: Entry[Any]) -> Change:
        return Change(
            change=ChangeKind.GONE,
            id=entry.id,
            kind=entry.kind,
            text=say_told(self.before, entry),
            parties=owners(entry),
            told=_iso(last_told(entry, self.before)),
            excerpts=telling_excerpts(self.before, entry),
        )

    def _gone_quiet(self) -> set[str]:
        """The open matters of which nothing was published for so many days, and so on the earlier day not yet."""
        then, now = self.days
        if then is None or now is None:
            return set()
        first, last = (_ago(day, self.quiet_after) for day in (then, now))
        return {entry.id for entry in matters_left(self.after, first + dt.timedelta(days=1), last)}


def _in_order(entry: Entry[Any]) -> tuple[Any, ...]:
    """By party, of each party the newest first; what was said by the newest, those last of whom nobody is named."""
    if entry.kind is FindingKind.STATEMENT:
        return (not owners(entry), newest_first(entry))
    return (owners(entry), newest_first(entry))


def _is_aside(entry: Entry[Any]) -> bool:
    return isinstance(entry.fields, Meeting) and entry.fields.aside


def _ago(day: dt.date, days: int) -> dt.date:
    return day - dt.timedelta(days=min(days, day.toordinal() - 2))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
