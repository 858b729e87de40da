"""For whom somebody speaks whose title does not tell it: whose delegation they lead, who sent them, whose "his" is.

Each rule needs words that say so. That a report is about a state, or that a name sounds like one, says nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.delegates import Delegates
from memcon.reading.actors.home import Homes
from memcon.reading.actors.introduced import Introduced
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.ministries import Ministries
from memcon.reading.actors.owners import Owners
from memcon.reading.actors.private import Private
from memcon.reading.actors.scene import SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import is_national, is_proper, telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.actors.settling import Character

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_SPEAKING_FOR_OTHERS = _PEOPLE | {ActorKind.ORGANISATION}


def tell_sides(scene: Scene, settled: Iterable[tuple[Mention, "Character"]]) -> None:
    """Gives a side to the people among `settled` who have none and of whom the page says it in other words."""
    told = tuple(settled)
    allegiance, introduced, ministries = _Allegiance(scene, told), Introduced(scene, told), Ministries(told)
    for rule in (
        allegiance.of_delegation,
        Owners(scene, allegiance.at).of,
        Delegates(scene, allegiance.at).of,
        allegiance.of_sender,
        allegiance.of_counterpart,
        allegiance.of_list,
        allegiance.of_own_words,
        allegiance.of_acting_state,
        allegiance.of_possessor,
        allegiance.of_whole,
        allegiance.of_fellow,
        allegiance.of_own_party,
        Homes(scene, told, allegiance.at).of,
        introduced.of_commission,
        introduced.of_union,
        introduced.of_company,
        introduced.of_issuer,
        allegiance.of_only_state,
        ministries.itself,
        ministries.of_minister,
        Private(scene, allegiance.at).party_of,
        Private(scene, allegiance.at).family_of,
        Private(scene, allegiance.at).self_of,
        introduced.in_the_lead,
        introduced.after_office,
        Owners(scene, allegiance.at).of,  # of those whose sides are told by now
    ):
        _apply(rule, told)


def _apply(rule: Callable[[Mention, "Character"], str | None], told: tuple[tuple[Mention, "Character"], ...]) -> None:
    for mention, character in told:
        if character.kind in _SPEAKING_FOR_OTHERS and character.side is None:
            character.told_side = rule(mention, character)


@dataclass(frozen=True)
class _Allegiance:
    scene: Scene
    told: tuple[tuple[Mention, "Character"], ...]

    @cached_property
    def _by_head(self) -> list[tuple[Mention, "Character"]]:
        return sorted(self.told, key=lambda pair: pair[0].head)

    @cached_property
    def _heads(self) -> list[int]:
        return [mention.head for mention, _ in self._by_head]

    @cached_property
    def at(self) -> Mapping[int, "Character"]:
        """Who is meant by the word that stands for a mention."""
        return {mention.head: character for mention, character in self.told}

    def of_delegation(self, mention: Mention, character: "Character") -> str | None:
        """ "Kenya’s delegation, headed by X"; "X, who led the Kenyan team"; "For Kenya the talks were led by X"."""
        for verb in self._leading(self._token(mention)):
            led = [t for t in verb.children if t.dep_ == "dobj"] or self._led_by_passive(verb)
            sides = {side for noun in led if (side := self._side_of_delegation(noun))}
            sides |= {side for noun in _said_for(verb) if (side := self._side_named_by(noun))}
            if len(sides) == 1:
                return sides.pop()
        return None

    def _leading(self, person: "Token") -> Iterator["Token"]:
        """The verbs of leading that the person is the subject or the agent of."""
        yield from (t for t in person.children if t.dep_ == "relcl" and t.lemma_ in telling("leads"))
        person = noun_phrase_head(person) if person.dep_ == "appos" else person
        head = person.head
        if person.dep_ in SUBJECTS and head.lemma_ in telling("leads"):
            yield head
        if person.dep_ == "pobj" and head.lower_ == "by" and head.head.lemma_ in telling("leads"):
            yield head.head

    def _led_by_passive(self, verb: "Token") -> list["Token"]:
        subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
        return subjects or ([verb.head] if verb.dep_ == "acl" else [])

    def _side_of_delegation(self, noun: "Token") -> str | None:
        """Whose delegation: the noun itself means a side, or someone is named as its owner. "Kenya’s" alone will do."""
        if noun.lower_ in telling("delegations") or noun.lemma_ in telling("delegations"):
            near = [noun, *(t for t in noun.children if t.dep_ in {"poss", "amod", "compound", "nmod"})]
            return next((side for t in near if (side := self._side_named_by(t))), None)
        bare = noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "POS"
        return self._side_named_by(noun) if bare else None

    def _side_named_by(self, token: "Token") -> str | None:
        character = self.at.get(token.i)
        if character is not None and character.kind not in _PEOPLE:
            return character.side or character.name
        return None

    def of_sender(self, mention: Mention, character: "Character") -> str | None:
        """ "Kenya sent Foreign Minister X"."""
        person = self._token(mention)
        verb = person.head
        if person.dep_ != "dobj" or verb.lemma_ not in telling("sends") or not mention.title:
            return None
        return next((side for t in _subjects_of(verb) if (side := self._side_named_by(t))), None)

    def of_counterpart(self, mention: Mention, character: "Character") -> str | None:
        """ "and his Kenyan, Peruvian and Greek counterparts, A, B and C": each after the adjective in its place."""
        doc, start = self.scene.doc, self._first(mention)
        words = doc[max(0, start - 20, doc[start].sent.start) : start]
        noun = next((t for t in reversed(list(words)) if t.lower_ in {"counterpart", "counterparts"}), None)
        if noun is None:
            return None
        first = noun.i
        while first > start - 20 and (first - 1 in self.scene.known or doc[first - 1].text in {",", "and", "-", "–"}):
            first -= 1
        states = [self.scene.known[i].bearer.name for i in range(first, noun.i) if i in self.scene.known]
        near = range(bisect_right(self._heads, noun.i), bisect_left(self._heads, noun.i + 20))
        following = (self._by_head[at] for at in near)
        persons = [m for m, c in following if c.kind is ActorKind.PERSON]
        listed = [m for m in persons if m.form is not Form.PRONOUN][: len(states)]
        return states[listed.index(mention)] if mention in listed and len(listed) == len(states) else None

    def of_list(self, mention: Mention, character: "Character") -> str | None:
        """ "Presidents A of Kenya and B of Peru"."""
        doc, end = self.scene.doc, self._past(mention)
        if end + 1 >= len(doc) or doc[end].lower_ != "of" or character.kind is not ActorKind.PERSON:
            return None
        at = end + 1 + (doc[end + 1].lower_ == "the")
        return self.scene.known[at].bearer.name if at in self.scene.known else None

    def of_own_words(self, mention: Mention, character: "Character") -> str | None:
        """ "Kenya proposes a meeting, Foreign Minister X said", "Kenya will present its answer": who says so speaks for
        it."""
        if not mention.speaks or not is_national(mention.office):
            return None
        said = noun_phrase_head(self._token(mention)).head
        contents = [t for t in said.children if t.dep_ in {"ccomp", "parataxis"}]
        contents += [said.head] if said.dep_ == "parataxis" else []
        clauses = [t for t in contents if (t.tag_ in {"VBZ", "VBP"} and _says_own(t)) or _will_give_own(t)]
        subjects = [t for clause in clauses for t in _subjects_of(clause) if is_proper(t)]
        return next((side for t in subjects if (side := self._side_named_by(t))), None)

    def of_acting_state(self, mention: Mention, character: "Character") -> str | None:
        """ "Kenya closed the port, with officials saying": bare officials of the one state that acts there."""
        token = self._token(mention)
        bare = not any(t.dep_ not in {"det", "punct", "acl"} for t in token.children)
        if mention.form is not Form.ROLE or token.lower_ not in telling("officials") or not bare:
            return None
        named = {n.bearer.name for i, n in self.scene.known.items() if token.sent.start <= i < token.sent.end}
        subjects = (t for t in token.sent if t.dep_ in SUBJECTS and t.i < token.i and self._side_named_by(t))
        sides = {self._side_named_by(t) for subject in subjects for t in (subject, *subject.conjuncts)}
        return sides.pop() if len(sides) == 1 and named & sides == sides else None

    def of_possessor(self, mention: Mention, character: "Character") -> str | None:
        """ "President A of Kenya spoke, and his foreign minister, X, listened"; "Kenya, whose envoy, X, listened"."""
        title = self.scene.doc.char_span(*mention.title, alignment_mode="expand") if mention.title else None
        before = self.scene.doc[title.start - 1] if title and title.start else None
        if before is not None and before.lower_ == "whose" and before.i > 1 and before.nbor(-1).text == ",":
            return self._side_named_by(before.nbor(-2))
        if before is None or before.tag_ != "PRP$" or not is_national(mention.office):
            return None
        owner = self.at.get(before.i)
        return owner.side if owner is not None and owner is not character else None

    def of_fellow(self, mention: Mention, character: "Character") -> str | None:
        """ "Kenyan President A and Energy Minister B": one adjective for both."""
        if mention.title is None or not (mention.office or "").lower().endswith("minister"):
            return None
        if (mention.office or "").lower() == "prime minister":
            return None
        fellows = (m for m in self._ending.get(self._joined_to(mention.title.start), ()) if self._is_joined(m, mention))
        fellow = next(fellows, None)
        return fellow.side if fellow else None

    @cached_property
    def _ending(self) -> Mapping[int, list[Mention]]:
        """The mentions by the character at which they end."""
        ending: dict[int, list[Mention]] = {}
        for mention, _ in self.told:
            ending.setdefault(mention.span.end, []).append(mention)
        return ending

    def _joined_to(self, start: int) -> int:
        """Where the words end that "and" joins to those at `start`; -1 where none does."""
        text = self.scene.page.text
        at = _back_over_space(text, start)
        return _back_over_space(text, at - 3) if text[max(0, at - 3) : at] == "and" else -1

    def _is_joined(self, first: Mention, second: Mention) -> bool:
        """Whether nothing but "and" stands between a titled person and the title of the next."""
        if first.title is None or second.title is None or first.title.end > first.span.start:
            return False
        between = self.scene.page.text[first.span.end : second.title.start]
        return first.span.end < second.title.start and between.strip() == "and"

    def of_whole(self, mention: Mention, character: "Character") -> str | None:
        """ "The union’s pay committee" is part of the union; "the employers’ federation" is no part of them."""
        if mention.form is not Form.PLAIN or character.kind is not ActorKind.ORGANISATION:
            return None
        owner = next((t for t in self._token(mention).children if t.dep_ == "poss" and t.tag_ != "NNS"), None)
        whole = self.at.get(owner.i) if owner is not None else None
        return self._side_named_by(owner) if owner is not None and whole is not character else None

    def of_own_party(self, mention: Mention, character: "Character") -> str | None:
        """ "X said his Harvest Party would vote"."""
        if mention.form is not Form.PRONOUN or character.kind is not ActorKind.PERSON:
            return None
        owner = self._token(mention)
        owned = self.at.get(owner.head.i) if owner.dep_ == "poss" else None
        return owned.name if owned is not None and owned.kind in {ActorKind.PARTY, ActorKind.UNION} else None

    def of_only_state(self, mention: Mention, character: "Character") -> str | None:
        """ "The prime minister", "the National Port Authority": of the one state that the report is about. A person who
        is named may come from elsewhere."""
        words = character.name.lower().split()
        if character.kind is ActorKind.UNNAMED and mention.definite and is_national(mention.office):
            return self._home
        if (
            character.kind is ActorKind.ORGANISATION
            and character.code is None
            and telling("own") & {words[0], words[-1]}
        ):
            return self._home
        return None

    @cached_property
    def _home(self) -> str | None:
        """The one state that a report begins with, named twice as often as any other."""
        states = [(m.span.start, c.name) for m, c in self.told if c.kind is ActorKind.STATE]
        times = Counter(name for _, name in states).most_common(2)
        first = self.scene.page.paragraphs[0].end if self.scene.page.paragraphs else 0
        begins = {name for start, name in states if start < first}
        if not times or times[0][1] < 3 or begins != {times[0][0]}:
            return None
        return times[0][0] if len(times) == 1 or times[0][1] >= 2 * times[1][1] else None

    def _token(self, mention: Mention) -> "Token":
        return self.scene.doc[mention.head]

    def _first(self, mention: Mention) -> int:
        span = self.scene.doc.char_span(*mention.span, alignment_mode="expand")
        return span.start if span is not None else mention.head

    def _past(self, mention: Mention) -> int:
        span = self.scene.doc.char_span(*mention.span, alignment_mode="expand")
        return span.end if span is not None else mention.head + 1


def _back_over_space(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _subjects_of(verb: "Token") -> list["Token"]:
    """The subjects of a verb, or of the one that it is joined to."""
    own = [t for t in verb.children if t.dep_ == "nsubj"]
    return own if own or verb.dep_ != "conj" else _subjects_of(verb.head)


def _said_for(verb: "Token") -> list["Token"]:
    """Whom "for" names before a verb of leading."""
    return [t for p in verb.children if p.lower_ == "for" and p.i < verb.i for t in p.children if t.dep_ == "pobj"]


def _will_give_own(verb: "Token") -> bool:
    """Whether it says what its subject will hand over of its own: "will present its answer"."""
    will = any(t.tag_ == "MD" and t.lower_ in {"will", "would"} for t in verb.children)
    given = [t for t in verb.children if t.dep_ == "dobj" and verb.lemma_ in telling("gives_own")]
    return will and any(t.lower_ == "its" and t.dep_ == "poss" for noun in given for t in noun.children)


def _says_own(verb: "Token") -> bool:
    """Whether a clause in the present says what its subject does at the table, or is ready for."""
    if verb.lemma_ in telling("proposes"):
        return True
    ready = [t for t in verb.children if t.dep_ == "acomp" and t.lower_ in telling("ready")]
    return any(v.dep_ == "xcomp" and v.lemma_ in telling("amicable") for t in ready for v in t.children)
