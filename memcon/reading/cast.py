"""Who is meant: from words on a page to the actors and parties of the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from memcon.model.findings import Actor, Names, Statement
from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.page import Found, Page
from memcon.reading.voice import voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
_DEEP = 8  # mentions that may begin before a word and still cover it
_TITLE_DEPS = frozenset({"compound", "amod", "nmod", "poss", "appos"})


@dataclass(frozen=True)
class Cast:
    """The actors of a page and the statements they make, asked by place. What cannot be told is None or empty."""

    page: Page
    found: Found

    def actor_at(self, span: Span) -> Actor | None:
        """The actor that the words at `span` name: the longest mention inside them or around them, the last of equals
        (in "Foreign Minister of Russia Sergey Lavrov" the person)."""
        first, last = bisect_right(self._starts, span.start), bisect_left(self._starts, span.end)
        inside = [(m, a) for m, a in self._mentions[max(0, first - _DEEP) : last] if m.overlaps(span)]
        return max(inside, key=lambda pair: (pair[0].end - pair[0].start, pair[0].start))[1] if inside else None

    def meant_at(self, span: Span) -> Actor | None:
        """The actor whom exactly the words at `span` stand for: by the shortest mention that covers them."""
        return self._mentioned_at(span)

    def actors_within(self, span: Span) -> tuple[Actor, ...]:
        """The actors that are mentioned inside `span`, in order, each once."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(dict.fromkeys(a for m, a in self._mentions[first:last] if span.covers(m)))

    def named(self, name: str) -> Actor | None:
        return self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, Actor]:
        return {actor.name: actor for actor in reversed(self.found.actors)}

    def apart(self, side: str) -> Names:
        """Each of several who speak as one: "Chad and Niger"; else the one."""
        if side in self._named or " and " not in side:
            return (side,)
        before, last = side.rsplit(" and ", 1)
        several = (*before.split(", "), last)
        return several if all(name in self._standing for name in several) else (side,)

    @cached_property
    def _standing(self) -> frozenset[str]:
        return frozenset(name for actor in self.found.actors for name in (actor.name, actor.side) if name)

    def statement_at(self, position: int) -> Statement | None:
        """The innermost statement whose content holds the character at `position`."""
        starts, furthest, contents = self._contents
        around = []
        at = bisect_right(starts, position) - 1
        while at >= 0 and furthest[at] > position:
            content, nth = contents[at]
            if position < content.end:
                around.append(nth)
            at -= 1
        statements = [self.found.statements[nth] for nth in sorted(set(around))]
        return min(statements, key=lambda s: sum(c.end - c.start for c in s.content)) if statements else None

    def speaking_at(self, position: int) -> str | None:
        """The party that speaks at `position`: that of a statement, or of a paper in which a body says "we"."""
        statement = self.statement_at(position)
        if statement is None or (statement.speaker is None and self._is_own(statement)):
            return None if self.page.quotation_at(position) else voice_of(self.page)
        return speaking(statement)

    def _is_own(self, statement: Statement) -> bool:
        """Whether nobody but "we" is its source."""
        return all(Span(*s).of(self.page.text).lower() in _OWN for s in statement.source)

    def parties_of(self, token: "Token") -> Names:
        """The parties that the noun phrase headed by `token` stands for, those joined by "and" included, in order.

        A person stands for their side; "we" in a statement for the side of its speaker; "the Russian delegation" for
        Russia; a body without a side for itself; those without name or side for nobody.
        """
        heads = [token, *token.conjuncts]
        return tuple(dict.fromkeys(name for head in heads for name in self._party_of(head)))

    def _party_of(self, token: "Token") -> Iterator[str]:
        if token.lower_ in _OWN and token.pos_ == "PRON":  # not "US"
            if side := self.speaking_at(token.idx):
                yield side
            return
        phrase = [token, *(t for t in token.children if t.dep_ in _TITLE_DEPS)]
        for word in phrase:
            if actor := self._mentioned_at(Span(word.idx, word.idx + len(word))):
                if is_somebody(actor):
                    yield party_name(actor)
                return

    def _mentioned_at(self, span: Span) -> Actor | None:
        at = bisect_right(self._starts, span.start)
        around = [(m, a) for m, a in self._mentions[max(0, at - _DEEP) : at] if m.covers(span)]
        return min(around, key=lambda pair: pair[0].end - pair[0].start)[1] if around else None

    @cached_property
    def _contents(self) -> tuple[list[int], list[int], list[tuple[Span, int]]]:
        """The contents of all statements in order: where each starts, how far those up to it reach, and whose it is."""
        contents = sorted((span, nth) for nth, said in enumerate(self.found.statements) for span in said.content)
        furthest = accumulate((span.end for span, _ in contents), max)
        return [span.start for span, _ in contents], list(furthest), contents

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention, _ in self._mentions]

    @cached_property
    def _mentions(self) -> list[tuple[Span, Actor]]:
        pairs = ((mention, actor) for actor in self.found.actors for mention in actor.mentions)
        return sorted(pairs, key=lambda pair: pair[0])


def party_name(actor: Actor) -> str:
    """The party that an actor stands for at the table: its side, where it speaks for one, else the actor itself."""
    return actor.side or actor.name


def speaking(statement: Statement | None) -> str | None:
    """The party for which a statement speaks; None for a source that only a common noun tells of."""
    if statement is None:
        return None
    return statement.side or (statement.speaker if statement.speaker and _is_name(statement.speaker) else None)


def _is_name(words: str) -> bool:
    """Whether the first and last words are capitalised: "Mary Flynn", not "Kenyan officials" or "the parties"."""
    parts = words.split()
    return all(any(c.isupper() for c in part) for part in (parts[0], parts[-1]))


def is_somebody(actor: Actor) -> bool:
    """Whether an actor stands for a party that has a name: "officials" alone do not."""
    return actor.kind is not ActorKind.UNNAMED or actor.side is not None


def unique(names: Iterable[str]) -> Names:
    """`names` once each, in their order, without empty ones."""
    return tuple(dict.fromkeys(name for name in names if name))
