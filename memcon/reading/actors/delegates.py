"""For whom people are at the table: of whom a delegation consists, who represents a state or sits in its team, and who
shares a title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import SUBJECTS, Scene
from memcon.reading.actors.wording import is_office, is_proper, telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_INTO = frozenset({"of", "in", "on", "for"})


@dataclass(frozen=True)
class Delegates:
    """What a page says of the people of its delegations. `at` is who is meant by the word that stands for a mention."""

    scene: Scene
    at: Mapping[int, "Character"]

    def of(self, mention: Mention, character: "Character") -> str | None:
        """The side for which the words at `mention` say that a person is there; None where they name several."""
        if character.kind is not ActorKind.PERSON or mention.form is Form.PRONOUN:
            return None
        person = self.scene.doc[mention.head]
        first = _first_of_list(person)
        sides = {side for noun in (*self._sent(first), *self._joined(person)) if (side := self._side(noun))}
        if first.i != person.i and (fellow := self._titled_together(first)) is not None:
            sides.add(fellow)
        return sides.pop() if len(sides) == 1 else None

    def _sent(self, person: "Token") -> Iterator["Token"]:
        """Who sent somebody: "Kenya’s delegation consists of X", "Kenya is represented by X", "X represented Kenya"."""
        link = person.head if person.dep_ == "pobj" else None
        verb = link.head if link is not None else person.head
        subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
        if verb.lemma_ in telling("consists") and (person.dep_ == "dobj" or (link is not None and link.lower_ == "of")):
            yield from (t for t in subjects if t.lower_ in telling("delegations"))
        if verb.lemma_ == "represent" and link is not None and link.dep_ == "agent":
            yield from subjects
        if verb.lemma_ == "represent" and person.dep_ == "nsubj":
            yield from (t for t in verb.children if t.dep_ == "dobj")
        for spoken in (t for t in verb.children if t.dep_ == "advcl" and t.tag_ == "VBG" and person.dep_ == "nsubj"):
            if spoken.lemma_ in telling("acts_for"):
                yield from _named_after(spoken, frozenset({"for"}))

    def _joined(self, person: "Token") -> Iterator["Token"]:
        """Of whose team somebody is: "X, a member of the Kenyan team", "X, who sits in Kenya’s delegation"."""
        for word in person.children:
            if word.dep_ == "appos" and word.lower_ in telling("of_a_team"):
                yield from _named_after(word, _INTO)
            if word.dep_ == "relcl" and word.lemma_ in telling("sits"):
                yield from (t for t in _named_after(word, _INTO) if t.lower_ in telling("delegations"))

    def _titled_together(self, first: "Token") -> str | None:
        """The side of the first of several with one title: "Kenyan negotiators X and Y"."""
        fellow, start = self.at.get(first.i), first.i
        while start > 0 and is_proper(self.scene.doc[start - 1]) and not is_office(self.scene.doc[start - 1]):
            start -= 1
        title = self.scene.doc[start - 1] if start else None
        is_titled = title is not None and title.tag_ in {"NNS", "NNPS"} and is_office(title)
        return fellow.side if is_titled and fellow is not None and fellow.kind is ActorKind.PERSON else None

    def _side(self, noun: "Token") -> str | None:
        """The state or body that a noun stands for; "team" and the like for whose they are."""
        near = [noun, *(t for t in noun.children if t.dep_ in {"poss", "amod", "compound", "nmod"})]
        for token in near if noun.lower_ in telling("delegations") else [noun]:
            named = self.at.get(token.i)
            if named is not None and named.kind not in _PEOPLE:
                return named.side or named.name
        return None


def _first_of_list(person: "Token") -> "Token":
    """The first of those among whom a person is listed."""
    while person.dep_ == "conj" and person.head.i < person.i:
        person = person.head
    return person


def _named_after(word: "Token", links: frozenset[str]) -> Iterator["Token"]:
    for link in word.children:
        if link.dep_ == "prep" and link.lower_ in links:
            yield from (t for t in link.children if t.dep_ == "pobj")
