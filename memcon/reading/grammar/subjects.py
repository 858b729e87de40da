"""Whose a verb is: its own subject, or the one that another verb lends it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CHARGED_OF = frozenset({"of", "against", "from"})
_CHARGING = frozenset({"blame", "criticise", "criticize", "condemn", "fault", "praise", "thank", "punish", "rebuke"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def own_subject(verb: "Token") -> "Token | None":
    """Its own subject, which the parse can hang on its auxiliary ("Norway has been urging")."""
    helpers = []
    for token in verb.children:
        if token.dep_ in _SUBJECTS:
            return token
        if token.dep_ == "aux":
            helpers.append(token)
    return first(t for helper in helpers for t in helper.children if t.dep_ in _SUBJECTS)


def lent_subject(verb: "Token") -> "Token | None":
    """The subject of a verb without its own: from the verb it is joined to, or that governs it."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return own_subject(head) or (lent_subject(head) if head.pos_ in {"VERB", "AUX"} else None)
    if verb.dep_ in {"xcomp", "advcl"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        if verb.dep_ == "xcomp" and (addressed := _addressed(head, verb)) is not None:
            return addressed
        return own_subject(head) or lent_subject(head)
    if (verb.dep_ == "acl" and verb.tag_ in {"VBG", "VBD"}) or is_hung_on_subject(verb):
        return head
    if verb.dep_ == "acomp" or (verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX", "ADJ"}):
        governor = head.head if verb.dep_ == "pcomp" else head
        if verb.dep_ == "pcomp" and (charged := _charged(governor, head)) is not None:
            return charged
        return own_subject(governor) or lent_subject(governor)
    return None


def is_hung_on_subject(verb: "Token") -> bool:
    """Whether it is the sentence's own verb, which the parse takes for a participle on its subject: "The minister, Ana
    Costa, offered on Thursday to host a round", "Paraguay, which is host, proposed to go on"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.dep_ != "ROOT" or verb.nbor(-1).text != ",":
        return False
    return any(t.dep_ in {"appos", "relcl"} and t.i < verb.i for t in verb.head.children) and not any(
        t.dep_ == "agent" for t in verb.children
    )


def _charged(governor: "Token", preposition: "Token") -> "Token | None":
    """Whom the verb above charges with it, or keeps from it: "accused Chad of breaking", "kept Chad from voting"."""
    if preposition.lower_ not in _CHARGED_OF and not (preposition.lower_ == "for" and governor.lemma_ in _CHARGING):
        return None
    return first(t for t in governor.children if t.dep_ == "dobj" and t.i < preposition.i)


def _addressed(head: "Token", verb: "Token") -> "Token | None":
    """Whom the verb above addresses, between it and the infinitive: "urged Chad to", "called on Chad to"."""
    for token in head.children:
        if token.dep_ == "dobj" and token.i < verb.i:
            return token
        if token.lower_ in {"on", "upon", "to"} and head.i < token.i < verb.i and token.dep_ in {"prep", "prt"}:
            return first(t for t in token.children if t.dep_ == "pobj")
    return None


def resolve_relative(token: "Token | None") -> "Token | None":
    if token is None or token.tag_ not in {"WDT", "WP"}:
        return token
    verb = token.head
    while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def is_nobody(subject: "Token") -> bool:
    return subject.lower_ in _NOBODY or any(t.lower_ in _NOBODY and t.dep_ == "det" for t in subject.children)


def owner_of(noun: "Token | None") -> "Token | None":
    """Whose thing it is: "Iran's proposal", "a proposal by Iran", "the proposal of Iran", "an Iranian proposal"."""
    if noun is None:
        return None
    for token in noun.children:
        if token.dep_ == "poss":
            return token
    for token in noun.children:
        if token.dep_ == "prep" and token.lower_ in {"by", "of", "from"}:
            return first(t for t in token.children if t.dep_ == "pobj")
    return first(t for t in noun.children if t.dep_ in {"amod", "compound"} and t.ent_type_ in {"NORP", "GPE", "ORG"})


def own_auxiliaries(verb: "Token") -> "tuple[Token, ...]":
    return tuple(t for t in verb.children if t.dep_ in {"aux", "auxpass"})


def first(tokens: "Iterable[Token]") -> "Token | None":
    return next(iter(tokens), None)
