"""Two who tell of one promise that different sums were given: "Chad says it paid 12 million, Niger that it got 9"."""

from typing import TYPE_CHECKING

from memcon.model.findings import Commitment, Quantity
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.reading.commitments.amounts import find_quantity
from memcon.reading.commitments.bare_numbers import counted_in, quantity_of
from memcon.reading.commitments.step_words import step_in_words
from memcon.reading.commitments.steps import comes, is_told_past
from memcon.reading.commitments.terms import last_day_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 600  # characters between the two accounts


def less_told_in(clause: Clause, teller: str | None, parties: Parties, settled: list[Commitment]) -> Commitment | None:
    """The part that by the clause is all that was given of what another says was given in full; None where no one
    promise of `settled` can be meant."""
    if not is_told_past(clause):
        return None
    thing, noun = counted_in(_what_came(clause))
    if thing is None or noun is None:
        return None
    given = find_quantity(clause, parties.found) or quantity_of(thing, noun)
    meant = [c for c in settled if given and _is_told_in_full(c, clause, teller, given)]
    if len(meant) != 1 or given is None:
        return None
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
        by=meant[0].by,
        to=meant[0].to,
        what=step_in_words(clause, thing, noun),
        quantity=given,
        status=CommitmentStatus.PART_KEPT,
        status_by=teller,
        status_on=last_day_in(clause, parties.found),
        evidence=(clause.span,),
    )


def _what_came(clause: Clause) -> "Token | None":
    """What somebody tells to have received, or that only so much of it came or was given."""
    words = table("commitments")["completions"]
    if clause.lemma in words["takings"]:
        return clause.slot("object")
    given = clause.is_passive and clause.agent is None and clause.lemma in words["givings"]
    thing = clause.subject if comes(clause) else clause.slot("object") if given else None
    return thing if thing is not None and any(t.lower_ == "only" for t in thing.subtree) else None


def _is_told_in_full(promise: Commitment, clause: Clause, teller: str | None, given: Quantity) -> bool:
    whole, near = promise.quantity, 0 < clause.span.start - promise.evidence[-1][1] < _NEAR
    said = promise.status is CommitmentStatus.KEPT and promise.status_by not in {None, teller}
    return near and said and whole is not None and whole.of == given.of and given.amount < whole.amount
