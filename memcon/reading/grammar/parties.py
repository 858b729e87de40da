"""Who a clause is about: the parties that its words stand for, and the party that is speaking."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import Actor, Document, Meeting, Names, Statement
from memcon.model.kinds import ActorKind, StatementKind
from memcon.model.passages import Span
from memcon.reading.actors.wording import telling
from memcon.reading.cast import Cast, is_somebody, party_name, speaking, unique
from memcon.reading.grammar.subjects import lent_subject
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Parties", "speaking"]

_AHEAD = 1.5  # how much more often than any third the two are mentioned whom "the sides" can mean
_REACH = 600  # characters that a pronoun reaches back within one statement


@dataclass(frozen=True)
class Parties:
    """The parties of a page, asked by the words that stand for them."""

    page: Page
    found: Found

    @cached_property
    def cast(self) -> Cast:
        return Cast(self.page, self.found)

    def of(self, token: "Token | None") -> Names:
        """The parties that a noun phrase stands for: by name, through a body of theirs, or all of them together."""
        if token is None:
            return ()
        named = unique((*self.cast.parties_of(token), *self._joined(token)))
        if named and (is_ethnic(token) or self.is_private(token)):
            return ()
        if named and not all(self._is_role(name) for name in named):
            several = self._of_body(token) if token.tag_ == "NNS" and len(named) == 1 else ()
            return several if named[0] in several else named  # "the ministers of Chad, Niger and Mali"
        return (
            self._all(token)
            or self._of_body(token)
            or named
            or self._own(token)
            or self._same_subject(token)
            or self._through_source(token)
            or self._other_in_speech(token)
        )

    def beside(self, token: "Token") -> Names:
        """The parties whose people or things the noun is: "Chadian rebels", "the farmers of Chad"."""
        words = [t for t in token.children if t.dep_ in {"amod", "compound", "nmod", "poss"}]
        preposed = [t for t in token.children if t.dep_ == "prep" and t.lower_ in {"of", "from", "in", "at"}]
        words += [t for p in preposed for t in p.children if t.dep_ == "pobj"]
        return unique(name for word in words for name in (self.cast.parties_of(word) or self.beside(word)))

    def within(self, token: "Token") -> Names:
        """All parties that are named in the phrase headed by `token`, adjectives and owners included."""
        words = list(token.subtree)
        span = Span(words[0].idx, words[-1].idx + len(words[-1]))
        return unique(party_name(actor) for actor in self.cast.actors_within(span) if is_somebody(actor))

    def named_in(self, token: "Token") -> Names:
        """The parties that are named in the phrase before any clause that hangs on it."""
        words = list(token.subtree)
        clauses = (t.left_edge.idx for t in words if t.dep_ in {"relcl", "advcl", "ccomp"} and t != token)
        span = Span(words[0].idx, min(clauses, default=words[-1].idx + len(words[-1])))
        return unique(party_name(actor) for actor in self.cast.actors_within(span) if is_somebody(actor))

    def statement_at(self, token: "Token") -> Statement | None:
        """The innermost statement in whose content `token` stands."""
        return self.cast.statement_at(token.idx)

    def statement_cued_by(self, token: "Token") -> Statement | None:
        """The statement that this verb reports."""
        return next(iter(self._cued.touching(Span(token.idx, token.idx + len(token)))), None)

    def owner_of_paper_in(self, span: Span) -> str | None:
        """Whose the paper is of which these words tell."""
        return next((paper.owner for paper in self._papers.touching(span) if paper.owner), None)

    @cached_property
    def _papers(self) -> Places[Document]:
        return Places((Span(*span), paper) for paper in self.found.documents for span in paper.evidence)

    @cached_property
    def _cued(self) -> Places[Statement]:
        return Places((Span(*span), s) for s in self.found.statements for span in s.cue)

    @cached_property
    def _sources(self) -> Places[Statement]:
        return Places((Span(*span), s) for s in self.found.statements for span in s.source)

    def together(self, position: int) -> Names:
        """The parties that "the sides" means at `position`: those of the round spoken of last, else the two in the
        sentence, else the two that the article speaks of most."""
        past = bisect_right(self._held, position + 200, key=lambda m: _starts(m.evidence))
        if past:
            last = _starts(self._held[past - 1].evidence)
            return self._held[bisect_left(self._held, last, key=lambda m: _starts(m.evidence))].parties
        sentence = self.page.sentence_at(position)
        if sentence is not None and len(named := self.within(sentence.root)) == 2:
            return named
        return self.foremost

    @cached_property
    def _held(self) -> list[Meeting]:
        """Those at which several parties met, in the order of the text."""
        return sorted(filter(self._brings_together, self._rounds), key=lambda m: _starts(m.evidence))

    @cached_property
    def _rounds(self) -> tuple[Meeting, ...]:
        """The meetings at which "the sides" can have sat: numbered rounds and talks where there are such."""
        meetings = self.found.meetings
        talks = tuple(m for m in meetings if m.round or any(w in _words("rounds") for w in m.what.lower().split()))
        return talks or meetings

    @cached_property
    def foremost(self) -> Names:
        """The two parties that are mentioned most, in the order of the text, where no third comes near them."""
        first_three = self.counted.most_common(3)
        if len(first_three) < 2 or (len(first_three) == 3 and first_three[1][1] < _AHEAD * first_three[2][1]):
            return ()
        return tuple(name for name in self.counted if name in {n for n, _ in first_three[:2]})

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each party is mentioned, in the order of the text."""
        counted: Counter[str] = Counter()
        sending = self._sending_between
        for actor in sorted(self.found.actors, key=lambda a: a.mentions[0] if a.mentions else (0, 0)):
            nobody = actor.kind in {ActorKind.OUTLET, ActorKind.UNNAMED} or self.is_private_person(actor.name)
            tells = actor.name == self.page.context.issuer  # "the Ministry" of a release, which is its narrator
            if not nobody and not tells and not _goes_between(actor) and party_name(actor) not in sending:
                counted[party_name(actor)] += len(actor.mentions)
        return counted

    @property
    def _sending_between(self) -> frozenset[str]:
        """The bodies of states whose envoy goes between the parties, "the UN envoy", and the Red Cross beside them."""
        sent = {a.side for a in self.found.actors if a.side and _last_word(a.office) in telling("envoys")}
        bodies = {a.name for a in self.found.actors if a.code and a.code.startswith("IGO")}
        helping = {a.name for a in self.found.actors if a.code == "NGO"} if sent & bodies else set()
        return frozenset(sent & bodies | helping)

    def _joined(self, token: "Token") -> Names:
        """Both parties in "Chadian and Malian officials"."""
        joined = [t for t in token.children if t.dep_ in {"amod", "compound", "nmod"} and t.conjuncts]
        return unique(name for word in joined for name in self.cast.parties_of(word))

    def is_private(self, token: "Token") -> bool:
        """Whether the noun names no party by itself, and people or things that do not stand for their country or owner:
        "German firms", "Iran's proposal"."""
        lemma = token.lemma_.lower()
        owned = any(t.dep_ == "poss" for t in token.children)
        stands = {*_words("bodies"), *_words("own_bodies"), *_words("togethers")}
        if lemma not in _words("private") and not (owned and lemma not in stands):
            return False
        return self.cast.meant_at(Span(token.idx, token.idx + len(token))) is None

    def party_speaking_at(self, token: "Token") -> str | None:
        """Who speaks where `token` stands, if that can be somebody at the table: no outlet, no unnamed source."""
        side = self.cast.speaking_at(token.idx)
        actor = self.cast.named(side) if side else None
        return None if actor and actor.kind in {ActorKind.OUTLET, ActorKind.UNNAMED} else side

    def is_party(self, statement: Statement | None) -> bool:
        """Whether a statement is made for somebody who can be at the table: no outlet, no unnamed source."""
        side = speaking(statement)
        actor = self.cast.named(side) if side else None
        return side is not None and not (actor and actor.kind in {ActorKind.OUTLET, ActorKind.UNNAMED})

    def is_private_person(self, name: str) -> bool:
        """Whether it is a person who stands for nobody else."""
        actor = self.cast.named(name)
        return actor is not None and actor.kind is ActorKind.PERSON and not actor.side

    def is_hearsay(self, by: Names, toward: Names, within: Statement | None) -> bool:
        """Whether one party only says that another did it. What a report itself tells, and names its source behind it
        ("..., a ministry in Oman said"), is none, unless the source is the other party to it."""
        side = within.side if within else None
        if within is None or side is None or not set(by).isdisjoint(self.cast.apart(side)):
            return False
        told_first = bool(within.cue) and within.cue[0][0] > within.content[0][0]
        return not (told_first and within.kind is StatementKind.INDIRECT and side not in toward)

    def _is_role(self, name: str) -> bool:
        """Whether it is no name but a role, that may stand for somebody named: "members of the union"."""
        actor = self.cast.named(name)
        return actor is not None and actor.kind is ActorKind.UNNAMED

    def _other_in_speech(self, token: "Token") -> Names:
        """ "They" in a statement stands for the one other party that it has named before."""
        statement = self.statement_at(token) if token.lower_ in {"they", "them", "their"} else None
        if statement is None:
            return ()
        first = max(min(s[0] for s in statement.content), token.idx - _REACH)
        before = self.cast.actors_within(Span(first, token.idx))
        others = unique(name for actor in before if (name := party_name(actor)) != speaking(statement))
        return others if len(others) == 1 else ()

    def _own(self, token: "Token") -> Names:
        """ "Our delegation" stands for the side of whoever speaks."""
        owners = [t for t in token.children if t.dep_ == "poss" and t.lower_ in {"our", "my"}]
        return self.cast.parties_of(owners[0]) if owners and token.lemma_.lower() in _words("own_bodies") else ()

    def _same_subject(self, token: "Token") -> Names:
        """In "Chad said it would sign", "Chad refused and said it would sign" it stands for the subject above, where no
        other can be meant."""
        if token.lower_ not in {"it", "they"} or token.dep_ != "nsubj":
            return ()
        verb = token.head
        above = verb.head
        if verb.dep_ not in {"ccomp", "advcl"} or above == verb or above.pos_ != "VERB":
            return ()
        subject = next((t for t in above.children if t.dep_ == "nsubj" and t.i < token.i), None)
        if subject is None and above.dep_ == "conj":
            subject = lent_subject(above)
        private = subject is not None and (is_ethnic(subject) or self.is_private(subject))
        return self.cast.parties_of(subject) if subject is not None and not private else ()

    def _brings_together(self, meeting: Meeting) -> bool:
        """Whether several parties met there; a visit of persons says nothing of "the sides"."""
        actors = [self.cast.named(name) for name in meeting.parties]
        persons = any(a is not None and a.kind in {ActorKind.PERSON, ActorKind.UNNAMED} for a in actors)
        aside = any(word in _words("no_rounds") for word in meeting.what.lower().split())
        return len(actors) > 1 and not persons and not aside

    def _through_source(self, token: "Token") -> Names:
        """A pronoun or office that is the source of a statement stands for its speaker."""
        told = self._sources.touching(Span(token.idx, token.idx + len(token)))
        return next(((side,) for statement in told if (side := speaking(statement))), ())

    def _of_body(self, token: "Token") -> Names:
        if token.lemma_.lower() not in _words("bodies"):
            return ()
        for preposition in token.children:
            if preposition.dep_ == "prep" and preposition.lower_ in {"of", "in", "for", "from"}:
                for noun in preposition.children:
                    if noun.dep_ == "pobj" and (names := self.cast.parties_of(noun)):
                        return names
        return ()

    def _all(self, token: "Token") -> Names:
        if token.lemma_.lower() not in _words("togethers") or self.beside(token):
            return ()
        before = {t.lower_ for t in token.children}
        if token.lower_ == "both" or (token.tag_ == "NNS" and before & _words("all_of")) or before & {"each", "both"}:
            return self.together(token.idx)
        return ()


def is_ethnic(token: "Token") -> bool:
    """Whether it tells of people by their descent, wherever they live: "ethnic Albanians"."""
    return any(t.lower_ == "ethnic" for t in token.children)


def _words(name: str) -> frozenset[str]:
    return frozenset(table("moves")["nouns"][name])


def _starts(spans: tuple[Span, ...]) -> int:
    return min((s[0] for s in spans), default=0)


def _goes_between(actor: Actor) -> bool:
    """Whether it is somebody who mediates and is no party: "mediator X"."""
    return actor.side is None and _last_word(actor.office) in telling("go_between")


def _last_word(office: str | None) -> str:
    return next(reversed((office or "").lower().replace("-", " ").split()), "")
