"""Whose move a clause is, and whether it is theirs at all and not what somebody else says or foresees of them."""

from typing import TYPE_CHECKING

from memcon.model.findings import Names, Statement
from memcon.model.kinds import ActorKind, MoveKind
from memcon.model.passages import Span
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.grammar.subjects import lent_subject, own_subject
from memcon.reading.knowledge import table
from memcon.reading.moves.directed import patient_of
from memcon.reading.moves.rules import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_said_of_others(rule: Rule, clause: Clause, parties: Parties, by: Names, within: Statement | None) -> bool:
    """Whether somebody else's words say what a party will or can not do: "they cannot talk here and punish there"."""
    if within is None or not (rule.modals and rule.polarity == "negated"):
        return False
    own = {within.speaker, *parties.cast.apart(speaking(within) or "")}
    return bool(clause.auxiliaries) and not own & set(by) and not _may_be_theirs(clause, within)


def _may_be_theirs(clause: Clause, within: Statement) -> bool:
    """Whether the source is only told as an office or a body: "its foreign ministry", "Foreign Minister Luis Prado"."""
    if within.side is not None:
        return False
    words = {word for s in within.source for word in Span(*s).of(clause.page.text).lower().split()}
    return within.office is not None or bool(words & frozenset(table("moves")["nouns"]["bodies"]))


def is_forecast(clause: Clause, parties: Parties, by: Names) -> bool:
    """Whether people who are no party only foresee it: "economists expect"."""
    known = [parties.cast.named(name) for name in by]
    foresees = clause.lemma in {"expect", "hope", "anticipate", "trust"}
    return foresees and all(actor is not None and actor.kind is ActorKind.UNNAMED for actor in known)


def is_foretold(clause: Clause, parties: Parties, by: Names, said: Statement | None) -> bool:
    """Whether somebody else with a name only says what a party will do: "they will blink first, said Clara Yeo"."""
    if not clause.is_future or said is None or (speaker := speaking(said)) is None:
        return False
    own = {*parties.cast.apart(speaker), said.speaker}
    return own.isdisjoint(by) and not _may_be_theirs(clause, said)


def wants_of_body(rule: Rule, clause: Clause) -> bool:
    """Whether something is wanted of another body that has no name: "wants the company to hand over its study"."""
    asked = clause.slot("clause subject") if rule.kind is MoveKind.DEMAND and clause.lemma in {"want", "wish"} else None
    return asked is not None and asked.pos_ == "NOUN" and asked.lemma_.lower() in table("moves")["nouns"]["others"]


def is_guesswork(clause: Clause, by: Names, within: Statement | None, cued: Statement | None) -> bool:
    """Whether it is no more than what a party may do, by another's words or the report's own."""
    said = cued or within
    return clause.weakness is not None and said is not None and speaking(said) not in by


def doers_of(clause: Clause, parties: Parties, cued: Statement | None) -> Names:
    subject = _issuer(clause) or clause.subject
    if _goes_on_past_reporter(clause):
        return ()
    if subject is not None and (names := parties.of(subject)):
        return names
    side = speaking(cued) or _of_own_body(subject, parties) or _of_own_people(subject, parties)
    stands = subject is None or subject.pos_ in {"PRON", "PROPN", "NOUN"}
    return parties.cast.apart(side) if side and stands else ()


def _of_own_body(subject: "Token | None", parties: Parties) -> str | None:
    """In "the ministry denies the report, Peru said" whose ministry it is."""
    if subject is None or subject.lemma_.lower() not in {"ministry", "government"}:
        return None
    alone = all(t.lower_ == "the" for t in subject.children)
    return speaking(parties.statement_at(subject)) if alone else None


def _goes_on_past_reporter(clause: Clause) -> bool:
    """Whether it goes on from what stands before its reporter, and is not said to be the reporter's: "It has dropped
    the demand, Oman said last week, but still insists on an apology"."""
    reporter = clause.verb.head
    if clause.verb.dep_ != "conj" or clause.verb.tag_ not in {"VBZ", "VBP"} or reporter.tag_ != "VBD":
        return False
    return any(t.dep_ == "ccomp" and t.i < reporter.i for t in reporter.children)


def _of_own_people(subject: "Token | None", parties: Parties) -> str | None:
    """In "Chad said its members would not accept it" whose members they are."""
    if subject is None or subject.lemma_.lower() not in table("moves")["nouns"]["own_bodies"]:
        return None
    theirs = any(t.dep_ == "poss" and t.lower_ in {"its", "their", "his", "her"} for t in subject.children)
    return speaking(parties.statement_at(subject)) if theirs else None


def _issuer(clause: Clause) -> "Token | None":
    """In "issued a statement demanding ..." whose statement it is."""
    paper = clause.verb.head
    if (
        clause.verb.dep_ != "acl"
        or clause.verb.tag_ != "VBG"
        or paper.lemma_ not in table("moves")["nouns"]["writings"]
    ):
        return None
    owner = next((t for t in paper.children if t.dep_ == "poss"), None)
    governor = paper.head.head if paper.dep_ == "pobj" else paper.head
    return owner if owner is not None else own_subject(governor) or lent_subject(governor)


def turns_on_itself(rule: Rule, clause: Clause, parties: Parties, by: Names) -> bool:
    """Whether a pronoun would demand something of itself: then it stands for somebody else, whom nothing shows."""
    if rule.several or clause.subject is None or clause.subject.pos_ != "PRON":
        return False
    slots = [clause.slot(name) for name in rule.toward if name in {"object", "prep:on", "prep:upon", "clause subject"}]
    return any(names == by for token in slots if (names := parties.of(token)) and token is not None)


def is_about(rule: Rule, clause: Clause, parties: Parties, side: str) -> bool:
    """Whether whoever the clause is about is whom the rule asks for: the side itself ("own"), somebody else, or anybody
    ("any")."""
    if clause.verb.dep_ == "relcl" and clause.verb.head.pos_ == "PRON":
        return False  # "those who violate the truce" are nobody yet
    subject = patient_of(clause)
    named = () if _means_others(subject, clause) or _means_nobody(subject) else parties.of(subject)
    if rule.about == "own":
        return side in named
    if subject is None or side in named:
        return rule.about == "any" and subject is None
    if rule.about == "any" or _is_somebody_else(subject, rule.kind):
        return True
    return any(name != side for name in named or parties.within(subject))


def _means_nobody(subject: "Token | None") -> bool:
    """Whether it is the "it" of "it is time"."""
    return subject is not None and subject.lower_ == "it" and subject.head.lemma_ == "be"


def _means_others(subject: "Token | None", clause: Clause) -> bool:
    """Whether it is the "they" of somebody's own words, which are never themselves."""
    return subject is not None and subject.lower_ == "they" and clause.page.quotation_at(clause.verb.idx) is not None


def _is_somebody_else(subject: "Token", kind: MoveKind) -> bool:
    """Whether the subject is another than the speaker, though no name says who: "they", "your presence", "the presence
    of foreign forces"."""
    nouns = table("moves")["nouns"]
    others = frozenset((*nouns["others"], *(nouns["bodies"] if kind is MoveKind.DEMAND else ())))
    of = [t for p in subject.children if p.lower_ in {"of", "by"} for t in p.children if t.dep_ == "pobj"]
    owners = {t.lower_ for t in subject.children if t.dep_ == "poss"}
    if owners & {"our", "my"} or any(t.lower_ in {"our", "my"} for noun in of for t in noun.children):
        return False
    theirs = owners & {"their", "his", "her"} and subject.lemma_.lower() not in nouns["togethers"]
    return bool(theirs or "your" in owners) or any(t.lemma_.lower() in others for t in (subject, *of))
