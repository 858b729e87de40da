"""Whom a pronoun, an office or "the ministry" points back to."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import LEADERS, head_word, leading_words, stand_ins, state_nouns

if TYPE_CHECKING:
    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_SENTENCES_BACK = 6  # how far a pronoun reaches, quoted sentences not counted
_PARAGRAPHS_BACK = 3


@dataclass(frozen=True, slots=True)
class _Appearance:
    character: "Character"
    mention: Mention
    sentence: int
    paragraph: int
    acts: bool


class Stage:
    """Who has appeared so far, in the order of the text."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sentences = [s.start for s in scene.page.sentences]
        self._paragraphs = [p.start for p in scene.page.paragraphs]
        self._seen: list[_Appearance] = []

    def appear(self, mention: Mention, character: "Character") -> None:
        """Notes that `character` appears; those in quotations do not become what the report's pronouns mean."""
        self._seen.append(self._appearance(mention, character))

    def meant(self, mention: Mention) -> "Character | None":
        """The character that appeared before and fits; None where none does or several do."""
        if mention.form is Form.PRONOUN:
            if mention.kind is ActorKind.PERSON:
                return self._person_meant(mention)
            return self._others_meant(mention) if mention.speaks else None
        if not mention.definite:
            return None
        if mention.kind is ActorKind.UNNAMED:
            return self._holder(mention)
        return self._body_meant(mention)

    def _appearance(self, mention: Mention, character: "Character") -> _Appearance:
        return _Appearance(
            character,
            mention,
            bisect_right(self._sentences, mention.head) - 1,
            bisect_right(self._paragraphs, mention.span.start) - 1,
            noun_phrase_head(self._scene.doc[mention.head]).dep_ in SUBJECTS,
        )

    def _before(self, mention: Mention) -> Iterator[list[_Appearance]]:
        """The appearances of each sentence within reach, nearest sentence first."""
        sentence = bisect_right(self._sentences, mention.head) - 1
        paragraph = bisect_right(self._paragraphs, mention.span.start) - 1
        group: list[_Appearance] = []
        groups = 0
        for seen in reversed(self._seen):
            if seen.mention.head in self._scene.quoted or seen.mention.form is Form.ADJECTIVE:
                continue
            if paragraph - seen.paragraph > _PARAGRAPHS_BACK or groups > _SENTENCES_BACK:
                break
            if group and seen.sentence != group[-1].sentence:
                yield group[::-1]
                group, groups = [], groups + 1
            if seen.sentence <= sentence:
                group.append(seen)
        if group:
            yield group[::-1]

    def _person_meant(self, mention: Mention) -> "Character | None":
        for group in self._before(mention):
            fitting = [s for s in group if _can_be(s.character, mention.gender)]
            acting = [s for s in fitting if s.acts]
            if acting:
                return _main(acting, mention, self._scene).character
            if fitting:
                several = dict.fromkeys(id(s.character) for s in fitting)
                return fitting[-1].character if len(several) == 1 else None
        return None

    def _others_meant(self, mention: Mention) -> "Character | None":
        singular = mention.name == "it"
        for group in self._before(mention):
            acting = [s.character for s in group if s.acts and _is_group(s.character, singular)]
            if acting:
                return acting[0]
            if any(s.acts for s in group) and singular:
                return None
        return None

    def _holder(self, mention: Mention) -> "Character | None":
        """The one who holds an office or plays a role that is mentioned: the only one, or the last who acted nearby."""
        word = (mention.office or mention.name).split()[-1].lower()
        holders = [s for s in self._seen if _plays(s.character, word, mention) and _same_side(s.character, mention)]
        known = list(dict.fromkeys(s.character for s in holders))
        if len(known) <= 1:
            return known[0] if known else None
        paragraph = bisect_right(self._paragraphs, mention.span.start) - 1
        near = [s.character for s in holders if s.acts and paragraph - s.paragraph <= 1]
        return near[-1] if near else None

    def _body_meant(self, mention: Mention) -> "Character | None":
        if mention.kind is ActorKind.STATE:
            return next((s.character for s in reversed(self._seen) if self._is_government(s, mention.name)), None)
        named = (
            s.character for s in reversed(self._seen) if s.character.kind not in {ActorKind.PERSON, ActorKind.UNNAMED}
        )
        by_name = next((c for c in named if mention.name in c.name.lower().replace(",", " ").split()), None)
        return by_name or self._stood_for(mention.name)

    def _stood_for(self, noun: str) -> "Character | None":
        """The only body so far of a kind that a bare noun can stand for: "the movement", "the company"."""
        kinds, heads_not = stand_ins().get(noun, (frozenset(), frozenset()))
        bodies = (s.character for s in self._seen if s.character.kind in kinds)
        meant = dict.fromkeys(c for c in bodies if head_word(c.name) not in heads_not)
        return next(iter(meant)) if len(meant) == 1 else None

    def _is_government(self, seen: _Appearance, noun: str) -> bool:
        words = seen.mention.span.of(self._scene.page.text).lower().split()
        return seen.character.kind is ActorKind.STATE and noun in words and noun in state_nouns()


def _main(acting: list[_Appearance], mention: Mention, scene: Scene) -> _Appearance:
    """Of several who act in a sentence, the one it is about: the first who speaks, else the first."""
    speaking = [s for s in acting if s.mention.speaks]
    return (speaking or acting)[0]


def _can_be(character: "Character", gender: str | None) -> bool:
    if character.kind is ActorKind.UNNAMED:
        last = character.name.split()[0].lower()
        return character.gender in {None, gender} and not last.endswith("s") and not character.name.endswith("s")
    return character.kind is ActorKind.PERSON and (gender is None or character.gender in {None, gender})


def _is_group(character: "Character", singular: bool) -> bool:
    if character.kind is ActorKind.PERSON:
        return False
    if character.kind is ActorKind.UNNAMED:
        return not singular and any(w.endswith("s") or w == "people" for w in character.name.lower().split()[:3])
    return singular or character.kind is not ActorKind.STATE


def _plays(character: "Character", word: str, mention: Mention) -> bool:
    """Whether a person holds the office, or a source was named by the role."""
    if character.kind is ActorKind.PERSON:
        return _holds(character, word) and not _is_other_minister(character, mention)
    return character.kind is ActorKind.UNNAMED and mention.speaks and _holds(character, word)


def _is_other_minister(character: "Character", mention: Mention) -> bool:
    """Whether a minister is one of another thing: "the prime minister" after a defence minister."""
    which = (mention.office or mention.name).lower().split()[:-1]
    offices = [m.office.lower().split() for m in character.mentions if m.office]
    if not which or not mention.name.lower().split()[-1].startswith("minister"):
        return False
    return not any(set(which) <= set(office) for office in offices)


def _holds(character: "Character", word: str) -> bool:
    words = leading_words() if word in LEADERS else {word}
    offices: Iterable[str] = (o.lower() for m in character.mentions for o in (m.office, m.second_office) if o)
    return any(words & {*office.replace("-", " ").split(), office} for office in offices)


def _same_side(character: "Character", mention: Mention) -> bool:
    return mention.side is None or character.side is None or mention.side == character.side
