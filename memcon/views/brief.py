"""The negotiation on one page, as of a day."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.entries import Entry, Gist
from memcon.model.findings import Meeting, Move
from memcon.model.kinds import (
    Attitude,
    CommitmentStatus,
    DocumentStatus,
    FindingKind,
    MeetingKind,
    MeetingStatus,
    MoveKind,
)
from memcon.record import RecordView
from memcon.record.kept.asked import EVERYTHING, Asked, Sorting
from memcon.record.kept.gists import WANTED, sort_key
from memcon.views.answers import answers_to
from memcon.views.changes import find_changes
from memcon.views.changes_page import sum_up
from memcon.views.days import eve
from memcon.views.filters import is_named, newest_first
from memcon.views.lines import Lines
from memcon.views.promises import Standing, owed_by, say_rulings, standings
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import Brief, Line, Section
from memcon.views.sides import is_among, shown_sides
from memcon.views.waiting import AHEAD, DELIVERED, day_of
from memcon.views.wording import PLURALS, say_date, say_speaking

NEWEST = 8  # moves, and statements, of a side
MEETINGS = 3  # next and last ones
AWAY = 5  # deeds
STALE = 14  # days after which a meeting "on Thursday" no longer lies ahead
MOST = 8  # lines under one heading

MOST_BEFORE, MOST_RIVAL = 40, 24  # lines of what is to be done next, and of the accounts of one kind that differ

_RANKED = 60  # meetings of which the page shows the weightiest
_DAY = dt.timedelta(days=1)

_HELD = frozenset({str(MeetingStatus.HELD)})
_UNDELIVERED = frozenset({"", *DocumentStatus} - DELIVERED)
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
    """Gathers the sections; lives for one brief. Asks the view for no more than the page has room for."""

    def __init__(self, view: RecordView, since: dt.date | None) -> None:
        self.view = view
        self.since = since
        self.negotiation = view.negotiation()
        self.day = day_of(view)
        self.planned: tuple[Gist[Meeting], ...] = self._planned()
        self.named: set[str] = set()  # papers that were told of with a promise
        self.answered: dict[str, tuple[Gist[Move], ...]] = {}
        self.next = self._next_meetings()
        self.changes = find_changes(view.as_of(eve(since)), view) if since else None
        news = {change.id: change.change for change in self.changes or ()}
        self.lines = Lines(view, self.day, news)

    def write(self) -> Brief:
        sections = self._sections()
        about = self.view.sum_up()
        return Brief(
            negotiation=self.negotiation,
            on=self.view.on,
            since=self.since,
            articles=about.articles,
            outlets=about.outlets,
            first=about.first,
            last=about.last,
            inferred=about.inferred,
            undated=about.undated,
            sections=(*self._since(sections), *sections),
        )

    def _sections(self) -> tuple[Section, ...]:
        return (
            Section(title="Next meetings", lines=self._next(), empty="none that is known of"),
            Section(title="Last meetings", lines=self._last(), empty="none that is known of"),
            Section(title=self._before_title(), lines=self._before(), empty="nothing that is known of"),
            Section(title="What stands in the way", lines=self._in_the_way(), empty="nothing was said of it"),
            Section(title="Away from the table", lines=self._away(), empty="none was found"),
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

    def _planned(self) -> tuple[Gist[Meeting], ...]:
        """Meetings that are ahead or may be: those of the next known days, and those of no known day that were told of
        last; and the last of those whose day is over."""
        planned = Asked(statuses=frozenset(AHEAD), aside=False)
        day = self.day.isoformat() if self.day else None
        dated = replace(planned, dated=True)
        asked = (
            (replace(dated, not_over_by=day), Sorting.TIME),
            (replace(planned, dated=False), Sorting.TOLD),
            (replace(dated, over_by=day), Sorting.BACK),
        )
        found = (m for one, by in asked for m in self.view.select(FindingKind.MEETING, one, sorting=by, limit=_RANKED))
        return tuple({meeting.id: meeting for meeting in found}.values())

    def _next_meetings(self) -> list[Gist[Meeting]]:
        ahead = [m for m in self.planned if self._is_ahead(m)]
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
        moves = self._answering(meeting)
        lines = [self.lines.of(m) for m in moves if m.fields.kind in _ANSWERS]
        parties = self.negotiation.sides if self._between_sides(meeting.fields) else meeting.fields.parties
        answered = {name for m in moves for name in m.fields.by} | {meeting.fields.proposer or ""}
        for party in parties:
            if meeting.fields.status is MeetingStatus.PROPOSED and not is_among(party, answered):
                lines.append(Line(id=None, text=f"no answer of {party} was found"))
        return tuple(lines)

    def _answering(self, meeting: Entry[Meeting]) -> tuple[Gist[Move], ...]:
        if meeting.id not in self.answered:
            self.answered[meeting.id] = answers_to(self.view, meeting)
        return self.answered[meeting.id]

    def _last(self) -> tuple[Line, ...]:
        until = self.day.isoformat() if self.day else None
        held = [
            meeting
            for asked, sorting in ((Asked(dated=True, until=until), Sorting.BACK), (Asked(dated=False), Sorting.TOLD))
            for meeting in self.view.select(
                FindingKind.MEETING, replace(asked, statuses=_HELD, aside=False), sorting=sorting, limit=_RANKED
            )
            if self._is_past(meeting.fields)
        ]
        newest_first = sorted(held, key=lambda m: (m.fields.date or "", m.id), reverse=True)
        ranked = sorted(newest_first, key=lambda m: not self._between_sides(m.fields))
        over = self._passed_over()[:MEETINGS]
        shown = sorted((*ranked[:MEETINGS], *over), key=lambda m: (m.fields.date or "", m.id), reverse=True)
        return tuple(self._last_line(m, is_held=m not in over) for m in shown)

    def _last_line(self, meeting: Entry[Meeting], *, is_held: bool) -> Line:
        if is_held:
            return self.lines.of(meeting, under=self._outcome(meeting))
        return self.lines.of(meeting, marks=("no report that it was held",))

    def _passed_over(self) -> list[Gist[Meeting]]:
        """Meetings whose day is over without a word of their having been held, put off or called off."""
        left = (m for m in self.planned if not self._is_ahead(m))
        return sorted(left, key=lambda m: (m.fields.date or "", m.id), reverse=True)

    def _is_past(self, meeting: Meeting) -> bool:
        date = When.maybe(meeting.date)
        early = date is not None and self.day is not None and date.is_after(self.day)
        return meeting.status is MeetingStatus.HELD and not early

    def _outcome(self, meeting: Entry[Meeting]) -> tuple[Line, ...]:
        agreed = self.view.select(FindingKind.COMMITMENT, Asked(refers=meeting.id))
        return tuple(map(self.lines.of_commitment, agreed))

    # Who must do what

    def _deadline(self) -> str | None:
        """The day of the meeting that all works towards: a fixed one sooner than one that is only proposed, and either
        sooner than a call."""
        return min(self.next, key=self._weight).fields.date if self.next else None

    def _weight(self, entry: Entry[Meeting]) -> tuple[bool, ...]:
        meeting = entry.fields
        is_call, is_fixed = meeting.kind is MeetingKind.CALL, meeting.status is MeetingStatus.SCHEDULED
        return (not self._between_sides(meeting), meeting.date is None, is_call, not is_fixed)

    def _before_title(self) -> str:
        date = self._deadline()
        return f"Who must do what before {say_date(date)}" if date else "Who must do what next"

    def _before(self) -> tuple[Line, ...]:
        end = When.maybe(self._deadline())
        until = end.last + _DAY if end and end.last and end.last < dt.date.max else None
        wanted = Asked(statuses=_UNDELIVERED, natures=frozenset({WANTED}))
        promises = self._put(FindingKind.COMMITMENT, owed_by(until), MOST_BEFORE, Sorting.FRESH)
        papers = self._put(FindingKind.DOCUMENT, (wanted,), MOST_BEFORE, but=self.named)
        return (*promises, *papers, *self._asked())

    def _asked(self) -> tuple[Line, ...]:
        """What was asked for with the next meeting in view."""
        if not self.next:
            return ()
        wanted = {MoveKind.DEMAND, MoveKind.APPEAL}
        asked = [m for m in self._answering(self.next[0]) if m.fields.kind in wanted]
        return tuple(map(self.lines.of, sorted(asked, key=newest_first)[:NEWEST]))

    def _in_the_way(self) -> tuple[Line, ...]:
        said = Asked(natures=frozenset(_IN_THE_WAY))
        moves = self.view.select(FindingKind.MOVE, said, sorting=Sorting.FRESH, limit=2 * NEWEST)
        return tuple(map(self.lines.of, moves))

    def _away(self) -> tuple[Line, ...]:
        """The newest deeds of all parties."""
        return tuple(
            map(self.lines.of, self.view.select(FindingKind.DEED, EVERYTHING, sorting=Sorting.FRESH, limit=AWAY))
        )

    # Commitments and documents

    def _commitments(self) -> tuple[Line, ...]:
        """Those that are open in groups, each in the first that it belongs to; then those that are not."""
        told = [
            (title, self._put(FindingKind.COMMITMENT, asked, sorting=sorting))
            for title, asked, sorting in _groups(self.day)
        ]
        return tuple(Line(id=None, text=title, under=lines) for title, lines in told if lines)

    def _put(
        self,
        kind: FindingKind,
        asked: Sequence[Asked],
        most: int = MOST,
        sorting: Sorting = Sorting.TIME,
        but: Collection[str] = (),
    ) -> tuple[Line, ...]:
        """The first of what is asked for, of one question after the other, as far as a page has room, and how many more
        there are; none of `but`. Those that were told of last stand in the order of time."""
        some: list[Gist[Any]] = []
        for one in asked:
            some += self.view.select(kind, one, sorting=sorting, limit=most + len(but) - len(some))
        found = [entry for entry in some if entry.id not in but][:most]
        if sorting is Sorting.TOLD:
            found.sort(key=lambda entry: (sort_key(entry), entry.id))
        self.named |= {paper for entry in found if (paper := getattr(entry.fields, "document", None))}
        line = self.lines.of_commitment if kind is FindingKind.COMMITMENT else self.lines.of
        left = sum(self.view.count(kind, one) for one in asked) - len(found) - sum(entry.id in but for entry in some)
        return (*map(line, found), *_more(left, PLURALS[kind]))

    def _documents(self) -> tuple[Line, ...]:
        return self._put(FindingKind.DOCUMENT, (EVERYTHING,), sorting=Sorting.TOLD)

    # Moves and accounts

    def _newest(self) -> tuple[Line, ...]:
        return self._by_side(frozenset(set(MoveKind) - _VERSIONS - {MoveKind.THANKS}))

    def _by_side(self, kinds: frozenset[str]) -> tuple[Line, ...]:
        return self._grouped(FindingKind.MOVE, kinds, self.lines.of)

    def _said(self) -> tuple[Line, ...]:
        """The newest statements of each side, in the words of the source."""
        said = frozenset({Attitude.SAID.value})
        return self._grouped(FindingKind.STATEMENT, said, lambda s: self.lines.of(s, text=say_speaking(s.fields)))

    def _grouped(
        self, kind: FindingKind, natures: frozenset[str], line: Callable[[Entry[Any]], Line]
    ) -> tuple[Line, ...]:
        """The newest entries under their sides, in the order of the alphabet, and then those of all others."""
        known = self.view.names(kind)
        names = {side: frozenset(n for n in known if is_named(side, n)) for side in shown_sides(self.view)}
        asked = [(side, Asked(natures=natures, owner=of_side)) for side, of_side in names.items()]
        of_any = frozenset(name for of_side in names.values() for name in of_side)
        asked.append(("others", Asked(natures=natures, owned_by_none=of_any)))
        found = ((title, self.view.select(kind, one, sorting=Sorting.FRESH, limit=NEWEST)) for title, one in asked)
        return tuple(Line(id=None, text=title, under=tuple(map(line, some))) for title, some in found if some)

    def _accounts(self) -> tuple[Line, ...]:
        kinds = (FindingKind.MEETING, FindingKind.DOCUMENT, FindingKind.COMMITMENT)
        rival = (line for kind in kinds for line in self._rivals(kind))
        return (*rival, *self._by_side(frozenset(_VERSIONS)))

    def _rivals(self, kind: FindingKind) -> Iterator[Line]:
        """Of what accounts differ, and what is called disputed by one report, or a person, alone."""
        asked = [Asked(rival=True)]
        if kind is FindingKind.COMMITMENT:
            asked.append(replace(standings(self.day)[Standing.DISPUTED], rival=False))
        told = [e for one in asked for e in self.view.select(kind, one, sorting=Sorting.TOLD, limit=MOST_RIVAL)]
        for entry in sorted(told[:MOST_RIVAL], key=lambda entry: (sort_key(entry), entry.id)):
            said = (*(say_rivalry(r, entry.decisions) for r in entry.rivalries), *say_rulings(self.view, entry))
            is_disputed = entry.fields.status == CommitmentStatus.DISPUTED or any(r.dispute for r in entry.rivalries)
            under = tuple(Line(id=None, text=words) for words in said)
            yield self.lines.of(entry, under=under, marks=("disputed",) if is_disputed else ())
        yield from _more(sum(self.view.count(kind, one) for one in asked) - MOST_RIVAL, PLURALS[kind])


def _more(number: int, what: str) -> tuple[Line, ...]:
    return (Line(id=None, text=f"and {number} more (memcon {what})"),) if number > 0 else ()


def _groups(day: dt.date | None) -> Iterator[tuple[str, tuple[Asked, ...], Sorting]]:
    """What is asked of the record for each group of commitments, of some in two parts, one after the other; and which
    come first where there is no room for all: what is due next, and of the others what was told of last."""
    stands = standings(day)
    yield "disputed", (stands[Standing.DISPUTED],), Sorting.TOLD
    if Standing.OVERDUE in stands:
        yield "overdue", (stands[Standing.OVERDUE],), Sorting.TOLD
    yield "due", (stands[Standing.DUE], stands[Standing.TOLD]), Sorting.TIME
    yield "open, with no date", (stands[Standing.UNDATED],), Sorting.TOLD
    yield "broken or withdrawn", (stands[Standing.GONE],), Sorting.TOLD
    yield "kept", (stands[Standing.KEPT],), Sorting.TOLD
