"""Dates: the time expressions of a text, and the days they stand for as far as text and publication fix them."""

from bisect import bisect_left, bisect_right

from memcon.model.findings import DateMention
from memcon.model.passages import Span
from memcon.reading.dates.anchor import find_anchor, items_of, work_out_publication
from memcon.reading.dates.clock import time_beside
from memcon.reading.dates.relations import with_relations
from memcon.reading.dates.resolve import Resolver
from memcon.reading.dates.words import is_weekday
from memcon.reading.page import Found, Page

__all__ = ["dates_touching", "dates_within", "find_dates", "infer_published", "is_weekday", "time_beside"]


def find_dates(page: Page, found: Found) -> tuple[DateMention, ...]:
    """The time expressions of the report in order, none overlapping."""
    items = items_of(page)
    return with_relations(page, tuple(Resolver(page, find_anchor(page, found, items)).resolve(items)))


def infer_published(page: Page, found: Found) -> str | None:
    """The days between which the text was published, where that was not given and the text fixes it; else None."""
    if page.context.published:
        return None
    window = work_out_publication(page)
    return window.text if window else None


def dates_within(found: Found, span: Span) -> tuple[DateMention, ...]:
    """The dates whose words lie inside `span`, in order."""
    first = bisect_left(found.dates, span.start, key=lambda mention: mention.span[0])
    past = bisect_left(found.dates, span.end, lo=first, key=lambda mention: mention.span[0])
    return tuple(mention for mention in found.dates[first:past] if mention.span[1] <= span.end)


def dates_touching(found: Found, span: Span) -> tuple[DateMention, ...]:
    """The dates of whose words some lie inside `span`, in order."""
    first = bisect_right(found.dates, span.start, key=lambda mention: mention.span[1])
    past = bisect_left(found.dates, span.end, lo=first, key=lambda mention: mention.span[0])
    return found.dates[first:past]
