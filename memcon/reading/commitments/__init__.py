"""Who owes what to whom: undertakings, agreed steps and announced actions of one's own."""

from collections.abc import Iterator

from msgspec.structs import replace

from memcon.model.findings import Commitment, Names, Statement
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import find_quantity
from memcon.reading.commitments.debts import is_gathering, is_no_debt
from memcon.reading.commitments.fulfilment import settle_promises
from memcon.reading.commitments.outcomes import find_outcome
from memcon.reading.commitments.repeats import join_repeats
from memcon.reading.commitments.rules import Rule, is_promised, matching
from memcon.reading.commitments.tellers import teller_of
from memcon.reading.commitments.terms import (
    day_in,
    find_document,
    find_due,
    find_meeting,
    made_in,
    new_day_in,
)
from memcon.reading.commitments.triggers import find_trigger, is_conditional, is_threat
from memcon.reading.commitments.wording import (
    is_agreed_text,
    is_only_a_word,
    parts_of,
    promised_in,
    undertakings_of,
    yet_to_take,
)
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.grammar.wording import antecedent_span
from memcon.reading.page import Found, Page

__all__ = ["find_commitments"]

_NEAR = 50  # commitments before a clause that can be of its sentence, or bind the same parties
_SHORTEST = 20  # characters: less does not say who does what
_LIST = 500  # characters that a list of what each side will do reaches back
_WOULD = "would"
_SIDES = frozenset({"side", "party", "government", "country"})
_BOTH = frozenset({"both", "two"})
_OTHERS = frozenset({"they", "he", "she"})  # in a quotation never who speaks
_UNDONE = frozenset({CommitmentStatus.PUT_OFF, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN})
_OVER = _UNDONE | {CommitmentStatus.KEPT}


def find_commitments(page: Page, found: Found) -> tuple[Commitment, ...]:
    """The commitments of the page in the order of their words, repeats of one in the same terms joined."""
    parties = Parties(page, found)
    seen: list[Commitment] = []
    for clause in told_clauses(page):
        seen.extend(list(_in_clause(clause, parties, seen)))
    return join_repeats(page, settle_promises(parties, seen))


def _in_clause(clause: Clause, parties: Parties, seen: list[Commitment]) -> Iterator[Commitment]:
    if clause.is_asked or clause.is_supposed or clause.is_denied or clause.is_called_for or clause.is_guessed:
        return
    if not (clause.is_carried_out or clause.is_charged) or is_no_debt(clause) or is_threat(clause):
        return
    span = clause.span
    if span.end - span.start < _SHORTEST or any(Span(*s).covers(span) for c in seen[-_NEAR:] for s in c.evidence):
        return
    rules = matching(clause)
    undone = any(rule.status in _UNDONE for rule in rules)
    if not undone and (outcome := find_outcome(clause, parties)) is not None:
        seen[:] = [c for c in seen if not all(span.covers(Span(*s)) for s in c.evidence)]
        yield outcome
        return
    for rule in rules:
        if (commitment := _commitment(rule, clause, parties, seen)) and (what := promised_in(rule, clause)):
            yield from _one_by_one(rule, clause, replace(commitment, what=what), parties)
            return


def _one_by_one(rule: Rule, clause: Clause, whole: Commitment, parties: Parties) -> Iterator[Commitment]:
    """A promise of several things as one commitment for each: "to free the crew and to pay for the ship"."""
    found = parties.found
    if each := tuple(_by_each(rule, clause, whole, parties)):
        yield from each
        return
    parts = parts_of(rule, clause)
    met = is_gathering(rule, clause) and _is_kept_as_a_meeting(clause, found)
    if len(parts) < 2 and not (met and not _is_joined(clause)):
        yield whole
    for part in parts[met:] if len(parts) > 1 else ():  # to meet is what "agreed to meet and to ..." begins with
        yield replace(
            whole,
            id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [part.span]),
            what=part.what,
            quantity=find_quantity(part.clause, found),
            document=find_document(part.clause, whole.by, found),
            evidence=(part.span,),
        )


def _by_each(rule: Rule, clause: Clause, whole: Commitment, parties: Parties) -> Iterator[Commitment]:
    """What several agreed that one of them would do, as owed by that one; nothing where all are to do all of it."""
    parts = undertakings_of(rule, clause)
    bound = {*whole.by, *whole.to}
    debtors = [parties.of(part.clause.subject) for part in parts]
    if not all(names and set(names) < bound for names in debtors):
        return
    for part, names in zip(parts, debtors, strict=True):
        due, due_text = find_due(part.clause, parties.found)
        yield replace(
            whole,
            id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [part.span]),
            by=names,
            to=tuple(n for n in whole.to if n not in names),
            what=part.what,
            quantity=find_quantity(part.clause, parties.found),
            due=due,
            due_text=due_text,
            trigger=find_trigger(part.clause, parties.found),
            document=find_document(part.clause, names, parties.found),
            status=CommitmentStatus.CONDITIONAL if is_conditional(part.clause) else CommitmentStatus.PENDING,
            evidence=(part.span,),
        )


def _commitment(rule: Rule, clause: Clause, parties: Parties, seen: list[Commitment]) -> Commitment | None:
    page, found = clause.page, parties.found
    statement = parties.statement_at(clause.verb)
    by = _bound(rule, clause, parties, seen)
    teller = teller_of(clause, parties)
    told = _is_told(by, teller, statement)
    if told and is_agreed_text(clause):
        told, teller = False, None
    if not by or (told and rule.told is None) or (_WOULD in rule.modals and _is_foretold(clause, by, statement)):
        return None
    meets = is_gathering(rule, clause)
    if meets and (len(by) < 2 or not rule.agreed):
        return None
    due, due_text = find_due(clause, found)
    if rule.dated and due_text is None and not is_conditional(clause):
        return None
    status = rule.told if told and rule.told and not _is_outside(by, teller, parties) else rule.status
    if (step := yet_to_take(rule, clause)) is not None:
        status = CommitmentStatus.PENDING
    elif is_only_a_word(rule, clause):
        return None
    if status is CommitmentStatus.PENDING and is_conditional(clause):
        status = CommitmentStatus.CONDITIONAL
    over = meets or status in _OVER or (rule.status in _OVER and step is None)
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, page.text_id, [antecedent_span(clause) or clause.span]),
        by=by,
        to=_owed_to(rule, clause, parties, by),
        what="",
        quantity=find_quantity(clause, found),
        due=None if over else due,
        due_text=None if over else due_text,
        put_off_to=new_day_in(clause, found) if status is CommitmentStatus.PUT_OFF else None,
        trigger=None if over else find_trigger(clause, found),
        made_on=None if over else made_in(clause, found),
        document=find_document(clause, by, found),
        agreed_at=find_meeting(clause, found) if rule.agreed else None,
        status=status,
        status_by=teller or (_accuser(clause, parties, statement) if clause.is_charged else None),
        status_on=day_in(clause, found) if over and not meets else None,
        evidence=(antecedent_span(clause) or clause.span,),
    )


def _is_joined(clause: Clause) -> bool:
    """Whether more is agreed on than to meet."""
    step = clause.slot("infinitive")
    return step is not None and bool(step.conjuncts)


def _is_kept_as_a_meeting(clause: Clause, found: Found) -> bool:
    """Whether the day on which those who agree to meet will do so is that of a meeting, told by the same words."""
    told = (m for m in found.meetings if m.date is not None)
    return any(Span(*s).overlaps(clause.span) for m in told for s in (*m.evidence, *m.also))


def _bound(rule: Rule, clause: Clause, parties: Parties, seen: list[Commitment]) -> Names:
    if rule.by == "all":
        return parties.together(clause.verb.idx)
    if rule.by == "patient":
        return parties.of(clause.slot("object"))
    if rule.by == "speaker":
        return _who_says_so_of_own(clause, parties)
    subject = clause.subject
    if rule.agreed and subject is not None and subject.lower_ in {"they", "both", "each"}:
        return _several_before(clause, seen) or parties.together(clause.verb.idx)
    both = subject is not None and subject.lemma_ in _SIDES and any(t.lower_ in _BOTH for t in subject.children)
    if both and (two := _two_bound(clause, seen)):
        return two
    names = parties.of(subject) if subject is not None else ()
    if subject is not None and subject.lower_ in _OTHERS and clause.page.quotation_at(clause.verb.idx) is not None:
        return tuple(n for n in names if n != speaking(parties.statement_at(clause.verb)))
    if names:
        return names
    promised = parties.statement_at(clause.verb) if clause.is_passive and is_promised(clause) else None
    side = speaking(promised or parties.statement_cued_by(clause.verb))
    return parties.cast.apart(side) if side else ()


def _who_says_so_of_own(clause: Clause, parties: Parties) -> Names:
    """The side that says what will be done without saying by whom, where the thing is nobody else's."""
    side, thing = speaking(parties.statement_at(clause.verb)), clause.slot("object")
    owners = parties.beside(thing) if thing is not None else ()
    return parties.cast.apart(side) if side and all(owner == side for owner in owners) else ()


def _accuser(clause: Clause, parties: Parties, statement: Statement | None) -> str | None:
    """Who brings a charge, where no side of theirs is known: without a name it would be the report's own word."""
    charging = clause.verb.head.head
    names = parties.of(Clause(clause.page, charging, charging).subject)
    return names[0] if names else statement.speaker if statement is not None else None


def _several_before(clause: Clause, seen: list[Commitment]) -> Names:
    """The parties whom the same sentence has bound together before: "Chad and Niger promised ... and they agreed"."""
    around = clause.page.span_of(clause.verb.sent)
    before = (c.by for c in reversed(seen[-_NEAR:]) if around.covers(Span(*c.evidence[0])) and len(c.by) > 1)
    return next(before, ())


def _two_bound(clause: Clause, seen: list[Commitment]) -> Names:
    """The two parties that are bound one by one shortly before: "Chad will ...; Niger will ...; both sides will"."""
    near = [c for c in seen[-_NEAR:] if len(c.by) == 1 and 0 < clause.verb.idx - c.evidence[0][0] < _LIST]
    names = tuple(dict.fromkeys(name for c in near for name in c.by))
    return names if len(names) == 2 else ()


def _is_told(by: Names, teller: str | None, statement: Statement | None) -> bool:
    """Whether the words are those of a party that is not bound itself."""
    named = statement is not None and statement.side is None and statement.office is None
    side = (statement.side if statement else None) or (teller if named or statement is None else None)
    return side is not None and side not in by and not any(_is_one_of(name, side) for name in by)


def _is_one_of(name: str, side: str) -> bool:
    """Whether it is one of several who speak together: "Chad and Niger"."""
    return side.startswith(f"{name} and ") or side.endswith(f" and {name}")


def _is_outside(by: Names, teller: str | None, parties: Parties) -> bool:
    """Whether the teller is neither of the two that the page is about, of whom one is bound: who carries messages
    between them claims nothing for itself."""
    two = parties.foremost
    return bool(two) and teller not in two and any(name in two for name in by)


def _is_foretold(clause: Clause, by: Names, statement: Statement | None) -> bool:
    """Whether "would" is the report's word for what came later: no side says it of itself ("Chad said it would")."""
    if not any(t.lower_ == _WOULD for t in clause.auxiliaries):
        return False
    side = (statement.side or statement.speaker) if statement is not None else None
    return side is None or (side not in by and not any(_is_one_of(name, side) for name in by))


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
