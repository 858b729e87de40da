"""A promise that is told as kept by no more than "did so": "They agreed to pay by May. Chad did so on Friday"."""

from msgspec.structs import replace

from memcon.model.findings import Commitment
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.steps import is_told_past
from memcon.reading.commitments.terms import last_day_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties

_NEAR = 400  # characters back to the promise that it can mean

_MEANS = {True: ("they", "both"), False: ("it", "he", "she", "they")}  # several, or one, by a pronoun


def done_so_in(
    clause: Clause, teller: str | None, parties: Parties, promises: list[Commitment]
) -> tuple[Commitment | None, Commitment] | None:
    """The last of the open `promises`, and it as kept by these words; no promise where only some of those bound did so,
    and what they did; None where the clause says nothing of the kind."""
    if clause.lemma != "do" or not is_told_past(clause):
        return None
    says_so = any(t.lower_ == "so" and t.i == clause.verb.i + 1 for t in clause.verb.children)
    if not says_so or not promises:
        return None
    promise, subject = promises[-1], clause.subject
    points = subject is not None and subject.lower_ in _MEANS[len(promise.by) > 1]
    by = parties.of(subject) or (promise.by if points else ())
    if not by or not set(by) <= set(promise.by) or clause.span.start - promise.evidence[-1][1] > _NEAR:
        return None
    alone = set(by) != set(promise.by)
    evidence = (*(() if alone else (Span(*s) for s in promise.evidence)), clause.span)
    kept = replace(
        promise,
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        by=by,
        to=tuple(n for n in promise.to if n not in by),
        status=CommitmentStatus.KEPT,
        status_by=teller,
        status_on=last_day_in(clause, parties.found),
        evidence=evidence,
    )
    return (None if alone else promise), kept
