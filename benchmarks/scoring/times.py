"""Comparing dates."""

from memcon.model.edtf import When

WEEK = 8  # days: a day and the week that it lies in are close


def close(one: str | None, other: str | None) -> bool:
    """Whether both name the same time: they overlap and neither is much wider, or neither can be told."""
    some, others = When.maybe(one), When.maybe(other)
    if some is None or others is None or some.year_is_open or others.year_is_open:
        return _untold(some) and _untold(others)
    here, there = some.days, others.days
    if here is None or there is None:
        return (some.first, some.last) == (others.first, others.last)
    return some.overlaps(others) and max(here, there) <= max(WEEK, 2 * min(here, there))


def _untold(when: When | None) -> bool:
    return when is None or when.year_is_open
