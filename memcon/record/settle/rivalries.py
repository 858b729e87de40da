"""Where the accounts of one thing differ, who stands behind each, and whether they can both hold."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from memcon.model.entries import Account, Outcome, Rivalry
from memcon.model.findings import CLASS_OF, Commitment, Deed, Document, Meeting, kind_of
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import MeetingStatus as M
from memcon.record.material import AnyClaim, claim_order, day_of, days_apart, when
from memcon.record.merge.documents import head_of
from memcon.record.merge.parties import Parties
from memcon.record.merge.places import may_be_one_place
from memcon.record.settle.choose import Voiced, best_dated, names_a_weekday_alone, voiced, width
from memcon.record.settle.days import when_held
from memcon.record.words import words_of

_EXCLUDE = frozenset(
    frozenset(pair)
    for pair in (
        (C.KEPT, C.BROKEN),
        (C.KEPT, C.PUT_OFF),
        (C.KEPT, C.WITHDRAWN),
        (C.PENDING, C.BROKEN),
        (C.PENDING, C.PUT_OFF),
        (C.PENDING, C.WITHDRAWN),
        (M.HELD, M.CANCELLED),
        (M.HELD, M.REJECTED),
        (M.HELD, M.LAPSED),
        (M.SCHEDULED, M.CANCELLED),
        (M.SCHEDULED, M.LAPSED),
    )
)
_OPEN = frozenset({C.PENDING, M.SCHEDULED})  # what was so until something happened: rival only when upheld
_DONE = frozenset({C.KEPT, C.PART_KEPT, M.HELD})
_FIXED = frozenset({M.SCHEDULED, M.HELD})
_WEEK = 7
_UPHELD = 3  # days within which the two must be told, where one of them is open


def find_rivalries(claims: Sequence[AnyClaim], parties: Parties) -> tuple[Rivalry, ...]:
    """The rivalries among the claims of one entry, by field."""
    kind = CLASS_OF[kind_of(claims[0].finding)]
    return tuple(_by_kind(kind, claims, parties))


def _by_kind(kind: type, claims: Sequence[AnyClaim], parties: Parties) -> Iterator[Rivalry]:
    if kind is Commitment:
        yield from _over_values("due", voiced(claims, _due), _same_due, parties, _are_days_apart)
        for rivalry in _over_values("quantity", voiced(claims, _quantity), _same_amount, parties):
            yield _settled_by_what_was_done(rivalry, claims, parties)
    if kind is Meeting:
        numbered = voiced(claims, lambda c: c.finding.round and str(c.finding.round))
        yield from _over_values("round", numbered, lambda a, b: a == b, parties)
    if kind in {Meeting, Deed}:
        moved = any(getattr(c.finding, "status", None) is M.POSTPONED for c in claims)
        told = _leave_out_overtaken(_leave_out_put_off(voiced(claims, lambda c: c.finding.date)))
        dates = _leave_out_other_weeks(when_held(told))
        yield from _over_values("date", dates, _same_days, parties, lambda a, b: not moved)
        yield from _over_values("place", voiced(claims, lambda c: c.finding.place), may_be_one_place, parties)
    if kind in {Meeting, Commitment, Document}:
        yield from _over_status(claims, parties)


def _leave_out_put_off(dates: Sequence[Voiced]) -> list[Voiced]:
    """`dates` without the days from which a meeting was put off by what the same text says: what it was due on and what
    it was put off to are no two accounts."""
    put_off = [d for d in dates if getattr(d.claim.finding, "status", None) is M.POSTPONED]
    return [d for d in dates if d in put_off or not any(_was_put_off(d, to) for to in put_off)]


def _was_put_off(date: Voiced, to: Voiced) -> bool:
    old, new = when(date.value), when(to.value)
    later = old is not None and new is not None and old.last is not None and new.is_after(old.last)
    return later and date.claim.text_id == to.claim.text_id


def _leave_out_overtaken(dates: Sequence[Voiced]) -> list[Voiced]:
    """`dates` without the days that were only proposed before a day was fixed: a proposal that was followed by what was
    settled is history, and no other account of it."""
    fixed = [d for d in dates if getattr(d.claim.finding, "status", None) in _FIXED]
    last = max((day for d in fixed if (day := day_of(d.claim))), default=None)
    return [d for d in dates if last is None or not _was_proposed_before(d, last)]


def _was_proposed_before(date: Voiced, day: dt.date) -> bool:
    told = day_of(date.claim)
    return getattr(date.claim.finding, "status", None) is M.PROPOSED and told is not None and told < day


def _leave_out_other_weeks(dates: Sequence[Voiced]) -> list[Voiced]:
    """`dates` without those that come from a weekday alone ("on Monday") counted into the week before or after the
    day that most stories give: such a one is a misreading and no other account."""
    best = best_dated(dates, lambda claim: bool(getattr(claim.finding, "date_inferred", False)))
    if best is None:
        return []
    return [date for date in dates if not _is_same_weekday_of_another_week(date, best, dates)]


def _is_same_weekday_of_another_week(date: Voiced, best: Voiced, dates: Sequence[Voiced]) -> bool:
    ours, chosen = when(date.value), when(best.value)
    if not ours or not chosen or ours.days != 1 or chosen.days != 1 or not ours.first or not chosen.first:
        return False
    if abs((ours.first - chosen.first).days) != _WEEK or not names_a_weekday_alone(date.claim):
        return False
    told, others = ({d.claim.story for d in dates if d.value == value} for value in (date.value, best.value))
    return len(told) == 1 and (len(others) > 1 or not names_a_weekday_alone(best.claim))


def _over_values(
    field: str,
    options: Sequence[Voiced],
    same: Callable[[str, str], bool],
    parties: Parties,
    exclude: Callable[[str, str], bool] = lambda a, b: True,
) -> Iterator[Rivalry]:
    """One account for each value that differs from all others; a wider value joins the first that it fits."""
    accounts: list[list[Voiced]] = []
    for option in sorted(options, key=lambda o: width(when(o.value))):
        fitting = (account for account in accounts if same(account[0].value, option.value))
        account = next(fitting, None)
        if account is None:
            accounts.append([option])
        else:
            account.append(option)
    if len(accounts) > 1:
        place = {option.claim.finding.id: nth for nth, option in enumerate(options)}
        accounts.sort(key=lambda account: min(place[o.claim.finding.id] for o in account))
        pairs = combinations([account[0].value for account in accounts], 2)
        told = tuple(_account(a[0].value, [o.claim for o in a], parties) for a in accounts)
        yield Rivalry(field=field, accounts=told, dispute=any(exclude(a, b) for a, b in pairs))


def _account(value: str, claims: Iterable[AnyClaim], parties: Parties) -> Account:
    ordered = list(claims)
    by = [(c.text_id, c.finding.status_by) for c in ordered]
    said_by = dict.fromkeys(parties.show_party(text_id, name) for text_id, name in by if name)
    return Account(value=value, said_by=tuple(said_by), findings=tuple(sorted(c.finding.id for c in ordered)))


def _due(claim: AnyClaim) -> str | None:
    c: Commitment = claim.finding
    return c.due or c.due_text or c.trigger


def _same_due(a: str, b: str) -> bool:
    ours, theirs = when(a), when(b)
    if ours and theirs:
        return ours.overlaps(theirs)
    return words_of(a) == words_of(b)


def _are_days_apart(a: str, b: str) -> bool:
    """Two days that differ exclude each other; of words that name no day this cannot be said."""
    ours, theirs = when(a), when(b)
    return ours is not None and theirs is not None and not ours.overlaps(theirs)


def _same_days(a: str, b: str) -> bool:
    ours, theirs = when(a), when(b)
    return ours is None or theirs is None or ours.year_is_open or theirs.year_is_open or ours.overlaps(theirs)


def _quantity(claim: AnyClaim) -> str | None:
    quantity = claim.finding.quantity
    if quantity is None or claim.finding.status is C.PART_KEPT:
        return None
    return f"{quantity.amount:,.10g} {quantity.of}".strip()


def _same_amount(a: str, b: str) -> bool:
    """Amounts of different things are no rivals."""
    (ours, _, thing), (theirs, _, other) = a.partition(" "), b.partition(" ")
    return ours == theirs or head_of(thing) != head_of(other)


def _over_status(claims: Sequence[AnyClaim], parties: Parties) -> Iterator[Rivalry]:
    """Statuses that exclude each other in the mouths of two: of each the last that it gives, from when it gave it."""
    last: dict[str | None, AnyClaim] = {}
    for claim in claims:
        voice = _voice(claim, parties)
        if claim.finding.status and (voice not in last or last[voice].finding.status != claim.finding.status):
            last[voice] = claim
    rivals = [pair for pair in combinations(last.values(), 2) if _exclude_each_other(*pair)]
    if not rivals:
        return
    found = list({c.finding.id: c for pair in rivals for c in pair}.values())
    statuses = dict.fromkeys(str(c.finding.status) for c in found)
    accounts = tuple(_account(s, [c for c in found if str(c.finding.status) == s], parties) for s in statuses)
    shown = [_is_settled(pair, parties) or _is_overtaken(pair, claims, parties) for pair in rivals]
    since = [claim for claim in shown if claim]
    settled = len(since) == len(rivals)
    newest = max(since, key=claim_order, default=None)
    outcome = _outcome(str(newest.finding.status), newest) if settled and newest else None
    yield Rivalry(field="status", accounts=accounts, dispute=not settled, outcome=outcome)


def _outcome(value: str, claim: AnyClaim) -> Outcome:
    return Outcome(value=value, finding=claim.finding.id, published=claim.published)


def _settled_by_what_was_done(rivalry: Rivalry, claims: Sequence[AnyClaim], parties: Parties) -> Rivalry:
    """A dispute over how many were promised is over once a report tells, later and on its own account, that just so
    many were given as one account says."""
    first = {claim.finding.id: claim.published or "" for claim in claims}
    told = max(min(first[id_] for id_ in account.findings) for account in rivalry.accounts)
    done = [c for c in claims if c.finding.status is C.KEPT and _voice(c, parties) is None and _quantity(c)]
    later = [c for c in done if told and (c.published or "") > told]
    values = {account.value for account in rivalry.accounts if any(c.finding.id in account.findings for c in later)}
    if not rivalry.dispute or len(values) != 1:
        return rivalry
    outcome = _outcome(values.pop(), max(later, key=claim_order))
    return msgspec.structs.replace(rivalry, dispute=False, outcome=outcome)


def _voice(claim: AnyClaim, parties: Parties) -> str | None:
    """Whose word a status is: the party's key; None for the reports themselves."""
    by = claim.finding.status_by
    return parties.side_key(claim.text_id, by) if by else None


def _exclude_each_other(a: AnyClaim, b: AnyClaim) -> bool:
    ours, theirs = a.finding.status, b.finding.status
    if {ours, theirs} == {C.KEPT, C.PART_KEPT}:
        part, whole = (a, b) if ours is C.PART_KEPT else (b, a)
        return _is_told_to_be_less(part, whole)
    if frozenset({ours, theirs}) not in _EXCLUDE:
        return False
    if ours not in _OPEN and theirs not in _OPEN:
        return True
    still_open, over = (a, b) if ours in _OPEN else (b, a)
    if not still_open.finding.status_by or not over.finding.status_by:
        return False
    apart = days_apart(still_open, over)
    upheld = (still_open.published or "") >= (over.published or "")
    return upheld and apart is not None and apart <= _UPHELD


def _is_told_to_be_less(part: AnyClaim, whole: AnyClaim) -> bool:
    """Whether less is told to have been done than a party says, and not before: "paid 12m", "received only 9m"."""
    told = whole.finding.status_by is not None and part.finding.quantity is not None
    return told and (part.published or "") >= (whole.published or "")


def _is_overtaken(pair: tuple[AnyClaim, AnyClaim], claims: Sequence[AnyClaim], parties: Parties) -> AnyClaim | None:
    """Where the reports themselves tell later that it was done after all, in whole or in part: the last that does."""
    told = max(claim.published or "" for claim in pair)
    after = (c for c in claims if _voice(c, parties) is None and told and (c.published or "") > told)
    return max((c for c in after if c.finding.status in _DONE), key=claim_order, default=None)


def _is_settled(pair: tuple[AnyClaim, AnyClaim], parties: Parties) -> AnyClaim | None:
    """Where what one side said was overtaken by what the reports themselves say later: the claim that says it."""
    reports = next((c for c in pair if _voice(c, parties) is None), None)
    other = next((c for c in pair if c is not reports), None)
    if reports is None or other is None or not reports.published or not other.published:
        return None
    return reports if reports.published > other.published else None
