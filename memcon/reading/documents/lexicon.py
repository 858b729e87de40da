"""The words for documents, as typed rows of `knowledge/documents.toml`."""

from collections.abc import Mapping
from functools import cache

import msgspec

from memcon.model.kinds import DocumentStatus
from memcon.reading.knowledge import table

Words = tuple[str, ...]


class Noun(msgspec.Struct, frozen=True):
    """A noun for a paper of the negotiation: what must stand before it, what may be said of it, whether it belongs to
    all who sign it."""

    word: str
    example: str
    needs: Words = ()
    acts: Words = ()
    joint: bool = False


class Verb(msgspec.Struct, frozen=True):
    """What is done to a document. `giver` is the preposition before who gives it, where the subject receives it."""

    lemma: str
    act: str
    example: str
    words: Words = ()
    giver: str | None = None


class Modifier(msgspec.Struct, frozen=True):
    """Words before the noun that say how far the document has come."""

    words: Words
    status: DocumentStatus
    example: str


class Lexicon(msgspec.Struct, frozen=True):
    """All of the table. `status` is what an act reaches once it is done; `lists` are words by what they tell."""

    noun: tuple[Noun, ...]
    verb: tuple[Verb, ...]
    modifier: tuple[Modifier, ...]
    lists: Mapping[str, Words]
    status: Mapping[str, DocumentStatus]

    def noun_of(self, word: str) -> Noun | None:
        return next((n for n in self.noun if n.word == word), None)


@cache
def lexicon() -> Lexicon:
    return msgspec.convert(table("documents"), Lexicon)
