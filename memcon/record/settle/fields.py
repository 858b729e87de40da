"""The merged picture of an entry, in the shape of a finding; spans are those of its first claim."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from memcon.model.entries import StatusChange
from memcon.model.findings import Finding, kind_of
from memcon.model.kinds import FindingKind, StatementKind
from memcon.record.material import AnyClaim, when
from memcon.record.merge.parties import Parties, shown_name
from memcon.record.settle.choose import Voiced, best_dated, most_supported, of_first_day, voiced
from memcon.record.settle.days import days_that_count
from memcon.record.words import listed, words_of

_SUBSTANCE = 120  # characters up to which a longer description is taken to say more
_DIRECTNESS = (StatementKind.INDIRECT, StatementKind.MIXED, StatementKind.DIRECT)


def merge_fields(
    claims: Sequence[AnyClaim],
    history: Sequence[StatusChange],
    parties: Parties,
    entry_of: Callable[[str | None], str | None],
) -> Finding:
    """The fields that `claims`, in order, come to. `entry_of` leads from a finding to its entry."""
    finding: Finding = claims[0].finding
    picture = _Picture(claims, history, parties, entry_of)
    merged = _BY_KIND[kind_of(finding)](picture)
    return msgspec.structs.replace(finding, **merged)


class _Picture:
    """The questions that the merging of each kind asks of the claims."""

    def __init__(
        self,
        claims: Sequence[AnyClaim],
        history: Sequence[StatusChange],
        parties: Parties,
        entry_of: Callable[[str | None], str | None],
    ) -> None:
        self.claims, self.history, self.parties, self.entry_of = claims, history, parties, entry_of

    def values(self, name: str) -> list[Voiced]:
        return voiced(self.claims, lambda claim: getattr(claim.finding, name))

    def most(self, name: str) -> Any:
        return most_supported(self.values(name))

    def earliest(self, name: str) -> str | None:
        """The first of the times that claims give."""
        known = (time for option in self.values(name) if (time := when(option.value)))
        first = min(known, key=lambda time: time.sort_key, default=None)
        return first.text if first else None

    def party(self, name: str) -> str | None:
        """One actor, under the name by which the record shows it."""
        shown = voiced(self.claims, lambda c: self._show(c, getattr(c.finding, name)))
        chosen: str | None = most_supported(shown)
        return chosen

    def speaker(self) -> str | None:
        """Who spoke: one whom some report names, before what others call one whom they do not name."""
        told = self.values("speaker")
        named = [option for option in told if self.parties.is_named(option.claim.text_id, option.value)] or told
        shown = voiced((option.claim for option in named), lambda c: self._show(c, c.finding.speaker))
        chosen: str | None = most_supported(shown)
        return chosen

    def side(self, name: str) -> str | None:
        """One party at the table, for which a person stands who speaks for it."""
        parties = self.parties
        named = (option.claim for option in self.values(name))
        shown = voiced(named, lambda c: parties.show_party(c.text_id, getattr(c.finding, name)))
        chosen: str | None = most_supported(shown)
        return chosen

    def corrected_side(self, name: str) -> str | None:
        """The side for which a person said that an actor speaks."""
        named = [option.claim for option in self.values(name)]
        sides = (self.parties.corrected_side(c.text_id, getattr(c.finding, name)) for c in named)
        return next((side for side in sides if side), None)

    def agreed_side(self, name: str) -> str | None:
        """The side that other reports give an actor, where they all give the same."""
        shown = voiced(self.claims, lambda c: self._agreed_side(c, getattr(c.finding, name)))
        chosen: str | None = most_supported(shown)
        return chosen

    def parties_of(self, name: str) -> tuple[str, ...]:
        """Several parties at the table; of those with equal support the longer list."""
        shown = voiced(self.claims, lambda c: self.parties.show_parties(c.text_id, getattr(c.finding, name)))
        return most_supported(shown, key=frozenset, weigh=len) or ()

    def what(self, options: Sequence[Voiced] | None = None) -> str:
        said = self.values("what") if options is None else options
        best = most_supported(said, key=words_of, weigh=_substance)
        return str(best or "")

    def reference(self, name: str) -> str | None:
        """The entry that a field refers to."""
        entries = voiced(self.claims, lambda c: self.entry_of(getattr(c.finding, name)))
        chosen: str | None = most_supported(entries)
        return chosen

    def status(self) -> dict[str, Any]:
        """The last status of the history, with who says so."""
        if not self.history:
            return {"status": None, "status_by": None}
        last = self.history[-1]
        kind = type(next(c.finding.status for c in self.claims if c.finding.status))
        return {"status": kind(last.status), "status_by": last.said_by}

    def _agreed_side(self, claim: AnyClaim, name: str | None) -> str | None:
        return self.parties.agreed_side(claim.text_id, name) if name else None

    def _show(self, claim: AnyClaim, name: str | None) -> str | None:
        return self.parties.show(claim.text_id, name) if name else None


def _substance(what: str) -> int:
    """How much a description says: one that points elsewhere for its thing ("present it there") says least."""
    points = not listed("pointing").isdisjoint(what.casefold().split())
    return 0 if points else min(len(what), _SUBSTANCE)


def _statement(p: _Picture) -> dict[str, Any]:
    dated = best_dated(p.values("said_on"))
    told = p.corrected_side("speaker") or p.party("side")
    side = told or p.agreed_side("speaker")
    return {
        "speaker": p.speaker(),
        "office": p.most("office"),
        "side": side,
        "side_inferred": side is not None and told is None,
        "kind": max((c.finding.kind for c in p.claims), key=_DIRECTNESS.index),
        "addressee": p.party("addressee"),
        "channel": p.most("channel"),
        "occasion": p.most("occasion"),
        "said_on": dated.value if dated else None,
        "within": p.reference("within"),
        "same_as": None,
        "confidence": max((c.finding.confidence for c in p.claims if c.finding.confidence is not None), default=None),
    }


def _meeting(p: _Picture) -> dict[str, Any]:
    counting = days_that_count(p.values("date"), p.history[-1].status if p.history else None)
    dated = best_dated(counting, lambda claim: bool(claim.finding.date_inferred))
    written = dated.claim.finding if dated else p.claims[0].finding
    numbered = [option for option in p.values("what") if option.claim.finding.round is not None]
    return {
        "what": p.what(numbered or None),  # "the third round" says more than "the meeting"
        "kind": p.most("kind"),
        "parties": p.parties_of("parties"),
        "place": most_supported(p.values("place"), weigh=len),
        "date": written.date,
        "date_text": written.date_text,
        "date_inferred": written.date_inferred,
        "time": most_supported([t for t in p.values("time") if t.claim.finding.date == written.date]),
        "round": p.most("round"),
        "host": p.side("host"),
        "mediator": p.side("mediator"),
        "proposer": p.side("proposer"),
        "duration": p.most("duration"),
        "outcome": p.most("outcome"),
        **p.status(),
    }


def _document(p: _Picture) -> dict[str, Any]:
    reached = p.history[-1].on if p.history else None
    return {"what": p.what(), "owner": p.side("owner"), "date": reached, **p.status()}


def _with_a_thing(options: Sequence[Voiced]) -> list[Voiced]:
    """The descriptions of more than a verb; all where there are none: "free" does not tell whom."""
    return [option for option in options if len(words_of(option.value)) > 1] or list(options)


def _commitment(p: _Picture) -> dict[str, Any]:
    """The promise as it was first made: later due times and amounts are rivals or history, and never overwrite it.
    The time to which it was put off last stands beside its own."""
    dues = of_first_day(voiced(p.claims, lambda c: c.finding.due or c.finding.due_text or c.finding.trigger))
    dated = best_dated([due for due in dues if due.claim.finding.due]) or (dues[0] if dues else None)
    written = dated.claim.finding if dated else p.claims[0].finding
    return {
        "by": p.parties_of("by"),
        "to": p.parties_of("to"),
        "what": p.what(_in_words_of(written, of_first_day(_with_a_thing(p.values("what"))))),
        "quantity": most_supported(of_first_day(p.values("quantity")), weigh=lambda quantity: int(quantity.amount)),
        "due": written.due,
        "due_text": written.due_text,
        "put_off_to": next((change.planned for change in reversed(p.history) if change.planned), None),
        "made_on": p.earliest("made_on"),
        "trigger": written.trigger or most_supported(of_first_day(p.values("trigger"))),
        "document": p.reference("document"),
        "agreed_at": p.reference("agreed_at"),
        **p.status(),
        "status_on": p.history[-1].on if p.history else None,
    }


def _in_words_of(written: Finding, options: list[Voiced]) -> list[Voiced]:
    """The wordings of those who give the time that is shown, so that the two agree."""
    return [o for o in options if getattr(o.claim.finding, "due", None) == getattr(written, "due", None)] or options


def _move(p: _Picture) -> dict[str, Any]:
    return {
        "by": p.parties_of("by"),
        "toward": p.parties_of("toward"),
        "what": p.what(),
        "strength": p.most("strength"),
        "statement": p.reference("statement"),
        "answers": p.reference("answers"),
    }


def _deed(p: _Picture) -> dict[str, Any]:
    """What any report says on its own account is not only a party's word."""
    dated = best_dated(p.values("date"))
    told = any(claim.finding.status_by is None for claim in p.claims)
    return {
        "what": p.what(),
        "by": p.parties_of("by"),
        "toward": p.parties_of("toward"),
        "date": dated.value if dated else None,
        "place": most_supported(p.values("place"), weigh=len),
        "status_by": None if told else p.party("status_by"),
    }


def _actor(p: _Picture) -> dict[str, Any]:
    shown = p.party("name")
    names = dict.fromkeys(name for c in p.claims for name in (c.finding.name, *c.finding.names))
    return {
        "name": shown or shown_name(Counter(c.finding.name for c in p.claims)),
        "kind": p.most("kind"),
        "office": p.history[-1].status if p.history else None,
        "side": p.party("side"),
        "code": p.most("code"),
        "names": tuple(names),
    }


_BY_KIND: Mapping[FindingKind, Callable[[_Picture], dict[str, Any]]] = {
    FindingKind.STATEMENT: _statement,
    FindingKind.MEETING: _meeting,
    FindingKind.DOCUMENT: _document,
    FindingKind.COMMITMENT: _commitment,
    FindingKind.MOVE: _move,
    FindingKind.DEED: _deed,
    FindingKind.ACTOR: _actor,
}
