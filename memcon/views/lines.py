"""The lines of a page: an entry in words, with the passages that bear it out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from memcon.model.entries import Claim, Entry
from memcon.model.findings import Commitment, Move, Statement
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import RecordView
from memcon.views.change import ChangeKind
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.sheet import Line
from memcon.views.wording import is_overdue, say, say_commitment, say_voice

QUOTES = 2  # passages under a line; `memcon show` has them all

_NEWS = {
    ChangeKind.NEW: "new",
    ChangeKind.SETTLED: "changed",
    ChangeKind.RIVAL: "changed",
    ChangeKind.CHANGED: "changed",
}  # an overdue one is marked as such in any case


class Lines:
    """Writes the lines of one page. Remembers what is on it, so that what comes again takes less room.

    `day` is what overdue is reckoned by, `news` what became of those entries that are not as they were.
    """

    def __init__(self, view: RecordView, day: dt.date | None, news: Mapping[str, ChangeKind]) -> None:
        self.view, self.day, self.news = view, day, news
        self.shown: set[str] = set()

    def of_commitment(self, entry: Entry[Commitment]) -> Line:
        overdue = self.day is not None and is_overdue(entry.fields, self.day)
        papers = self.view.gists([entry.fields.document]) if entry.fields.document else ()
        text = say_commitment(entry.fields, papers[0].fields.what if papers else None)
        return self.of(entry, text=text, marks=("overdue",) if overdue else ())

    def of(
        self, entry: Entry[Any], *, text: str | None = None, under: Sequence[Line] = (), marks: tuple[str, ...] = ()
    ) -> Line:
        """The line of any entry: `text` in place of how it is usually said, `under` what belongs below it."""
        return Line(
            id=entry.id,
            text=text or say_told(self.view, entry),
            marks=(*marks, *self._news(entry), *(("added",) if any(c.added_by for c in entry.claims) else ())),
            excerpts=self._quotes(entry),
            under=(*under, *_notes(entry)),
        )

    def _quotes(self, entry: Entry[Any]) -> tuple[Excerpt, ...]:
        """Up to QUOTES passages; an entry that was on the page before keeps one."""
        most = QUOTES if entry.id not in self.shown else 1
        self.shown.add(entry.id)
        return telling_excerpts(self.view, entry, most)

    def _news(self, entry: Entry[Any]) -> tuple[str, ...]:
        mark = _NEWS.get(self.news[entry.id]) if entry.id in self.news else None
        return (mark,) if mark else ()


def say_told(view: RecordView, entry: Entry[Any]) -> str:
    """The entry in words; of a move that is made by saying it also who says it."""
    statement = entry.fields.statement if isinstance(entry.fields, Move) else None
    told = next((gist.fields for gist in view.gists([statement] if statement else [])), None)
    voice = say_voice(told) if isinstance(told, Statement) else ""
    return f"{say(entry)} · {voice}" if voice else say(entry)


def telling_excerpts(view: RecordView, entry: Entry[Any], most: int = QUOTES) -> tuple[Excerpt, ...]:
    """The passage that bears out what the entry now is, then the earliest of each further voice."""
    chosen: list[Excerpt] = []
    voices: set[str] = set()
    for claim in _most_telling_first(entry):
        voice = getattr(claim.finding, "status_by", None) or claim.story
        if len(chosen) >= most:
            break
        if voice not in voices:
            voices.add(voice)
            passages = excerpts_of_claim(view, claim)
            chosen.extend(passages if entry.kind is FindingKind.STATEMENT else passages[:1])
    return tuple(chosen[:most])


def _notes(entry: Entry[Any]) -> list[Line]:
    notes = [d for d in entry.decisions if d.kind is DecisionKind.NOTE]
    return [Line(id=None, text=f"note by {note.who}: {note.why}") for note in notes]


def _most_telling_first(entry: Entry[Any]) -> list[Claim[Any]]:
    """The claims in their order, but first the one that gave the entry its status."""
    last = entry.history[-1].finding if entry.history else None
    return sorted(entry.claims, key=lambda claim: claim.finding.id != last)
