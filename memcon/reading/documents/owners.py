"""Whose paper a document is."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from memcon.model.kinds import DocumentStatus
from memcon.reading.cast import Cast
from memcon.reading.documents.lexicon import lexicon
from memcon.reading.documents.mentions import Mention
from memcon.reading.grammar.phrases import (
    agent_of,
    complement_of,
    parties_before,
    parties_named,
    side_of_speaker,
    subject_of,
    verb_over,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_BY = ("by", "from", "of")


def owner_of(cast: Cast, mention: Mention) -> str | None:
    """The party whose paper it is by this mention alone; None where that is not told."""
    if mention.is_joint:
        return None
    if mention.at.lower_ == "one":
        return _first(parties_before(cast, mention.at))
    owners = [c for c in mention.noun.children if c.dep_ == "poss"]
    if owners:
        return _possessor(cast, mention, owners[0])
    return _described(cast, mention) or _drafter(cast, mention) or _asked_of(cast, mention)


def _possessor(cast: Cast, mention: Mention, owner: "Token") -> str | None:
    word = owner.lower_
    if word in {"its", "his", "her", "their"}:
        return _meant_by(cast, mention, asks=_is_asked_for(mention))
    if owner.lemma_.lower() in lexicon().lists["own_sides"] and any(t.lower_ in _OWN for t in owner.children):
        return side_of_speaker(cast, mention.at.idx) or _first(parties_named(cast, owner))
    return _first(parties_named(cast, owner))


def _is_asked_for(mention: Mention) -> bool:
    own = mention.rule is not None and mention.rule.act in {"ask", "have"}  # else its subject is to hand over its own
    return own and mention.at == mention.noun and mention.status is DocumentStatus.ASKED_FOR


def _meant_by(cast: Cast, mention: Mention, *, asks: bool) -> str | None:
    """Whose "its" is: the subject's, who hands over their own paper; who asks for one asks for another's, which is
    the party named last before it."""
    verb = mention.verb if mention.at == mention.noun else verb_over(mention.noun)
    subject = subject_of(verb) if verb is not None else None
    acting = _first(parties_named(cast, subject)) if subject is not None else None
    if not asks:
        return acting
    before = [t for t in mention.noun.sent if t.i < mention.noun.i and t != subject]
    named = (name for t in reversed(before) for name in parties_named(cast, t) if t.pos_ in {"PROPN", "NOUN"})
    return next((name for name in named if name != acting), None)


def _described(cast: Cast, mention: Mention) -> str | None:
    """ "the Norwegian memorandum", "a memorandum by Norway"."""
    if name := _first(parties_before(cast, mention.noun)):
        return name
    for noun in complement_of(mention.noun, *_BY):
        if name := _first(parties_named(cast, noun)):
            return name
    return None


def _drafter(cast: Cast, mention: Mention) -> str | None:
    """Who drafts a paper or announces one owns it, alone; who hands one over may pass on another's."""
    verb, rule = mention.verb, mention.rule
    if verb is None or rule is None or rule.act not in {"draft", "announce"}:
        return None
    passive = mention.at.dep_ == "nsubjpass" or verb.dep_ == "acl"
    drafter = agent_of(verb) if passive else subject_of(verb)
    names = parties_named(cast, drafter) if drafter is not None else ()
    return names[0] if len(names) == 1 else None


def _asked_of(cast: Cast, mention: Mention) -> str | None:
    """Who is asked for a paper: "asked Chile for a list", "demanded a list from Chile"."""
    verb, rule = mention.verb, mention.rule
    if verb is None or rule is None or rule.act != "ask":
        return None
    asked = [t for t in verb.children if t.dep_ in {"dobj", "dative"} and t not in {mention.at, mention.noun}]
    names = {name for noun in (*asked, *complement_of(verb, "from")) for name in parties_named(cast, noun)}
    return names.pop() if len(names) == 1 else None


def giver_of(cast: Cast, mention: Mention) -> str | None:
    """Who hands a paper over, or is to: its owner where nobody else is told to be."""
    verb, rule = mention.verb, mention.rule
    if verb is None or rule is None or rule.act not in {"hand", "promise"}:
        return None
    if rule.giver:
        return next((n for t in complement_of(verb, rule.giver) for n in parties_named(cast, t)), None)
    given_to = any(t.dep_ == "auxpass" for t in verb.children)  # "was given a list"
    passive = given_to or mention.at.dep_ == "nsubjpass" or verb.dep_ == "acl"
    giver = agent_of(verb) if passive else subject_of(verb)
    names = parties_named(cast, giver) if giver is not None else ()
    return names[0] if len(names) == 1 else None


def owners_described(cast: Cast) -> dict[str, str]:
    """By the noun of a paper the one party by whose name it is called on the page: "a Norwegian proposal"."""
    called: dict[str, set[str]] = defaultdict(set)
    for token in (t for sentence in cast.page.sentences for t in sentence):
        if lexicon().noun_of(token.lower_) is not None and (owner := _first(parties_before(cast, token))):
            called[token.lower_].add(owner)
    return {noun: owner for noun, owners in called.items() if (owner := known_owner(owners))}


def known_owner(owners: Iterable[str | None]) -> str | None:
    """The one owner that all who name one agree on."""
    named = dict.fromkeys(o for o in owners if o)
    return next(iter(named)) if len(named) == 1 else None


def _first(names: Iterable[str]) -> str | None:
    return next(iter(names), None)
