"""People who speak for nobody but themselves or their family: a farmer, a former minister, the mother of a captive."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import adherents, body_kinds, is_office, last_word, offices, telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.actors.settling import Character

_PARTY_LETTER = re.compile(r"[,\s]*[(\[]?([A-Z]{1,3})[-–][A-Z]")


@dataclass(frozen=True)
class Private:
    """What a page says of people who hold no office. `at` is who is meant by the word that stands for a mention."""

    scene: Scene
    at: Mapping[int, "Character"]

    def family_of(self, mention: Mention, character: "Character") -> str | None:
        """ "Ana Costa’s mother, Maria Rey": she speaks for the Costa family."""
        if character.kind is not ActorKind.PERSON or mention.form is Form.PRONOUN:
            return None
        if any(_has_relative(clause) for clause in self.scene.doc[mention.head].children if clause.dep_ == "relcl"):
            return f"{_surname(character.name)} family"
        for noun in self._beside(mention):
            if noun.lower_ in telling("kin"):
                relatives = (self.at.get(t.i) for t in _relatives(noun))
                named = next((c for c in relatives if c is not None and c.kind is ActorKind.PERSON), None)
                if named is not None:
                    return f"{_surname(named.name)} family"
        return None

    def party_of(self, mention: Mention, character: "Character") -> str | None:
        """The party whose word stands beside a name: "a Republican, X", "Labour MP X", "Senator X (D-Ohio)"."""
        if character.kind is ActorKind.PERSON and mention.form is not Form.PRONOUN:
            text = self.scene.page.text
            if letter := _PARTY_LETTER.match(text, mention.span.end):
                return adherents().get(letter[1])
            words = [token.text for token in self._describing(mention)]
        elif character.kind is ActorKind.UNNAMED:
            words = character.name.split()
        else:
            return None
        if {w.lower() for w in words} & telling("past"):
            return None
        if telling("of_other_parties") & set(words):
            return None  # "Liberal Democrat", "Democratic Unionist"
        parties = {adherents()[word] for word in words if word in adherents()}
        return parties.pop() if len(parties) == 1 else None

    def self_of(self, mention: Mention, character: "Character") -> str | None:
        """The person, where the words beside the name say that an office is over, or give a calling and no office."""
        if character.kind is not ActorKind.PERSON or mention.form is Form.PRONOUN:
            return None
        words = (mention.office or "").lower().replace("-", " ").split()
        if words and (words[0] in telling("past") or words[-1] in telling("callings")):
            return character.name
        nouns = [] if mention.office else self._beside(mention)
        return character.name if any(_is_calling(noun) for noun in nouns) else None

    def _describing(self, mention: Mention) -> "Iterator[Token]":
        """The words of a title and of the nouns beside a name, without what may be capitalised for its place only."""
        title = self.scene.doc.char_span(*mention.title, alignment_mode="expand") if mention.title else None
        beside = (t for noun in self._beside(mention) for t in (noun, *noun.children) if t.dep_ != "relcl")
        for token in (*(title or ()), *beside):
            if (token.is_sent_start and token.text == "Conservative") or _is_in_a_name(token) or _is_portfolio(token):
                continue
            yield token

    def _beside(self, mention: Mention) -> "list[Token]":
        """The nouns in apposition to a name, before or after it."""
        token = self.scene.doc[mention.head]
        before = [token.head] if token.dep_ == "appos" else []
        return before + [t for t in token.children if t.dep_ == "appos" and t.i > token.i]


def _has_relative(clause: "Token") -> bool:
    """Whether it is told of somebody’s relative: "whose brother is held"."""
    return any(t.lower_ == "whose" and t.head.lower_ in telling("kin") for t in clause.subtree)


def _is_calling(noun: "Token") -> bool:
    """Whether "a farmer" tells what somebody does for a living: one of many, and no office."""
    before = [t for t in noun.children if t.i < noun.i]
    one_of_many = any(t.lower_ in {"a", "an"} for t in before)
    plain = noun.text.islower() and noun.tag_ == "NN" and not is_office(noun) and noun.lower_ not in offices()
    return plain and one_of_many and noun.lower_ not in telling("speaks_for_many")


def _is_in_a_name(token: "Token") -> bool:
    """Whether a word is part of the name of a body, and stands for no party: "the Peasants’ Democratic Movement"."""
    return token.dep_ in {"compound", "amod"} and token.head.text.istitle() and token.head.lower_ in body_kinds()


def _is_portfolio(token: "Token") -> bool:
    """Whether a word tells what somebody is for, and no party: "Labour Minister Ana Costa", "Labour inspector",
    "Minister of Labour Ana Costa"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.i > 1 and token.nbor(-1).lower_ in {"of", "for"} and is_office(token.nbor(-2)):
        return True
    if token.lower_ not in telling("portfolios") or following is None or following.tag_ not in {"NN", "NNS", "NNP"}:
        return False
    is_office_of_party = following.lower_ in telling("of_a_party")
    return not is_office_of_party and (following.text.islower() or following.lower_ in telling("of_a_portfolio"))


def _relatives(noun: "Token") -> "Iterator[Token]":
    """Whose mother or brother: "Costa’s mother", "the mother of Ana Costa"."""
    yield from (t for t in noun.children if t.dep_ == "poss")
    links = (p for p in noun.children if p.dep_ == "prep" and p.lower_ in {"of", "to"})
    yield from (t for p in links for t in p.children if t.dep_ == "pobj")


def _surname(name: str) -> str:
    last = last_word(name)
    return next((word for word in reversed(name.split()) if last_word(word) == last), name)
