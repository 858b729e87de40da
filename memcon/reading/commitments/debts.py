"""What sounds like an undertaking and is none: what takes place, what is usual or foreseen, whom somebody will meet."""

from typing import TYPE_CHECKING

from memcon.reading.commitments.rules import Rule
from memcon.reading.grammar.clauses import Clause
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXPLETIVES = frozenset({"it", "there"})
_HAPPENS = frozenset({"place", "effect", "shape"})


def is_no_debt(clause: Clause) -> bool:
    """Whether it is something that takes place, a plan that is only named, or what is usual, likely or foreseen."""
    step = clause.slot("infinitive") or clause.verb
    takes_place = step.lemma_ == "take" and any(t.lower_ in _HAPPENS for t in step.children)
    told = takes_place or _is_stance(clause) or _is_a_noun(clause.predicate)
    return told or (_is_to_come(clause) and _only_describes(clause))


def _is_stance(clause: Clause) -> bool:
    """Whether it tells how somebody stands to a thing, and not what they will do: "was committed to the agreement"."""
    to = clause.slot("prep:to") if clause.lemma == "commit" else None
    if to is None or to.pos_ not in {"NOUN", "PROPN"} or any(t.tag_ == "CD" for t in to.subtree):
        return False
    return clause.predicate.dep_ == "acomp" or any(t.dep_ == "auxpass" for t in clause.predicate.children)


def _is_a_noun(word: "Token") -> bool:
    """Whether the parse takes a noun for a verb: "her plans to raise a tax"."""
    before = word.nbor(-1) if word.i else None
    return before is not None and (before.tag_ in {"PRP$", "POS"} or before.lower_ in {"the", "any", "no"})


def _is_to_come(clause: Clause) -> bool:
    return any(t.tag_ == "MD" for t in clause.auxiliaries)


def _only_describes(clause: Clause) -> bool:
    words = table("commitments")["descriptions"]
    if any(t.lower_ in words["adverbs"] for t in clause.verb.children):
        return True
    thing, subject = clause.slot("object"), clause.subject
    if thing is None:
        return False
    passes = thing.lemma_ in words["spans"] or thing.ent_type_ in {"TIME", "DATE"}
    takes = clause.lemma in {"take", "give", "open", "spend"} and passes
    held = clause.lemma in {"hold", "host", "open"} and thing.lemma_ in table("commitments")["nouns"]["occasions"]
    return takes or held or (clause.lemma == "take" and subject is not None and subject.lower_ in _EXPLETIVES)


def is_gathering(rule: Rule, clause: Clause) -> bool:
    """Whether what is undertaken is to meet or to talk, which the record keeps as a meeting: nobody owes it, and it
    cannot be overdue."""
    step = clause.verb if rule.modals else clause.slot("infinitive") or clause.slot("gerund")
    if step is None:
        held = (clause.slot("prep:on"), clause.slot("prep:to"), clause.slot("prep:upon"))
        return rule.agreed and any(t is not None and _is_talk(t) for t in held)
    things = [t for t in step.children if t.dep_ in {"dobj", "prep", "prt", "acomp", "advmod"}]
    objects = [t for t in things if t.dep_ == "dobj"]
    joined = [t for p in (*things, *_links_of(objects)) for t in p.children if t.dep_ == "pobj"]
    at_talks = any(map(_is_talk, joined))
    nouns = table("commitments")["nouns"]
    if objects:
        goes = any((step.lemma_ == "take" and t.lower_ == "part") or t.lemma_ in nouns["teams"] for t in objects)
        return step.lemma_ in {"meet", "attend", "visit"} or any(map(_is_talk, objects)) or (goes and at_talks)
    if step.lemma_ in nouns["appearing"]:
        return at_talks
    return step.lemma_ in nouns["attending"] and (
        step.lemma_ not in {"return", "go", "come"} or at_talks or _is_a_team(clause.subject)
    )


def _links_of(objects: "list[Token]") -> "list[Token]":
    return [t for noun in objects for t in noun.children if t.dep_ == "prep"]


def _is_a_team(noun: "Token | None") -> bool:
    """Whether it is those who talk for somebody, who come where the talks are."""
    return noun is not None and noun.lemma_.lower() in table("commitments")["nouns"]["teams"]


def _is_talk(noun: "Token") -> bool:
    return noun.lemma_.lower() in table("commitments")["nouns"]["talks"] or noun.lower_ == "table"
