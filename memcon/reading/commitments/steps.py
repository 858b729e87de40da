"""A promise whose step is told as taken later in the text: "promised to free 40 pilots ... freed 30 on Monday"."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.findings import Commitment, Quantity
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind
from memcon.model.passages import Span
from memcon.reading.commitments.amounts import amount_of, find_quantity
from memcon.reading.commitments.lateness import due_before, is_late
from memcon.reading.commitments.terms import last_day_in
from memcon.reading.dates import dates_within
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 200  # characters back to the promise that a pronoun can mean
_WHEN = frozenset({"DATE", "TIME"})
_STEM = 6  # letters by which a noun of a step and its verb are the same word: "delivery", "deliver"
_SHORTEST_VERB = 3  # letters of a verb that its noun begins with: "pay", "payment"
_OPENING = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "all", "some", "new", "further"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "all", "that", "those", "these", "both"})


def is_taken(clause: Clause) -> bool:
    """Whether it says that a step of the kind that can be promised was taken."""
    return is_told_done(clause) and not any(t.lower_ == "had" for t in clause.auxiliaries)


def is_told_done(clause: Clause) -> bool:
    """Whether it tells of such a step as past, perhaps as long past: "had handed over"."""
    return is_told_past(clause) and is_of_a_kind_that_is_done(clause)


def is_told_past(clause: Clause) -> bool:
    """Whether it tells of what happened, and not of what was wanted, supposed or denied."""
    if clause.negated or clause.is_asked or clause.is_supposed or clause.is_denied or clause.weakness:
        return False
    return clause.is_past and not clause.is_called_for and not clause.is_guessed and clause.is_carried_out


def is_of_a_kind_that_is_done(clause: Clause) -> bool:
    """Whether its verb is of a step that others can see taken: "hand over", "take effect"."""
    words = table("commitments")
    if clause.lemma in words["outcomes"]["doings"]:
        return True
    return clause.says(*words["steps"]["phrases"], *words["steps"]["two_words"])


def settle_step(
    clause: Clause, teller: str | None, parties: Parties, promises: list[Commitment]
) -> tuple[Commitment | None, Commitment] | None:
    """The one of the open `promises` that it was promised in, with what the clause tells of it: the promise as kept,
    or, where less was done than was promised, no promise and the part; None where it cannot be told."""
    by = parties.of(clause.subject)
    thing = clause.slot("object")
    alone = comes(clause) or _opens(clause)
    if alone:
        by, thing = (), clause.subject
    if thing is None or is_an_earlier_one(thing) or not (by or alone or _has_no_doer(clause)):
        return None
    near = promises if by or clause.is_passive else [c for c in promises if clause.verb.idx - c.evidence[0][1] < _NEAR]
    meant = [c for c in near if (not by or by == c.by) and is_of(clause, thing, c)]
    if _opens(clause):
        meant = [c for c in meant if _has_its_names(thing, c)]
    if len(meant) != 1 or _was_before(clause, meant[0], parties):
        return None
    promise, done = meant[0], _amount(clause, thing, meant[0], parties)
    if done is not None and (promise.quantity is None or done.amount < promise.quantity.amount):
        return None, _part(clause, teller, parties, promise, done)
    if done is None and (not is_whole(thing) or _bare_number_in(clause) is not None):
        return None
    return promise, _kept(clause, teller, parties, promise)


def _opens(clause: Clause) -> bool:
    """Whether the thing promised is told to be open again: "the crossing reopened"."""
    alone = table("commitments")["steps"]["by_themselves"]
    return clause.lemma in alone and not clause.is_passive and not comes(clause) and clause.slot("object") is None


def _has_its_names(thing: "Token", promise: Commitment) -> bool:
    """Whether the promise has every name that tells the thing from others: "the Oybek crossing"."""
    return all(t.text in promise.what for t in thing.subtree if t.pos_ == "PROPN")


def is_an_earlier_one(thing: "Token") -> bool:
    """Whether it is another of the kind, of before: "the last report", not "the last captives", who are the rest."""
    words = {t.lower_ for t in thing.children if t.dep_ == "amod"}
    earlier = words.intersection(table("commitments")["outcomes"]["earlier"])
    return bool(earlier) or ("last" in words and thing.tag_ == "NN")


def _was_before(clause: Clause, promise: Commitment, parties: Parties) -> bool:
    """Whether it was done before the day on which the text says that it was promised."""
    told, start = Span(*promise.evidence[0]), clause.page.text.find(promise.what, promise.evidence[0][0])
    made = [When.maybe(d.value) for d in dates_within(parties.found, Span(told.start, max(told.start, start)))]
    done = When.maybe(last_day_in(clause, parties.found))
    firsts = [m.first for m in made if m is not None and m.first]
    return done is not None and done.last is not None and any(done.last < first for first in firsts)


def is_about(step: "Token", promise: Commitment) -> bool:
    """Whether a promise is of that step: an exchange where it was promised to exchange something."""
    noun = step.lemma_.lower()
    first, *others = re.findall(r"\w+", promise.what.lower()) or [""]
    named_by_verb = len(first) >= _SHORTEST_VERB and noun.startswith(first)
    return named_by_verb or any(word[:_STEM] == noun[:_STEM] for word in (first, *others))


def _has_no_doer(clause: Clause) -> bool:
    """Whether nobody is told to do it, or only a pronoun is."""
    subject = clause.subject
    return (clause.is_passive and clause.agent is None) or (subject is not None and subject.lower_ in {"it", "they"})


def is_of(clause: Clause, thing: "Token", promise: Commitment) -> bool:
    """Whether it is the step promised, done to the thing promised."""
    words = [word.lower() for word in _WORD.findall(promise.what)]
    if not words or any(Span(*s).covers(clause.span) for s in promise.evidence):
        return False
    alike = {clause.lemma, *(w for group in _alike() if clause.lemma in group for w in group)}
    gives = comes(clause) or "give" in alike
    if words[0] not in alike and not (gives and is_to_be_given(promise)):
        return False
    if thing.pos_ == "PRON":
        return thing.lower_ in {"it", "them"} and clause.verb.idx - promise.evidence[0][1] < _NEAR
    if thing.pos_ == "NUM" or amount_of(thing) is not None:
        return promise.quantity is not None
    return any(_same_noun(word, thing) for word in words[1:])


def is_to_be_given(promise: Commitment) -> bool:
    """Whether it is a thing that somebody is to get: "a written offer", "send the list"."""
    words = promise.what.lower().split()
    given = next(group for group in _alike() if "give" in group)
    return bool(words) and (words[0] in _OPENING or words[0] in given or words[0][0].isdigit())


def comes(clause: Clause) -> bool:
    """Whether the thing promised is told to come: "it arrived on Monday"."""
    return clause.lemma in table("commitments")["completions"]["arrivals"] and not clause.is_passive


def _alike() -> list[list[str]]:
    alike: list[list[str]] = table("commitments")["outcomes"]["alike"]
    return alike


def _same_noun(word: str, noun: "Token") -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and word in {noun.lower_, noun.lemma_.lower(), f"{noun.lemma_.lower()}s"}


def _amount(clause: Clause, thing: "Token", promise: Commitment, parties: Parties) -> Quantity | None:
    bare = amount_of(thing) or _bare_number_in(clause)
    if bare is not None and promise.quantity is not None:
        return Quantity(amount=bare, of=promise.quantity.of, each=promise.quantity.each)
    return find_quantity(clause, parties.found)


def _bare_number_in(clause: Clause) -> float | None:
    """How many of them it says: "answered them for one"."""
    for token in clause.verb.subtree:
        if token.dep_ == "pobj" and token.pos_ == "NUM" and token.ent_type_ not in _WHEN:
            return 1.0 if token.lower_ == "one" else amount_of(token)
    return None


def is_whole(thing: "Token") -> bool:
    """Whether it is all of what is spoken of: "it", "the prisoners", "its list"."""
    return thing.pos_ == "PRON" or any(t.lower_ in _DEFINITE for t in thing.children)


def _part(clause: Clause, teller: str | None, parties: Parties, promise: Commitment, done: Quantity) -> Commitment:
    return Commitment(
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, [clause.span]),
        by=promise.by,
        to=promise.to,
        what=one_line(clause.page, Span(max(clause.verb.idx, clause.span.start), clause.span.end)),
        quantity=done,
        status=CommitmentStatus.PART_KEPT,
        status_by=teller,
        status_on=last_day_in(clause, parties.found),
        evidence=(clause.span,),
    )


def _kept(clause: Clause, teller: str | None, parties: Parties, promise: Commitment) -> Commitment:
    evidence = (*(Span(*s) for s in promise.evidence), clause.span)
    done_on = last_day_in(clause, parties.found)
    return replace(
        promise,
        id=finding_id(FindingKind.COMMITMENT, clause.page.text_id, evidence),
        due=due_before(promise, done_on) if is_late(clause) else promise.due,
        status=CommitmentStatus.KEPT,
        status_by=teller,
        status_on=done_on,
        evidence=evidence,
    )
