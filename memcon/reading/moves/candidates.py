"""Clauses that may be moves: those that a rule fits, with whose move it is and towards whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from memcon.model.findings import Names, Statement
from memcon.model.kinds import MoveKind
from memcon.model.passages import Span, Spans
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.extent import phrase_span
from memcon.reading.grammar.longago import is_long_ago
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.grammar.subjects import own_subject
from memcon.reading.grammar.wording import antecedent_span, is_empty, one_line, says_nothing, told_in
from memcon.reading.knowledge import table
from memcon.reading.moves.conditions import blunt_conditions, find_condition, is_left_open, is_pressing
from memcon.reading.moves.directed import toward_whom
from memcon.reading.moves.rules import Rule, matching
from memcon.reading.moves.whose import (
    doers_of,
    is_about,
    is_forecast,
    is_foretold,
    is_guesswork,
    is_said_of_others,
    turns_on_itself,
    wants_of_body,
)
from memcon.reading.page import Found, Page

_ONLY_IF = {
    MoveKind.CONCESSION: MoveKind.OFFER,
    MoveKind.ACCEPTANCE: MoveKind.OFFER,
    MoveKind.WITHDRAWAL: MoveKind.THREAT,
}
_GIVING = frozenset({MoveKind.OFFER, MoveKind.PROPOSAL, MoveKind.CONCESSION, MoveKind.ACCEPTANCE})
_OF_THREATS = frozenset({"unless", "if"})
_COURTS = frozenset({"sue", "indict", "prosecute", "charge"})  # announced, these are threats
_GREETS = frozenset({"welcome", "support"})
_PASSES_ON = frozenset({"pass", "hand", "forward", "convey", "relay", "deliver", "send"})
SHORTEST = 12  # characters: less is not a clause that anyone could check


@dataclass(frozen=True)
class Candidate:
    """A move as one clause shows it. `act` where the predicate is the act itself ("rejected"), not its content;
    `joined` where that is joined to another verb ("warned that it would rot and called for a truce")."""

    kind: MoveKind
    by: Names
    toward: Names
    what: str
    strength: str | None
    statement: str | None
    spans: Spans
    act: bool
    at: int = 0
    joined: bool = False


def find_candidates(page: Page, found: Found) -> Iterator[Candidate]:
    """The candidates in the order of their predicates."""
    parties = Parties(page, found)
    for clause in told_clauses(page):
        candidates = tuple(_in_clause(clause, parties))
        if candidates and not is_long_ago(clause, found):
            yield from candidates
    yield from _blunt(parties)


def _in_clause(clause: Clause, parties: Parties) -> Iterator[Candidate]:
    if clause.is_denied or clause.is_rumoured or len(clause.span.of(clause.page.text)) < SHORTEST:
        return
    if clause.is_asked:
        if is_pressing(clause) and (candidate := _question(clause, parties)):
            yield candidate
        return
    threat = offered = False
    if not clause.is_supposed:
        for rule in matching(clause):
            if not (clause.is_carried_out or rule.ordered or is_for(rule, clause)):
                continue
            if clause.is_called_for and not rule.ordered:
                continue
            candidate = _act(rule, clause, parties) if rule.by == "subject" else _content(rule, clause, parties)
            if candidate:
                yield candidate
                threat = candidate.kind is MoveKind.THREAT
                offered = candidate.kind in _GIVING
                break
    if candidate := _stated_condition(clause, parties):
        yield candidate
    condition = find_condition(clause, parties)
    warned = condition and condition.marker in _OF_THREATS and (threat or _is_warned_of(clause))
    if condition and not warned and (candidate := _condition(clause, parties)):
        yield candidate
        if not offered and condition.gives and _is_own_to_give(clause, parties, candidate.by):
            yield replace(candidate, kind=MoveKind.OFFER, strength=None)


def _is_own_to_give(clause: Clause, parties: Parties, by: Names) -> bool:
    """Whether what hangs on the condition is for those who set it to do or allow: "we would free them if ..."."""
    helpers = {t.lower_ for t in clause.auxiliaries}
    if (
        clause.negated
        or clause.says(*table("moves")["nouns"]["no gifts"])
        or not helpers & {"will", "would", "'ll", "’ll", "can", "could", "may"}
    ):
        return False
    return parties.of(clause.subject) == by or bool(helpers & {"can", "could"})


def _is_warned_of(clause: Clause) -> bool:
    """Whether it is what a warning or threat says: its "unless" is the point of the threat, and no condition set."""
    token = clause.verb
    while token.dep_ in {"ccomp", "xcomp", "advcl"} and token.head != token:
        token = token.head
        if token.lemma_ in {"warn", "caution", "threaten"}:
            return True
    return False


def is_for(rule: Rule, clause: Clause) -> bool:
    """Whether the clause says what something else is done for: "marched to demand ..."."""
    return rule.kind is MoveKind.DEMAND and rule.by == "subject" and clause.is_purpose


def _act(rule: Rule, clause: Clause, parties: Parties) -> Candidate | None:
    """A clause whose subject makes the move: "Chile demanded that ..."."""
    if rule.polarity == "negated" and is_left_open(clause):
        return None
    if rule.kind in _ONLY_IF and clause.verb.tag_ == "VB" and _hangs_on_only(clause):
        return None  # the condition tells it
    within = parties.statement_at(clause.verb)
    cued = parties.statement_cued_by(clause.verb)
    by = doers_of(clause, parties, cued) or (parties.of(clause.slot("prep:between")) if rule.several else ())
    if (
        not by
        or (rule.several and len(by) < 2)
        or is_forecast(clause, parties, by)
        or is_foretold(clause, parties, by, cued or within)
        or turns_on_itself(rule, clause, parties, by)
    ):
        return None
    if is_said_of_others(rule, clause, parties, by, within) or is_guesswork(clause, by, within, cued):
        return None
    if rule.kind is MoveKind.ACCEPTANCE and clause.lemma in _GREETS and _is_between_others(clause, parties, by):
        return None
    if rule.kind is MoveKind.PROPOSAL and clause.lemma in _PASSES_ON:
        owner = parties.owner_of_paper_in(clause.span)
        by = (owner,) if owner else by
    candidate = _candidate(rule, clause, parties, by, cued or within, act=True)
    return candidate if candidate and not parties.is_hearsay(by, candidate.toward, within) else None


def _is_between_others(clause: Clause, parties: Parties, by: Names) -> bool:
    """Whether it is what two others have made: "the Union welcomed the truce between Chad and Niger"."""
    thing = clause.slot("object")
    between = (t for t in thing.subtree if t.lower_ == "between") if thing is not None else ()
    two = {name for link in between for t in link.children if t.dep_ == "pobj" for name in parties.of(t)}
    return len(two) > 1 and two.isdisjoint(by)


def _content(rule: Rule, clause: Clause, parties: Parties) -> Candidate | None:
    """A clause with which whoever speaks makes the move: "Chile must open the posts"."""
    statement = parties.statement_at(clause.verb)
    side = parties.party_speaking_at(clause.verb)
    by = parties.cast.apart(side) if side else ()
    if (
        not by
        or _is_past_duty(rule, clause)
        or (rule.kind is MoveKind.ACCUSATION and clause.is_future)
        or not all(is_about(rule, clause, parties, one) for one in by)
    ):
        return None
    return _candidate(rule, clause, parties, by, statement, act=False)


def _is_past_duty(rule: Rule, clause: Clause) -> bool:
    return rule.kind is MoveKind.DEMAND and clause.verb.tag_ == "VBD"


def _candidate(
    rule: Rule, clause: Clause, parties: Parties, by: Names, statement: Statement | None, *, act: bool
) -> Candidate | None:
    toward = toward_whom(rule, clause, parties, by)
    lacks = rule.directed and not toward and not wants_of_body(rule, clause)
    if lacks or (act and is_empty(clause)) or _is_bare(clause):
        return None
    if rule.kind is MoveKind.CONCESSION and clause.weakness:
        return None  # what may be given has not been given
    if rule.kind is MoveKind.ACCUSATION and act and _is_to_come(clause) and clause.lemma not in _COURTS:
        return None  # who will be blamed has not been blamed
    return Candidate(
        kind=kind_told(rule, clause),
        by=by,
        toward=toward,
        what=_what(rule, clause),
        strength=clause.weakness,
        statement=statement.id if statement else None,
        spans=(_told_before(rule, clause) or antecedent_span(clause) or clause.span,),
        act=act,
        at=clause.predicate.idx,
        joined=act and clause.verb.dep_ == "conj",
    )


def _told_before(rule: Rule, clause: Clause) -> Span | None:
    """What is said before the verb that makes it a move: "Any drilling would be met with force, Peru warned"."""
    told = clause.slot("told before") if "told before" in rule.of and clause.complement is None else None
    return Clause(clause.page, told, told).span if told is not None else None


def _is_bare(clause: Clause) -> bool:
    """Whether it is joined to another clause and has only a verb and a pointer: "and denied the other"."""
    words = clause.page.text[clause.verb.idx : clause.span.end].split(maxsplit=1)
    return clause.verb.dep_ == "conj" and len(words) == 2 and says_nothing(words[1])


def _hangs_on_only(clause: Clause) -> bool:
    return " only if " in clause.span.of(clause.page.text).lower()


def _is_offered_only_if(clause: Clause) -> bool:
    """ "It would sign only if Chad paid": told by the report itself."""
    would = any(t.lower_ == "would" for t in clause.auxiliaries)
    return would and _hangs_on_only(clause)


def kind_told(rule: Rule, clause: Clause) -> MoveKind:
    """The kind of the rule; what is made to hang on something has not been given, taken or left yet."""
    if rule.kind is MoveKind.CONCESSION and any(t.lower_ in {"would", "'d", "’d"} for t in clause.auxiliaries):
        return MoveKind.OFFER
    if rule.kind is MoveKind.ACCUSATION and rule.by == "subject" and clause.lemma in _COURTS and _is_to_come(clause):
        return MoveKind.THREAT
    return _ONLY_IF.get(rule.kind, rule.kind) if _hangs_on_something(clause) else rule.kind


def _is_to_come(clause: Clause) -> bool:
    return clause.is_future or any(t.lower_ in {"would", "'d", "’d"} for t in clause.auxiliaries)


def _hangs_on_something(clause: Clause) -> bool:
    return not clause.is_past and (_is_other_choice(clause) or clause.has_condition)


def _is_other_choice(clause: Clause) -> bool:
    """ "Either they leave, or we will": what is done only if another does not do something."""
    first = clause.verb.head
    either = clause.verb.dep_ == "conj" and any(t.lower_ == "either" for t in first.children)
    return either and own_subject(clause.verb) is not None and own_subject(first) is not None


def _what(rule: Rule, clause: Clause) -> str:
    """The words of the matter: the complement that the rule asks for, else the clause."""
    slots = (*rule.matter, *rule.of) if rule.by == "subject" else ()
    what = one_line(clause.page, told_in(clause, slots))
    if says_nothing(what):
        what = one_line(clause.page, clause.span)
    return what


def _question(clause: Clause, parties: Parties) -> Candidate | None:
    statement = parties.statement_at(clause.verb)
    side = speaking(statement)
    if side is None or statement is None or not parties.is_party(statement):
        return None
    what = one_line(clause.page, clause.span)
    by = parties.cast.apart(side)
    return Candidate(MoveKind.DEMAND, by, (), what, None, statement.id, (clause.span,), act=False)


def _blunt(parties: Parties) -> Iterator[Candidate]:
    """ "No lorries, no water": said without a verb."""
    for statement, span in blunt_conditions(parties.page, parties.found.statements):
        side = speaking(statement)
        if side is not None and parties.is_party(statement):
            what = one_line(parties.page, span)
            by = parties.cast.apart(side)
            yield Candidate(MoveKind.PRECONDITION, by, (), what, None, statement.id, (span,), act=False)


def _stated_condition(clause: Clause, parties: Parties) -> Candidate | None:
    """ "Chad's condition for a truce is the return of the crew"."""
    noun = clause.subject
    if clause.predicate == clause.verb or clause.predicate.pos_ not in {"NOUN", "PROPN", "VERB"} or noun is None:
        return None
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if noun.lemma_.lower() not in {"condition", "precondition", "prerequisite"} or owner is None or clause.negated:
        return None
    statement = parties.statement_at(clause.verb)
    side = speaking(statement)
    by = parties.of(owner) or (parties.cast.apart(side) if side else ())
    if not by:
        return None
    what = one_line(clause.page, phrase_span(clause.page, clause.predicate))
    said = statement.id if statement else None
    return Candidate(MoveKind.PRECONDITION, by, (), what, None, said, (clause.span,), act=False)


def _condition(clause: Clause, parties: Parties) -> Candidate | None:
    statement = parties.statement_at(clause.verb)
    side = parties.party_speaking_at(clause.verb)
    named = parties.of(clause.subject)
    by = parties.cast.apart(side) if side and not (named and parties.is_private_person(side)) else named
    if not by or not (side or clause.is_future or _is_offered_only_if(clause)):
        return None
    others = [name for token in clause.verb.subtree if token.ent_type_ for name in parties.of(token)]
    return Candidate(
        kind=MoveKind.PRECONDITION,
        by=by,
        toward=tuple(dict.fromkeys(name for name in others if name not in by)),
        what=one_line(clause.page, clause.span),
        strength=clause.weakness,
        statement=statement.id if statement else None,
        spans=(clause.span,),
        act=False,
    )
