"""The commitments as a page: by where they stand, each with who says so, and disputed ones account by account."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.model.entries import Account, Entry
from memcon.model.findings import Commitment, Document
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.record.kept.gists import Timing
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.filters import Filter
from memcon.views.lines import telling_excerpts
from memcon.views.paging import Page, entries_page
from memcon.views.waiting import day_of
from memcon.views.wording import one_line, say_commitment, say_date

MOST = 24  # promises that stand alike, and papers, on one page
_DISPUTED = frozenset({str(CommitmentStatus.DISPUTED)})
_KEPT = frozenset({str(CommitmentStatus.KEPT)})
_GONE = frozenset({str(CommitmentStatus.BROKEN), str(CommitmentStatus.WITHDRAWN)})
_OPEN = frozenset({"", *CommitmentStatus}) - _DISPUTED - _KEPT - _GONE
_DATED, _TOLD, _UNTOLD = (frozenset({str(timing)}) for timing in Timing)


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One account of a matter that is told otherwise by others: who stands behind it, and in which words."""

    field: str
    value: str
    said_by: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in words, with the passages that it rests on, and where accounts differ each of them."""

    entry: Entry[Commitment]
    words: str
    excerpts: tuple[Excerpt, ...]
    versions: tuple[Version, ...] = ()


class PromisesBy(msgspec.Struct, frozen=True, kw_only=True):
    """The commitments that stand alike, those due first before others: the first of `total`."""

    title: str
    promises: tuple[Promise, ...]
    total: int


def list_promises(view: RecordView, asked: Filter | None = None, most: int = MOST) -> tuple[PromisesBy, ...]:
    """The commitments that pass, by where they stand on the day of `view`; groups that have something in them, each
    with no more than so many."""
    wanted = (asked or Filter()).asked_of(view, FindingKind.COMMITMENT)
    groups = ((title, replace(wanted, **stands)) for title, stands in _groups(day_of(view)))
    told = (_together(view, title, asking, most) for title, asking in groups)
    return tuple(group for group in told if group.total)


def _groups(day: dt.date | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is asked of the record for each group."""
    on = day.isoformat() if day else None
    yield "Disputed", {"statuses": _DISPUTED}
    if on:
        yield "Overdue", {"statuses": _OPEN, "natures": _DATED, "over_by": on}
    yield "Due next", {"statuses": _OPEN, "natures": _DATED, "not_over_by": on}
    yield "Upon a condition or at a time that is not fixed", {"statuses": _OPEN, "natures": _TOLD}
    yield "Open, with no date", {"statuses": _OPEN, "natures": _UNTOLD}
    yield "Kept", {"statuses": _KEPT}
    yield "Broken or withdrawn", {"statuses": _GONE}


def list_papers(view: RecordView, asked: Filter | None = None, most: int = MOST) -> Page[Entry[Document]]:
    """The documents that pass, by the day that they are known to have come to something, no more than so many."""
    return entries_page(view, FindingKind.DOCUMENT, asked, limit=most)


def _together(view: RecordView, title: str, asking: Asked, most: int) -> PromisesBy:
    """Those due first before others."""
    some = view.whole(view.select(FindingKind.COMMITMENT, asking, limit=most))
    promises = tuple(_promise(view, entry) for entry in some)
    return PromisesBy(title=title, promises=promises, total=view.count(FindingKind.COMMITMENT, asking))


def _promise(view: RecordView, entry: Entry[Commitment]) -> Promise:
    owed = view.gists([entry.fields.document]) if entry.fields.document else ()
    return Promise(
        entry=entry,
        words=say_commitment(entry.fields, owed[0].fields.what if owed else None),
        excerpts=telling_excerpts(view, entry),
        versions=tuple(_version(view, entry, r.field, a) for r in entry.rivalries for a in r.accounts),
    )


def _version(view: RecordView, entry: Entry[Any], field: str, account: Account) -> Version:
    claims = [claim for claim in entry.claims if claim.finding.id in account.findings]
    return Version(
        field=field,
        value=say_date(account.value) or one_line(account.value),
        said_by=account.said_by,
        excerpts=tuple(excerpts_of_claim(view, claim)[0] for claim in claims[:2]),
    )
