"""Conditions: constructions by which one thing is made to hang on another ("unless", "without ... cannot")."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from memcon.model.findings import Statement
from memcon.model.passages import Span
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties, speaking
from memcon.reading.knowledge import table
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCE_END = re.compile(r"[.!?;]")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `[[condition]]`. `marker`: the word or words that open the condition. `main`: what the clause that
    hangs on it must be: negated, of duty ("must"), an offer ("ready to", "will"), or any. `gives`: whether what hangs
    on it is thereby offered."""

    marker: str
    main: str
    example: str
    gives: bool = False
    counter: str | None = None


@cache
def conditions() -> tuple[Condition, ...]:
    return tuple(msgspec.convert(row, Condition) for row in table("moves")["condition"])


def find_condition(clause: Clause, parties: Parties) -> Condition | None:
    """The condition on which the clause is made to hang, if any."""
    if clause.lemma in table("moves")["nouns"]["rhetoric"]:
        return None
    told_back = clause.is_reported and _is_ready(clause)  # "said it was ready to sign if ..."
    stands_alone = clause.predicate == clause.verb or _there_is_none(clause)
    if not stands_alone or (clause.is_past and not told_back):
        return None
    openers = [t for t in clause.verb.subtree if t.lower_ in _first_words()]
    openers += [t for t in (clause.verb.head.head,) if clause.verb.dep_ == "relcl" and _stands_before_all(t, clause)]
    return next((c for c in conditions() if _holds(c, clause, parties, openers)), None) if openers else None


def blunt_conditions(page: Page, statements: Iterable[Statement]) -> Iterator[tuple[Statement, Span]]:
    """What is said without a verb to hang on something: "No lorries, no water", "No talks while the pilots are held";
    with the statement that says so."""
    known = table("moves")["blunt"]
    for statement in statements:
        start, end = statement.content[0]
        words = _SENTENCE_END.split(page.text[start:end], maxsplit=1)[0].rstrip(" ,")
        joined = [at for word in known["joined"] if (at := words.lower().find(word)) > 0]
        if (
            words.startswith(tuple(known["openers"]))
            and joined
            and _is_verbless(page, Span(start, start + min(joined)))
        ):
            yield statement, Span(start, start + len(words))


def _is_verbless(page: Page, span: Span) -> bool:
    tokens = page.doc.char_span(*span, alignment_mode="contract") or ()
    return len(tokens) > 1 and not any(t.tag_ in _FINITE for t in tokens)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(condition.marker.split()[0] for condition in conditions())


def is_pressing(clause: Clause) -> bool:
    """Whether a question asks for what it doubts: "why wait until Monday?"."""
    words = clause.span.of(clause.page.text).lower()
    return any(words.startswith(opener) for opener in table("moves")["questions"]["words"])


def is_left_open(clause: Clause) -> bool:
    """Whether it is one of two answers neither of which was given: "did not accept the paper, nor did it refuse it"."""
    known = table("moves")["left open"]
    words = {t.lower_ for t in clause.verb.sent}
    lemmas = {t.lemma_.lower() for t in clause.verb.sent}
    return not words.isdisjoint(known["joined"]) and all(not lemmas.isdisjoint(known[a]) for a in ("yes", "no"))


def _holds(condition: Condition, clause: Clause, parties: Parties, openers: "list[Token]") -> bool:
    words = condition.marker.split()
    opener = next((t for t in openers if t.lower_ == words[0] and _opens(t, words, clause.verb)), None)
    if opener is None or not _main_is(condition.main, clause, opener) or _is_idle(opener):
        return False
    return condition.marker != "if" or _is_up_to_others(opener.head, clause, parties)


def _stands_before_all(token: "Token", clause: Clause) -> bool:
    """Whether it is a "without" that opens the sentence, on whose noun the parse hangs the clause: "Without such a
    clause the union will not sign"."""
    named = any(t.tag_ in {"WDT", "WP"} for t in clause.verb.children)
    return token.lower_ == "without" and not named and clause.verb.head.dep_ == "pobj" and clause.negated


def _is_idle(opener: "Token") -> bool:
    """Whether it is a turn of phrase that sets nothing: "without delay", "unless proven otherwise"."""
    nouns = table("moves")["nouns"]
    held = next((t for t in opener.children if t.dep_ in {"pobj", "pcomp"}), None)
    if opener.lower_ == "without":
        return held is not None and held.lower_ in nouns["idle"]
    return opener.lower_ == "unless" and any(t.lower_ == "otherwise" for t in opener.head.children)


def _is_up_to_others(verb: "Token", clause: Clause, parties: Parties) -> bool:
    """Whether it is for another party to fulfil: "if Chad frees the pilots", not "if it rains"."""
    subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    names = parties.of(subject)
    if not names and subject is not None and subject.pos_ == "NOUN":
        return _is_ready(clause) or subject.lemma_.lower() in table("moves")["nouns"]["others"]
    return bool(names) and speaking(parties.statement_at(clause.verb)) not in names


def _opens(token: "Token", words: list[str], verb: "Token") -> bool:
    """Whether the marker begins at `token` and governs a part of the clause of `verb`, not of one inside it."""
    ahead = [t.lower_ for t in token.doc[token.i : token.i + len(words) + 1]]
    if ahead[: len(words)] != words or ahead[-1] in {"by", "possible", "more", "again"}:
        return False
    if token.dep_ == "mark" and token.head == verb:
        return False  # it opens this clause: what hangs on it is the clause above
    if token.dep_ == "advmod" and token.head == verb and token.lower_ == "once":
        return False  # "once more" says how often
    if verb.dep_ == "relcl" and verb.head.head == token:
        return True
    governor = token.head
    while governor != verb and governor.head != governor:
        if governor.dep_ in {"advcl", "prep", "pcomp", "mark", "advmod", "acl", "pobj"} and governor.head == verb:
            return True
        if governor.dep_ in {"ccomp", "relcl", "conj"}:
            return False
        governor = governor.head
    return governor == verb


def _main_is(main: str, clause: Clause, opener: "Token") -> bool:
    if main == "any":
        return True
    helpers = {t.lower_ for t in clause.auxiliaries}
    if main == "duty":
        governs_clause = opener.dep_ == "mark" or opener.nbor().lower_ == "any"
        return bool(helpers & {"must", "should"}) and opener.i > clause.verb.i and governs_clause
    if main == "offer":
        wonders = clause.lemma in table("moves")["nouns"]["wonderings"]
        lets = opener.lower_ != "if" and bool(helpers & {"can", "may"})
        would = clause.is_reported and clause.lemma != "be" and bool(helpers & {"would", "could"})
        allowed = clause.is_future or lets or would or _is_ready(clause)
        return allowed and not (clause.negated or wonders)
    if _there_is_none(clause) or clause.negated or _fails(clause):
        return True
    return opener.lower_ == "until" and _stays(clause, opener)


def _there_is_none(clause: Clause) -> bool:
    """Whether it says that there can or will be none of something that can be made to hang on a condition: "there can
    be no talk of the levy"."""
    verb = clause.verb
    if not clause.auxiliaries or not any(t.dep_ == "expl" for t in verb.children):
        return False
    things = (t for t in verb.children if t.dep_ in {"attr", "nsubj", "dobj"})
    matters = table("moves")["nouns"]["matters"]
    return any(t.lemma_.lower() in matters and any(c.lower_ == "no" for c in t.children) for t in things)


def _is_ready(clause: Clause) -> bool:
    return any(t.lemma_ in {"ready", "prepared", "willing", "open"} for t in clause.verb.children)


def _stays(clause: Clause, opener: "Token") -> bool:
    """Whether a thing is to stay shut or in place as long as something has not been done: that is to be undone."""
    held = table("moves")["nouns"]["held"]
    stays = clause.lemma in {"stay", "remain", "keep", "be"} and opener.dep_ == "mark" and not clause.is_past
    return stays and any(t.lower_ in held for t in clause.verb.subtree if t.i < opener.i)


def _fails(clause: Clause) -> bool:
    return clause.lemma in table("moves")["nouns"]["failures"]
