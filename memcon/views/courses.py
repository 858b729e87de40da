"""How each side came to where it stands on each issue: all its positions, the newest first."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.model.findings import Statement
from memcon.model.issues import Issue
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked, Sorting
from memcon.record.kept.search import Search
from memcon.views.filters import Filter
from memcon.views.issues import IssueList, file_under, likely_words
from memcon.views.paging import MOST, Page, entries_page
from memcon.views.positions import Position, take_position
from memcon.views.stands import Key, Newest, words_of

_PORTION = 100  # statements that are looked at at first

Courses = Mapping[Key, "Course"]


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The newest positions that a side took on an issue, the newest first; `is_cut` where it took more."""

    positions: tuple[Position, ...]
    is_cut: bool


def trace_positions(view: RecordView, newest: Mapping[Key, Newest]) -> Courses:
    """By issue and side, the positions that the side took on the issue; `newest` is what `newest_stands` gives."""
    return {
        key: Course(positions=tuple(take_position(view, stand) for stand in one.stands), is_cut=one.is_cut)
        for key, one in newest.items()
    }


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are asked for: those that pass `narrowed`, on an issue by its name, over a channel by any part
    of its name."""

    narrowed: Filter = Filter()
    issue: str | None = None
    channel: str | None = None


def find_statements(
    view: RecordView,
    issues: IssueList,
    heard: Heard,
    *,
    limit: int,
    after: str | None = None,
    sorting: Sorting = Sorting.FRESH,
) -> Page[Entry[Statement]]:
    """The statements that are asked for, `limit` of them from the one behind `after`. Raises UnknownId."""
    if heard.issue is None and heard.channel is None:
        return entries_page(view, FindingKind.STATEMENT, heard.narrowed, limit=limit, after=after, sorting=sorting)
    issue = issues.named(heard.issue) if heard.issue else None
    if heard.issue and issue is None:
        return Page(things=(), total=0)
    found = list(islice(_heard(view, heard, issue, sorting, after), max(1, min(limit, MOST)) + 1))
    shown, is_all = found[:limit], len(found) <= limit
    total = len(shown) if is_all and after is None else None
    return Page(things=view.whole(shown), total=total, after=None if is_all else shown[-1].id)


def _heard(
    view: RecordView, heard: Heard, issue: Issue | None, sorting: Sorting, after: str | None
) -> Iterator[Gist[Statement]]:
    """What is asked for, from the one behind `after` on, looked for as far as anybody asks."""
    asked, portion = _likely(view, heard, issue), _PORTION
    while True:
        some = view.select(FindingKind.STATEMENT, asked, sorting=sorting, limit=portion, after=after)
        yield from (entry for entry in some if _is_on(entry, issue) and _came_by(entry.fields, heard.channel))
        if len(some) < portion:
            return
        after, portion = some[-1].id, min(2 * portion, MOST)


def list_channels(view: RecordView) -> tuple[str, ...]:
    """The channels and occasions that most statements were made over, by name."""
    return tuple(sorted(view.channels()))


def _likely(view: RecordView, heard: Heard, issue: Issue | None) -> Asked:
    """What the record can be asked that leaves out no statement which is looked for, and most others."""
    asked = heard.narrowed.asked_of(view, FindingKind.STATEMENT)
    if heard.channel and asked.about is None:
        asked = msgspec.structs.replace(asked, about=heard.channel)
    if issue and (some := likely_words(issue)):
        search = asked.search or Search(wanted=())
        asked = msgspec.structs.replace(asked, search=msgspec.structs.replace(search, some=some))
    return asked


def _is_on(entry: Entry[Any], issue: Issue | None) -> bool:
    return issue is None or any(file_under(words_of(claim), (issue,)) for claim in entry.claims)


def _came_by(statement: Statement, channel: str | None) -> bool:
    """Whether it was made over a channel, or on an occasion, that is so called."""
    told = f"{statement.channel or ''} {statement.occasion or ''}".casefold()
    return channel is None or channel.casefold() in told
