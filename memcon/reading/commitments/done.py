"""Steps told as taken, not as promised: "Peru handed over the list on Friday", "the crossing reopened"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import Names, Step
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import find_part, find_quantity
from memcon.reading.commitments.bare_numbers import counted_in, quantity_of
from memcon.reading.commitments.not_done import not_taken_in
from memcon.reading.commitments.outcomes import is_part
from memcon.reading.commitments.step_words import is_told_apart, moved_by_itself, step_in_words
from memcon.reading.commitments.steps import is_taken, is_told_done
from memcon.reading.commitments.tellers import teller_of
from memcon.reading.commitments.terms import find_document, last_day_in
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.parties import Parties
from memcon.reading.page import Found, Page
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 15  # characters: less does not say who did what
_RECEIVE = "receive"


def find_steps(page: Page, found: Found) -> tuple[Step, ...]:
    """The steps in the order of their words, without those that the page's commitments tell of already."""
    parties = Parties(page, found)
    owed = Places((Span(*span), None) for c in found.commitments for span in c.evidence)
    steps: dict[str, Step] = {}
    for clause in told_clauses(page):
        if not owed.touch(clause.span):
            steps.update((step.id, step) for step in (*_taken_in(clause, parties), *not_taken_in(clause, parties)))
    return tuple(steps.values())


def _taken_in(clause: Clause, parties: Parties) -> Iterator[Step]:
    itself = moved_by_itself(clause, parties)
    thing, noun = counted_in(itself or clause.slot("object"))
    if thing is None or noun is None or not (is_taken(clause) or _was_over_by(clause, parties)):
        return
    nobody = itself is not None or clause.lemma == _RECEIVE or (clause.is_passive and clause.agent is None)
    by = _owners(clause, thing, parties) if nobody else _doers(clause, parties)
    quantity = find_part(clause) or find_quantity(clause, parties.found) or quantity_of(thing, noun)
    told = is_told_apart(clause, thing) or quantity is not None
    if clause.span.end - clause.span.start < _SHORTEST or not told or not (by or nobody):
        return
    yield Step(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span], "step"),
        by=by,
        to=tuple(n for n in _receivers(clause, parties) if n not in by),
        what=step_in_words(clause, thing, noun),
        quantity=quantity,
        document=find_document(clause, by, parties.found),
        status=CommitmentStatus.PART_KEPT if _is_less(clause) else CommitmentStatus.KEPT,
        status_by=teller_of(clause, parties),
        status_on=last_day_in(clause, parties.found),
        evidence=(clause.span,),
    )


def _was_over_by(clause: Clause, parties: Parties) -> bool:
    """Whether it says by which day it had been taken: "by Monday 40 had been freed"."""
    had = any(t.lower_ == "had" for t in clause.auxiliaries)
    return had and is_told_done(clause) and last_day_in(clause, parties.found) is not None


def _is_less(clause: Clause) -> bool:
    """Whether it was only a part, of which it may not be told how large."""
    only = (t for t in clause.verb.subtree if t.lower_ == "only" and t.i + 1 < len(t.doc))
    return is_part(clause) or any(t.nbor(1).like_num for t in only)


def _doers(clause: Clause, parties: Parties) -> Names:
    """Who takes the step: its subject or that one's owner."""
    subject = clause.subject
    return () if subject is None else parties.of(subject) or parties.beside(subject)


def _owners(clause: Clause, thing: "Token", parties: Parties) -> Names:
    """Whose step it is that nobody is told to have taken: of what is received its giver's, else that of whose thing it
    is: "Peru's list", and of a paper "the Peruvian list"."""
    if clause.lemma == _RECEIVE:
        return parties.of(clause.slot("prep:from"))
    if find_document(clause, owners := parties.beside(thing), parties.found):
        return owners
    return tuple(name for t in thing.children if t.dep_ == "poss" for name in parties.of(t))


def _receivers(clause: Clause, parties: Parties) -> Names:
    return parties.of(clause.subject if clause.lemma == _RECEIVE else clause.slot("recipient"))
