"""The commitments as a page: by where they stand, each with who says so, and disputed ones account by account."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Account, Entry, Gist
from memcon.model.findings import Commitment, Document
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.record import RecordView
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.filters import Filter
from memcon.views.lines import telling_excerpts
from memcon.views.paging import Page, entries_page
from memcon.views.waiting import day_of
from memcon.views.wording import is_open, is_overdue, one_line, say_commitment, say_date

MOST = 40  # promises that stand alike, and papers, on one page
_Belongs = Callable[[Commitment, dt.date | None], bool]
_GROUPS: tuple[tuple[str, _Belongs], ...] = (
    ("Disputed", lambda c, _: c.status is CommitmentStatus.DISPUTED),
    ("Overdue", lambda c, day: day is not None and is_overdue(c, day)),
    ("Due next", lambda c, _: is_open(c) and c.due is not None),
    ("Upon a condition or at a time that is not fixed", lambda c, _: is_open(c) and bool(c.due_text or c.trigger)),
    ("Open, with no date", lambda c, _: is_open(c)),
    ("Kept", lambda c, _: c.status is CommitmentStatus.KEPT),
    ("Broken or withdrawn", lambda _, __: True),
)


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
    day = day_of(view)
    wanted = (asked or Filter()).asked_of(view, FindingKind.COMMITMENT)
    groups: dict[str, list[Gist[Commitment]]] = {title: [] for title, _ in _GROUPS}
    for gist in sorted(view.select(FindingKind.COMMITMENT, wanted), key=_due):
        groups[_group(gist.fields, day)].append(gist)
    return tuple(_together(view, title, some, most) for title, some in groups.items() if some)


def list_papers(view: RecordView, asked: Filter | None = None, most: int = MOST) -> Page[Entry[Document]]:
    """The documents that pass, by the day that they are known to have come to something, no more than so many."""
    return entries_page(view, FindingKind.DOCUMENT, asked, limit=most)


def _together(view: RecordView, title: str, some: list[Gist[Commitment]], most: int) -> PromisesBy:
    promises = tuple(_promise(view, entry) for entry in view.whole(some[:most]))
    return PromisesBy(title=title, promises=promises, total=len(some))


def _group(commitment: Commitment, day: dt.date | None) -> str:
    return next(title for title, belongs in _GROUPS if belongs(commitment, day))


def _due(entry: Entry[Commitment]) -> tuple[tuple[str, str], str]:
    due = When.maybe(entry.fields.due)
    return (due.sort_key if due else ("9999-99", "9999-99"), entry.id)


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
