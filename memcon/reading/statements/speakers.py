"""Who the phrase at a cue means, in what office, and for whom they speak."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import Actor
from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.actors.scene import NOUNS, Scene
from memcon.reading.actors.wording import body_kinds, is_office, is_organ, roles, telling
from memcon.reading.cast import Cast
from memcon.reading.cues import words
from memcon.reading.knowledge import table
from memcon.reading.meetings.sides import sides_at_table
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.phrases import agent_of, child_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.UNION, ActorKind.PARTY, ActorKind.OUTLET})
_REACH = 200  # words that a "they" reaches back
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "no", "any", "every", "both", "neither"})
_SERVING = frozenset({"for", "to", "of"})
_LONG = 9  # words of a phrase that are kept as a speaker's name
_OF_PAPERS = frozenset({"by", "from", "of"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as a statement names one; all None where it is not known who that is."""

    name: str | None = None
    office: str | None = None
    side: str | None = None
    actors: tuple[Actor, ...] = ()


class Speakers:
    """Tells speakers by the phrases at cues."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._scene = scene
        self._cast = cast

    def of(self, attribution: Attribution) -> Speaker:
        """Who makes the statement; nobody where the attribution names no one who can be told."""
        if attribution.head is None:
            return Speaker()
        head = self._scene.doc[attribution.head]
        heads = [head, *(c for c in head.conjuncts if c.i > head.i and self._is_within(attribution, c))]
        actors = [self._actor(h) for h in heads]
        known = tuple(dict.fromkeys(a for a in actors if a is not None))
        named = self._named_last(attribution, alone=len(heads) == 1) if _is_role(actors[0]) else None
        if named is not None:
            return _speaking((named,))
        if not known and (both := self._together(head)):
            return _speaking(both)
        if not known and (body := self._body_last(attribution)):
            return _speaking((body,))
        if not known or (len(heads) > 1 and None in actors):
            first = known[:1] if actors[0] is not None else ()
            return _speaking(first) if first else self._unknown(head, attribution)
        return _speaking(known)

    def _is_within(self, attribution: Attribution, token: "Token") -> bool:
        return any(span.start <= token.idx < span.end for span in attribution.source)

    def _named_last(self, attribution: Attribution, alone: bool) -> Actor | None:
        """The person whose name ends the phrase after an office: "Peru's chief envoy, Luis Rojas"."""
        for span in attribution.source[:1]:
            persons = [a for a in self._cast.actors_within(span) if a.kind is ActorKind.PERSON]
            for person in persons[-1:]:
                mention = next((m for m in person.mentions if m.end == span.end), None)
                before = self._scene.page.text[span.start : mention.start].rstrip() if mention else ""
                if before.endswith(","):
                    return person
                if alone and _tells_office(before, person) and not self._is_served(attribution, before, person):
                    return person
        return None

    def _is_served(self, attribution: Attribution, before: str, person: Actor) -> bool:
        """Whether the one who speaks does so for the person: "a spokeswoman for Governor Ana Costa"."""
        head, start = self._scene.doc[attribution.head or 0], attribution.source[0].start
        held = before.rfind(person.office) if person.office else -1
        if 0 <= held <= head.idx - start:
            return False  # "Minister of Energy of Kenya A. Noor"
        between = before[max(0, head.idx + len(head) - start) : held if held > 0 else len(before)].lower().split()
        return bool(_SERVING & set(between[:1]))

    def _body_last(self, attribution: Attribution) -> Actor | None:
        """The body whose name ends the phrase, or follows it, after the noun for what it is: "farm lobby Harvest
        International"."""
        if not attribution.source:
            return None
        end = attribution.source[0].end
        places = [end - 1, end + 1] if self._scene.page.text[end : end + 1] == " " else [end - 1]
        found = (self._cast.meant_at(Span(place, place + 1)) for place in places)
        return next((actor for actor in found if actor is not None and actor.kind in _BODIES), None)

    def _actor(self, head: "Token") -> Actor | None:
        """The actor that the phrase of `head` means: by the head itself, what it is in apposition to, its owner if it
        is a paper."""
        found = self._at(head)
        if found is not None:
            return found
        if is_office(head) and (person := self._named_after(head)) is not None:
            return person
        beside = child_of(head, "appos")
        if beside is not None and (found := self._at(beside)):
            return found
        if head.lower_ in _papers() or head.lemma_.lower() in _papers():
            return self._author(head)
        return None

    def _named_after(self, office: "Token") -> Actor | None:
        """The person whose name follows an office, where the parser has taken them apart: "body chief Ana Diaz"."""
        at = office.idx + len(office) + 1
        found = self._cast.meant_at(Span(at, at + 1)) if at < len(self._scene.page.text) else None
        return found if found is not None and found.kind is ActorKind.PERSON else None

    def _author(self, paper: "Token") -> Actor | None:
        for child in paper.children:
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and (found := self._at(child)):
                return found
            if child.dep_ in {"prep", "agent"} and child.lower_ in _OF_PAPERS:
                author = child_of(child, "pobj")
                if author is not None and (found := self._at(author)):
                    return found
            publisher = agent_of(child) if child.dep_ == "acl" and child.lemma_.lower() in telling("writes") else None
            if publisher is not None and (found := self._at(publisher)):
                return found
        return None

    def _at(self, token: "Token") -> Actor | None:
        return self._cast.meant_at(Span(token.idx, token.idx + len(token)))

    def _together(self, head: "Token") -> tuple[Actor, ...]:
        """Both parties, where the speakers are "the sides" and it is clear which two these are: the only ones that the
        sentence names before it, or the one before that, or whose delegations the page speaks of. Those who acted
        together before, where they are "they"."""
        if head.lower_ == "they":
            return self._joint_subject_before(head)
        if not _means_all(head):
            return ()
        sentence = head.sent
        before = self._scene.doc[max(0, sentence.start - 1)].sent
        for first, last in ((sentence.start, head.i), (before.start, before.end)):
            if last > first and len(named := self._parties_in(first, last)) == 2:
                return named
        return self._at_table

    @cached_property
    def _at_table(self) -> tuple[Actor, ...]:
        sides = (self._cast.named(name) for name in sides_at_table(self._cast))
        return tuple(actor for actor in sides if actor is not None)

    def _joint_subject_before(self, they: "Token") -> tuple[Actor, ...]:
        """Those who are the subject of a sentence together, in the last two before a "they"."""
        sentence, others = they.sent, 0
        while sentence.start > 0 and others < 2 and they.i - sentence.start < _REACH:
            sentence = self._scene.doc[sentence.start - 1].sent
            subject = child_of(sentence.root, "nsubj")
            if subject is not None and subject.lower_ != "they" and _means_all(subject):
                return self._together(subject)
            if len(several := self._joint_subject(sentence.root)) > 1:
                return several
            others += subject is None or subject.lower_ != "they"
        return ()

    def _joint_subject(self, verb: "Token") -> tuple[Actor, ...]:
        """The persons named in a subject of several, or the parties that are joined in it."""
        subject = child_of(verb, "nsubj")
        if subject is None or not subject.conjuncts:
            return ()
        stop = min(subject.right_edge.i + 1, verb.i) if subject.i < verb.i else subject.right_edge.i + 1
        within = self._cast.actors_within(self._scene.span(subject.left_edge.i, stop))
        persons = tuple(a for a in within if a.kind is ActorKind.PERSON)
        joined = tuple(dict.fromkeys(a for t in (subject, *subject.conjuncts) if (a := self._at(t)) is not None))
        return persons if len(persons) > 1 else joined

    def _parties_in(self, first: int, last: int) -> tuple[Actor, ...]:
        """The states and bodies that tokens [first, last) name, by themselves or by those who speak for them."""
        sides = (side_of(a) for a in self._cast.actors_within(self._scene.span(first, last)))
        named = (self._cast.named(side) for side in dict.fromkeys(sides) if side)
        return tuple(actor for actor in named if actor is not None)

    def _office_of(self, head: "Token") -> Speaker | None:
        """Those who work for a person: "Costa’s office" speaks for whom she speaks for."""
        owner = child_of(head, "poss") if head.lower_ in table("offices")["telling"]["of_a_person"] else None
        person = self._at(owner) if owner is not None else None
        if person is None or person.kind not in {ActorKind.PERSON, ActorKind.UNNAMED}:
            return None
        return Speaker(name=f"{person.name}’s {head.text}", side=person.side)

    def _unknown(self, head: "Token", attribution: Attribution) -> Speaker:
        """A speaker by the words alone, where they are a role or a body."""
        if (office := self._office_of(head)) is not None:
            return office
        if (several := _one_of(head)) is not None:
            return Speaker(name=several)
        if head.tag_ not in NOUNS or _means_all(head):
            return Speaker()
        if head.lower_ not in roles() and head.lower_ not in body_kinds() and not _is_new(head):
            return Speaker()
        name = self._words_for(head, attribution)
        if head.lower_ in body_kinds() and not any(_says_which(c) for c in head.children):
            return Speaker()  # "the company", "their union": a noun for what it is is nobody's name
        for article in ("the ", "a ", "an ", "one "):
            if name.lower().startswith(article):
                name = name[len(article) :]
        return Speaker(name=" ".join(name.split(",")[0].split()), side=self._state_of(head))

    def _state_of(self, role: "Token") -> str | None:
        """The state that stands before an office or role: "Brazil’s foreign minister", "a Chilean diplomat"."""
        if not is_office(role) and role.lower_ not in telling("resident"):
            return None
        before = (self._at(t) for t in role.children if t.i < role.i and t.dep_ in {"poss", "amod", "nmod", "compound"})
        states = {actor.name for actor in before if actor is not None and actor.kind is ActorKind.STATE}
        return states.pop() if len(states) == 1 else None

    def _words_for(self, head: "Token", attribution: Attribution) -> str:
        """The words of the phrase, up to its noun where they are many."""
        if not attribution.source:
            return str(head.text)
        start, end = attribution.source[0]
        whole = Span(start, end).of(self._scene.page.text)
        is_long = len(whole.split()) > _LONG and start <= head.idx
        return Span(start, head.idx + len(head)).of(self._scene.page.text) if is_long else whole


def _is_new(head: "Token") -> bool:
    """Whether a plain noun brings in somebody, or something, that speaks and has no name: "two hospitals", "exit
    polls", and not "the ad" or "others", which point to what was told before."""
    if head.tag_ not in {"NN", "NNS"} or not head.text.islower() or head.lower_ in words("nobody"):
        return False
    before = [t for t in head.children if t.i < head.i]
    return not any(t.tag_ in {"PRP$", "POS", "WP$"} or t.dep_ == "poss" or t.lower_ in _DEFINITE for t in before)


def _says_which(word: "Token") -> bool:
    return word.dep_ not in {"det", "punct"} and word.tag_ != "PRP$"


def _one_of(head: "Token") -> str | None:
    """ "One of the sources": by these words, where they say what the others are."""
    link = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    others = child_of(link, "pobj") if link is not None else None
    if head.lower_ not in {"one", "another", "two", "some"} or others is None or others.lower_ not in roles():
        return None
    words = " ".join(t.text_with_ws for t in head.doc[head.i : others.i + 1] if not t.is_space).split()
    return " ".join(words).lower() if others.text.islower() else " ".join(words)


def _means_all(noun: "Token") -> bool:
    """Whether a noun means all who are at the table: "the sides", "both"."""
    words = table("offices")["together"]
    if noun.lower_ in words["alone"]:
        return True
    before = [t for t in noun.children if t.i < noun.i]
    return noun.lower_ in words["nouns"] and all(t.lower_ in words["before"] for t in before)


def _tells_office(words: str, person: Actor) -> bool:
    last = words.split()[-1].lower() if words.split() else ""
    return last in roles() or bool(person.office and person.office in words)


def _is_role(actor: Actor | None) -> bool:
    return actor is None or actor.kind is not ActorKind.PERSON


def side_of(actor: Actor) -> str | None:
    """For whom an actor speaks: a state or body for itself where the text does not tell otherwise."""
    if actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED}:
        return actor.side
    if actor.kind is ActorKind.ORGANISATION and actor.code is None and is_organ(actor.name):
        return actor.side  # an organ whose state is not told
    return actor.side or actor.name


def _speaking(actors: tuple[Actor, ...]) -> Speaker:
    sides = dict.fromkeys(side for a in actors if (side := side_of(a)))
    return Speaker(
        name=joined([a.name for a in actors]),
        office=actors[0].office if len(actors) == 1 else None,
        side=joined(list(sides)) or None,
        actors=actors,
    )


def joined(names: list[str]) -> str:
    """Several names as one: A, B and C."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


@cache
def _papers() -> frozenset[str]:
    return frozenset(table("cues")["paper"]["words"])
