"""Meetings: the gatherings, rounds, calls, visits and summits that bear on the negotiation, one finding for each."""

from memcon.model.findings import Meeting
from memcon.reading.cast import Cast
from memcon.reading.meetings.again import find_mentions
from memcon.reading.meetings.details import Details
from memcon.reading.meetings.mentions import Finder
from memcon.reading.meetings.merging import group
from memcon.reading.meetings.settling import meetings_of
from memcon.reading.meetings.sides import sides_of
from memcon.reading.meetings.table import Table
from memcon.reading.meetings.telling import tell_all
from memcon.reading.page import Found, Page


def find_meetings(page: Page, found: Found) -> tuple[Meeting, ...]:
    """The meetings that a page speaks of, each once, in the order in which it first speaks of them."""
    cast = Cast(page, found)
    finder = Finder(cast)
    tellings = tell_all(Details(finder, mention) for mention in find_mentions(finder))
    published = page.context.published or found.published_inferred
    return tuple(meetings_of(Table(group(tellings), sides_of(cast)), page, published))
