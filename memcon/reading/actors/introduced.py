"""For whom somebody speaks whom a report brings in by office first, and by name only in what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import company_tails, head_word, is_national, telling

if TYPE_CHECKING:
    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_CALLED = frozenset({Form.ROLE, Form.BESIDE})
_OPENING = 120  # tokens in which a release tells who gives it out


@dataclass(frozen=True)
class Introduced:
    """What the order in which a page brings in its people says of them."""

    scene: Scene
    told: tuple[tuple[Mention, "Character"], ...]

    def in_the_lead(self, mention: Mention, character: "Character") -> str | None:
        """ "India’s commerce secretary said no. Ana Costa told reporters that ...": the first to be named is the one
        with whose words the report opens, where nothing else is said of who that is."""
        is_first = mention.form is Form.PROPER and mention.span.start == character.starts[0]
        if character.kind is not ActorKind.PERSON or character.offices or not is_first:
            return None
        opening = self._opening.get(id(character))
        return opening.side if opening is not None else None

    def after_office(self, mention: Mention, character: "Character") -> str | None:
        """ "His Peruvian counterpart refused. “No,” Ana Costa said": who is named for the first time after a sentence
        about the holder of an office, where nothing else is told of who that is."""
        is_first = mention.form is Form.PROPER and mention.span.start == character.starts[0]
        if character.kind is not ActorKind.PERSON or character.offices or not is_first or not mention.speaks:
            return None
        sentence = self.scene.doc[mention.head].sent
        before = self.scene.doc[max(0, sentence.start - 1)].sent
        if sentence.start == 0 or "\n" in self.scene.page.text[before.start_char : sentence.start_char].rstrip(" "):
            return None
        holder = self._by_head.get(next((t.i for t in before.root.children if t.dep_ == "nsubj"), -1))
        told = holder is not None and holder[1].kind is ActorKind.UNNAMED and holder[0].definite
        return holder[1].side if holder is not None and told else None

    @cached_property
    def _by_head(self) -> Mapping[int, tuple[Mention, "Character"]]:
        return {mention.head: (mention, character) for mention, character in self.told}

    @cached_property
    def _opening(self) -> Mapping[int, "Character"]:
        """The one with whose words the page opens, by the person who is the next to speak; empty where it opens with
        somebody who is named, or holds no office of a state."""
        speaking = [(m, c) for m, c in self.told if c.kind in _PEOPLE and m.speaks and m.form is not Form.PRONOUN]
        if len(speaking) < 2:
            return {}
        (mention, first), (_, second) = speaking[:2]
        known = first.kind is ActorKind.UNNAMED and first.side is not None and is_national(mention.office)
        return {id(second): first} if known and not mention.name.endswith("s") else {}

    def of_commission(self, mention: Mention, character: "Character") -> str | None:
        """ "Trade commissioner X": of the one commission that the page names."""
        words = (mention.office or "").lower().split()
        if len(words) < 2 or words[-1] != "commissioner" or words[-2] not in telling("portfolios"):
            return None
        return self._commissions[0] if character.kind in _PEOPLE and len(self._commissions) == 1 else None

    def of_union(self, mention: Mention, character: "Character") -> str | None:
        """ "General secretary X": of the one union that the page names, where it names no party."""
        if character.kind not in _PEOPLE or (mention.office or "").lower() not in telling("of_unions"):
            return None
        named = {c.name: c.kind for _, c in self.told if c.kind in {ActorKind.UNION, ActorKind.PARTY}}
        return next(iter(named)) if list(named.values()) == [ActorKind.UNION] else None

    def of_company(self, mention: Mention, character: "Character") -> str | None:
        """ "General manager X": of the one company that the page names, and calls by what it is."""
        if character.kind not in _PEOPLE or (mention.office or "").lower() not in telling("of_companies"):
            return None
        called = {c.name for m, c in self.told if m.form in _CALLED and m.name in telling("company_nouns")}
        named = {c.name for _, c in self.told if c.kind is ActorKind.ORGANISATION and _is_company(c.name)} | called
        return named.pop() if len(named) == 1 else None

    def of_issuer(self, mention: Mention, character: "Character") -> str | None:
        """ "Spokeswoman X": of the one who speaks in a release that begins "The union informs the public"."""
        if character.kind not in _PEOPLE or (mention.office or "") not in telling("of_issuers"):
            return None
        return self._issuer

    @cached_property
    def _issuer(self) -> str | None:
        """The body that gives out the text: the first to be told with a verb by which it speaks for itself."""
        bodies = ((m, c) for m, c in self.told if c.kind not in _PEOPLE and m.form is not Form.PRONOUN)
        first = next(((m, c) for m, c in bodies if m.speaks), None)
        if first is None or first[1].kind in {ActorKind.STATE, ActorKind.OUTLET}:
            return None
        verb = self.scene.doc[first[0].head].head
        issues = verb.tag_ == "VBZ" and verb.lemma_ in telling("issues") and verb.i < _OPENING
        return first[1].side or first[1].name if issues else None

    @cached_property
    def _commissions(self) -> list[str]:
        bodies = (c for m, c in self.told if c.kind not in _PEOPLE and m.form is Form.PROPER)
        return list(dict.fromkeys(c.side or c.name for c in bodies if head_word(c.name) == "commission"))


def _is_company(name: str) -> bool:
    return name.split()[-1].lower() in telling("of_company_names") | company_tails()
