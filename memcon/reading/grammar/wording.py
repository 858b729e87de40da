"""The words that say what a finding is about, chosen so that they can be read alone."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.extent import phrase_span
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WDT", "WP"})
_ABOUT = frozenset({"of", "for", "over"})
_POINTING = frozenset({"it", "them", "this", "that", "theirs", "ours", "so", "one"})
_OPENED = re.compile(r"(?:^|(?<= ))'(?=\w)")
_CLOSED = re.compile(r"'(?!\w)")
_POINTER = re.compile(
    r"(?:it|this|that|these|those|them|so|one|both|(?:the |an)other(?: one)?s?|the same"
    r"|(?:both|the two|the|all) sides)",
    re.IGNORECASE,
)
_ASIDE = frozenset({"det", "punct", "case"})


def one_line(page: Page, span: Span) -> str:
    """The words of a span on one line, with as many quotation marks that close as that open."""
    return balanced(" ".join(span.of(page.text).split()))


def balanced(what: str) -> str:
    """`what` with as many quotation marks that close as that open: one left open is closed, others are dropped."""
    for opening, closing in (("“", "”"), ("‘", "’"), ("«", "»")):
        opened, closed = what.count(opening), what.count(closing)
        if opened > closed:
            what += closing * (opened - closed)
        elif closed > opened and closing != "’":
            what = what.replace(closing, "", closed - opened)
    if what.count('"') % 2:
        at = what.rindex('"')
        opens = at + 1 < len(what) and (at == 0 or what[at - 1] == " ")
        what = f'{what}"' if opens else what[:at] + what[at + 1 :]
    singles = [m.start() for m in _OPENED.finditer(what)]
    return f"{what}'" if singles and not _CLOSED.search(what, singles[-1] + 1) else what


def says_nothing(what: str) -> bool:
    """Whether it only points: "that", "the other", "both sides"."""
    return bool(_POINTER.fullmatch(what))


def antecedent_span(clause: Clause) -> Span | None:
    """In "the round, which Chad proposed for May" the clause with what its pronoun stands for; None in other clauses,
    and where the pronoun stands for nothing that is named ("what Chad proposed")."""
    others = (t for t in clause.verb.children if t.dep_ in {"dative", "mark", "npadvmod"})
    pronoun = next((t for t in (*_things(clause.verb), *others) if t.tag_ in _RELATIVE), None)
    noun = _meant_by(pronoun, clause.verb) if pronoun is not None else None
    if noun is None or noun.pos_ == "PRON":
        return None
    first = min((t for t in noun.subtree if t.i <= noun.i), key=lambda t: t.i)
    return Span(first.idx, max(clause.span.end, noun.idx + len(noun)))


def _things(verb: "Token") -> "Iterator[Token]":
    """What it is done to, and what stands after its prepositions."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield child
        if child.dep_ == "prep":
            yield from (t for t in child.children if t.dep_ == "pobj")


def _meant_by(pronoun: "Token", verb: "Token") -> "Token | None":
    """What a relative pronoun stands for; in "a round of talks, which" the round."""
    if verb.dep_ != "relcl":
        return None
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun if noun.i < pronoun.i else None


def is_empty(clause: Clause) -> bool:
    """Whether what it is done to is nothing that is named: "said yes to something", "what Chad promised"."""
    things = [*_things(clause.verb)]
    things += [o for t in things for p in t.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    return any(t.lower_ in {"something", "anything", "things", "what"} for t in things)


def told_in(clause: Clause, slots: tuple[str, ...]) -> Span:
    """The words of the first complement among `slots` that can be read alone, else those of the clause."""
    page = clause.page
    if (relative := antecedent_span(clause)) is not None:
        return relative
    for slot in slots:
        token = clause.slot("clause" if slot == "clause subject" else slot)
        if token is not None and slot == "beyond object":
            return Span(token.left_edge.idx, max(clause.span.end, token.idx + len(token)))
        if token is not None and token.ent_type_ and token.pos_ == "PROPN":
            token = _charge(clause)
        if token is not None and reads_alone(token) and clause.span.covers(span := phrase_span(page, token)):
            return _with_lead(clause, span)
    return _without_pronoun(clause)


def _charge(clause: Clause) -> "Token | None":
    """What somebody is accused of, blamed or thanked for."""
    about = (t for t in clause.verb.children if t.dep_ == "prep" and t.lower_ in _ABOUT)
    held = next((o for t in about for o in t.children if o.dep_ in {"pobj", "pcomp"}), None)
    return held if held is not None else clause.slot("gerund") or clause.complement


def _without_pronoun(clause: Clause) -> Span:
    """The clause; without the "which" that it begins with."""
    span, first = clause.span, next((t for t in clause.verb.children if t.tag_ in _RELATIVE), None)
    if first is None or first.idx != span.start:
        return span
    return Span(first.idx + len(first) + 1, span.end)


def reads_alone(token: "Token") -> bool:
    """Whether its phrase says what is meant: no pronoun, and no noun without a word about it."""
    if token.pos_ in {"PRON", "DET"} or token.tag_ in _RELATIVE or token.lower_ in {"other", "another"}:
        return False
    if token.pos_ == "VERB" and any(t.dep_ == "dobj" and t.lower_ in _POINTING for t in token.children):
        return False
    return token.pos_ != "NOUN" or any(t.dep_ not in _ASIDE for t in token.children)


def _with_lead(clause: Clause, span: Span) -> Span:
    """With what stands before an infinitive that hangs on it: "for a week to study the paper"."""
    lead = next((t for t in clause.predicate.children if t.dep_ == "prep" and t.lower_ == "for"), None)
    if lead is None or not clause.predicate.idx < lead.idx < span.start or not _leads_to(clause, lead, span):
        return span
    return Span(lead.idx, span.end)


def _leads_to(clause: Clause, lead: "Token", span: Span) -> bool:
    last = max(lead.subtree, key=lambda t: t.i)
    between = clause.page.text[last.idx + len(last) : span.start]
    return not between.strip() and clause.page.text[span.start : span.start + 3] == "to "
