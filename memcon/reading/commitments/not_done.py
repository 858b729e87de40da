"""What a text tells of a promise that it does not tell: put off, called off, not done when it was due, or denied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import Names, Step
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.reading.commitments.amounts import find_quantity
from memcon.reading.commitments.fates import passive_fate
from memcon.reading.commitments.rules import is_undertaking, matching
from memcon.reading.commitments.step_words import is_told_which, moved_by_itself, step_in_words
from memcon.reading.commitments.steps import is_of_a_kind_that_is_done
from memcon.reading.commitments.tellers import teller_of
from memcon.reading.commitments.terms import day_in, find_document, new_day_in
from memcon.reading.commitments.undone import is_over
from memcon.reading.commitments.wording import promised_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


def not_taken_in(clause: Clause, parties: Parties) -> Iterator[Step]:
    """The step that the clause says was put off, called off or not taken, or was never promised."""
    if clause.is_asked or clause.is_supposed:
        return
    if clause.is_denied:
        yield from _never_promised(clause, parties)
    elif (status := passive_fate(clause)) is not None:
        yield from _told(clause, clause.slot("object"), status, parties)
    elif clause.negated and is_over(clause) and is_of_a_kind_that_is_done(clause):
        thing = moved_by_itself(clause, parties) or clause.slot("object")
        yield from _told(clause, thing, CommitmentStatus.BROKEN, parties)


def _told(clause: Clause, thing: "Token | None", status: CommitmentStatus, parties: Parties) -> Iterator[Step]:
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"} or not is_told_which(thing) or _is_a_meeting(thing):
        return
    by = _doers(clause, thing, parties)
    if not by and not clause.is_passive and clause.subject != thing:
        return
    put_off = status is CommitmentStatus.PUT_OFF
    yield Step(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span], f"step {status}"),
        by=by,
        what=step_in_words(clause, thing),
        quantity=find_quantity(clause, parties.found),
        put_off_to=new_day_in(clause, parties.found) if put_off else None,
        document=find_document(clause, by, parties.found),
        status=status,
        status_by=teller_of(clause, parties),
        status_on=day_in(clause, parties.found) if status is CommitmentStatus.WITHDRAWN else None,
        evidence=(clause.span,),
    )


def _is_a_meeting(thing: "Token") -> bool:
    return thing.lemma_.lower() in table("commitments")["nouns"]["talks"]


def _doers(clause: Clause, thing: "Token", parties: Parties) -> Names:
    subject = clause.agent if clause.is_passive else clause.subject
    if subject is not None and subject != thing:
        return parties.of(subject)
    return tuple(name for t in thing.children if t.dep_ == "poss" for name in parties.of(t))


def _never_promised(clause: Clause, parties: Parties) -> Iterator[Step]:
    """ "Chad denied that it had ever promised to free the pilots"."""
    rule = next((rule for rule in matching(clause) if is_undertaking(rule)), None)
    by, what = parties.of(clause.subject), promised_in(rule, clause) if rule is not None else None
    if len(by) != 1 or what is None or teller_of(clause, parties) not in {None, *by}:
        return
    yield Step(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span], "step denied"),
        by=by,
        what=what,
        quantity=find_quantity(clause, parties.found),
        document=find_document(clause, by, parties.found),
        status=CommitmentStatus.DISPUTED,
        status_by=by[0],
        evidence=(clause.span,),
    )
