"""The statuses that an entry went through: who says so, when it happened, and when that was published.

What was published later counts, and of one day what was published at a later hour, where the hours of all are known:
whatever the order in which the reports came in.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import StatusChange
from memcon.model.findings import Commitment, Document, kind_of
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import DocumentStatus as D
from memcon.model.kinds import FindingKind
from memcon.model.kinds import MeetingStatus as M
from memcon.record.material import AnyClaim, claim_order, day_of, when
from memcon.record.merge.parties import Parties
from memcon.record.settle.keeping import add_up, agree_when_kept, is_further_part, leave_out_late_parts
from memcon.record.words import words_of

_UNTOLD = "0000"  # sorts claims of an unknown day first, so that they undo nothing

# What each status can take the place of, in the order in which they come when told at once. A report that still calls
# a held meeting "proposed" does not undo it.
_MEETING: Mapping[str, frozenset[str]] = {
    M.PROPOSED: frozenset(),
    M.SCHEDULED: frozenset({M.PROPOSED, M.POSTPONED, M.CANCELLED, M.REJECTED, M.LAPSED}),
    M.POSTPONED: frozenset({M.PROPOSED, M.SCHEDULED, M.CANCELLED}),
    M.REJECTED: frozenset({M.PROPOSED, M.SCHEDULED, M.POSTPONED}),
    M.CANCELLED: frozenset({M.PROPOSED, M.SCHEDULED, M.POSTPONED, M.REJECTED}),
    M.LAPSED: frozenset({M.PROPOSED, M.SCHEDULED, M.POSTPONED, M.REJECTED}),
    M.HELD: frozenset(M),
}
_DOCUMENT: Mapping[str, frozenset[str]] = {
    D.ANNOUNCED: frozenset(),
    D.DRAFTED: frozenset({D.ANNOUNCED, D.ASKED_FOR}),
    D.ASKED_FOR: frozenset({D.ANNOUNCED, D.DRAFTED}),
    D.PROMISED: frozenset({D.ANNOUNCED, D.ASKED_FOR, D.DRAFTED}),
    D.HANDED_OVER: frozenset({D.ANNOUNCED, D.ASKED_FOR, D.DRAFTED, D.PROMISED}),
    D.PUBLISHED: frozenset({D.ANNOUNCED, D.ASKED_FOR, D.DRAFTED, D.PROMISED, D.HANDED_OVER}),
    D.ANSWERED: frozenset(D) - {D.SIGNED},
    D.SIGNED: frozenset(D),
}
_COMMITMENT: Mapping[str, frozenset[str]] = {
    C.PENDING: frozenset({C.CONDITIONAL}),
    C.CONDITIONAL: frozenset({C.PENDING}),
    C.PART_KEPT: frozenset({C.PENDING, C.CONDITIONAL, C.PUT_OFF, C.BROKEN, C.DISPUTED}),
    C.PUT_OFF: frozenset({C.PENDING, C.CONDITIONAL, C.PART_KEPT}),
    C.BROKEN: frozenset(C) - {C.WITHDRAWN},
    C.DISPUTED: frozenset(C) - {C.WITHDRAWN},
    C.WITHDRAWN: frozenset(C) - {C.KEPT},
    C.KEPT: frozenset(C),
}


_AHEAD = frozenset({M.PROPOSED, M.SCHEDULED, M.POSTPONED})
_FELL_THROUGH = frozenset({M.POSTPONED, M.REJECTED, M.CANCELLED, M.LAPSED})
_DAY = dt.timedelta(days=1)  # by which the days of two time zones can differ

_FOLLOWS = {
    FindingKind.MEETING: _MEETING,
    FindingKind.DOCUMENT: _DOCUMENT,
    FindingKind.COMMITMENT: _COMMITMENT,
}


class Office(NamedTuple):
    """An office that a claim gives, with the claim's place among all and the day of its publication."""

    place: str
    office: str
    published: str | None


def recount(claims: Sequence[AnyClaim], parties: Parties) -> tuple[StatusChange, ...]:
    """The changes of status in the order in which they happened, or were published where that is not known."""
    kind = kind_of(claims[0].finding)
    if kind is FindingKind.ACTOR:
        given = ((claim, claim.finding.office) for claim in claims)
        return recount_offices(Office(" ".join(claim_order(c)), office, c.published) for c, office in given if office)
    if kind is FindingKind.COMMITMENT:
        claims = agree_when_kept(leave_out_late_parts(claims))
    follows = _FOLLOWS.get(kind, {})
    history: list[StatusChange] = []
    days: list[When] = []
    told = [claim for claim in claims if follows and claim.finding.status and not _is_told_too_soon(claim)]
    moved = {claim.text_id for claim in told if claim.finding.status is M.POSTPONED}
    for claim in _in_order(told, list(follows)):
        if history and claim.finding.status is M.SCHEDULED and claim.text_id in moved:
            continue  # the day from which it was put off is known, and is not fixed anew
        status = claim.finding.status
        last = history[-1] if history else None
        follow = last is None or (status != last.status and last.status in follows[status])
        again = not follow and last is not None and last.status == status
        further = again and (is_further_part(claim, history) or _is_put_off_again(claim, last))
        if follow or further or _begins_anew(claim, last, days):
            history.append(_change(claim, parties))
        days += _days(claim)
    return tuple(add_up(history, claims) if kind is FindingKind.COMMITMENT and history else history)


def _in_order(told: Sequence[AnyClaim], statuses: Sequence[str]) -> list[AnyClaim]:
    """By when it happened and was told; of one day by the hour where that of every report is known, else by how far a
    status goes."""
    moments = {claim.finding.id: _moment(claim) for claim in told}
    without_hours = {_time(claim) for claim in told if moments[claim.finding.id] is None}

    def place(claim: AnyClaim) -> tuple[str, str, str, int, str]:
        time, moment = _time(claim), moments[claim.finding.id]
        hour = moment if moment and time not in without_hours else ""
        return (*time, hour, statuses.index(claim.finding.status), claim.finding.id)

    return sorted(told, key=place)


def _moment(claim: AnyClaim) -> str | None:
    """The time of the claim's earliest publication, in UTC; None where no hour, or no offset of it, is known."""
    for publication in claim.publications:
        written = publication.published or ""
        if claim.published and written.startswith(claim.published) and "T" in written:
            try:
                moment = dt.datetime.fromisoformat(written)
                return moment.astimezone(dt.UTC).isoformat() if moment.tzinfo else None
            except (ValueError, OverflowError):
                return None
    return None


def _days(claim: AnyClaim) -> list[When]:
    """The days that a claim gives a meeting."""
    value = when(claim.finding.date) if kind_of(claim.finding) is FindingKind.MEETING else None
    return [value] if value else []


def _is_told_too_soon(claim: AnyClaim) -> bool:
    """Whether a meeting is called held in a report that was published before its day, which cannot be."""
    day = day_of(claim)
    if day is None or claim.finding.status is not M.HELD:
        return False
    return any(value.is_after(min(day, dt.date.max - _DAY) + _DAY) for value in _days(claim))


def _begins_anew(claim: AnyClaim, last: StatusChange | None, before: Sequence[When]) -> bool:
    """Whether a meeting that fell through is proposed again: for days that lie after that was told, and that nobody had
    named before. A report that only recalls the old proposal names the old days, or none."""
    if last is None or claim.finding.status is not M.PROPOSED or last.status not in _FELL_THROUGH:
        return False
    told = when(last.published)
    day = told.last if told else None
    return any(day and value.is_after(day) and not any(map(value.overlaps, before)) for value in _days(claim))


def _is_put_off_again(claim: AnyClaim, last: StatusChange | None) -> bool:
    """Whether a promise that was put off is put off to another day."""
    new = _new_day(claim)
    return new is not None and last is not None and new != last.planned


def _new_day(claim: AnyClaim) -> str | None:
    """When a promise or meeting that is put off, or still ahead, is then to be."""
    if isinstance(claim.finding, Commitment):
        return claim.finding.put_off_to if claim.finding.status is C.PUT_OFF else None
    return claim.finding.date if claim.finding.status in _AHEAD else None


def happened_on(claim: AnyClaim) -> str | None:
    """When the status that a claim gives was reached, as far as the claim says."""
    finding = claim.finding
    if isinstance(finding, Commitment):
        return finding.status_on
    if isinstance(finding, Document):
        return finding.date
    return finding.date if finding.status in {M.HELD, M.LAPSED} else None


def _time(claim: AnyClaim) -> tuple[str, str]:
    """When it happened, never later than when it was told; and when it was told."""
    told = claim.published or claim.published_from or _UNTOLD
    happened = happened_on(claim)
    first = happened.split("/")[-1] if happened and not happened.startswith("XXXX") and ".." not in happened else told
    return (min(first, told) if told != _UNTOLD else first, told)


def _change(claim: AnyClaim, parties: Parties) -> StatusChange:
    by, status = claim.finding.status_by, claim.finding.status
    return StatusChange(
        status=str(status),
        on=happened_on(claim),
        planned=_new_day(claim),
        said_by=parties.show_party(claim.text_id, by) if by else None,
        finding=claim.finding.id,
        published=claim.published,
        quantity=claim.finding.quantity if status is C.PART_KEPT else None,
    )


def recount_offices(offices: Iterable[Office]) -> tuple[StatusChange, ...]:
    """The offices that an actor is given, each from the first report that gives it, in its fullest form: "Minister"
    after "Foreign Minister" is no new office. Whether one is given once or again and again makes no difference."""
    history: list[StatusChange] = []
    for place, office, published in offices:
        if not history or not _may_be_one_office(office, history[-1].status):
            history.append(StatusChange(status=office, finding=place.split(" ")[-1], published=published))
        elif len(office) > len(history[-1].status):
            history[-1] = msgspec.structs.replace(history[-1], status=office)
    return tuple(history)


def _may_be_one_office(a: str, b: str) -> bool:
    ours, theirs = set(words_of(a)), set(words_of(b))
    return ours <= theirs or theirs <= ours
