"""What each side has put forward on each issue: the claims of moves and statements that are filed under it, the newest
of each side, without looking through all that was said before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.entries import Claim, Entry
from memcon.model.findings import Move, Names, Statement
from memcon.model.issues import Issue
from memcon.model.kinds import FindingKind, MoveKind, StatementKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked, NameSet, Sorting
from memcon.record.kept.days import last_told
from memcon.record.kept.search import Search
from memcon.record.material import day_of
from memcon.views.asides import only_charges, without_asides
from memcon.views.filters import is_named
from memcon.views.issues import file_under, likely_words
from memcon.views.sides import is_among, owners

OWN_WORDS = {StatementKind.DIRECT: 2, StatementKind.MIXED: 1}
_KINDS = (FindingKind.MOVE, FindingKind.STATEMENT)  # what a side did says more than what it only said
_NO_STAND = {MoveKind.ACCUSATION, MoveKind.DENIAL, MoveKind.THANKS}  # of the other side, or of what was
_ONCE = {MoveKind.AGREEMENT, MoveKind.ACCEPTANCE, MoveKind.CONCESSION}  # told again, it is no newer
_STANDING = frozenset(str(kind) for kind in MoveKind if kind not in _NO_STAND)
_FEW = 150  # entries with words of an issue that are all looked at; of more, the newest of each side first
_PORTION = 60  # entries of a side that are looked at at once
_PATIENCE = 5  # portions after which it is counted in how many of them the words stand

Order = tuple[int, int, int, int, str]
Key = tuple[str, str]
"""An issue and a side, by their names."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim of a move or statement that is filed under `issues`: whose it is, when, and what makes a later one
    newer; `own` is 2 where the words are the side's own, 1 where some of them are."""

    entry: Entry[Any]
    claim: Claim[Any]
    issues: Names
    parties: Names
    date: str | None
    own: int
    order: Order


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest stands of a side on an issue, of each entry one, the newest first; `is_cut` where there are more."""

    stands: tuple[Stand, ...]
    is_cut: bool


def newest_stands(
    view: RecordView, issues: Sequence[Issue], sides: Sequence[str], most: int, by: dt.date | None = None
) -> Mapping[Key, Newest]:
    """For each issue and side that has spoken to it the newest, no more than `most`: moves before statements; with
    `by`, of what was published by the end of that day."""
    return _Gathering(view, tuple(issues), sides, most, by).gather()


def file_entries(view: RecordView, entries: Iterable[Entry[Any]], issues: tuple[Issue, ...]) -> Iterator[Stand]:
    """Every claim of some moves or statements that is filed. Each is filed by its own words alone, so that no other
    article can move it; what they only say by the way, or charge others with, files nothing."""
    file = cache(partial(file_under, issues=issues))  # copies quote the same words
    told = [(entry, claim) for entry in entries if _can_stand(entry) for claim in entry.claims]
    filed = [(entry, claim, file(without_asides(words_of(claim)))) for entry, claim in told]
    filed = [(entry, claim, under) for entry, claim, under in filed if under and not _is_charge(view, claim)]
    said = view.claims(f.statement for _, claim, _ in filed if (f := claim.finding) and _has_said(f))
    for entry, claim, under in filed:
        yield _stand(entry, claim, under, said)


def words_of(claim: Claim[Any]) -> str:
    """The words that a claim is filed by: its passages, and of a move what the reading says that it is about."""
    what = [claim.finding.what] if isinstance(claim.finding, Move) else []
    return " | ".join([*(passage.quote for passage in claim.passages), *what])


class _Gathering:
    """Lives for one question. Keeps one stand more of each than is asked for, to tell whether there are more."""

    def __init__(
        self, view: RecordView, issues: tuple[Issue, ...], sides: Sequence[str], most: int, by: dt.date | None
    ) -> None:
        self.view, self.issues, self.sides, self.most, self.by = view, issues, sides, most + 1, by
        self.found: dict[Key, dict[str, Stand]] = defaultdict(dict)
        self.number: dict[tuple[FindingKind, Issue, str], int] = {}

    def gather(self) -> dict[Key, Newest]:
        for kind in _KINDS:
            searches = {issue: self._search(issue) for issue in self.issues}
            common = [issue for issue, asked in searches.items() if self._are_many(kind, asked)]
            for issue, asked in searches.items():
                if issue not in common and asked and not all(self._has_enough(issue, side) for side in self.sides):
                    self._file(self.view.whole(self.view.select(kind, asked)), (issue,), self.sides)
            for side in self.sides:
                self._go_back(kind, [one for one in common if not self._has_enough(one, side)], side)
        return {key: self._newest(list(stands.values())) for key, stands in self.found.items()}

    def _search(self, issue: Issue) -> Asked | None:
        some = likely_words(issue)
        return Asked(search=Search(wanted=(), some=some)) if some else None

    def _are_many(self, kind: FindingKind, asked: Asked | None) -> bool:
        return asked is None or self.view.count(kind, asked) > _FEW

    def _has_enough(self, issue: Issue, side: str) -> bool:
        return len(self.found.get((issue.name, side), ())) >= self.most

    def _go_back(self, kind: FindingKind, wanted: Sequence[Issue], side: str) -> None:
        """Looks through what a side did or said, what was told of last first, as far as anything newer may stand."""
        names = frozenset(name for name in self.view.names(kind) if is_named(side, name))
        asked = Asked(owner=names, natures=_STANDING if kind is FindingKind.MOVE else None)
        after, seen = None, 0
        while wanted and names:
            if seen >= _PATIENCE:
                wanted = [issue for issue in wanted if not self._look_up(kind, issue, side, names, seen * _PORTION)]
            found = self.view.select(kind, asked, sorting=Sorting.TOLD, limit=_PORTION, after=after)
            some = self.view.whole(found)
            if not some:
                return
            self._file(some, tuple(wanted), [side])
            reached = When.maybe(last_told(some[-1]))
            wanted = [issue for issue in wanted if not self._is_done(issue, side, reached)]
            after, seen = some[-1].id, seen + 1

    def _look_up(self, kind: FindingKind, issue: Issue, side: str, names: NameSet, most: int) -> bool:
        """Looks at all that a side did or said with words of an issue, where these are fewer than were looked at so
        far: where the words stand for something else, going back would come to the beginning of the record."""
        searched = self._search(issue)
        asked = replace(searched, owner=names) if searched else None
        if asked is None:
            return False
        if (kind, issue, side) not in self.number:
            self.number[kind, issue, side] = self.view.count(kind, asked)
        if self.number[kind, issue, side] > max(most, _FEW):
            return False
        self._file(self.view.whole(self.view.select(kind, asked)), (issue,), [side])
        return True

    def _is_done(self, issue: Issue, side: str, reached: When | None) -> bool:
        """Whether nothing that was last told of before a day can be newer than what is found."""
        stands = self.found.get((issue.name, side), {})
        if len(stands) < self.most:
            return False
        last = sorted((stand.order for stand in stands.values()), reverse=True)[self.most - 1]
        day = reached.last if reached else None
        return day is None or last[1] > day.toordinal()

    def _file(self, entries: Iterable[Entry[Any]], issues: tuple[Issue, ...], sides: Sequence[str]) -> None:
        told = (entry for one in entries if (entry := self._as_known(one)))
        for stand in file_entries(self.view, told, issues):
            for side in (side for side in sides if is_among(side, stand.parties)):
                for issue in stand.issues:
                    known = self.found[issue, side].get(stand.entry.id)
                    if known is None or stand.order > known.order:
                        self.found[issue, side][stand.entry.id] = stand

    def _as_known(self, entry: Entry[Any]) -> Entry[Any] | None:
        """An entry with what had been published of it; None where nothing had."""
        if self.by is None:
            return entry
        told = tuple(claim for claim in entry.claims if _was_told(claim, self.by))
        return msgspec.structs.replace(entry, claims=told) if told else None

    def _newest(self, stands: list[Stand]) -> Newest:
        newest = sorted(stands, key=lambda stand: stand.order, reverse=True)
        return Newest(tuple(newest[: self.most - 1]), len(newest) >= self.most)


def _was_told(claim: Claim[Any], by: dt.date) -> bool:
    day = day_of(claim)
    return day is None or day <= by


def _can_stand(entry: Entry[Any]) -> bool:
    return entry.kind is FindingKind.STATEMENT or entry.fields.kind not in _NO_STAND


def _is_charge(view: RecordView, claim: Claim[Any]) -> bool:
    return isinstance(claim.finding, Statement) and only_charges(view, claim)


def _has_said(finding: Move | Statement) -> bool:
    return isinstance(finding, Move) and finding.statement is not None


def _stand(entry: Entry[Any], claim: Claim[Any], filed: Names, said: Mapping[str, Claim[Any]]) -> Stand:
    finding = claim.finding
    statement = _statement_of(finding, said)
    told = entry.claims[0] if isinstance(finding, Move) and entry.fields.kind in _ONCE else claim
    date = (statement.said_on if statement else None) or told.published
    own = OWN_WORDS.get(statement.kind, 0) if statement else 0
    return Stand(entry, claim, filed, owners(entry), date, own, _order(date, isinstance(finding, Move), own, claim))


def _statement_of(finding: Move | Statement, said: Mapping[str, Claim[Any]]) -> Statement | None:
    if isinstance(finding, Statement):
        return finding
    claim = said.get(finding.statement or "")
    return claim.finding if claim else None


def _order(date: str | None, is_move: bool, own: int, claim: Claim[Any]) -> Order:
    """Moves after statements; then by day, of one day the side's own words last, then the later place in a text."""
    when = When.maybe(date)
    day = when.last or when.first if when else None
    return (int(is_move), day.toordinal() if day else 0, own, claim.passages[0].start, claim.finding.id)
