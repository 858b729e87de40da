"""The meetings, and the moves: one listing each, narrowed, searched, page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from memcon.model.entries import Entry
from memcon.model.kinds import FindingKind, MeetingStatus, MoveKind
from memcon.views.lines import Lines
from memcon.views.meetings import tell_meeting
from memcon.views.paging import gists_page
from memcon.views.sheet import Line
from memcon.web.asked import ORDERS
from memcon.web.room import Glimpse
from memcon.web.visit import Page, Visit

_ON_A_PAGE = 40
_Tell = Callable[[Glimpse, Entry[Any]], Line]


@dataclass(frozen=True)
class Listing:
    """One page of a kind of entry. `field` is what else it is narrowed by, and `choices` what that may be."""

    path: str
    title: str
    line: str
    kind: FindingKind
    field: str
    choices: tuple[str, ...]
    tell: _Tell


def _tell_meeting(glimpse: Glimpse, entry: Entry[Any]) -> Line:
    return tell_meeting(glimpse.view, entry, glimpse.day)


def _tell_move(glimpse: Glimpse, entry: Entry[Any]) -> Line:
    return Lines(glimpse.view, glimpse.day, {}).of(entry)


MEETINGS = Listing(
    path="/meetings",
    title="Meetings",
    line="Rounds, calls and visits, each with its life: proposed, fixed, put off, held or fallen through",
    kind=FindingKind.MEETING,
    field="status",
    choices=tuple(MeetingStatus),
    tell=_tell_meeting,
)
MOVES = Listing(
    path="/moves",
    title="Moves",
    line="What each party did at the table",
    kind=FindingKind.MOVE,
    field="kind",
    choices=tuple(MoveKind),
    tell=_tell_move,
)


def showing(listing: Listing) -> Page:
    """The page of a listing: the newest first, unless the question says otherwise."""

    def show(visit: Visit) -> Response:
        glimpse, asked = visit.glimpse, visit.asked
        order = asked.order or "newest"
        view, kind, sorting = glimpse.view, listing.kind, ORDERS[order]
        found = gists_page(view, kind, asked.narrowed, limit=_ON_A_PAGE, after=asked.after, sorting=sorting)
        return visit.show(
            "listing.html.jinja",
            glimpse=glimpse,
            listing=listing,
            found=found,
            lines=[listing.tell(glimpse, entry) for entry in view.with_lives(found.things)],
            order=order,
        )

    return show
