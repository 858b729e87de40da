"""The words for meetings, as typed rows of `knowledge/meetings.toml`."""

from collections.abc import Mapping
from functools import cache

import msgspec

from memcon.model.kinds import MeetingStatus
from memcon.reading.knowledge import table

Words = tuple[str, ...]


class Noun(msgspec.Struct, frozen=True):
    """A noun for a meeting, and what must stand with it."""

    word: str
    form: str
    example: str
    numbered: bool = False
    needs: Words = ()
    modifiers: Words = ()


class Modifier(msgspec.Struct, frozen=True):
    """Words before the noun that tell where the meeting stands."""

    words: Words
    status: MeetingStatus
    example: str
    sure: bool = False


class Verb(msgspec.Struct, frozen=True):
    """A verb that says of a meeting where it stands.

    `apart`: a date with it is its own, not the meeting's. `alone`: one side does it, the meeting goes on without it.
    `direct`: only where the meeting itself is its object. `moves`: it puts the meeting on another day or in another
    place, where it names one.
    """

    lemma: str
    status: MeetingStatus
    example: str
    words: Words = ()
    when: str | None = None
    subject: str | None = None
    denied: MeetingStatus | None = None
    apart: bool = False
    alone: bool = False
    moves: bool = False
    direct: bool = False


class Meets(msgspec.Struct, frozen=True):
    """A verb that is itself a meeting, with `words` that must stand with it. `told`: a verb rule of the same lemma says
    where the meeting stands ("invited them to Lima")."""

    lemma: str
    form: str
    noun: str = msgspec.field(name="as")
    example: str
    needs: Words
    words: Words = ()
    told: bool = False


class NotAMeeting(msgspec.Struct, frozen=True):
    """Words before a noun of meeting that make it something else: `before` it, with an example."""

    before: Words
    example: str


class Lexicon(msgspec.Struct, frozen=True):
    """All of the table. `lists` are plain lists of words by what they tell."""

    noun: tuple[Noun, ...]
    modifier: tuple[Modifier, ...]
    verb: tuple[Verb, ...]
    meets: tuple[Meets, ...]
    not_a_meeting: NotAMeeting
    lists: Mapping[str, Words]

    def noun_of(self, word: str) -> Noun | None:
        return _nouns().get(word)

    def verbs_of(self, lemma: str) -> tuple[Verb, ...]:
        return _verbs().get(lemma, ())

    def modifiers_among(self, words: set[str]) -> tuple[Modifier, ...]:
        return tuple(m for m in self.modifier if words.intersection(m.words))


@cache
def lexicon() -> Lexicon:
    return msgspec.convert(table("meetings"), Lexicon)


@cache
def _nouns() -> Mapping[str, Noun]:
    """By their words; of two of one word the first."""
    return {noun.word: noun for noun in reversed(lexicon().noun)}


@cache
def _verbs() -> Mapping[str, tuple[Verb, ...]]:
    """By their lemmas, in the order of the table."""
    verbs = lexicon().verb
    return {lemma: tuple(v for v in verbs if v.lemma == lemma) for lemma in {v.lemma for v in verbs}}
