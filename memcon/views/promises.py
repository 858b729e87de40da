"""The commitments as a page: by where they stand, each with who says so, and disputed ones account by account."""

import datetime as dt
from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from memcon.model.entries import Account, Entry
from memcon.model.findings import Commitment, Document
from memcon.model.kinds import CommitmentStatus, DecisionKind, FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.record.kept.gists import Timing
from memcon.views.decisions import say_decision
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.filters import Filter
from memcon.views.lines import telling_excerpts
from memcon.views.paging import Page, entries_page
from memcon.views.waiting import day_of
from memcon.views.wording import say_commitment, say_value

MOST = 24  # promises that stand alike, and papers, on one page
_DISPUTED = frozenset({str(CommitmentStatus.DISPUTED)})
_KEPT = frozenset({str(CommitmentStatus.KEPT)})
_GONE = frozenset({str(CommitmentStatus.BROKEN), str(CommitmentStatus.WITHDRAWN)})
_OPEN = frozenset({"", *CommitmentStatus}) - _DISPUTED - _KEPT - _GONE
_DATED, _TOLD, _UNTOLD = (frozenset({str(timing)}) for timing in Timing)


class Standing(StrEnum):
    """Where a commitment stands."""

    DISPUTED = "Disputed"
    OVERDUE = "Overdue"
    DUE = "Due next"
    TOLD = "Upon a condition or at a time that is not fixed"
    UNDATED = "Open, with no date"
    KEPT = "Kept"
    GONE = "Broken or withdrawn"


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One account of a matter that is told otherwise by others: who stands behind it, and in which words."""

    field: str
    value: str
    said_by: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in words, with the passages that it rests on, and where accounts differ each of them; `ruled` is
    what people said of its status."""

    entry: Entry[Commitment]
    words: str
    excerpts: tuple[Excerpt, ...]
    versions: tuple[Version, ...] = ()
    ruled: tuple[str, ...] = ()


class PromisesBy(msgspec.Struct, frozen=True, kw_only=True):
    """The commitments that stand alike, those due first before others: the first of `total`."""

    title: str
    promises: tuple[Promise, ...]
    total: int


def list_promises(view: RecordView, asked: Filter | None = None, most: int = MOST) -> tuple[PromisesBy, ...]:
    """The commitments that pass, by where they stand on the day of `view`; groups that have something in them, each
    with no more than so many."""
    wanted = (asked or Filter()).asked_of(view, FindingKind.COMMITMENT)
    groups = ((stands.value, _both(wanted, asked)) for stands, asked in standings(day_of(view)).items())
    told = (_together(view, title, asking, most) for title, asking in groups)
    return tuple(group for group in told if group.total)


def standings(day: dt.date | None) -> dict[Standing, Asked]:
    """What is asked of the record for the commitments that stand alike on a day; none is overdue on an unknown one."""
    on = day.isoformat() if day else None
    asked = {
        Standing.DISPUTED: Asked(statuses=_DISPUTED),
        Standing.OVERDUE: Asked(statuses=_OPEN, natures=_DATED, over_by=on),
        Standing.DUE: Asked(statuses=_OPEN, natures=_DATED, not_over_by=on),
        Standing.TOLD: Asked(statuses=_OPEN, natures=_TOLD),
        Standing.UNDATED: Asked(statuses=_OPEN, natures=_UNTOLD),
        Standing.KEPT: Asked(statuses=_KEPT),
        Standing.GONE: Asked(statuses=_GONE),
    }
    return {stands: one for stands, one in asked.items() if on or stands is not Standing.OVERDUE}


def owed_by(day: dt.date | None) -> tuple[Asked, ...]:
    """What is asked for those that are open, disputed ones too, and due before a day; and then for those due on no day
    that is known."""
    before = Asked(statuses=_OPEN | _DISPUTED, natures=_DATED, over_by=day.isoformat() if day else None)
    return (before, Asked(statuses=_OPEN | _DISPUTED, natures=_TOLD | _UNTOLD))


def list_papers(view: RecordView, asked: Filter | None = None, most: int = MOST) -> Page[Entry[Document]]:
    """The documents that pass, by the day that they are known to have come to something, no more than so many."""
    return entries_page(view, FindingKind.DOCUMENT, asked, limit=most)


def _both(wanted: Asked, asked: Asked) -> Asked:
    """`wanted` for those of a standing."""
    return replace(wanted, **{name: value for name, value in asdict(asked).items() if value is not None})


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
        ruled=say_rulings(view, entry),
    )


def say_rulings(view: RecordView, entry: Entry[Any]) -> tuple[str, ...]:
    """What people said that an entry has come to, each in their name."""
    ruled = (d for d in entry.decisions if d.kind is DecisionKind.CORRECT and "status" in d.fields)
    return tuple(say_decision(view, decision) for decision in ruled)


def _version(view: RecordView, entry: Entry[Any], field: str, account: Account) -> Version:
    claims = [claim for claim in entry.claims if claim.finding.id in account.findings]
    return Version(
        field=field,
        value=say_value(field, account.value),
        said_by=account.said_by,
        excerpts=tuple(excerpts_of_claim(view, claim)[0] for claim in claims[:2]),
    )
