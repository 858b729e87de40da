"""Whose an office is where the words beside it point back to a body: "its chief executive", "the company’s lawyer"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import is_office, is_possessive, is_proper, telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.actors.settling import Character

_IN_NAME = r"(?:[^\W\d_a-zà-ÿ][\w.’'-]*|of|for|and|the)"
_END_OF_LABEL = re.compile(rf", (?P<body>{_IN_NAME}(?: {_IN_NAME}){{0,9}})(?=:|\n|$)")
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_LINKS = frozenset({"of", "for", "at", "with", "from"})


@dataclass(frozen=True)
class Owners:
    """The bodies whose offices people hold. `at` is who is meant by the word that stands for a mention."""

    scene: Scene
    at: Mapping[int, "Character"]

    def of(self, mention: Mention, character: "Character") -> str | None:
        """The body that the words at `mention` say somebody speaks for; None where they name several or none."""
        if mention.form is Form.PRONOUN or character.kind not in _PEOPLE:
            return None
        if named := self._signed_for(mention) or self._named_in_title(mention):
            return named
        sides = {side for token in self._said(mention) if (side := self._body(token))}
        return sides.pop() if len(sides) == 1 else None if sides else self._beside_fellow(mention)

    def _signed_for(self, mention: Mention) -> str | None:
        """The body that ends a signature or the label of a turn: "— Jo Tadesse, Raya Teachers’ Union"."""
        rest = _END_OF_LABEL.match(self.scene.page.text, mention.span.end)
        if mention.kind is not ActorKind.PERSON or rest is None:
            return None
        first, last = (bisect_left(self.scene.starts, at) for at in rest.span("body"))
        bodies = {side for i in range(first, last) if (side := self._body(self.scene.doc[i]))}
        return bodies.pop() if len(bodies) == 1 else None

    def _named_in_title(self, mention: Mention) -> str | None:
        """The capitalised words after an office that only bodies have: "chief executive of Hospitals Together"."""
        doc = self.scene.doc
        for office in self._offices(mention):
            at = office.i + 1
            if office.lower_ not in telling("of_bodies") or at + 1 >= len(doc) or doc[at].lower_ not in {"of", "at"}:
                continue
            start = end = at + 1
            while end < len(doc) and is_proper(doc[end]) and not doc[end].is_sent_start and end not in self.scene.known:
                end += 1
            free = not any(i in self.at for i in range(start, end))
            if end > start and free and (end == len(doc) or doc[end].text in {",", ".", ";"}):
                return self.scene.words(start, end)
        return None

    def _said(self, mention: Mention) -> Iterator["Token"]:
        """The words that tell whose the office is, or for whom the person acts."""
        token = self.scene.doc[mention.head]
        offices = list(self._offices(mention))
        if any(self._is_over(office) for office in offices):
            return
        for office in offices:
            yield from self._possessors(office)
            for noun in _linked(office):
                yield noun
                if noun.i not in self.at:  # "a spokesman for the union’s pay committee"
                    yield from (t for t in noun.children if t.dep_ == "poss")
        if mention.kind is ActorKind.PERSON:
            yield from (t for t in _linked(token) if t.head.lower_ == "of")
        for noun in (token, *(t for t in token.conjuncts if t.i > token.i)):
            for verb in (t for t in noun.children if t.dep_ == "relcl" and (noun is token or t.tag_ == "VBP")):
                for served in (t for act in (verb, *verb.conjuncts) for t in _acts_for(act)):
                    yield served
                    yield from self._owners_of_part(served)

    def _owners_of_part(self, part: "Token") -> Iterator["Token"]:
        """The body of which somebody runs a part: "who heads Lanmark’s Africa business"."""
        owners = (t for t in part.children if t.dep_ == "poss" and part.i not in self.at)
        yield from (t for t in owners if t.i in self.at and self.at[t.i].kind is not ActorKind.STATE)

    def _beside_fellow(self, mention: Mention) -> str | None:
        """The side of the person whose colleague or aide is named: "Costa’s colleague Jo Tadesse"."""
        doc, at = self.scene.doc, bisect_left(self.scene.starts, mention.span.start) - 1
        at -= at > 0 and doc[at].text == ","
        if mention.kind is not ActorKind.PERSON or at < 2 or not _speaks_for_another(doc[at]):
            return None
        owner = self.at.get(at - 2 if is_possessive(doc[at - 1]) else at - 1)
        owned = is_possessive(doc[at - 1]) or doc[at - 1].tag_ == "PRP$"
        return owner.side if owned and owner is not None and owner.kind is ActorKind.PERSON else None

    def _offices(self, mention: Mention) -> Iterator["Token"]:
        """The words for the office: in the titles of a person, or what a source is called by."""
        doc = self.scene.doc
        token = doc[mention.head]
        if mention.form is Form.ROLE:
            yield token
        elif token.dep_ == "appos" and is_office(token.head):
            yield token.head
        for title in (mention.title, mention.second_title):
            words = doc.char_span(*title, alignment_mode="expand") if title else None
            yield from (t for t in words or () if is_office(t))

    def _possessors(self, office: "Token") -> Iterator["Token"]:
        """Whose it is, by the words next before the office: "the company’s chief executive", "its leader"."""
        start, doc = office.i, self.scene.doc
        beside = start > 0 and doc[start - 1].tag_ in {"NN", "NNP"} and start - 1 in self.at
        while start > 0 and office.i - start < 6 and not doc[start].is_sent_start:
            before = doc[start - 1]
            if before.tag_ == "WP$":
                yield from (verb.head for verb in (office.head,) if verb.dep_ == "relcl")
                return
            if is_possessive(before) or before.tag_ == "PRP$":
                yield doc[start - 2] if before.tag_ != "PRP$" and start > 1 else before
                return
            if before.tag_ not in {"JJ", "NN", "NNP", "VBN", "HYPH", "VBG"}:
                break
            start -= 1
        if beside:
            yield doc[office.i - 1]

    def _is_over(self, office: "Token") -> bool:
        words = self.scene.doc[max(0, office.i - 4) : office.i]
        return any(t.lower_ in telling("past") for t in words if t.sent.start == office.sent.start)

    def _body(self, token: "Token") -> str | None:
        character = self.at.get(token.i)
        if character is None or character.kind is ActorKind.UNNAMED:
            return None
        if character.kind is ActorKind.PERSON:
            if token.dep_ == "pobj" and token.head.head.lower_ in telling("spokespeople"):
                return character.side or character.name
            owned = token.tag_ == "PRP$" or token.dep_ == "poss"
            return character.side if owned and _speaks_for_another(token.head) else None
        return character.side or character.name


def _linked(token: "Token") -> Iterator["Token"]:
    """What "of", "for" or "at" names after the word."""
    for link in token.children:
        if link.dep_ == "prep" and link.lower_ in _LINKS and link.i > token.i:
            yield from (t for t in link.children if t.dep_ == "pobj")


def _acts_for(verb: "Token") -> Iterator["Token"]:
    """Whom somebody represents: "who negotiates for the union", "who represents the families"."""
    if verb.lemma_ in telling("represents"):
        yield from (t for t in verb.children if t.dep_ == "dobj")
    if verb.lemma_ in telling("acts_for"):
        links = (p for p in verb.children if p.dep_ == "prep" and p.lower_ == "for")
        yield from (t for p in links for t in p.children if t.dep_ == "pobj")


def _speaks_for_another(office: "Token") -> bool:
    return office.lower_ in telling("for_another")
