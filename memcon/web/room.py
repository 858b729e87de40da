"""The record as the room shows it: opened once, looked at as it now stands, by day."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from memcon.model.decisions import Decision
from memcon.model.entries import Negotiation
from memcon.model.kinds import ActorKind, DecisionKind, FindingKind
from memcon.record import Record, RecordView, UnknownId
from memcon.record.kept.asked import Asked, Sorting
from memcon.views.issues import IssueList, issues_of
from memcon.views.sheet import say_negotiation
from memcon.views.sides import shown_sides
from memcon.views.waiting import day_of
from memcon.web.adding.jobs import Intake
from memcon.web.asked import Misasked
from memcon.web.desks import Desks

T = TypeVar("T")
_TOLD_KEPT = 32  # answers of one state and day that are kept
_DAYS_KEPT = 16  # days and negotiations of which the view is kept at hand
_PEOPLE = 150  # who are offered where a list is narrowed
_NOW = (None, None)  # all of the record, as it stands


@dataclass(frozen=True)
class Glimpse:
    """One state of the record as of a day, with what every page says of it; `state` is the word for that state."""

    view: RecordView
    state: str
    folder: Path
    _told: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: tuple[Hashable, ...], work_out: Callable[[], T]) -> T:
        """What was worked out for this state and day before, or else is now, to be kept for the next reader."""
        if key not in self._told:
            while len(self._told) >= _TOLD_KEPT:
                self._told.pop(next(iter(self._told)), None)
            self._told[key] = work_out()
        told: T = self._told[key]
        return told

    @cached_property
    def negotiation(self) -> Negotiation:
        """What the record is about."""
        return self.view.negotiation()

    @cached_property
    def negotiations(self) -> tuple[tuple[str, str], ...]:
        """The negotiations to choose from, by id and name; none where there is only one."""
        found = self.view.negotiations()
        return tuple((one.id, say_negotiation(one)) for one in found) if len(found) > 1 else ()

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The sides in the order of the alphabet."""
        return tuple(shown_sides(self.view))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people of whom anything was told last, in the order of the alphabet: whom a list may be narrowed to."""
        asked = Asked(natures=frozenset({str(ActorKind.PERSON)}))
        told = self.view.select(FindingKind.ACTOR, asked, sorting=Sorting.TOLD, limit=_PEOPLE)
        return tuple(sorted({gist.fields.name for gist in told}))

    @cached_property
    def heading(self) -> str:
        """What the negotiation is called."""
        return say_negotiation(self.negotiation)

    @cached_property
    def day(self) -> dt.date | None:
        """The day that it is as of: the one asked for, else that of the newest publication."""
        return day_of(self.view)

    @cached_property
    def articles(self) -> int:
        """How many articles there are."""
        return self.view.sum_up().articles

    @cached_property
    def issues(self) -> IssueList:
        """The issues that the record is seen by. Raises WrongIssues."""
        return issues_of(self.view, self.folder)


class Room:
    """A record with the views of it that were asked for last. Safe to use from several threads."""

    def __init__(self, record: Record, who: str, folder: Path | None = None) -> None:
        self.record = record
        self.who = who
        self.intake = Intake(record)
        self.desks = Desks()
        self._folder = folder or Path()
        self._lock = Lock()
        self._state = ""
        self._glimpses: OrderedDict[tuple[dt.date | None, str | None], Glimpse] = OrderedDict()

    def look(self, on: dt.date | None = None, negotiation: str | None = None) -> Glimpse:
        """The record as it stands now, as of a day; of one of several negotiations, by its id. Raises Misasked."""
        seen = (on, negotiation)
        with self._lock:
            if self.record.state() != self._state:
                self._look_anew()
            if seen not in self._glimpses:
                view = _narrowed(self._glimpses[_NOW].view.as_of(on), negotiation)
                self._glimpses[seen] = Glimpse(view, self._state, self._folder)
            self._glimpses.move_to_end(seen)
            while len(self._glimpses) > _DAYS_KEPT:
                self._glimpses.pop(next(key for key in self._glimpses if key != _NOW))
            return self._glimpses[seen]

    def _look_anew(self) -> None:
        self.record.fold()
        self._state = self.record.state()  # asked for before the view: what changes in between is seen next time
        self._glimpses.clear()
        self._glimpses[_NOW] = Glimpse(self.record.view(), self._state, self._folder)

    def decide(
        self,
        kind: DecisionKind,
        *,
        who: str,
        target: str,
        why: str | None = None,
        fields: dict[str, Any] | None = None,
        whence: str,
    ) -> Decision:
        """Keeps a decision under somebody's name, and in the trail the address it came from. Raises RecordError where
        it cannot be carried out."""
        made = dt.datetime.now().astimezone().isoformat(timespec="milliseconds")
        return self.record.decide(
            Decision.make(kind, target=target, who=who, made=made, why=why, fields=fields), whence
        )


def _narrowed(view: RecordView, negotiation: str | None) -> RecordView:
    try:
        return view.within(negotiation)
    except UnknownId as error:
        raise Misasked(str(error)) from error
