"""The negotiation on one page, as of a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Commitment, Document, Meeting, Move, Names, Statement
from memcon.model.kinds import (
    Attitude,
    CommitmentStatus,
    DocumentStatus,
    FindingKind,
    MeetingStatus,
    MoveKind,
)
from memcon.record import RecordView
from memcon.views.answers import answers_to
from memcon.views.changes import find_changes
from memcon.views.changes_page import sum_up
from memcon.views.filters import is_named, newest_first
from memcon.views.lines import Lines
from memcon.views.sheet import Brief, Line, Section
from memcon.views.sides import is_among, shown_sides
from memcon.views.waiting import AHEAD, DELIVERED, day_of
from memcon.views.wording import is_open, is_overdue, say_date, say_rivalry, say_speaking

NEWEST = 8  # moves, and statements, of a side
MEETINGS = 3  # next and last ones
STALE = 14  # days after which a meeting "on Thursday" no longer lies ahead
MOST = 8  # lines under one heading

_DAY = dt.timedelta(days=1)
_ANSWERS = {MoveKind.ACCEPTANCE, MoveKind.REJECTION, MoveKind.PRECONDITION, MoveKind.AGREEMENT}
_IN_THE_WAY = {MoveKind.PRECONDITION, MoveKind.REJECTION, MoveKind.THREAT, MoveKind.WITHDRAWAL}
_VERSIONS = {MoveKind.ACCUSATION, MoveKind.DENIAL}


def write_brief(view: RecordView, *, since: dt.date | None = None) -> Brief:
    """The brief of what was known on `view.on`. Without a day it is as of the newest publication.

    With `since`, a section tells what has changed by what was published on that day or later, and the lines of what is
    new or has changed are marked.
    """
    return _Writer(view, since).write()


class _Writer:
    """Gathers the sections; lives for one brief."""

    def __init__(self, view: RecordView, since: dt.date | None) -> None:
        self.view = view
        self.since = since
        self.negotiation = view.negotiation()
        self.filed = view.articles()
        published = sorted(f.published for f in self.filed if f.published)
        self.first = published[0] if published else None
        self.last = published[-1] if published else None
        self.day = day_of(view)
        self.meetings: tuple[Entry[Meeting], ...] = view.entries(FindingKind.MEETING)
        self.commitments: tuple[Entry[Commitment], ...] = view.entries(FindingKind.COMMITMENT)
        self.documents: tuple[Entry[Document], ...] = view.entries(FindingKind.DOCUMENT)
        self.moves: tuple[Entry[Move], ...] = view.entries(FindingKind.MOVE)
        self.statements: tuple[Entry[Statement], ...] = view.entries(FindingKind.STATEMENT)
        self.next = self._next_meetings()
        self.changes = find_changes(view.as_of(since - _DAY), view) if since else None
        news = {change.id: change.change for change in self.changes or ()}
        self.lines = Lines(view, self.day, {d.id: d.fields.what for d in self.documents}, news)

    def write(self) -> Brief:
        outlets = {p.outlet for f in self.filed for p in f.publications if p.outlet}
        sections = self._sections()
        return Brief(
            negotiation=self.negotiation,
            on=self.view.on,
            since=self.since,
            articles=len(self.filed),
            outlets=len(outlets),
            first=self.first,
            last=self.last,
            inferred=sum(f.published is None and f.published_window is not None for f in self.filed),
            undated=sum(f.published is None and f.published_window is None for f in self.filed),
            sections=(*self._since(sections), *sections),
        )

    def _sections(self) -> tuple[Section, ...]:
        return (
            Section(title="Next meetings", lines=self._next(), empty="none that is known of"),
            Section(title="Last meetings", lines=self._last(), empty="none that is known of"),
            Section(title=self._before_title(), lines=self._before(), empty="nothing that is known of"),
            Section(title="What stands in the way", lines=self._in_the_way(), empty="nothing was said of it"),
            Section(title="Commitments", lines=self._commitments(), empty="none was found"),
            Section(title="Documents", lines=self._documents(), empty="none was found"),
            Section(title="Newest moves of each side", lines=self._newest(), empty="none was found"),
            Section(title="Newest statements of each side", lines=self._said(), empty="none was found"),
            Section(title="Accusations and rival accounts", lines=self._accounts(), empty="none was found"),
        )

    def _since(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """What changed, before the `sections` of the rest of the page."""
        if self.changes is None or self.since is None:
            return ()
        return (sum_up(self.changes, self.since, sections),)

    # Meetings

    def _next_meetings(self) -> list[Entry[Meeting]]:
        ahead = [m for m in self.meetings if not m.fields.aside and self._is_ahead(m)]
        return sorted(ahead, key=self._nearness)[:MEETINGS]

    def _is_ahead(self, meeting: Entry[Meeting]) -> bool:
        if meeting.fields.status not in AHEAD:
            return False
        date = When.maybe(meeting.fields.date)
        if date is None and meeting.fields.date_text and self._is_stale(meeting):
            return False
        return date is None or self.day is None or date.year_is_open or not date.is_before(self.day)

    def _is_stale(self, entry: Entry[Meeting]) -> bool:
        """Whether "on Thursday" was written so long ago that it is over, whichever Thursday it was."""
        told = [When(claim.published).last for claim in entry.claims if claim.published]
        last = max((day for day in told if day), default=None)
        return self.day is not None and last is not None and (self.day - last).days > STALE

    def _nearness(self, entry: Entry[Meeting]) -> tuple[bool, bool, tuple[str, str], str]:
        date = When.maybe(entry.fields.date)
        return (not self._between_sides(entry.fields), date is None, date.sort_key if date else ("", ""), entry.id)

    def _between_sides(self, meeting: Meeting) -> bool:
        """Whether two sides of the negotiation meet in it; a numbered round whose parties are not told counts."""
        meet = [s for s in self.negotiation.sides if any(is_named(s, p) for p in meeting.parties)]
        return len(meet) > 1 or (not meeting.parties and meeting.round is not None)

    def _next(self) -> tuple[Line, ...]:
        return tuple(self.lines.of(entry, under=self._answers(entry)) for entry in self.next)

    def _answers(self, meeting: Entry[Meeting]) -> tuple[Line, ...]:
        """What each party has said to the proposal, and which has said nothing."""
        moves = answers_to(meeting, self.moves)
        lines = [self.lines.of(m) for m in moves if m.fields.kind in _ANSWERS]
        parties = self.negotiation.sides if self._between_sides(meeting.fields) else meeting.fields.parties
        answered = {name for m in moves for name in m.fields.by} | {meeting.fields.proposer or ""}
        for party in parties:
            if meeting.fields.status is MeetingStatus.PROPOSED and not is_among(party, answered):
                lines.append(Line(id=None, text=f"no answer of {party} was found"))
        return tuple(lines)

    def _last(self) -> tuple[Line, ...]:
        held = [m for m in self.meetings if not m.fields.aside and self._is_past(m.fields)]
        newest_first = sorted(held, key=lambda m: (m.fields.date or "", m.id), reverse=True)
        ranked = sorted(newest_first, key=lambda m: not self._between_sides(m.fields))
        over = self._passed_over()[:MEETINGS]
        shown = sorted((*ranked[:MEETINGS], *over), key=lambda m: (m.fields.date or "", m.id), reverse=True)
        return tuple(self._last_line(m, is_held=m not in over) for m in shown)

    def _last_line(self, meeting: Entry[Meeting], *, is_held: bool) -> Line:
        if is_held:
            return self.lines.of(meeting, under=self._outcome(meeting))
        return self.lines.of(meeting, marks=("no report that it was held",))

    def _passed_over(self) -> list[Entry[Meeting]]:
        """Meetings whose day is over without a word of their having been held, put off or called off."""
        still_ahead = {m.id for m in self.meetings if self._is_ahead(m)}
        left = [m for m in self.meetings if m.fields.status in AHEAD and m.id not in still_ahead]
        return sorted((m for m in left if not m.fields.aside), key=lambda m: (m.fields.date or "", m.id), reverse=True)

    def _is_past(self, meeting: Meeting) -> bool:
        date = When.maybe(meeting.date)
        early = date is not None and self.day is not None and date.is_after(self.day)
        return meeting.status is MeetingStatus.HELD and not early

    def _outcome(self, meeting: Entry[Meeting]) -> tuple[Line, ...]:
        return tuple(self.lines.of_commitment(c) for c in self.commitments if c.fields.agreed_at == meeting.id)

    # Who must do what

    def _before_title(self) -> str:
        date = self.next[0].fields.date if self.next else None
        return f"Who must do what before {say_date(date)}" if date else "Who must do what next"

    def _before(self) -> tuple[Line, ...]:
        end = When.maybe(self.next[0].fields.date) if self.next else None
        until = end.last if end else None
        owed = [c for c in self.commitments if is_open(c.fields) and _is_owed_by(c.fields, until)]
        owed.sort(key=lambda c: (c.fields.due is None, newest_first(c)))
        papers = [d for d in self.documents if d.fields.status not in DELIVERED and _is_wanted(d)]
        named = {c.fields.document for c in owed}
        return (
            tuple([self.lines.of_commitment(c) for c in owed] + [self.lines.of(d) for d in papers if d.id not in named])
            + self._asked()
        )

    def _asked(self) -> tuple[Line, ...]:
        """What was asked for with the next meeting in view."""
        if not self.next:
            return ()
        wanted = {MoveKind.DEMAND, MoveKind.APPEAL}
        asked = [m for m in answers_to(self.next[0], self.moves) if m.fields.kind in wanted]
        return tuple(self.lines.of(m) for m in self._newest_of(asked, wanted, NEWEST))

    def _in_the_way(self) -> tuple[Line, ...]:
        return tuple(self.lines.of(m) for m in self._newest_of(self.moves, _IN_THE_WAY, 2 * NEWEST))

    # Commitments and documents

    def _commitments(self) -> tuple[Line, ...]:
        groups: list[tuple[str, Callable[[Commitment], bool]]] = [
            ("disputed", lambda c: c.status is CommitmentStatus.DISPUTED),
            ("overdue", lambda c: self.day is not None and is_overdue(c, self.day)),
            ("due", lambda c: is_open(c) and bool(c.due or c.due_text or c.trigger)),
            ("open, with no date", is_open),
            ("broken or withdrawn", lambda c: c.status in {CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN}),
            ("kept", lambda c: c.status is CommitmentStatus.KEPT),
        ]
        left, lines = list(self.commitments), []
        for title, belongs in groups:
            group = [c for c in left if belongs(c.fields)]
            left = [c for c in left if c not in group]
            if group:
                lines.append(
                    Line(id=None, text=title, under=self._cut(map(self.lines.of_commitment, group), "commitments"))
                )
        return tuple(lines)

    def _cut(self, lines: Iterable[Line], what: str) -> tuple[Line, ...]:
        """A page has room for so many lines of a kind."""
        found = tuple(lines)
        if len(found) <= MOST:
            return found
        return (*found[:MOST], Line(id=None, text=f"and {len(found) - MOST} more (memcon {what})"))

    def _documents(self) -> tuple[Line, ...]:
        return self._cut(map(self.lines.of, self.documents), "documents")

    # Moves and accounts

    def _newest(self) -> tuple[Line, ...]:
        kinds = set(MoveKind) - _VERSIONS - {MoveKind.THANKS}
        return self._by_side(kinds, NEWEST)

    def _by_side(self, kinds: set[MoveKind], most: int) -> tuple[Line, ...]:
        moves = [(m, m.fields.by) for m in self._newest_of(self.moves, kinds, len(self.moves))]
        return self._grouped(moves, self.lines.of, most)

    def _said(self) -> tuple[Line, ...]:
        """The newest statements of each side, in the words of the source."""
        said = sorted((s for s in self.statements if s.fields.attitude is Attitude.SAID), key=newest_first)
        told = [(s, (s.fields.side or s.fields.speaker or "",)) for s in said]
        return self._grouped(told, lambda s: self.lines.of(s, text=say_speaking(s.fields)), NEWEST)

    def _grouped(
        self, told: Sequence[tuple[Entry[Any], Names]], line: Callable[[Entry[Any]], Line], most: int
    ) -> tuple[Line, ...]:
        """Entries under their sides, in the order of the alphabet, and then those of all others."""
        sides = shown_sides(self.negotiation, self.moves)
        groups = [(side, [e for e, names in told if is_among(side, names)]) for side in sides]
        groups.append(("others", [e for e, names in told if not any(is_among(side, names) for side in sides)]))
        return tuple(
            Line(id=None, text=name, under=tuple(map(line, entries[:most]))) for name, entries in groups if entries
        )

    def _newest_of(self, moves: Iterable[Entry[Move]], kinds: set[MoveKind], most: int) -> list[Entry[Move]]:
        of_kind = [m for m in moves if m.fields.kind in kinds]
        return sorted(of_kind, key=newest_first)[:most]

    def _accounts(self) -> tuple[Line, ...]:
        entries: list[Entry[Any]] = [*self.meetings, *self.documents, *self.commitments]
        rival = [
            self.lines.of(
                e,
                under=tuple(Line(id=None, text=say_rivalry(r)) for r in e.rivalries),
                marks=("disputed",) if any(r.dispute for r in e.rivalries) else (),
            )
            for e in entries
            if e.rivalries
        ]
        return (*rival, *self._by_side(_VERSIONS, NEWEST))


def _is_owed_by(commitment: Commitment, until: dt.date | None) -> bool:
    """Whether it is to be kept by that day, or at no day that is known."""
    due = When.maybe(commitment.due)
    return due is None or until is None or due.last is None or due.last <= until


def _is_wanted(document: Entry[Document]) -> bool:
    return any(c.status in {DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR} for c in document.history)
