"""One entry as it was and as it is: which fields differ, and by which report."""

from collections.abc import Callable, Iterator
from typing import Any

from memcon.model.edtf import When
from memcon.model.entries import Claim, Entry, Rivalry
from memcon.model.findings import Actor, Commitment, Meeting, Names, Quantity
from memcon.model.kinds import FindingKind
from memcon.model.passages import Passage
from memcon.record import RecordView
from memcon.record.words import words_of
from memcon.views.change import FieldChange
from memcon.views.excerpts import Excerpt, excerpt_of, excerpts_of_claim, sentence_around
from memcon.views.filters import is_named
from memcon.views.wording import say_names, say_quantity

FIELDS: dict[FindingKind, Names] = {
    FindingKind.MEETING: ("status", "date", "place", "round", "parties", "proposer", "host", "mediator"),
    FindingKind.COMMITMENT: ("status", "due", "quantity", "by", "to"),
    FindingKind.DOCUMENT: ("status", "owner"),
    FindingKind.MOVE: ("kind", "strength", "by", "toward"),
    FindingKind.DEED: ("kind", "date", "place", "by", "toward"),
    FindingKind.ACTOR: ("office",),
}
"""The fields whose change is news, by kind; a statement has none, for what was said does not change."""

_Value = str | Names | None
_Shown = Callable[[str], str]


def compare(was: Entry[Any], now: Entry[Any], view: RecordView) -> tuple[FieldChange, ...]:
    """The fields that differ, with the claim that each new value came by. `view` is the one that `now` is of."""
    return tuple(_compare(was, now, view))


def _compare(was: Entry[Any], now: Entry[Any], view: RecordView) -> Iterator[FieldChange]:
    known = {claim.finding.id for claim in was.claims}
    for name in FIELDS.get(now.kind, ()):
        before, after = (value_of(entry.fields, name) for entry in (was, now))
        if _are_same(before, after, view.known_as) or (now.kind is FindingKind.ACTOR and not _has_new_office(was, now)):
            continue
        claim = _bringer(name, before, now, known)
        yield FieldChange(
            field=name,
            before=_written(before),
            after=_written(after),
            said_by=_said_by(now) if name == "status" else None,
            finding=claim.finding.id if claim else None,
            excerpt=_words_of(claim, _written(after), view) if claim else None,
        )


def _words_of(claim: Claim[Any], value: str | None, view: RecordView) -> Excerpt | None:
    """The words that bear a value out; of an actor, whose passages are names alone, the sentence that holds it."""
    if not isinstance(claim.finding, Actor) or not value:
        return next(iter(excerpts_of_claim(view, claim)), None)
    text = view.text(claim.text_id)
    sentences = [sentence_around(text, passage.span) for passage in claim.passages]
    fitting = [s for s in sentences if value.casefold() in text[s.start : s.end].casefold()]
    chosen = next(iter(fitting or sentences), None)
    return excerpt_of(view, claim, Passage.cut(claim.text_id, text, chosen)) if chosen else None


def value_of(finding: Any, name: str) -> _Value:
    """What a finding gives for a field: its date or due time as written where it could not be resolved."""
    if name == "date" and isinstance(finding, Meeting):
        return finding.date or finding.date_text
    if name == "due" and isinstance(finding, Commitment):
        return finding.due or finding.due_text or finding.trigger
    value = getattr(finding, name)
    if isinstance(value, Quantity):
        return say_quantity(value)
    return value if value is None or isinstance(value, tuple) else str(value)


def _are_same(before: _Value, after: _Value, known_as: _Shown) -> bool:
    if before == after:
        return True
    if isinstance(before, tuple) and isinstance(after, tuple):
        return set(map(known_as, before)) == set(map(known_as, after))
    if isinstance(before, str) and isinstance(after, str):
        return known_as(before) == known_as(after)
    return False


def _has_new_office(was: Entry[Any], now: Entry[Any]) -> bool:
    """Whether an office was taken up, and not a known one spelt out: "Foreign Minister" after "Minister"."""
    before, after = (set(words_of(entry.fields.office or "")) for entry in (was, now))
    return bool(before and after) and not (before <= after or after <= before)


def _written(value: _Value) -> str | None:
    return (say_names(sorted(value)) or None) if isinstance(value, tuple) else value


def _said_by(entry: Entry[Any]) -> str | None:
    last = entry.history[-1] if entry.history else None
    fits = last is not None and last.status == entry.fields.status
    return last.said_by if fits and last else getattr(entry.fields, "status_by", None)


def _bringer(name: str, before: _Value, now: Entry[Any], known: set[str]) -> Claim[Any] | None:
    """The claim that gave a field its value: the one that the history names, else the first that says so, those that
    were not known before first."""
    after = value_of(now.fields, name)
    if name in {"status", "office"} and now.history and now.history[-1].status == after:
        return next((c for c in now.claims if c.finding.id == now.history[-1].finding), None)
    fresh_first = sorted(now.claims, key=lambda claim: claim.finding.id in known)
    return next((c for c in fresh_first if _tells(value_of(c.finding, name), before, after)), None)


def _tells(told: _Value, before: _Value, after: _Value) -> bool:
    """Whether what one claim gives is the value that is new."""
    if isinstance(after, tuple):
        added = [name for name in after if name not in (before or ())]
        return isinstance(told, tuple) and any(is_named(name, other) for name in added for other in told)
    if not isinstance(told, str) or after is None:
        return False
    one, other = When.maybe(told), When.maybe(after)
    return one.within(other) if one and other else told.casefold() == after.casefold()


def arisen(was: Entry[Any], now: Entry[Any]) -> tuple[Rivalry, ...]:
    """The rivalries that were not there, turned into a dispute, or gained an account of what was not known before."""
    before = {rivalry.field: rivalry for rivalry in was.rivalries}
    known = {claim.finding.id for claim in was.claims}
    return tuple(r for r in now.rivalries if _is_news(before.get(r.field), r, known))


def _is_news(was: Rivalry | None, now: Rivalry, known: set[str]) -> bool:
    if was is None or (now.dispute and not was.dispute):
        return True
    return any(known.isdisjoint(account.findings) for account in now.accounts)


def resolved(was: Entry[Any], now: Entry[Any]) -> tuple[str, ...]:
    """The fields over which accounts were in dispute and are no longer."""
    disputed = {rivalry.field for rivalry in now.rivalries if rivalry.dispute}
    return tuple(r.field for r in was.rivalries if r.dispute and r.field not in disputed)
