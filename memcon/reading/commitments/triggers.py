"""The event upon which something is due, and whether it hangs on a condition."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.commitments.terms import is_past_event, is_supposed_in, undertaken_in
from memcon.reading.dates import dates_within
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.extent import phrase_span
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD_BACK = frozenset({"on", "in", "at", "by", "next", "the", "this", "of", "until"})


def find_trigger(clause: Clause, found: Found) -> str | None:
    """The event upon which it is due, in the words of the text: "immediately after the exchange"."""
    page, inside = clause.page, undertaken_in(clause)
    for span in _opened(clause):
        if inside.covers(span) and not is_supposed_in(clause, span) and (event := _before_dates(page, span, found)):
            return event
    return None


def _opened(clause: Clause) -> Iterator[Span]:
    """The phrases in a clause that words for a trigger open, those by the longest words first."""
    known = (("for",),) if is_past_event(clause) else _triggers()
    openers = {words[0] for words in known}
    tokens = [(t, t.lower_) for t in clause.verb.subtree]
    starts = [(token, word) for token, word in tokens if word in openers]
    for words in known if starts else ():
        for token, word in starts:
            if word == words[0] and (span := _phrase_opened(clause.page, token, words)):
                yield span


@cache
def _triggers() -> tuple[tuple[str, ...], ...]:
    known = sorted(table("commitments")["times"]["triggers"], key=len, reverse=True)
    return tuple(tuple(words.split()) for words in known)


def _before_dates(page: Page, span: Span, found: Found) -> str | None:
    """The words of the event without its date; None where there is only a date ("before Monday")."""
    dates = (d for d in dates_within(found, span) if d.relation is None)
    first = min((d.span[0] for d in dates), default=span.end)
    words = page.text[span.start : first].split()
    while words and words[-1].lower() in _HELD_BACK:
        words.pop()
    return " ".join(words).rstrip(",") if len(words) > 1 else None


def _phrase_opened(page: Page, token: "Token", words: tuple[str, ...]) -> Span | None:
    """The words of a phrase that `words` open at `token`, where something hangs on the last of them."""
    ahead = token.doc[token.i : token.i + len(words)]
    if tuple(t.lower_ for t in ahead) != words:
        return None
    last = ahead[-1]
    governed = next((t for t in last.children if t.dep_ in {"pobj", "pcomp"}), None)
    if governed is None and last.dep_ == "mark":
        governed = last.head
    if governed is None or governed.i < last.i:
        return None
    if words in (("at",), ("for",)) and not _is_occasion(governed):
        return None
    return Span(token.idx, phrase_span(page, governed).end)


def _is_occasion(noun: "Token") -> bool:
    """Whether it is a meeting that the reader is taken to know of: "at the round", not "at a round that lasted ..."."""
    if noun.lemma_.lower() not in table("commitments")["times"]["occasions"]:
        return False
    return not any(t.lower_ in {"a", "an"} or (t.dep_ in {"relcl", "acl"} and t.i > noun.i) for t in noun.children)


def is_conditional(clause: Clause) -> bool:
    """Whether an "if" or the like hangs on the clause, or on what it promises."""
    steps = (clause.verb, clause.slot("infinitive"), clause.slot("undertaking"))
    hanging = [child for step in steps if step is not None for child in step.children]
    return any(t.dep_ == "advcl" and _is_condition(t) for t in hanging) or _has_fixed_words(clause)


def is_threat(clause: Clause) -> bool:
    """Whether what is announced is a harm, unless another does what is wanted of them: nothing is owed in it."""
    words = table("commitments")["threats"]
    harms = clause.says(*words["harms"])
    thing = clause.slot("object")
    burdens = clause.lemma in words["raisings"] and thing is not None and thing.lemma_.lower() in words["burdens"]
    hanging = (t for t in clause.verb.children if t.dep_ == "advcl")
    return (harms or burdens) and any(c.lower_ in words["openers"] for t in hanging for c in t.children)


def _is_condition(verb: "Token") -> bool:
    openers = table("commitments")["times"]["conditions"]
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in openers for c in verb.children):
        return True
    if verb.lower_ in {"provided", "providing"} and any(c.dep_ == "ccomp" for c in verb.children):
        return True
    should = next((c for c in verb.children if c.lower_ == "should" and c.dep_ == "aux"), None)
    return should is not None and any(c.dep_ == "nsubj" and should.i < c.i < verb.i for c in verb.children)


def _has_fixed_words(clause: Clause) -> bool:
    """Whether it says "on condition that", "subject to" and the like after what is to be done."""
    words = f" {clause.span.of(clause.page.text).lower()} "
    return any(f" {fixed} " in words for fixed in table("commitments")["times"]["fixed_conditions"])
