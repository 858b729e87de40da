"""How much is owed or given, in figures or in words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.findings import Quantity
from memcon.model.passages import Span
from memcon.reading.dates import dates_touching
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.extent import over
from memcon.reading.knowledge import table
from memcon.reading.page import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_EACH = re.compile(r"\beach\b|\beither side\b|\bapiece\b|\ball for all\b", re.IGNORECASE)
_EACH_AFTER = 4  # words after a bare number in which "each" can stand
_NO_COUNT = frozenset({"DATE", "TIME", "ORDINAL"})


def find_quantity(clause: Clause, found: Found) -> Quantity | None:
    """The first number of things in the clause that is no date."""
    return next(quantities_in(clause, found), None)


def find_part(clause: Clause) -> Quantity | None:
    """How much of the whole: 40 in "40 of the 90 soldiers" and in "of the 90 soldiers, 40 were returned"."""
    for token in clause.verb.subtree:
        amount = amount_of(token) if clause.span.covers(Span(token.idx, token.idx + len(token))) else None
        if amount is None or token.i + 1 >= len(token.doc):
            continue
        of = token.nbor(1) if token.nbor(1).lower_ == "of" else clause.verb.sent[0]
        alone = of.i > token.i or token.dep_ in {"nsubj", "nsubjpass"}
        whole = next((t for t in of.children if t.dep_ == "pobj"), None) if of.lower_ == "of" and alone else None
        if whole is not None and whole.pos_ == "NOUN":
            return Quantity(amount=amount, of=_counted(whole), each=False)
    return None


def quantities_in(clause: Clause, found: Found) -> Iterator[Quantity]:
    """All numbers of things in the clause, in order; a bare number ("a thousand each") counts what it is done to."""
    each = is_mutual(clause)
    for token, noun in numbers_in(clause, found):
        amount, of = amount_of(token), _money(token)
        if noun is not None and of is None:
            of = "per cent" if _is_per_cent(noun) else _counted(noun)
        if amount is not None and of is not None:
            yield Quantity(amount=amount, of=of, each=each)


def numbers_in(clause: Clause, found: Found) -> "Iterator[tuple[Token, Token | None]]":
    """Each number in the clause with the noun that it counts, none where a sign before it says of what money it is."""
    dates = [Span(*d.span) for d in dates_touching(found, clause.span)]
    for token in clause.verb.subtree:
        here = Span(token.idx, token.idx + len(token))
        if not clause.span.covers(here) or any(here.overlaps(d) for d in dates) or amount_of(token) is None:
            continue
        if _is_rate(token) or _is_lowered(token) or _is_of_a_condition(clause, token) or _counts_tellers(clause, token):
            continue
        if _money(token) is not None:
            yield token, None
        elif token.dep_ == "nummod" and token.head.pos_ == "NOUN":
            if token.ent_type_ not in _NO_COUNT and not _is_a_measure(token.head):
                yield token, token.head
        elif _counts_for_each(token):
            yield token, _thing(clause)


def _money(token: "Token") -> str | None:
    """The money that a sign before the number names: "$12 million", where the number ends with the token."""
    numbers = table("commitments")["numbers"]
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in numbers["scales"]:
        return None
    first = token.nbor(-1) if token.i and token.lower_ in numbers["scales"] else token
    sign = first.nbor(-1).text if first.i and _FIGURE.fullmatch(first.text) else ""
    money: str | None = numbers["signs"].get(sign[-1:])
    return money


def _is_of_a_condition(clause: Clause, token: "Token") -> bool:
    """Whether it counts what must come first: "once the first 40 have been released"."""
    openers = {*table("commitments")["times"]["conditions"], "after", "when", "until", "before"}
    clauses = (t for t in over(token, clause.verb) if t.dep_ == "advcl")
    return any(t.lower_ in openers and t.dep_ in {"mark", "advmod"} for above in clauses for t in above.children)


def _counts_tellers(clause: Clause, token: "Token") -> bool:
    """Whether it counts those who are named as its source: "according to two officials"."""
    return any(t.lower_ == "according" for t in over(token, clause.verb))


def _is_rate(token: "Token") -> bool:
    """Whether it is a percentage that only describes a thing: "a 25% duty"."""
    percent = token.head
    return percent.lower_ in {"%", "percent", "cent"} and percent.dep_ in {"compound", "nmod", "amod", "nummod"}


def _is_lowered(token: "Token") -> bool:
    """Whether it is the rate that something leaves: "from 15 per cent to 5 per cent"."""
    noun = token.head
    return _is_per_cent(noun) and noun.dep_ == "pobj" and noun.head.lower_ == "from"


def _is_per_cent(noun: "Token") -> bool:
    """Whether it says how many in a hundred: "15 per cent" counts no cents."""
    split = noun.lower_ == "cent" and noun.i > 0 and noun.nbor(-1).lower_ == "per"
    return split or noun.lower_ in {"%", "percent"}


def is_mutual(clause: Clause) -> bool:
    """Whether it says that each side does it: "200 from each side"."""
    return bool(_EACH.search(clause.span.of(clause.page.text)))


def amount_of(token: "Token") -> float | None:
    """The number that a word or figure writes; "a thousand" is one, "thousands" is none."""
    numbers = table("commitments")["numbers"]
    if _FIGURE.fullmatch(token.text):
        return float(token.text.replace(",", ""))
    if token.lower_ in numbers["units"]:
        return float(numbers["units"][token.lower_])
    scale = numbers["scales"].get(token.lower_)
    if scale is None:
        return None
    before = token.nbor(-1) if token.i else None
    if before is None:
        return None
    times = 1.0 if before.lower_ == "a" else amount_of(before)
    return times * scale if times else None


def _counts_for_each(token: "Token") -> bool:
    if token.dep_ in {"nummod", "compound", "quantmod"}:
        return False
    after = token.doc[token.i + 1 : token.i + 1 + _EACH_AFTER]
    return any(t.lower_ in {"each", "either", "apiece"} for t in after if t.sent == token.sent)


def _thing(clause: Clause) -> "Token | None":
    """What a bare number counts: the first things that the clause is about."""
    measures = table("commitments")["nouns"]["measures"]
    words = (t for t in clause.verb.subtree if clause.span.covers(Span(t.idx, t.idx + len(t))))
    return next((t for t in words if t.tag_ == "NNS" and t.lemma_ not in measures), None)


def _counted(noun: "Token") -> str:
    """What is counted: in "a prisoner exchange of 1,000 people" prisoners."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if noun.lemma_ in table("commitments")["nouns"]["people"]:
        for word in above.children:
            if word.dep_ == "compound" and word.pos_ == "NOUN":
                return f"{word.lemma_.lower()}s"
    return f"{noun.nbor(-1).lower_} {noun.lower_}" if _is_a_space(noun) else noun.lower_


def _is_a_measure(noun: "Token") -> bool:
    """Whether a number before it measures, and counts nothing that could be owed: "40 kilometres"."""
    return noun.lemma_ in table("commitments")["nouns"]["measures"] and not _is_a_space(noun)


def _is_a_space(noun: "Token") -> bool:
    """Whether it is of a length squared or cubed: "cubic metres"."""
    return noun.i > 0 and noun.nbor(-1).lower_ in table("commitments")["numbers"]["dimensions"]
