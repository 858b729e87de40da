"""Whose minister or ministry it is where no state is named beside it.

Reports leave the state out where it goes without saying: after "in Lima", at the seat of a government, in the sentence
after one in which the state acted, under the dateline of its capital. Only such words tell; a state that has another in
the same office is not meant, and where two could be meant none is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.between import states_between
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import is_national, is_organ, is_possessive, state_nouns, telling
from memcon.reading.gazetteer import NameForm, bearer_of, find_known_names
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from memcon.reading.actors.settling import Character

_PLACE_AND_DAY = re.compile(r"[^\W\d_a-z][\w .’'-]{2,30}, (?:\w+,? )?(?:\d{1,2} [^\W\d_]+|[^\W\d_]+ \d{1,2}),? \d{4}")
_AT = frozenset({"at", "in", "from", "outside", "inside"})
_SEATS = frozenset({NameForm.SEAT, NameForm.ORGAN})
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(frozen=True)
class Homes:
    """The states that go without saying on a page. `at` is who is meant by the word that stands for a mention."""

    scene: Scene
    told: tuple[tuple[Mention, "Character"], ...]
    at: Mapping[int, "Character"]

    def of(self, mention: Mention, character: "Character") -> str | None:
        """The state for which the holder of an office, or an organ, speaks at `mention`; None where it is not told."""
        if mention.form is Form.PRONOUN or not _is_of_a_state(character):
            return None
        near = {state for state in self._beside(mention) if self._is_free(state, mention, character)}
        if not near and not mention.office and character.kind is not ActorKind.ORGANISATION:
            return None
        if character.kind is ActorKind.ORGANISATION and mention.form is Form.ROLE:
            return None  # "The Ministry" is whose it was where it was named
        if not near and id(character) in self._of_others:
            return None
        near = near or {state for state in self._near(mention) if self._is_free(state, mention, character)}
        near = near or ({home} if (home := self._home) and self._is_free(home, mention, character) else set())
        state = near.pop() if len(near) == 1 else None
        return None if character.kind in _PEOPLE and self._is_between(state) else state

    @cached_property
    def _of_others(self) -> frozenset[int]:
        """Who is said to be somebody's whom nobody knows for a state: "Velmark’s foreign minister"."""
        return frozenset(id(character) for mention, character in self.told if self._has_other_owner(mention))

    def _has_other_owner(self, mention: Mention) -> bool:
        head = noun_phrase_head(self.scene.doc[mention.head])
        nouns = [head, *(t for t in head.children if t.dep_ in {"compound", "nmod", "appos"})]
        owners = (t for noun in nouns for t in noun.children if t.dep_ == "poss")
        names = (owner for owner in owners if owner.pos_ == "PROPN" and owner.i not in self.scene.known)
        return not all(_is_known_person(self.at.get(name.i)) for name in names)

    def _is_between(self, state: str | None) -> bool:
        """Whether a state stands between those who talk, and did not give the page out itself."""
        return state in self._between and state != issuing_state(self.scene.page)

    @cached_property
    def _between(self) -> frozenset[str]:
        return states_between(self.scene)

    def _beside(self, mention: Mention) -> Iterator[str]:
        """The states at whose seat somebody speaks or is at home: "X said at the White House", "X’s Kremlin"."""
        token = self.scene.doc[mention.head]
        head = noun_phrase_head(token)
        if mention.kind is not ActorKind.PERSON:
            served = (t for link in head.children if link.lower_ in {"for", "of"} for t in link.children)
            yield from self._states(place for noun in (head, *served) for place in _where(noun))
        if head.dep_ in SUBJECTS:
            told = [t for t in head.head.children if t.dep_ == "dobj"]  # "told the Knesset", "told parliament in Lima"
            yield from self._states((*_where(head.head), *told), _SEATS)
            if any(is_organ(t.lower_) for t in told):
                yield from self._states(place for noun in (head.head, *told) for place in _where(noun))
        if token.dep_ == "poss":
            yield from self._states(self.scene.doc[token.i + 1 : token.head.i + 1], _SEATS)

    def _near(self, mention: Mention) -> Iterator[str]:
        """The states that the sentence, or the one before it, tells: where it happens, who acted."""
        token = self.scene.doc[mention.head]
        head = noun_phrase_head(token)
        fronted = self._states(_fronted(token.sent), {NameForm.CAPITAL, NameForm.NAME})
        yield from (state for state in fronted if not self._is_outnumbered(state))
        if head.dep_ in SUBJECTS and self._begins(head):
            told_of = set(self._states(_told_of(head.head)))
            yield from (state for state in self._acting_before(token.sent) if told_of <= {state})

    def _begins(self, subject: "Token") -> bool:
        """Whether a sentence begins with its subject, or has nothing before it but a quotation and "said"."""
        before = self.scene.doc[subject.sent.start + 1 : subject.left_edge.i]
        return all(t.i in self.scene.quoted or t.is_punct or t.i == subject.head.i for t in before)

    def _states(self, tokens: "Iterable[Token]", forms: Set[NameForm] = frozenset(NameForm)) -> Iterator[str]:
        for token in tokens:
            name = self.scene.known.get(token.i)
            if name is not None and name.bearer.kind is ActorKind.STATE and name.form in forms:
                yield name.bearer.name

    def _acting_before(self, sentence: "Span") -> Iterator[str]:
        """The one state that acts in the sentence before, in the same paragraph; not in what somebody there says."""
        if sentence.start == 0:
            return
        before = self.scene.doc[sentence.start - 1].sent
        if "\n" in self.scene.page.text[before.start_char : sentence.start_char].strip(" "):
            return
        first = (t for t in before if t.dep_ == "nsubj" and _is_told_of(t))
        subjects = (t for subject in first for t in (subject, *subject.conjuncts))
        acting = {c.name for t in subjects if (c := self.at.get(t.i)) and c.kind is ActorKind.STATE}
        if len(acting) == 1:
            yield acting.pop()

    def _is_free(self, state: str, mention: Mention, character: "Character") -> bool:
        """Whether the state has such an office that nobody else is said to hold, and is not that of whoever else
        holds one: "Trade Minister X met his Canadian counterpart"."""
        office = _plain_office(mention.office)
        if (office == "president" and state in telling("without_president")) or self._meets_that_of(state, mention):
            return False
        return not office or self._holders.get((state, office), set()) <= {id(character)}

    def _meets_that_of(self, state: str, mention: Mention) -> bool:
        sentence = self.scene.doc[mention.head].sent
        others = (t for t in sentence[mention.head - sentence.start :] if t.lower_ in {"counterpart", "counterparts"})
        words = (t for noun in others for t in noun.children if t.i < noun.i and t.i in self.scene.known)
        return any(self.scene.known[t.i].bearer.name == state for t in words)

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], set[int]]:
        """The persons whom the page tells by name, by their state and office."""
        holders: dict[tuple[str, str], set[int]] = {}
        for mention, character in self.told:
            if character.kind is ActorKind.PERSON and character.own_side and mention.office:
                holders.setdefault((character.own_side, _plain_office(mention.office)), set()).add(id(character))
        return holders

    @cached_property
    def _home(self) -> str | None:
        """The state that gave the page out itself, else that of which it speaks as its own."""
        return issuing_state(self.scene.page) or self._spoken_of_as_home

    @cached_property
    def _spoken_of_as_home(self) -> str | None:
        """The state of which a report speaks as its own: it stands under the dateline of its capital and names it, or
        names its seat of government or parliament, and no other state."""
        named = {c.name if c.kind is ActorKind.STATE else c.side for _, c in self.told if c.kind not in _PEOPLE}
        under = dateline_state(self.scene.page)
        if under is not None and under in named and self._is_of_the_two(under):
            return under
        states = {n.bearer.name for n in self.scene.known.values() if n.bearer.kind is ActorKind.STATE}
        seats = {n.bearer.name for n in self.scene.known.values() if n.form in _SEATS and not n.ambiguous}
        return next(iter(states)) if len(states) == 1 and (seats == states or self._is_only_law) else None

    @cached_property
    def _is_only_law(self) -> bool:
        """Whether a state is named for nothing but its law: "under Zambian rules"."""
        named = self.scene.known.items()
        states = (i for i, n in named if n.bearer.kind is ActorKind.STATE and n.form is not NameForm.CAPITAL)
        after = (i + 1 + is_possessive(self.scene.doc[i + 1]) for i in states if i + 1 < len(self.scene.doc))
        nouns = [self.scene.doc[i : i + 1].text.lower() for i in after]
        return bool(nouns) and all(noun in telling("home_nouns") for noun in nouns)

    def _is_of_the_two(self, state: str) -> bool:
        """Whether no two others are named more, or in the first paragraph where it is not: a report from where two
        others talk is none of that state's own."""
        first = self.scene.page.paragraphs[0].end if self.scene.page.paragraphs else 0
        named = [(m.span.start, c.name) for m, c in self.told if c.kind is ActorKind.STATE]
        leading = {name for at, name in named if at < first}
        return not self._is_outnumbered(state) and (state in leading or len(leading) < 2)

    def _is_outnumbered(self, state: str) -> bool:
        """Whether two others at least are named more."""
        return sum(times > self._times[state] for times in self._times.values()) > 1

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each state is named."""
        return Counter(c.name for _, c in self.told if c.kind is ActorKind.STATE)


def issuing_state(page: Page) -> str | None:
    """The state whose ministry gave the text out, where the ministry’s name tells it."""
    names = find_known_names(page.context.issuer) if page.context.issuer else ()
    states = {n.bearer.name for n in names if n.bearer.kind is ActorKind.STATE and n.form is not NameForm.CAPITAL}
    return states.pop() if len(states) == 1 else None


def dateline_state(page: Page) -> str | None:
    """The state under, or over, the name of whose capital the report stands."""
    heads = (line for line in (*page.heading, *page.paragraphs[-1:]) if _PLACE_AND_DAY.fullmatch(line.of(page.text)))
    line = page.dateline or next(heads, None)
    words = line.of(page.text).split(",")[0].split("(")[0].strip(" —–-") if line else ""
    bearer = bearer_of(words) or bearer_of(words.title())
    return bearer.name if bearer is not None and bearer.kind is ActorKind.STATE else None


def _is_known_person(character: "Character | None") -> bool:
    """Whether it is told as a person by more than a single name: whose minister somebody is, may be a president’s."""
    if character is None or character.kind is not ActorKind.PERSON:
        return False
    return bool(character.offices) or " " in character.name


def _is_of_a_state(character: "Character") -> bool:
    """Whether it is an office that only states have, held now, or an organ of one."""
    if character.kind in _PEOPLE:
        offices = list(character.offices)
        if any(set(office.replace("-", " ").split()) & telling("past") for office in offices):
            return False
        of_government = character.kind is ActorKind.UNNAMED and _is_of_government(character.name, offices)
        return of_government or any(is_national(office) for office in offices)
    return character.kind is ActorKind.ORGANISATION and character.code is None and is_organ(character.name)


def _is_of_government(name: str, offices: list[str]) -> bool:
    """ "government spokesman", "senior administration official", "spokeswoman for the government"."""
    roles = {office.split()[-1] for office in offices if office.split()}
    return bool(state_nouns() & set(name.lower().split()) and roles & telling("of_governments"))


def _plain_office(office: str | None) -> str:
    return " ".join(w for w in (office or "").lower().split() if w not in telling("for_now"))


def _is_told_of(subject: "Token") -> bool:
    """Whether the report itself tells what it does, and it stands for itself: not "said Chad’s should come first"."""
    owns = subject.i + 1 < len(subject.doc) and is_possessive(subject.nbor())
    verb = subject.head
    return not owns and (verb == verb.sent.root or verb in verb.sent.root.conjuncts)


def _told_of(verb: "Token") -> "Iterator[Token]":
    """Who acts in what is said: "said Ghana would not sign"."""
    return (t for said in verb.children if said.dep_ == "ccomp" for t in said.children if t.dep_ in SUBJECTS)


def _where(token: "Token") -> "Iterator[Token]":
    """What "in" or "at" names beside a word."""
    for link in token.children:
        if link.dep_ == "prep" and link.lower_ in _AT:
            yield from (t for t in link.children if t.dep_ == "pobj")


def _fronted(sentence: "Span") -> "Iterator[Token]":
    """The place with which a sentence begins: "In Lima, ..."."""
    first = sentence[0]
    if first.lower_ == "in" and first.dep_ == "prep":
        places = [t for t in first.children if t.dep_ == "pobj"]
        yield from (t for t in places if t.i == first.i + 1)
