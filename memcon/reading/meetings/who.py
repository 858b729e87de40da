"""Whose meeting it is by one mention: who meets, who proposed it, who is host to it, who mediates."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import Names
from memcon.model.kinds import ActorKind, MeetingStatus
from memcon.model.passages import Span
from memcon.reading.cast import Cast, is_somebody, party_name, unique
from memcon.reading.grammar.phrases import (
    agent_of,
    complement_of,
    is_verb,
    object_of,
    parties_before,
    party_at,
    subject_of,
)
from memcon.reading.meetings.crowds import parties_by
from memcon.reading.meetings.details import Details
from memcon.reading.meetings.governing import is_subject_after, rule_for
from memcon.reading.meetings.lexicon import Lexicon, Verb
from memcon.reading.meetings.mentions import Mention
from memcon.reading.meetings.sought import meets_both, sought_by

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with", "between", "among"})
_OF = frozenset({"of", "between", "among"})
_BESIDE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CALLED = frozenset({"by", "to", "from"})
_DESCRIBES = frozenset({"poss", "compound", "amod", "npadvmod", "nmod"})


@dataclass(frozen=True)
class Who:
    """Asks one mention for the parties to its meeting. Those it does not tell are None or empty."""

    details: Details

    @property
    def mention(self) -> Mention:
        return self.details.mention

    @property
    def cast(self) -> Cast:
        return self.details.cast

    @property
    def words(self) -> Lexicon:
        return self.details.finder.words

    @cached_property
    def parties(self) -> Names:
        """Who meets, in the order in which the words name them; who answers a proposal is told by that."""
        if self.mention.answers:
            return ()
        named = unique([*self._before, *self._acting, *self._invited, *self._answering, *self._with])
        if len(named) == 1 and self._with and not self._bringers:
            named = unique([*self._counterpart, *named])
        if not named and self.details.at_once is not None:
            named = self._all_present(self.details.at_once)
        if not named:
            named = next((names for verb in self._done_there if (names := self._all_present(verb))), ())
        if self.mention.form == "visit":
            sought = sought_by(self.details.finder, self.mention)
            named = unique([*(named or self._counterpart), *(self._named(sought) if sought else self._visited)])
        return named

    @property
    def with_sides(self) -> bool:
        """Whether it is "both sides" whom somebody meets or comes to meet, whoever they are."""
        return meets_both(self.details.finder, self.mention)

    @property
    def _done_there(self) -> "Iterator[Token]":
        """What clauses on the noun say was done there: "a meeting at which A and B agreed"."""
        for clause in self.mention.head.children:
            if clause.dep_ == "relcl":
                at_it = (c for c in clause.children if c.dep_ == "prep" and c.lower_ in {"at", "in", "during"})
                if any(c.tag_ == "WDT" for p in at_it for c in p.children) or _begins_with_where(clause):
                    yield clause

    def _all_present(self, verb: "Token") -> Names:
        """Those who did something together at the meeting; one who did so alone may be a guest."""
        subject = subject_of(verb)
        names = self._named([subject]) if subject is not None else ()
        return names if len(names) > 1 else ()

    @cached_property
    def each(self) -> tuple[Names, ...]:
        """Who meets at each, where one party holds one with each of several: "separate meetings with A and B"."""
        if len(self._with) < 2 or not self._is_apart:
            return ()
        one = unique([*self._before, *self._acting] or self._counterpart)
        return tuple(unique([*one, other]) for other in self._with if other not in one)

    @property
    def _is_apart(self) -> bool:
        head = self.mention.head
        beside = {t.lower_ for verb in (head, *(v for v, _ in self.mention.verbs)) for t in verb.children}
        return bool((self.mention.words_before | beside).intersection(self.words.lists["apart"]))

    @cached_property
    def together(self) -> bool:
        """Whether it is "the sides" that meet, whoever they are."""
        subjects = [subject_of(v) for v, rule in self.mention.verbs if self._takes_part(v, rule)]
        of_whom = [c for t in self.mention.head.children if t.lower_ in _OF for c in t.children if c.dep_ == "pobj"]
        sides = self.words.lists["sides"]
        asked = [t for t in self._asked if self.mention.meets is not None]
        told = (t for t in (*subjects, *of_whom, *asked) if t is not None)
        return any(t.lower_ in sides or self._means_sides(t) for t in told)

    def _means_sides(self, pronoun: "Token") -> bool:
        """Whether "they" goes on with "the two sides" of the sentence before; "them" with those of its own too."""
        if pronoun.lower_ == "them":
            here = pronoun.doc[pronoun.sent.start : pronoun.i]
            return any(t.lower_ in self.words.lists["camps"] for t in here if t.dep_ in _BESIDE)
        before = pronoun.doc[: pronoun.sent.start]
        if pronoun.lower_ != "they" or not len(before):
            return False
        spoken_of = [t for t in before[-1].sent if t.dep_ in {"nsubj", "nsubjpass"}]
        return any(t.lower_ in self.words.lists["sides"] for t in spoken_of)

    @cached_property
    def pointed(self) -> Names:
        """Whom "they" or "the two" means: the two parties that the sentence before names, where it names no third."""
        if not self.points or self.parties:
            return ()
        doc, start = self.mention.head.doc, self.mention.head.sent.start
        before = doc[start - 1].sent if start else None
        if before is None:
            return ()
        known = self.cast.actors_within(Span(before.start_char, before.end_char))
        named = unique(party_name(a) for a in known if a.kind is not ActorKind.OUTLET and is_somebody(a))
        return named if len(named) == 2 else ()

    @cached_property
    def points(self) -> bool:
        """Whether those who meet are only pointed to: "they", "the two", "the ministers"."""
        return bool(self._pointing)

    @property
    def parties_are_pronoun(self) -> bool:
        return any(t.lower_ not in self.words.lists["people"] for t in self._pointing)

    @cached_property
    def _pointing(self) -> "list[Token]":
        subjects = [subject_of(v) for v, rule in self.mention.verbs if self._takes_part(v, rule)]
        of_whom = [c for t in self.mention.head.children if t.lower_ in _OF for c in t.children if c.dep_ == "pobj"]
        return [t for t in (*subjects, *of_whom) if t is not None and self._is_pointing(t)]

    def _is_us(self, token: "Token") -> bool:
        """Whether it is the "we" of one who speaks for all who meet: "We will meet again on Friday"."""
        return token.lower_ == "we" and self.mention.meets is not None and not self._with

    def _is_pointing(self, token: "Token") -> bool:
        if self._is_us(token):
            return True
        if self._named([token]):
            return False
        counted = {
            c.lower_ for c in token.children if c.dep_ == "nummod" and token.tag_ in {"JJ", "RB"}
        }  # "the two last"
        many = bool({token.lower_, *counted} & {"they", *self.words.lists["several"]})
        before = {c.lower_ for c in token.children if c.i < token.i}
        return many or (token.lower_ in self.words.lists["people"] and bool(before & {"the", "two", "both"}))

    @property
    def invited(self) -> int:
        """How many are asked to a meeting that is proposed; 0 where nobody is."""
        if not (self._proposers or self._asked):
            return 0
        named = len([name for name in self.parties if name not in self._proposers])
        meeting = subject_of(self.mention.head) if self.mention.meets is not None else None
        told = [meeting] if meeting is not None and not self._named([meeting]) else []
        of_whom = [c for t in told for p in t.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
        return max([named, *(self._counted_in(t) for t in (*self._asked, *told, *of_whom))])

    def _counted_in(self, asked: "Token") -> int:
        """How many a word without names speaks of: "both", "the two presidents"; 0 where it does not tell."""
        lists = self.words.lists
        numbers = [c.lower_ for c in asked.children if c.dep_ == "nummod" and c.lower_ in lists["cardinals"]]
        if numbers:
            return lists["cardinals"].index(numbers[0]) + 1
        described = any(c.lower_ == "both" for c in asked.children) or asked.lower_ in lists["people"]
        return 2 if described or asked.lower_ in {*lists["sides"], *lists["several"]} else 0

    @property
    def _asked(self) -> "list[Token]":
        """Whom a verb of proposing has as its object, or calls to the meeting."""
        verbs = [v for v, rule in self.mention.verbs if rule and rule.subject == "proposer"]
        objects = [o for v in verbs if (o := object_of(v)) is not None and not self._is_own(o)]
        bringing = [v for v in verbs if v.lemma_.lower() in self.words.lists["meets_object"]]
        return [*objects, *(g for v in bringing for g in self.details.finder.meeting_verbs.met_by(v))]

    @property
    def answering(self) -> int:
        """How many give an answer."""
        subjects = [s for v, _ in self.mention.verbs[:1] if (s := subject_of(v)) is not None]
        both = any(t.lower_ in self.words.lists["sides"] or t.lower_ in self.words.lists["several"] for t in subjects)
        return 2 if both else max((len([s, *s.conjuncts]) for s in subjects), default=1)

    @property
    def acts(self) -> bool:
        """Whether it is told as what its parties do, and not as what they speak of."""
        return bool(self._acting or self.mention.meets)

    @property
    def proposer(self) -> str | None:
        return next(iter(self._proposers), None)

    @property
    def host(self) -> str | None:
        if self.mention.form == "visit":
            return next(iter(self._visited), None)
        if self._only_hosts and (subject := subject_of(self.mention.head)) is not None:
            return next(iter(self._named([subject])), None)
        return self._bringing("host", self.words.lists["hosting"], ())

    @cached_property
    def _only_hosts(self) -> bool:
        """Whether somebody brings others together: "Norway hosted both sides", "hosts envoys of Chad and Mali"."""
        hosts = self.mention.meets is not None and self.mention.head.lemma_.lower() == "host"
        return hosts and (self.with_sides or len(self._with) > 1)

    @property
    def mediator(self) -> str | None:
        return self._bringing("mediator", self.words.lists["mediated"], self.words.lists["mediation"])

    @property
    def _before(self) -> Names:
        """ "Norway's call with Chile", "Norway-Chile talks"; one name alone is as likely a topic ("Norway talks")."""
        if self.mention.noun is None:
            return ()
        owners = [t for t in self.mention.head.children if t.dep_ == "poss"]
        if owning := self._named(owners):
            return owning
        leave_out = frozenset((*self.words.lists["mediated"], *self.words.lists["hosting"]))
        nouns = [self.mention.head, *self._counted]
        listed = unique(name for noun in nouns for name in parties_before(self.cast, noun, leave_out))
        return listed if len(listed) > 1 else ()

    @property
    def _counted(self) -> "list[Token]":
        """The talks of "a round of talks"."""
        of = (c for t in self.mention.head.children if t.lower_ == "of" for c in t.children if c.dep_ == "pobj")
        return [t for t in of if self.words.noun_of(t.lower_)]

    @property
    def _acting(self) -> Names:
        """Those who meet by the verbs: not who merely proposes, hosts or mediates."""
        bringing = {t.i for t in (*self._bringers, *self._subjects("proposer"))}
        acting: list[Token] = []
        for verb, rule in self.mention.verbs:
            subject = subject_of(verb) if self._takes_part(verb, rule) else None
            itself = verb == self.mention.head
            own = subject is None or self._is_own(subject) or self._is_us(subject) or (itself and self._only_hosts)
            if subject is not None and not own and (itself or subject.i not in bringing):
                acting.append(subject)
        return self._named(acting) or self._arranging

    @property
    def _arranging(self) -> Names:
        """The two who together fix it, put it off or end it: "Norway and Chile have pencilled in a session"."""
        told = (v for v, rule in self.mention.verbs[:1] if rule is not None and rule.subject is None)
        subjects = (s for v in told if (s := subject_of(v)) is not None and not self._is_own(s))
        return next((names for s in subjects if len(names := self._named([s])) == 2), ())

    @cached_property
    def _bringers(self) -> "tuple[Token, ...]":
        """Hosts and mediators, who need not meet anyone."""
        return (*self._subjects("host"), *self._subjects("mediator"))

    def _takes_part(self, verb: "Token", rule: Verb | None) -> bool:
        """Whether the subject of a verb is one of those who meet; not where the meeting itself is what the verb is said
        of, in whichever way the parse has it: "the minister said after a first round ended"."""
        head = self.mention.head
        if head.dep_ == "pobj" and head.head.head == verb and is_subject_after(head, head.head):
            return False
        if any(m.lemma == verb.lemma_.lower() for m in self.words.meets) and (rule is None or self._is_itself(verb)):
            return True
        return rule is not None and rule.subject == "party"

    def _is_itself(self, verb: "Token") -> bool:
        return self.mention.meets is not None and verb == self.mention.head

    @property
    def _invited(self) -> Names:
        """ "Norway invited Chile to talks": both; "Norway urged Chile to hold talks": Chile."""
        asked = [(rule.lemma, o) for v, rule in self.mention.verbs if rule and (o := object_of(v)) is not None]
        invited = self._named([o for lemma, o in asked if lemma == "invite"])
        urged = self._named([o for lemma, o in asked if lemma == "urge"])
        return unique([*(self._proposers if invited else ()), *invited, *urged])

    @property
    def _answering(self) -> Names:
        """ "Chile accepted Norway's offer of talks": who made it, but for talks with others, and who answers."""
        proposal = self.details.proposal
        verb = proposal.head if proposal is not None and proposal.dep_ == "dobj" else None
        rule = rule_for(verb) if verb is not None else None
        answers = rule is not None and rule.status in {MeetingStatus.SCHEDULED, MeetingStatus.REJECTED}
        subject = subject_of(verb) if verb is not None and answers else None
        proposing = () if self._with else self._proposers
        return () if subject is None else unique([*proposing, *self._named([subject])])

    @property
    def _with(self) -> Names:
        mention = self.mention
        if mention.meets:
            return (
                () if mention.form == "visit" else self._named(self.details.finder.meeting_verbs.met_by(mention.head))
            )
        hanging = (t for t in self.details.clause if any(t.head == verb for verb, _ in mention.verbs))
        taken = _WITH | _CALLED if mention.form == "call" else _WITH
        after = [t for t in (*mention.phrase, *hanging) if t.i > mention.head.i and t.lower_ in taken]
        of_whom = [t for t in mention.head.children if t.lower_ in {"of", "by"}]
        return self._named(c for t in (*after, *of_whom) for c in t.children if self._is_company(t, c))

    def _is_company(self, preposition: "Token", noun: "Token") -> bool:
        """Whether those after "with" meet too: not "with Peru as host", nor "with regard to"."""
        after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 4] if t.tag_ != "DT"]
        if after[:1] == ["as"] and after[1:2] and after[1] in self.words.lists["attends_as"]:
            return False
        return noun.dep_ == "pobj" and noun.lower_ not in self.words.lists["not_company"]

    @property
    def _counterpart(self) -> Names:
        """Who it is that meets "with" someone or goes on a visit, where the phrase leaves it to the clause."""
        if self._proposers:
            return self._proposers
        verbs = (v for v in self.mention.head.ancestors if is_verb(v))
        acting = next((s for v in verbs if (s := _actor_of(v)) is not None), None)
        return () if acting is None or self._is_own(acting) else self._named([acting])

    @property
    def _visited(self) -> Names:
        goal = self.details.goal
        name = party_at(self.cast, goal) if goal is not None else None
        return (name,) if name else ()

    @cached_property
    def _proposers(self) -> Names:
        return self._named(self._subjects("proposer"))

    def _subjects(self, role: str) -> "Iterator[Token]":
        """Who plays a part by the verbs: their subject, or in the passive whom "by" names. A proposal proposes too."""
        if role == "proposer" and (noun := self.details.proposal) is not None:
            yield from (c for c in noun.children if c.dep_ == "poss")
            yield from complement_of(noun, "by", "from")
        if role == "proposer":
            yield from (s for c in self.details.asking for s in c.children if s.dep_ == "nsubj")
            yield from (a for c in self.details.proposing if (a := agent_of(c)) is not None)
        for verb, rule in self.mention.verbs:
            if rule is None or rule.subject != role:
                continue
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            actor = agent_of(verb) if passive else subject_of(verb)
            if actor is not None and not self._is_own(actor):
                yield actor

    def _bringing(self, role: str, participles: tuple[str, ...], nouns: tuple[str, ...]) -> str | None:
        """Who brings it about: "Peru hosted it", "hosted by Peru", "Peru-hosted", "under Peru's mediation"."""
        acting = self._named(self._subjects(role))
        if acting:
            return acting[0]
        for word in (*self.mention.phrase, *self.details.clause):
            agent = agent_of(word) if word.lower_ in participles else None
            described = (
                [c for c in word.children if c.dep_ in _DESCRIBES] if word.lower_ in (*participles, *nouns) else []
            )
            whose = complement_of(word, "of") if word.lower_ in nouns else ()
            if names := self._named([agent] if agent is not None else [*described, *whose]):
                return names[0]
        return None

    def _named(self, words: "Iterator[Token] | list[Token]") -> Names:
        named = unique(name for word in words for name in parties_by(self.cast, word))
        return tuple(name for name in named if not self._is_outlet(name))

    def _is_outlet(self, name: str) -> bool:
        actor = self.cast.named(name)
        return actor is not None and actor.kind is ActorKind.OUTLET

    def _is_own(self, token: "Token") -> bool:
        return any(token.i == t.i for t in self.mention.phrase)


def _actor_of(verb: "Token") -> "Token | None":
    """Who does it: the subject, or in the passive whom "by" names."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    agent = agent_of(verb) if passive else None
    return agent if agent is not None else subject_of(verb)


def _begins_with_where(clause: "Token") -> bool:
    return any(c.lower_ in {"where", "when"} for c in clause.children)
