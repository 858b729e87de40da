"""Steps told as taken, not as promised: "Peru handed over the list on Friday"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import Names, Quantity, Step
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import find_quantity
from memcon.reading.commitments.fulfilment import teller_of
from memcon.reading.commitments.steps import is_taken, is_whole
from memcon.reading.commitments.terms import find_document, last_day_in
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.extent import hull_of
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 15  # characters: less does not say who did what
_OF_THE_THING = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "prep", "pobj"})
_LINKS = frozenset({"of", "on", "for", "about", "with", "in", "at", "'s", "’s"})


def find_steps(page: Page, found: Found) -> tuple[Step, ...]:
    """The steps in the order of their words, without those that the page's commitments tell of already."""
    parties = Parties(page, found)
    owed = Places((Span(*span), None) for c in found.commitments for span in c.evidence)
    steps: dict[str, Step] = {}
    for clause in told_clauses(page):
        if not owed.touch(clause.span):
            steps.update((step.id, step) for step in _in_clause(clause, parties))
    return tuple(steps.values())


def _in_clause(clause: Clause, parties: Parties) -> Iterator[Step]:
    span, thing = clause.span, _thing(clause)
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"} or not is_taken(clause):
        return
    document = find_document(clause, (by := _doers(clause, thing, parties)), parties.found)
    quantity = find_quantity(clause, parties.found)
    if span.end - span.start < _SHORTEST or not (is_whole(thing) or quantity):
        return
    if not by and not (_names_no_doer(clause) and _tells_which(quantity, document)):
        return
    yield Step(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [span], "step"),
        by=by,
        to=tuple(n for n in parties.of(clause.slot("recipient")) if n not in by),
        what=_in_words(clause, thing),
        quantity=quantity,
        document=document,
        status=CommitmentStatus.KEPT,
        status_by=teller_of(clause, parties),
        status_on=last_day_in(clause, parties.found),
        evidence=(span,),
    )


def _thing(clause: Clause) -> "Token | None":
    """What it is done to; of what opens or arrives by itself, that."""
    moves = clause.lemma in table("commitments")["steps"]["by_themselves"] and not clause.is_passive
    return clause.slot("object") or (clause.subject if moves else None)


def _doers(clause: Clause, thing: "Token", parties: Parties) -> Names:
    """Who takes the step: its subject or that one's owner, of what is received its giver, and of what nobody is told to
    have done the owner of the thing."""
    if clause.lemma == "receive":
        return parties.of(clause.slot("prep:from"))
    if _names_no_doer(clause):
        return parties.beside(thing)
    subject = clause.subject
    if subject is None or subject == thing:
        return ()
    return parties.of(subject) or parties.beside(subject)


def _names_no_doer(clause: Clause) -> bool:
    return clause.is_passive and clause.agent is None


def _tells_which(quantity: Quantity | None, document: str | None) -> bool:
    """Whether what was done can be told from others though nobody is named that did it."""
    return document is not None or quantity is not None


def _in_words(clause: Clause, thing: "Token") -> str:
    """The verb and the thing, without what else the clause tells: "handed over the list of names"."""
    particle = next((f" {t.text}" for t in clause.verb.children if t.dep_ == "prt"), "")
    words = hull_of(list(_phrase(thing)))
    return f"{clause.verb.text}{particle} {one_line(clause.page, words)}"


def _phrase(thing: "Token") -> "Iterator[Token]":
    yield thing
    for token in thing.children:
        if token.dep_ in _OF_THE_THING and (token.dep_ != "prep" or _is_of_the_thing(token)):
            yield from _phrase(token)


def _is_of_the_thing(preposition: "Token") -> bool:
    """Whether it says more of what the thing is: "of names", and not "on Monday"."""
    return preposition.lower_ in _LINKS and not any(t.ent_type_ == "DATE" for t in preposition.subtree)
