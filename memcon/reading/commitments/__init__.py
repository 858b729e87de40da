"""Who owes what to whom: undertakings, agreed steps and announced actions of one's own."""

from collections.abc import Iterator

from memcon.model.findings import Commitment, Names, Statement
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.clauses import Clause, clauses_of, phrase_span
from memcon.reading.commitments.repeats import join_repeats
from memcon.reading.commitments.rules import Rule, matching
from memcon.reading.commitments.terms import (
    find_document,
    find_due,
    find_meeting,
    find_quantity,
    find_trigger,
    is_conditional,
)
from memcon.reading.headings import is_heading
from memcon.reading.page import Found, Page
from memcon.reading.parties import Parties, speaking

__all__ = ["find_commitments"]

_SHORTEST = 20  # characters: less does not say who does what
_OVER = frozenset(
    {CommitmentStatus.KEPT, CommitmentStatus.PUT_OFF, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN}
)


def find_commitments(page: Page, found: Found) -> tuple[Commitment, ...]:
    """The commitments of the page in the order of their words, repeats of one in the same terms joined."""
    parties = Parties(page, found)
    seen: list[Commitment] = []
    for sentence in page.sentences:
        if not is_heading(page, page.span_of(sentence)):
            for clause in clauses_of(page, sentence):
                seen.extend(_in_clause(clause, parties, seen))
    return join_repeats(page, seen)


def _in_clause(clause: Clause, parties: Parties, seen: list[Commitment]) -> Iterator[Commitment]:
    if clause.is_asked or clause.is_supposed or clause.is_denied or not clause.is_carried_out:
        return
    span = clause.span
    if span.end - span.start < _SHORTEST or any(Span(*s).covers(span) for c in seen for s in c.evidence):
        return
    for rule in matching(clause):
        if commitment := _commitment(rule, clause, parties):
            yield commitment
            return


def _commitment(rule: Rule, clause: Clause, parties: Parties) -> Commitment | None:
    page, found = clause.page, parties.found
    statement = parties.statement_at(clause.verb)
    by = _bound(rule, clause, parties)
    told = _is_told(by, statement)
    if not by or (told and rule.told is None):
        return None
    due, due_text = find_due(clause, found)
    if rule.dated and due_text is None:
        return None
    status = rule.told if told and rule.told else rule.status
    if status is CommitmentStatus.PENDING and is_conditional(clause):
        status = CommitmentStatus.CONDITIONAL
    over = rule.status in _OVER
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, page.text_id, [clause.span]),
        by=by,
        to=_owed_to(rule, clause, parties, by),
        what=_what(rule, clause),
        quantity=find_quantity(clause, found),
        due=None if over else due,
        due_text=None if over else due_text,
        trigger=None if over else find_trigger(clause, found),
        document=find_document(clause, by, found),
        agreed_at=find_meeting(clause, found) if rule.agreed else None,
        status=status,
        status_by=speaking(statement),
        status_on=_day_in(clause, found) if over else None,
        evidence=(clause.span,),
    )


def _bound(rule: Rule, clause: Clause, parties: Parties) -> Names:
    if rule.by == "all":
        return parties.together(clause.verb.idx)
    if rule.by == "patient":
        return parties.of(clause.slot("object"))
    subject = clause.subject
    if subject is not None and (names := parties.of(subject)):
        return names
    side = speaking(parties.statement_cued_by(clause.verb))
    return (side,) if side else ()


def _is_told(by: Names, statement: Statement | None) -> bool:
    """Whether the words are those of a party that is not bound itself."""
    side = statement.side if statement else None
    return side is not None and side not in by


def _owed_to(rule: Rule, clause: Clause, parties: Parties, by: Names) -> Names:
    for source in (clause, *_governed(clause)):
        for slot in rule.to:
            if others := tuple(n for n in parties.of(source.slot(slot)) if n not in by):
                return others
        if others := tuple(n for n in parties.of(source.slot("recipient")) if n not in by):
            return others
    return ()


def _governed(clause: Clause) -> Iterator[Clause]:
    if (complement := clause.complement) is not None:
        yield Clause(clause.page, complement, complement)


def _what(rule: Rule, clause: Clause) -> str:
    page = clause.page
    for slot in ("infinitive", *rule.of):
        token = clause.slot(slot)
        if token is not None and clause.span.covers(span := phrase_span(page, token)) and len(span.of(page.text)) > 12:
            return " ".join(span.of(page.text).split())
    return " ".join(clause.span.of(page.text).split())


def _day_in(clause: Clause, found: Found) -> str | None:
    return next((d.value for d in found.dates if d.value and clause.span.covers(Span(*d.span))), None)
