"""All mentions of a page: nouns, verbs, and words that go on with a meeting.

These are pronouns ("These will now open on Monday"), ordinals without their noun ("At the third, on 28 June"), and what
says more of it ("It was the fourth meeting").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from memcon.reading.meetings.answers import answering, last_proposal, still_open
from memcon.reading.meetings.governing import chain_of, rule_for, verbs_over
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.mentions import Finder, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = frozenset({"these", "they", "those"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_IT = frozenset({"it", "this", "that"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_ROLES = frozenset({"pobj", "nsubj", "nsubjpass", "conj", "attr", "appos", "dobj"})
_THINGS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
_FIGURE = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_THERE = frozenset({"at", "in", "during"})
_DAY_OF = frozenset({"on", "by", "until", "till"})
_BACK = 700  # characters within which an ordinal finds the noun that it goes on with


def find_mentions(finder: Finder) -> Iterator[Mention]:
    """The mentions of a page, in the order of the text."""
    before: list[Mention] = []
    last: Mention | None = None
    counted: Mention | None = None
    proposed: Mention | None = None
    for sentence in finder.cast.page.sentences:
        nouns = [_saying_more(finder, m, last) for m in finder.nouns_in(sentence)]
        told = sorted([*nouns, *finder.verbs_in(sentence, nouns)], key=lambda m: m.head.i)
        again = [m for t in sentence if (m := _going_on(t, before) or answering(finder, t, told, proposed))]
        told = sorted([*told, *again], key=lambda m: m.head.i)
        numbers = [m for t in sentence if (m := _counting_on(finder, t, _counted(told, t, counted)))]
        yield from (told := sorted([*told, *numbers], key=lambda m: m.head.i))
        before, last = nouns, told[-1] if told else last
        proposed = last_proposal(told) or still_open(proposed, sentence)
        counted = next((m for m in reversed(told) if m.noun is not None and m.noun.numbered), counted)


def _saying_more(finder: Finder, mention: Mention, last: Mention | None) -> Mention:
    """A mention that "It was ..." adds to the one told last, and "The summit was ..." to the summit."""
    verb = mention.head.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if mention.head.dep_ != "attr" or verb.lemma_ != "be" or subject is None:
        return mention
    if subject.lower_ in _IT and last is not None:
        return replace(mention, same=last.head.idx)
    return replace(mention, same=subject.idx) if finder.words.noun_of(subject.lower_) else mention


def _counted(told: list[Mention], token: "Token", before: Mention | None) -> Mention | None:
    """The mention of a series that is nearest before a word."""
    here = [m for m in told if m.noun is not None and m.noun.numbered and m.head.i < token.i]
    return here[-1] if here else before


def _counting_on(finder: Finder, token: "Token", series: Mention | None) -> Mention | None:
    """The mention that an ordinal without a noun makes: "the third, on 28 June", "the previous one"."""
    if series is None or series.noun is None or token.idx - series.head.idx > _BACK or not _is_number(finder, token):
        return None
    phrase = finder.phrase_at(token)
    verbs, beside = verbs_over(token)
    which = next((c.lower_ for c in token.children if c.dep_ == "amod"), "") if token.lower_ == "one" else token.lower_
    what = f"{which} {series.noun.word}"
    return _saying_more(
        finder,
        Mention(
            token, series.form, what, 1, phrase, noun=series.noun, verbs=verbs, beside=beside, series=series.head.idx
        ),
        series,
    )


def _is_number(finder: Finder, token: "Token") -> bool:
    words = finder.words.lists
    if token.dep_ not in _ROLES or token.pos_ not in {*_NOUNS, "NUM"} or finder.date_at(token) is not None:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and (after.pos_ in _NOUNS or after.lower_ in {"of", "-"}):
        return False
    if token.lower_ == "one":
        which = any(c.lower_ in words["which"] or c.lower_ in words["ordinals"] for c in token.children)
        return which and not _is_another_thing(finder, token)
    figure = _FIGURE.fullmatch(token.lower_) is not None
    counts = (token.lower_ in words["ordinals"] or figure) and token.doc[token.i - 1].lower_ == "the"
    return counts and not _is_day(token, figure=figure)


def _is_another_thing(finder: Finder, one: "Token") -> bool:
    """Whether the last thing that its sentence told of is no meeting: "no agreement since their last one lapsed"."""
    things = [t for t in one.sent if t.i < one.i and t.pos_ == "NOUN" and t.dep_ in _THINGS]
    return bool(things) and finder.words.noun_of(things[-1].lower_) is None


def _is_day(token: "Token", *, figure: bool) -> bool:
    """Whether it is a day of the month: "will pay on the 25th rather than the 18th"."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pobj":
        return first.head.lower_ in _DAY_OF or (figure and first.head.lower_ not in _THERE)
    return figure and first.dep_ not in _SUBJECTS


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
