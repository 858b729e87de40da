"""What became of a promise, where later words take it up: "but put it off", "and withdrew that offer"."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from memcon.model.findings import Commitment
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.terms import day_in, new_day_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTERS = frozenset({"it", "them", "this", "that"})
_POINTING = frozenset({"that", "this", "those", "these", "the", "its", "their", "his", "her", "our"})
_NO_DAY = frozenset({CommitmentStatus.BROKEN, CommitmentStatus.PUT_OFF})  # a day told with them is of something else
_NEAR = 300  # characters back to the promise that a pronoun can mean


class Fate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that say what became of what they take up."""

    words: tuple[str, ...]
    status: CommitmentStatus
    example: str


@cache
def fates() -> tuple[Fate, ...]:
    return msgspec.convert(table("commitments")["fate"], tuple[Fate, ...])


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(word.split()[0] for fate in fates() for word in fate.words)


def fate_told(clause: Clause) -> CommitmentStatus | None:
    """The status that the clause gives to a promise which it takes up without saying what was promised."""
    if clause.lemma not in _lemmas() or not clause.is_past or clause.weakness:
        return None
    if clause.is_passive or clause.is_asked or clause.is_supposed or clause.is_denied:
        return None
    thing = clause.slot("object")
    if thing is None or not _takes_up(thing):
        return None
    status = next((f.status for f in fates() if clause.says(*f.words)), None)
    if not clause.negated:
        return status
    return CommitmentStatus.BROKEN if status is CommitmentStatus.KEPT else None


def passive_fate(clause: Clause) -> CommitmentStatus | None:
    """The status that the clause gives to what is told to have been put off or called off, whoever did it."""
    if clause.lemma not in _lemmas() or not clause.is_passive or clause.negated or clause.weakness:
        return None
    if clause.is_asked or clause.is_supposed or clause.is_denied or not clause.is_past:
        return None
    ends = (f for f in fates() if f.status in {CommitmentStatus.PUT_OFF, CommitmentStatus.WITHDRAWN})
    return next((f.status for f in ends if clause.says(*f.words)), None)


def _takes_up(thing: "Token") -> bool:
    if thing.pos_ == "PRON":
        return thing.lower_ in _POINTERS
    nouns = table("commitments")["nouns"]
    known = thing.lemma_ in {"date", "move", *nouns["offers"], *nouns["words_given"], *nouns["steps"]}
    before = [t for t in thing.children if t.dep_ in {"det", "poss"}]
    return known and len(list(thing.children)) == len(before) and any(t.lower_ in _POINTING for t in before)


def settle(
    clause: Clause, status: CommitmentStatus, teller: str | None, parties: Parties, open_here: list[Commitment]
) -> tuple[Commitment, Commitment] | None:
    """The last promise of whoever does it, as it was and as it is by these words; None if none is meant."""
    by = parties.of(clause.subject)
    meant = [c for c in open_here if clause.verb.idx - c.evidence[0][0] < _NEAR and set(by) & set(c.by)]
    if not meant or meant[-1].status is status:
        return None
    promise = meant[-1]
    spans = tuple(Span(*s) for s in promise.evidence)
    evidence = spans if any(s.covers(clause.span) for s in spans) else (*spans, clause.span)
    after = replace(
        promise,
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        put_off_to=new_day_in(clause, parties.found) if status is CommitmentStatus.PUT_OFF else None,
        status=status,
        status_by=teller,
        status_on=None if status in _NO_DAY else day_in(clause, parties.found),
        evidence=evidence,
    )
    return promise, after
