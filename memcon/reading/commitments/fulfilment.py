"""What became of a promise of the same text, where the words for it do not say whose it was."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.model.findings import Commitment, Document
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, DocumentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import find_quantity
from memcon.reading.commitments.done_so import done_so_in
from memcon.reading.commitments.fates import fate_told, settle
from memcon.reading.commitments.instalments import find_instalments
from memcon.reading.commitments.lateness import due_before
from memcon.reading.commitments.steps import is_about, is_taken, settle_step
from memcon.reading.commitments.sums import less_told_in
from memcon.reading.commitments.tellers import teller_of
from memcon.reading.commitments.terms import last_day_in
from memcon.reading.commitments.undone import denied_in, has_not_come, put_off_in, undone_in
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.extent import phrase_span
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset({CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL})
_ENDED = frozenset({CommitmentStatus.KEPT, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN})
_TAKES_UP = re.compile(r"(?:that|this|the|its|his|her|their|our) (?:\w+)", re.IGNORECASE)
_SIDES = re.compile(r"\b(?:each|either|both) sides?\b", re.IGNORECASE)


def settle_promises(parties: Parties, promises: list[Commitment]) -> list[Commitment]:
    """`promises` with what the page tells of their completion; completions of what both sides owed are added."""
    settled = list(promises)
    page = parties.page
    for clause in told_clauses(page):
        owed, teller = _open(settled, clause), teller_of(clause, parties)
        if (paper := _handed_over(clause, parties, settled)) is not None:
            if not _take_step(clause, parties, settled):
                settled.append(_kept_paper(clause, parties, paper))
        elif (status := fate_told(clause)) is not None:
            _settle(clause, status, parties, settled)
        elif (undone := undone_in(clause, parties, owed, _published(clause))) is not None:
            _call_broken(clause, parties, undone, settled)
        elif (put_off := put_off_in(clause, teller, parties, owed)) is not None:
            _put(settled, *put_off)
        elif (disputed := denied_in(clause, parties, settled)) is not None:
            settled.append(disputed)
        elif (so := done_so_in(clause, teller, parties, owed)) is not None:
            _put(settled, *so)
        elif (less := less_told_in(clause, teller, parties, settled)) is not None:
            settled.append(less)
        elif _is_left_undone(clause) or _is_word_not_kept(clause) or has_not_come(clause, owed):
            _break(clause, parties, settled)
        elif _is_done(clause):
            steps = list(find_instalments(clause, parties.of(clause.subject), parties.found))
            settled.extend(steps)
            if not steps:
                _take_step(clause, parties, settled)
        elif _is_completion(clause):
            _complete(clause, parties, settled)
        elif is_taken(clause):
            _take_step(clause, parties, settled)
        elif _is_late(clause):
            _dispute(clause, parties, settled)
        elif clause.is_denied:
            _deny(clause, parties, settled)
    return join_words_given(page, settled)


def _take_step(clause: Clause, parties: Parties, settled: list[Commitment]) -> bool:
    """Whether the clause tells of a step that was promised, which is then told in `settled`."""
    spans = (Span(*s) for c in settled for s in c.evidence)
    told_already = any(s.overlaps(clause.span) and s.end > clause.verb.idx for s in spans)
    if told_already or not is_taken(clause):
        return False
    teller = teller_of(clause, parties)
    told = settle_step(clause, teller, parties, _open(settled, clause))
    if (told := told or settle_step(clause, teller, parties, _disputed(settled, clause))) is None:
        return False
    promise, after = told
    _put(settled, None if promise is None or promise.status is CommitmentStatus.DISPUTED else promise, after)
    return True


def _put(settled: list[Commitment], before: Commitment | None, after: Commitment) -> None:
    """Puts what became of a promise in its place, or beside the others where there is none."""
    if before is None:
        settled.append(after)
    else:
        settled[settled.index(before)] = after


def _settle(clause: Clause, status: CommitmentStatus, parties: Parties, settled: list[Commitment]) -> None:
    open_here = _in_paragraph(clause, _open(settled, clause))
    if (told := settle(clause, status, teller_of(clause, parties), parties, open_here)) is not None:
        _put(settled, *told)


def _is_completion(clause: Clause) -> bool:
    if clause.negated or clause.is_asked or clause.is_supposed or clause.is_denied or clause.is_future:
        return False
    if clause.weakness or not clause.is_passive or clause.agent is not None or clause.verb.dep_ == "acl":
        return False
    helpers = {t.lower_ for t in clause.auxiliaries}
    done = helpers & {"was", "were", "been"} and not helpers & {"to", "should", "must", "can", "would"}
    words = table("commitments")["completions"]["verbs"]
    return bool(done) and clause.says(*words)


def _complete(clause: Clause, parties: Parties, settled: list[Commitment]) -> None:
    thing = clause.slot("object")
    steps: list[Commitment] = []
    if thing is not None and _SIDES.search(clause.span.of(clause.page.text)):
        steps = list(find_instalments(clause, parties.together(clause.verb.idx), parties.found))
    settled.extend(steps)
    if thing is None or any(Span(*s).covers(clause.span) for c in settled for s in c.evidence if c.status not in _OPEN):
        return
    nouns = table("commitments")["nouns"]
    if thing.lemma_ in nouns["words_given"]:
        candidates = _in_paragraph(clause, _open(settled, clause))
    elif thing.lemma_ in nouns["steps"]:
        candidates = [c for c in _open(settled, clause) if is_about(thing, c)]
    else:
        return
    if len(candidates) == 1:
        settled[settled.index(candidates[0])] = _kept(clause, parties, candidates[0])
    elif not candidates and not steps and _SIDES.search(clause.span.of(clause.page.text)):
        settled.extend(_kept_by_all(clause, parties, thing))


def _is_left_undone(clause: Clause) -> bool:
    """Whether it says that what was spoken of has not been done: "it has not done so"."""
    if not clause.negated or clause.is_asked or clause.is_supposed or clause.is_denied or clause.lemma != "do":
        return False
    return clause.is_past and any(t.lower_ in {"so", "it", "that", "this"} for t in clause.verb.children if _follows(t))


def _is_word_not_kept(clause: Clause) -> bool:
    """Whether it says of a word that was given that it was not kept: "that promise has not been kept"."""
    if not clause.negated or not clause.is_passive or clause.agent is not None or not clause.is_past:
        return False
    thing = clause.slot("object")
    words = table("commitments")
    given = thing is not None and thing.lemma_ in words["nouns"]["words_given"]
    return given and clause.lemma in words["completions"]["verbs"] and not (clause.is_asked or clause.is_supposed)


def _published(clause: Clause) -> str | None:
    published = clause.page.context.published
    return published[:10] if published else None


def _follows(token: "Token") -> bool:
    return token.i > token.head.i


def _break(clause: Clause, parties: Parties, settled: list[Commitment]) -> None:
    """The last promise before it in the paragraph, where that is of whoever has not done so, is broken."""
    open_here = _in_paragraph(clause, _open(settled, clause))
    by = parties.of(clause.subject)
    unnamed = clause.subject is None or clause.subject.pos_ in {"PRON", "DET", "CCONJ"}
    if not open_here or not (unnamed or by == open_here[-1].by):
        return
    promise = open_here[-1]
    teller = teller_of(clause, parties)
    if by and by != promise.by and teller not in by:
        return
    _call_broken(clause, parties, promise, settled)


def _call_broken(clause: Clause, parties: Parties, promise: Commitment, settled: list[Commitment]) -> None:
    evidence = (*(Span(*s) for s in promise.evidence), clause.span)
    settled[settled.index(promise)] = replace(
        promise,
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        due=due_before(promise, _published(clause)),
        status=CommitmentStatus.BROKEN,
        status_by=teller_of(clause, parties),
        evidence=evidence,
    )


def join_words_given(page: Page, promises: list[Commitment]) -> list[Commitment]:
    """`promises`, where "it broke that vow" takes up the one vow of the same party before it, as one commitment."""
    joined: list[Commitment] = []
    for promise in promises:
        takes_up = promise.status in _ENDED and _TAKES_UP.fullmatch(promise.what)
        before = [c for c in joined if c.status in _OPEN and c.by == promise.by] if takes_up else []
        if not before:
            joined.append(promise)
            continue
        evidence = tuple(Span(*s) for s in (*before[-1].evidence, *promise.evidence))
        joined[joined.index(before[-1])] = replace(
            before[-1],
            id=finding_id(FindingKind.COMMITMENT, page.text_id, evidence),
            status=promise.status,
            status_by=promise.status_by,
            status_on=promise.status_on,
            evidence=evidence,
        )
    return joined


def _is_done(clause: Clause) -> bool:
    """Whether it says that things were given or exchanged, by whom: "the sides exchanged 40 captives on Friday"."""
    if clause.negated or clause.is_asked or clause.is_supposed or clause.is_denied or clause.is_passive:
        return False
    return clause.is_past and clause.lemma in table("commitments")["completions"]["givings"]


def _handed_over(clause: Clause, parties: Parties, settled: list[Commitment]) -> Document | None:
    """The paper of a known owner that the clause says was handed over, by nobody named."""
    if not clause.is_passive or clause.agent is not None or clause.verb.dep_ in {"acl", "amod"}:
        return None
    told = (d for d in parties.found.documents if d.status is DocumentStatus.HANDED_OVER and d.owner)
    paper = next((d for d in told if clause.span.covers(Span(*d.evidence[0]))), None)
    taken = paper and any(Span(*s).overlaps(clause.span) for c in settled for s in c.evidence)
    return None if taken else paper


def _kept_paper(clause: Clause, parties: Parties, paper: Document) -> Commitment:
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
        by=(paper.owner or "",),
        to=tuple(n for n in parties.of(clause.slot("recipient")) if n != paper.owner),
        what=one_line(clause.page, clause.span),
        document=paper.id,
        status=CommitmentStatus.KEPT,
        status_by=teller_of(clause, parties),
        status_on=paper.date,
        evidence=(clause.span,),
    )


def _open(settled: list[Commitment], clause: Clause) -> list[Commitment]:
    return [c for c in settled if c.status in _OPEN and c.evidence[0][0] < clause.verb.idx]


def _disputed(settled: list[Commitment], clause: Clause) -> list[Commitment]:
    """What only another party says was promised."""
    told = (c for c in settled if c.status is CommitmentStatus.DISPUTED)
    return [c for c in told if c.evidence[0][0] < clause.verb.idx]


def _in_paragraph(clause: Clause, promises: list[Commitment]) -> list[Commitment]:
    here = clause.page.paragraph_at(clause.verb.idx)
    return [c for c in promises if here is not None and here.start <= c.evidence[0][0] < here.end]


def _kept(clause: Clause, parties: Parties, promise: Commitment) -> Commitment:
    evidence = (*(Span(*s) for s in promise.evidence), *_beyond(promise, clause.span))
    return replace(
        promise,
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        status=CommitmentStatus.KEPT,
        status_by=teller_of(clause, parties),
        status_on=last_day_in(clause, parties.found),
        quantity=promise.quantity or find_quantity(clause, parties.found),
        evidence=evidence,
    )


def _beyond(promise: Commitment, span: Span) -> tuple[Span, ...]:
    return () if any(Span(*s).covers(span) for s in promise.evidence) else (span,)


def _kept_by_all(clause: Clause, parties: Parties, thing: "Token") -> list[Commitment]:
    by = parties.together(clause.verb.idx)
    if len(by) < 2:
        return []
    return [
        Commitment(
            id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
            by=by,
            what=one_line(clause.page, phrase_span(clause.page, thing)),
            quantity=find_quantity(clause, parties.found),
            status=CommitmentStatus.KEPT,
            status_by=teller_of(clause, parties),
            status_on=last_day_in(clause, parties.found),
            evidence=(clause.span,),
        )
    ]


def _is_late(clause: Clause) -> bool:
    lemma_fits = clause.verb.lemma_.lower() in table("commitments")["completions"]["arrivals"]
    words = [t for t in clause.verb.children if t.lower_ == "late"]
    return lemma_fits and bool(words) and not (clause.negated or clause.is_asked or clause.is_supposed)


def _dispute(clause: Clause, parties: Parties, settled: list[Commitment]) -> None:
    """Another party says that what it was promised came late: the promise is disputed, if only one can be meant."""
    teller = speaking(parties.statement_at(clause.verb))
    owed = [c for c in _in_paragraph(clause, settled) if c.document and teller and teller not in c.by]
    if len({(c.by, c.document) for c in owed}) != 1:
        return
    settled.append(
        replace(
            owed[0],
            id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
            status=CommitmentStatus.DISPUTED,
            status_by=teller,
            status_on=None,
            evidence=(clause.span,),
        )
    )


def _deny(clause: Clause, parties: Parties, settled: list[Commitment]) -> None:
    """Whoever is said to have put something off denies it: by their own account it is still to be done."""
    words = table("commitments")["completions"]["delays"]
    if clause.negated or not clause.says(*words):
        return
    by = parties.of(clause.subject)
    said = [c for c in settled if c.status is CommitmentStatus.PUT_OFF and c.by == by and c.status_by not in by]
    if len(said) != 1:
        return
    span = Clause(clause.page, clause.verb.head, clause.verb.head).span
    evidence = span if span.covers(clause.span) else clause.span
    settled.append(
        replace(
            said[0],
            id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [evidence]),
            status=CommitmentStatus.PENDING,
            status_by=by[0],
            status_on=None,
            evidence=(evidence,),
        )
    )
