"""The timeline, drawn: from years to days, each mark leading to its entry."""

import datetime as dt
from dataclasses import dataclass

import msgspec
from starlette.responses import Response

from memcon.interchange.timeline.marks import KINDS, Group, group_marks
from memcon.interchange.timeline.page import draw_groups
from memcon.views.meetings import list_lives
from memcon.web.asked import Asked
from memcon.web.engine import query
from memcon.web.room import Glimpse
from memcon.web.visit import Visit

STEPS = (("a fortnight", 14), ("a month", 31), ("a quarter", 92), ("a year", 366))
"""How much of the time may be shown at once, in days."""
MOST = 200  # things in one drawing
_AHEAD = dt.timedelta(days=7)  # beyond the last day, where a drawing of less than all ends


@dataclass(frozen=True)
class Span:
    """The days that the drawing shows."""

    first: dt.date
    last: dt.date

    def moved(self, part: float) -> "Span":
        """The span that lies by a part of its length later."""
        by = dt.timedelta(days=round(self.days * part))
        return Span(_shift(self.first, by), _shift(self.last, by))

    def of_length(self, days: int) -> "Span":
        """A span of other length about the same middle."""
        middle = self.first + (self.last - self.first) / 2
        first = _shift(middle, -dt.timedelta(days=days // 2))
        return Span(first, _shift(first, dt.timedelta(days=days - 1)))

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def show_timeline(visit: Visit) -> Response:
    """The page: the drawing, and below it the meetings in words."""
    glimpse = visit.glimpse
    asked = _as_much_as_fits(glimpse, visit.asked)
    groups, undated = group_marks(glimpse.view, asked.narrowed)
    whole = _span(groups, asked, glimpse.day)
    drawn = draw_groups(groups, glimpse.day, lambda mark: query(f"/entries/{mark.entry.id}", visit.kept))
    return visit.show(
        "timeline.html.jinja",
        glimpse=glimpse,
        span=whole,
        steps=[(name, whole.of_length(days)) for name, days in STEPS] if whole else [],
        earlier=whole.moved(-0.5) if whole else None,
        later=whole.moved(0.5) if whole else None,
        undated=undated,
        is_cut=asked != visit.asked,
        lives=list_lives(glimpse.view, asked.narrowed),
        **drawn,
    )


def _as_much_as_fits(glimpse: Glimpse, asked: Asked) -> Asked:
    """The question, of a long record narrowed to as many days before its last day as have no more than MOST things; a
    drawing of more could not be read."""
    last = asked.until or (_shift(glimpse.day, _AHEAD) if glimpse.day else None)
    if last is None or _count(glimpse, asked) <= MOST:
        return asked
    shorter = [_ending(asked, last, days) for _, days in reversed(STEPS)]
    return next((one for one in shorter if _count(glimpse, one) <= MOST), shorter[-1])


def _ending(asked: Asked, last: dt.date, days: int) -> Asked:
    first = _shift(last, -dt.timedelta(days=days - 1))
    return msgspec.structs.replace(asked, since=max(first, asked.since or first), until=last)


def _count(glimpse: Glimpse, asked: Asked) -> int:
    return sum(glimpse.view.count(kind, asked.narrowed.asked_of(glimpse.view, kind)) for kind in KINDS)


def _span(groups: tuple[Group, ...], asked: Asked, day: dt.date | None) -> Span | None:
    """The days asked for; where an end is left open, as far as there are marks."""
    marks = [mark for group in groups for _, some in group.rows for mark in some]
    firsts, lasts = [mark.first for mark in marks], [mark.last for mark in marks]
    first = asked.since or min(firsts, default=asked.until or day)
    last = asked.until or max(lasts, default=first)
    return Span(first, max(first, last)) if first and last else None


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day
