"""A promise that later words of the text say was not done, or not yet, and who denies it: "the list never arrived"."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.findings import Commitment
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.fates import passive_fate
from memcon.reading.commitments.lateness import due_before
from memcon.reading.commitments.steps import comes, is_about, is_an_earlier_one, is_of, is_to_be_given, is_whole
from memcon.reading.commitments.terms import new_day_in
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 160  # characters back to the charge that "this" can mean


def has_not_come(clause: Clause, promises: list[Commitment]) -> bool:
    """Whether it says that what was promised last did not come: "it never came", "by Monday nothing had arrived"."""
    if not clause.negated or not comes(clause) or clause.is_asked or clause.is_supposed or clause.is_denied:
        return False
    subject = clause.subject
    points = subject is not None and subject.lower_ in {"it", "they", "nothing", "none"}
    return points and clause.is_past and bool(promises) and is_to_be_given(promises[-1])


def undone_in(clause: Clause, parties: Parties, promises: list[Commitment], published: str | None) -> Commitment | None:
    """The one of the open `promises` whose step, by its name, the clause says was not taken: "Chad did not send the
    maps", "the maps never arrived"; None before it was due."""
    if not clause.negated or clause.is_asked or clause.is_supposed or clause.is_denied or not is_over(clause):
        return None
    by, thing = parties.of(clause.subject), clause.slot("object")
    if comes(clause):
        by, thing = (), clause.subject
    if thing is None or thing.pos_ == "PRON" or not is_whole(thing) or is_an_earlier_one(thing):
        return None
    if not by and not comes(clause) and not (clause.is_passive and clause.agent is None):
        return None
    meant = [c for c in promises if (not by or by == c.by) and is_of(clause, thing, c)]
    return meant[0] if len(meant) == 1 and not _is_still_due(meant[0], published) else None


def is_over(clause: Clause) -> bool:
    """Whether it says that it was not done, and not only that it has not been done yet."""
    helpers = {t.lower_ for t in clause.auxiliaries}
    yet = any(t.lower_ in {"yet", "immediately", "initially"} for t in clause.verb.children)
    past = clause.verb.tag_ == "VBD" or "did" in helpers or (clause.is_passive and bool(helpers & {"was", "were"}))
    return past and not yet and not clause.weakness


def _is_still_due(promise: Commitment, published: str | None) -> bool:
    due, today = When.maybe(due_before(promise, published)), When.maybe(published)
    if due is None or today is None or due.last is None or today.first is None:
        return False
    return due.last > today.first


def put_off_in(
    clause: Clause, teller: str | None, parties: Parties, promises: list[Commitment]
) -> tuple[Commitment, Commitment] | None:
    """The one of the open `promises` whose step is told to have been put off or called off, by nobody else than whoever
    owes it, as it was and as it is by these words: "the payment has been put off to Friday"."""
    status, thing = passive_fate(clause), clause.slot("object")
    if status is None or thing is None or not _is_the_step(thing):
        return None
    by = parties.of(clause.agent) if clause.agent is not None else ()
    meant = [c for c in promises if is_about(thing, c) and (clause.agent is None or by == c.by)]
    if len(meant) != 1:
        return None
    evidence = (*(Span(*s) for s in meant[0].evidence), clause.span)
    after = replace(
        meant[0],
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        put_off_to=new_day_in(clause, parties.found) if status is CommitmentStatus.PUT_OFF else None,
        status=status,
        status_by=teller,
        evidence=evidence,
    )
    return meant[0], after


def _is_the_step(thing: "Token") -> bool:
    return (
        thing.lemma_.lower() in table("commitments")["nouns"]["steps"]
        and is_whole(thing)
        and not is_an_earlier_one(thing)
    )


def denied_in(clause: Clause, parties: Parties, settled: list[Commitment]) -> Commitment | None:
    """The promise that another side has just called broken, as disputed by whoever owes it: "Chad denied this"."""
    if clause.negated or clause.lemma not in table("commitments")["completions"]["denials"]:
        return None
    thing, by = clause.slot("object"), parties.of(clause.subject)
    if thing is None or not _is_the_charge(thing) or len(by) != 1:
        return None
    charged = [
        c for c in settled if c.status is CommitmentStatus.BROKEN and 0 < clause.span.start - c.evidence[-1][1] < _NEAR
    ]
    if len(charged) != 1 or charged[0].by != by or charged[0].status_by in {None, *by}:
        return None
    return replace(
        charged[0],
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
        status=CommitmentStatus.DISPUTED,
        status_by=by[0],
        evidence=(clause.span,),
    )


def _is_the_charge(thing: "Token") -> bool:
    charges = table("commitments")["completions"]["charges"]
    return thing.lower_ in {"this", "that", "it"} or (thing.lemma_.lower() in charges and is_whole(thing))
