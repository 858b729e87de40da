"""The verbs over the words for a meeting, nearest first, and what each says of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import MeetingStatus
from memcon.reading.grammar.phrases import is_verb
from memcon.reading.meetings.lexicon import Verb, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    Chain = tuple[tuple[Token, Verb | None], ...]

_ATTACHED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "obj"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_CALLED_FOR = ("for",)
_CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
_CLIMBS = frozenset({"xcomp", "pcomp"})
_THERE = Verb(lemma="be", status=MeetingStatus.HELD, subject="party", example="Norway is in Lima for talks with Chile.")


def verbs_over(noun: "Token") -> "tuple[Chain, Token | None]":
    """The verbs that say something of a noun; or else the verb that it stands beside as a circumstance."""
    verb, direct = _nearest_verb(noun)
    if verb is None:
        return (), None
    if _is_there_for(noun, verb):
        first, *over = chain_of(verb)
        return ((verb, first[1] or _THERE), *over), None
    return (chain_of(verb, object_of_it=noun.dep_ in _OBJECTS), None) if direct else ((), verb)


def chain_of(verb: "Token", *, object_of_it: bool = False) -> "Chain":
    """A verb and those that govern it, nearest first, each with its rule where it has one."""
    chain = [(verb, rule_for(verb, object_of_it=object_of_it))]
    while (over := governor_of(chain[-1][0])) is not None:
        chain.append((over, rule_for(over)))
    return tuple(chain)


def _nearest_verb(token: "Token") -> "tuple[Token | None, bool]":
    """The verb over a noun, and whether the noun is what it is about."""
    over = token.head
    if over == token:
        return None, False
    if token.dep_ == "conj" and over.dep_ in _ATTACHED | {"pobj"} and not is_verb(over):
        return _nearest_verb(over)
    if token.dep_ in _ATTACHED and over.dep_ == "auxpass" and is_verb(over.head):
        return over.head, True  # "remains set for Friday"
    if token.dep_ in _ATTACHED and is_verb(over):
        return _said_with(over), True
    if token.dep_ == "pobj" and is_subject_after(token, over):
        return over.head, True
    if token.dep_ == "pobj" and is_verb(over.head):
        return over.head, _is_complement(over, over.head)
    return next((v for v in token.ancestors if is_verb(v)), None), False


def is_subject_after(noun: "Token", conjunction: "Token") -> bool:
    """Whether the parse has a conjunction for a preposition: "hours after the talks broke up"."""
    verb = conjunction.head
    told = conjunction.lower_ in _CONJUNCTIONS and verb.tag_ in {"VBD", "VBZ", "VBP"} and is_verb(verb)
    return told and noun.i < verb.i and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _said_with(verb: "Token") -> "Token":
    """The participle that says what "remains" is said of: "remains scheduled for Friday"."""
    stays = verb.lemma_.lower() in {"remain", "stay"}
    told = (
        c for c in verb.children if c.tag_ == "VBN" and c.dep_ in {"acomp", "oprd", "attr", "xcomp"} and rule_for(c)
    )
    return next(told, verb) if stays else verb


def _is_there_for(noun: "Token", verb: "Token") -> bool:
    """Whether someone is or comes somewhere for it: "is in Lima for talks", "will fly to Lima for a meeting"."""
    comes = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head == verb
    return comes and verb.lemma_.lower() in lexicon().lists["coming_for"]


def _is_complement(preposition: "Token", verb: "Token") -> bool:
    """Whether a verb takes the meeting with this preposition: "agreed to", "met for", "called for"."""
    lemma = verb.lemma_.lower()
    if any(m.lemma == lemma and m.form == "talks" and not m.told for m in lexicon().meets):
        return preposition.lower_ in {"for", "at", "in", "during"}
    if preposition.lower_ in {"to", "until", "till"} and (rule := rule_for(verb)) and rule.moves:
        return False  # "put the question off to a second round": it is not the round that is put off
    known = lexicon().verbs_of(lemma)
    return any(preposition.lower_ in v.words for v in known) or (bool(known) and preposition.lower_ in {"to", "on"})


def governor_of(verb: "Token") -> "Token | None":
    """The verb that governs another one, where it says something of the same meeting."""
    over = verb.head
    if verb.dep_ in _CLIMBS and is_verb(over):
        return over
    if verb.dep_ == "pcomp" and over.dep_ == "prep" and is_verb(over.head):
        return over.head
    if verb.dep_ in {"ccomp", "advcl"} and is_verb(over) and (rule := rule_for(over)) is not None:
        said = verb.dep_ == "ccomp" or verb.tag_ == "VB"
        return over if said and rule.status in {"proposed", "scheduled"} else None
    if verb.dep_ == "conj" and is_verb(over) and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return governor_of(over) if verb.tag_ in {"VB", "VBG"} and over.dep_ in _CLIMBS else None
    return None


def _ends_behind(child: "Token") -> "Iterator[Token]":
    """The "to" of "from Monday to Friday" beside a verb, or in its object, where the parse may hang it on any noun."""
    beside = child.subtree if child.dep_ in _OBJECTS else (child,)
    starts = (t for t in beside if t.dep_ == "prep" and t.lower_ == "from")
    yield from (t for start in starts for t in start.subtree if t.lower_ == "to")


def rule_for(verb: "Token", *, object_of_it: bool = False) -> Verb | None:
    """What a verb says of a meeting; of several rules the one that asks for most words."""
    known = lexicon().verbs_of(verb.lemma_.lower())
    if not known:
        return None
    near = {t.lower_ for c in verb.children for t in (c, *c.children, *_ends_behind(c))}
    fitting = [v for v in known if near.issuperset(v.words)]
    fitting = [v for v in fitting if (not v.direct, v.words != _CALLED_FOR)[object_of_it]]
    return max(fitting, key=lambda v: len(v.words), default=None)
