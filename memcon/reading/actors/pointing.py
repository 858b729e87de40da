"""Whom a pronoun, an office or "the ministry" points back to."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import (
    LEADERS,
    head_word,
    is_national,
    is_office,
    is_proper,
    leading_words,
    name_words,
    stand_ins,
    state_nouns,
    together,
)

if TYPE_CHECKING:
    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_PLURALS = frozenset({"men", "women", "people", "children", "police"})
_BETWEEN_STATES = "IGO"  # begins the codes of bodies that states have founded
_MANY = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "many", "both", "few"}
)
_SENTENCES_BACK = 6  # how far a pronoun reaches, quoted sentences not counted
_PARAGRAPHS_BACK = 3
_NAMESAKES = 20  # bodies with a word in common that are looked at
_APPEARANCES_BACK = 500  # those of any paragraph and the one before it, and a bound for a text without paragraphs


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
        self._heads: set[int] = set()
        self._bodies = _Bodies()
        self._holders: dict[str, dict[int, Character]] = {}  # by each word of their offices

    def appear(self, mention: Mention, character: "Character") -> None:
        """Notes that `character` appears; those in quotations do not become what the report's pronouns mean."""
        self._seen.append(self._appearance(mention, character))
        self._heads.add(mention.head)
        if character.kind in _PEOPLE:
            for word in {word for words in character.offices.values() for word in words}:
                self._holders.setdefault(word, {})[id(character)] = character
        else:
            self._bodies.appear(mention.span.of(self._scene.page.text), character, self._paragraph(mention))

    def meant(self, mention: Mention) -> "Character | None":
        """The character that appeared before and fits; None where none does or several do."""
        if mention.form is Form.PRONOUN:
            if mention.kind is ActorKind.PERSON:
                return self._person_meant(mention)
            return self._others_meant(mention) if mention.speaks or self._owns_office(mention) else None
        if mention.form is Form.BESIDE:
            return self._bodies.only(mention.name)
        if not mention.definite:
            return None
        if mention.kind is ActorKind.UNNAMED:
            return self._holder(mention)
        return self._body_meant(mention)

    def is_alone(self, character: "Character", mention: Mention) -> bool:
        """Whether no other state has appeared before a mention in its paragraph."""
        here = self._paragraph(mention)
        last = islice(reversed(self._seen), _APPEARANCES_BACK)
        near = takewhile(lambda seen: seen.paragraph == here, last)
        return all(s.character is character for s in near if s.character.kind is ActorKind.STATE)

    def _owns_office(self, mention: Mention) -> bool:
        """Whether it is the "its" of "its chief executive"."""
        token = self._scene.doc[mention.head]
        return token.tag_ == "PRP$" and is_office(token.head)

    def _owns_minister(self, mention: Mention) -> bool:
        """Whether it is the "its" of "its foreign minister"."""
        token = self._scene.doc[mention.head]
        office = self._scene.doc[token.i + 1 : token.head.i + 1].text
        return self._owns_office(mention) and is_national(office)

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
        for seen in islice(reversed(self._seen), _APPEARANCES_BACK):
            if seen.mention.head in self._scene.quoted or not _can_be_pointed_at(seen, mention):
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
            if fitting and self._has_a_stranger(fitting[0].sentence, mention):
                return None
            if acting:
                return _main(acting, mention, self._scene).character
            if fitting:
                several = dict.fromkeys(id(s.character) for s in fitting)
                return fitting[-1].character if len(several) == 1 else None
        return None

    def _has_a_stranger(self, sentence: int, mention: Mention) -> bool:
        """Whether in a later sentence, before a pronoun, somebody acts by a name that the page does not explain."""
        doc = self._scene.doc
        if sentence + 1 >= len(self._sentences):
            return False
        between = (t for t in doc[self._sentences[sentence + 1] : mention.head] if t.dep_ == "nsubj" and is_proper(t))
        return any(t.i not in self._heads and t.i not in self._scene.quoted for t in between)

    def _others_meant(self, mention: Mention) -> "Character | None":
        singular = mention.name == "it"
        of_a_state = self._owns_minister(mention)
        for group in self._before(mention):
            if not singular and (self._act_together(group) or self._others_act(group)):
                return None  # not one of them but all
            acting = [s.character for s in group if s.acts and _is_group(s.character, singular)]
            if of_a_state and any(c.code and c.code.startswith(_BETWEEN_STATES) for c in acting):
                return None  # the United Nations have no foreign minister
            if acting:
                return acting[0]
            if any(s.acts for s in group) and singular:
                return None
        return None

    def _act_together(self, group: list[_Appearance]) -> bool:
        """Whether several are the subject of one verb: "Peru and Chile said"."""
        doc = self._scene.doc
        subjects = {(noun_phrase_head(doc[s.mention.head]).i, id(s.character)) for s in group if s.acts}
        return len(subjects) > len({head for head, _ in subjects})

    def _others_act(self, group: list[_Appearance]) -> bool:
        """Whether the sentence is about all at the table: "the two sides agreed that the board should meet"."""
        doc = self._scene.doc
        subject = next((t for t in doc[group[0].mention.head].sent.root.children if t.dep_ in SUBJECTS), None)
        appeared = {s.mention.head for s in group}
        return subject is not None and subject.lower_ in together() and subject.i not in appeared

    def _holder(self, mention: Mention) -> "Character | None":
        """The one who holds an office or plays a role that is mentioned: the only one, or the last who acted nearby."""
        word = (mention.office or mention.name).split()[-1].lower()
        words = leading_words() if word in LEADERS else {word}
        known = {id(c): c for w in words for c in self._holders.get(w, {}).values()}
        fitting = (c for c in known.values() if _plays(c, mention) and _same_side(c, mention))
        first_two = list(islice(fitting, 2))
        if len(first_two) <= 1:
            return first_two[0] if first_two else None
        return self._last_to_act(mention, known)

    def _last_to_act(self, mention: Mention, among: "Mapping[int, Character]") -> "Character | None":
        paragraph = bisect_right(self._paragraphs, mention.span.start) - 1
        for seen in islice(reversed(self._seen), _APPEARANCES_BACK):
            if paragraph - seen.paragraph > 1:
                return None
            holder = seen.character
            if seen.acts and id(holder) in among and _plays(holder, mention) and _same_side(holder, mention):
                return holder
        return None

    def _body_meant(self, mention: Mention) -> "Character | None":
        if mention.kind is ActorKind.STATE:
            return self._bodies.governing(mention.name)
        if mention.form is Form.PLAIN:
            return self._bodies.called(mention.name, mention.kind)
        return self._bodies.headed_by(mention.name, self._paragraph(mention)) or self._bodies.standing_for(mention.name)

    def _paragraph(self, mention: Mention) -> int:
        return bisect_right(self._paragraphs, mention.span.start) - 1


class _Bodies:
    """The states and bodies that have appeared so far, by what they may be called afterwards."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, Character]] = {}  # those that appeared last at the end
        self._by_state_noun: dict[str, Character] = {}
        self._by_kind: dict[ActorKind, dict[int, Character]] = {}
        self._paragraphs: dict[int, int] = {}  # in which each appeared last

    def appear(self, words: str, character: "Character", paragraph: int) -> None:
        self._paragraphs[id(character)] = paragraph
        for word in name_words(character.name):
            namesakes = self._by_word.setdefault(word, {})
            namesakes.pop(id(character), None)
            namesakes[id(character)] = character
        self._by_kind.setdefault(character.kind, {})[id(character)] = character
        if character.kind is ActorKind.STATE:
            nouns = state_nouns().intersection(words.lower().split())
            self._by_state_noun.update(dict.fromkeys(nouns, character))

    def governing(self, noun: str) -> "Character | None":
        """The state last spoken of with this noun: "the government"."""
        return self._by_state_noun.get(noun)

    def headed_by(self, word: str, paragraph: int) -> "Character | None":
        """The one body that is such by its name: the only one so far, or the only one of the paragraph and the one
        before it. A union is one of workers where there is one."""
        named = list(islice(reversed(self._by_word.get(word, {}).values()), _NAMESAKES))
        such = [c for c in named if head_word(c.name) == word] or [c for c in named if word in c.name.lower().split()]
        such = [c for c in such if c.kind is ActorKind.UNION] or such
        near = [c for c in such if paragraph - self._paragraphs[id(c)] <= 1]
        return such[0] if len(such) == 1 else near[0] if len(near) == 1 else None

    def only(self, noun: str) -> "Character | None":
        """The only body so far that a noun can mean: by its name, else by its kind."""
        by_name = self._by_word.get(noun, {})
        return next(iter(by_name.values())) if len(by_name) == 1 else None if by_name else self.standing_for(noun)

    def called(self, name: str, kind: ActorKind) -> "Character | None":
        """The last body whose name holds all the words of `name`; for one word, the only one that it can stand for."""
        words = name_words(name)
        last = islice(reversed(self._by_word.get(head_word(name), {}).values()), _NAMESAKES)
        called = next((c for c in last if c.kind is kind and words <= name_words(c.name)), None)
        return called or (self.standing_for(name.lower()) if len(words) == 1 else None)

    def standing_for(self, noun: str) -> "Character | None":
        """The only body so far of a kind that a bare noun can stand for: "the movement", "the company"."""
        for means in stand_ins().get(noun, ()):
            bodies = (c for kind in sorted(means.kinds) for c in self._by_kind.get(kind, {}).values())
            if meant := list(islice((c for c in bodies if means.can_mean(c.kind, c.name)), 2)):
                return meant[0] if len(meant) == 1 else None
        return None


def _can_be_pointed_at(seen: _Appearance, pronoun: Mention) -> bool:
    """Whether words can be what a pronoun means: of adjectives only "Kenya’s delegation" that acts."""
    return seen.mention.form is not Form.ADJECTIVE or (seen.acts and pronoun.name == "it")


def _main(acting: list[_Appearance], mention: Mention, scene: Scene) -> _Appearance:
    """Of several who act in a sentence, the one it is about: the first who speaks, else the first."""
    speaking = [s for s in acting if s.mention.speaks]
    return (speaking or acting)[0]


def _can_be(character: "Character", gender: str | None) -> bool:
    if character.kind is ActorKind.UNNAMED:
        words = character.name.lower().split()
        several = words[0] in _MANY or words[0].endswith("s") or words[-1].endswith("s") or bool(_PLURALS & set(words))
        return character.gender in {None, gender} and not several
    return character.kind is ActorKind.PERSON and (gender is None or character.gender in {None, gender})


def _is_group(character: "Character", singular: bool) -> bool:
    if character.kind is ActorKind.PERSON:
        return False
    if character.kind is ActorKind.UNNAMED:
        return not singular and any(w.endswith("s") or w == "people" for w in character.name.lower().split()[:3])
    return singular or character.kind is not ActorKind.STATE


def _plays(character: "Character", mention: Mention) -> bool:
    """Whether it can be one who is known by a word of the office or role: a person who does not hold another, a
    source without a name where it speaks again."""
    if character.kind is ActorKind.PERSON:
        return not _is_other_minister(character, mention)
    return mention.speaks


def _is_other_minister(character: "Character", mention: Mention) -> bool:
    """Whether a minister is one of another thing: "the prime minister" after a defence minister."""
    which = (mention.office or mention.name).lower().split()[:-1]
    if not which or not mention.name.lower().split()[-1].startswith("minister"):
        return False
    return not any(set(which) <= set(office.split()) for office in character.offices)


def _same_side(character: "Character", mention: Mention) -> bool:
    return mention.side is None or character.side is None or mention.side == character.side
