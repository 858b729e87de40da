"""All mentions of a page: nouns, verbs, and pronouns that go on with a meeting ("These will now open on Monday")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.reading.meetings.governing import chain_of, rule_for
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.mentions import Finder, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = frozenset({"these", "they", "those"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_mentions(finder: Finder) -> Iterator[Mention]:
    """The mentions of a page, in the order of the text."""
    before: list[Mention] = []
    for sentence in finder.cast.page.sentences:
        nouns = finder.nouns_in(sentence)
        again = [m for t in sentence if (m := _going_on(t, before))]
        yield from sorted([*nouns, *finder.verbs_in(sentence, nouns), *again], key=lambda m: m.head.i)
        before = nouns


def _going_on(token: "Token", before: list[Mention]) -> Mention | None:
    """The mention that a pronoun makes, where the sentence before speaks of one meeting only that it can mean."""
    verb = token.head
    if token.lower_ not in lexicon().lists["pronouns"] or token.dep_ not in _SUBJECTS or not _only_meetings_do(verb):
        return None
    many = token.lower_ in _MANY
    meant = [m for m in before if many == (m.head.tag_ in _PLURALS)]
    if len(meant) != 1 or not (many or meant[0].head.dep_ in _SUBJECTS):
        return None
    old = meant[0]
    return Mention(
        token, old.form, old.what, old.words, (token,), noun=old.noun, verbs=chain_of(verb), again=old.head.idx
    )


def _only_meetings_do(verb: "Token") -> bool:
    """Whether its subject is what is held and nobody who holds it: "will open on Monday", "was put off"."""
    rule, objects = rule_for(verb), [c.lower_ for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if rule is None or verb.lemma_.lower() not in lexicon().lists["done_by_meetings"]:
        return False
    if objects == ["place"] or any(c.dep_ == "auxpass" for c in verb.children):
        return True
    return not objects and not rule.apart and verb.lemma_ != "hold"
