"""The statuses that an entry went through: who says so, when it happened, and when that was published."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.model.entries import StatusChange
from memcon.model.findings import Commitment, Document, kind_of
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import DocumentStatus as D
from memcon.model.kinds import FindingKind
from memcon.model.kinds import MeetingStatus as M
from memcon.record.material import AnyClaim
from memcon.record.merge.parties import Parties
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


_FOLLOWS = {
    FindingKind.MEETING: _MEETING,
    FindingKind.DOCUMENT: _DOCUMENT,
    FindingKind.COMMITMENT: _COMMITMENT,
}


def recount(claims: Sequence[AnyClaim], parties: Parties) -> tuple[StatusChange, ...]:
    """The changes of status in the order in which they happened, or were published where that is not known."""
    kind = kind_of(claims[0].finding)
    if kind is FindingKind.ACTOR:
        return _recount_offices(claims)
    follows = _FOLLOWS.get(kind, {})
    history: list[StatusChange] = []
    order = {status: nth for nth, status in enumerate(follows)}
    told = [claim for claim in claims if follows and claim.finding.status]
    for claim in sorted(told, key=lambda c: (*_time(c), order[c.finding.status], c.finding.id)):
        status = claim.finding.status
        if not history or (status != history[-1].status and history[-1].status in follows[status]):
            history.append(_change(claim, parties))
    return tuple(history)


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
    by = claim.finding.status_by
    return StatusChange(
        status=str(claim.finding.status),
        on=happened_on(claim),
        said_by=parties.show_party(claim.text_id, by) if by else None,
        finding=claim.finding.id,
        published=claim.published,
    )


def _recount_offices(claims: Sequence[AnyClaim]) -> tuple[StatusChange, ...]:
    """The offices that an actor is given, each from the first report that gives it, in its fullest form: "Minister"
    after "Foreign Minister" is no new office."""
    history: list[StatusChange] = []
    for claim in claims:
        office = claim.finding.office
        if not office:
            continue
        if not history or not _may_be_one_office(office, history[-1].status):
            history.append(StatusChange(status=office, finding=claim.finding.id, published=claim.published))
        elif len(office) > len(history[-1].status):
            history[-1] = msgspec.structs.replace(history[-1], status=office)
    return tuple(history)


def _may_be_one_office(a: str, b: str) -> bool:
    ours, theirs = set(words_of(a)), set(words_of(b))
    return ours <= theirs or theirs <= ours
