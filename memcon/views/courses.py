"""How each side came to where it stands on each issue: all its positions, the newest first."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from memcon.model.entries import Entry
from memcon.model.findings import Statement
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.filters import Filter
from memcon.views.issues import IssueList, file_under
from memcon.views.paging import Page, cut_page, entries_page
from memcon.views.positions import Position, file_claims, words_of
from memcon.views.sides import is_among, shown_sides

Courses = Mapping[tuple[str, str], tuple[Position, ...]]


def trace_positions(view: RecordView, issues: IssueList) -> Courses:
    """By issue and side, every position that the side took on the issue, the newest first; each entry once."""
    sides = shown_sides(view.negotiation(), view.entries(FindingKind.MOVE))
    found: dict[tuple[str, str], dict[str, Position]] = defaultdict(dict)
    for position, filed, parties in file_claims(view, issues):
        for side in (side for side in sides if is_among(side, parties)):
            for issue in filed:
                known = found[issue, side].get(position.id)
                if known is None or position.order > known.order:
                    found[issue, side][position.id] = position
    return {key: tuple(sorted(of.values(), key=lambda p: p.order, reverse=True)) for key, of in found.items()}


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are asked for: those that pass `narrowed`, on an issue by its name, over a channel by any part
    of its name."""

    narrowed: Filter = Filter()
    issue: str | None = None
    channel: str | None = None


def find_statements(
    view: RecordView, issues: IssueList, heard: Heard, *, limit: int, after: str | None = None, newest: bool = True
) -> Page[Entry[Statement]]:
    """The statements that are asked for, `limit` of them from the one behind `after`. Raises UnknownId."""
    if heard.issue is None and heard.channel is None:
        return entries_page(view, FindingKind.STATEMENT, heard.narrowed, limit=limit, after=after, newest=newest)
    chosen = heard.narrowed.select(view.entries(FindingKind.STATEMENT))
    passing = [e for e in chosen if _is_on(e, issues, heard.issue) and _came_by(e.fields, heard.channel)]
    return cut_page(passing[::-1] if newest else passing, lambda entry: entry.id, limit, after)


def _is_on(entry: Entry[Any], issues: IssueList, name: str | None) -> bool:
    if name is None:
        return True
    asked = issues.named(name)
    return asked is not None and any(file_under(words_of(claim), (asked,)) for claim in entry.claims)


def _came_by(statement: Statement, channel: str | None) -> bool:
    """Whether it was made over a channel, or on an occasion, that is so called."""
    told = f"{statement.channel or ''} {statement.occasion or ''}".casefold()
    return channel is None or channel.casefold() in told
