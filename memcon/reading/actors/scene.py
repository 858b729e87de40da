"""The words of a page with what is asked of them again and again: known names, quotations, verbs of saying."""

import itertools
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.actors.wording import is_office, of_unions
from memcon.reading.cues import is_cue
from memcon.reading.gazetteer import KnownName
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "HYPH", "AFX", "CD"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens [start, end) that may be a name, and what they were marked as."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Scene:
    """One page, word by word."""

    page: Page

    @property
    def doc(self) -> "Doc":
        return self.page.doc

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return [token.idx for token in self.doc]

    @cached_property
    def words_before(self) -> list[int]:
        """How many words, punctuation left out, there are before each token and before the end."""
        return [0, *accumulate(not token.is_punct for token in self.doc)]

    @cached_property
    def known(self) -> dict[int, KnownName]:
        """The names of states and bodies by the token that they are."""
        starts = {name.span.start: name for name in self.page.names}
        return {token.i: starts[token.idx] for token in self.doc if token.idx in starts}

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The tokens inside quotations that can hold a clause."""
        inside: set[int] = set()
        quotations = iter(q.outer for q in self.page.quotations if q.is_long)
        current = next(quotations, None)
        for token in self.doc:
            while current and token.idx >= current.end:
                current = next(quotations, None)
            if current and token.idx >= current.start:
                inside.add(token.i)
        return frozenset(inside)

    @cached_property
    def passed_over(self) -> frozenset[int]:
        """The tokens of boilerplate."""
        if not self.page.boilerplate:
            return frozenset()
        return frozenset(t.i for t in self.doc if self.page.is_boilerplate(Span(t.idx, t.idx + 1)))

    @cached_property
    def above(self) -> frozenset[int]:
        """The tokens of the headline and of the dateline: what is named there is told of, but nobody speaks."""
        places = (*self.page.heading, *((self.page.dateline,) if self.page.dateline else ()))
        last = max((place.end for place in places), default=0)
        tokens = itertools.takewhile(lambda t: t.idx < last, self.doc)
        return frozenset(t.i for t in tokens if any(place.start <= t.idx < place.end for place in places))

    @cached_property
    def dateline(self) -> frozenset[int]:
        """The tokens of the dateline."""
        line = self.page.dateline
        tokens = itertools.takewhile(lambda t: t.idx < line.end, self.doc) if line else ()
        return frozenset(t.i for t in tokens if line and t.idx >= line.start)

    @cached_property
    def tells_of_parties(self) -> bool:
        """Whether the report is one on parties and not on workers, by its words."""
        said = {token.lower_ for token in self.doc}
        return bool(said & of_unions("of_party")) and not said & of_unions("of_workers")

    def is_titled(self, at: int) -> bool:
        """Whether an office stands right before a word, where the language model may see a new sentence: "Envoy | Jo
        Tadesse" in a line of its own."""
        return at > 0 and is_office(self.doc[at - 1]) and bool(self.doc[at - 1].is_sent_start)

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens [start, end)."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def words(self, start: int, end: int) -> str:
        return self.span(start, end).of(self.page.text)

    def speaks(self, token: "Token") -> bool:
        """Whether the noun that `token` is, or is part of, is the subject of a verb of saying."""
        head = noun_phrase_head(token)
        if head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according":
            return True
        if head.dep_ == "pobj" and head.head.dep_ == "agent":
            return is_cue(head.head.head)
        if any(t.dep_ == "acl" and t.tag_ == "VBG" and t.i > head.i and is_cue(t) for t in head.children):
            return True  # "with officials saying"
        return head.dep_ in SUBJECTS and is_cue(head.head)


def noun_phrase_head(token: "Token") -> "Token":
    """The noun that stands for the phrase in which `token` is a name, a title or an apposition."""
    while token.dep_ in {"compound", "appos", "nmod", "conj"} and token.head.i != token.i:
        token = token.head
    return token
