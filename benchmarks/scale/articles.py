"""Varied articles of an invented world with their readings, as many as are wanted, the same for the same seed.

So many come out each day, so that a longer record is one of more years and not of denser days. What happens is told by
several outlets, in their own choice of words; some print what another wrote, wholly or cut.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from benchmarks.scale.world import FIRST_DAY, TALKS, Act, Person, Promise, Speech, Talks, seeded, talks_of
from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import (
    Actor,
    Commitment,
    Deed,
    Document,
    Meeting,
    Move,
    Quantity,
    Reading,
    Statement,
)
from memcon.model.ids import finding_id, text_id
from memcon.model.kinds import (
    ActorKind,
    Attitude,
    CommitmentStatus,
    DeedKind,
    DocumentStatus,
    FindingKind,
    MeetingStatus,
    MoveKind,
    StatementKind,
)
from memcon.model.passages import Span

PER_DAY = 40  # articles, on so many talks as a world has that is not told otherwise
OUTLETS = tuple(f"{name} {kind}" for name in ("Harbour", "Upland", "Northern", "City") for kind in ("Post", "Wire"))
REPRINTED, CUT = 0.06, 0.05  # of the articles: another's text, and another's without its end
READER = "invented-1"

Found = dict[str, list[Any]]


def invent(
    number: int, seed: int = 1, first: int = 0, talks: int = TALKS, *, in_passing: bool = False
) -> Iterator[tuple[Article, Reading]]:
    """`number` articles from the one numbered `first` on, by day of publication, each with its reading; about so many
    talks, on each of which as many come out a day, however many there are. Of 17 findings each, or of 4 where talks are
    told of `in_passing`, in a text that is longer for it, as in most of an archive."""
    for nth in range(first, first + number):
        yield _publish(nth, seed, talks, in_passing)


def _publish(nth: int, seed: int, talks: int, in_passing: bool) -> tuple[Article, Reading]:
    """One article: its own, or one of the same day printed by another outlet."""
    chance = seeded(seed, "article", nth)
    per_day = PER_DAY * talks // TALKS
    day = FIRST_DAY + dt.timedelta(days=nth // per_day)
    first_of_day, kind = nth - nth % per_day, chance.random()
    told = nth if nth == first_of_day or kind > REPRINTED + CUT else chance.randrange(first_of_day, nth)
    report = _Report(seeded(seed, "report", told), day, talks_of(seed, talks))
    cut = told != nth and kind > REPRINTED
    if in_passing:
        report.tell_in_passing(cut=cut)
    else:
        report.write(cut=cut)
    return report.as_given(f"report-{nth:07d}", chance.choice(OUTLETS))


class _Report:
    """One text with what is found in it; lives while it is written."""

    def __init__(self, chance: random.Random, day: dt.date, talks: tuple[Talks, ...]) -> None:
        self.chance, self.day = chance, day
        self.talks = talks[int(len(talks) * chance.random() ** 1.5)]
        self.parts: list[str] = []
        self.length = 0
        self.made: list[tuple[FindingKind, Span, dict[str, Any]]] = []
        self.named: dict[Person | str, list[Span]] = {}

    def write(self, *, cut: bool) -> None:
        tell = self.chance
        recent = [self.day - dt.timedelta(days=ago) for ago in (0, 0, 0, 1, 2)]
        for speech in tell.sample([s for day in recent[2:] for s in self.talks.speeches(day)], 4):
            self._tell_speech(speech)
        self._tell_rounds()
        for act in tell.sample([m for day in recent[2:4] for m in self.talks.moves(day)], 2):
            self._tell_act(act)
        days = [self.day - dt.timedelta(days=ago) for ago in (0, 1, 2, 3, 7, 14, 30)]
        for promise in [p for day in days for p in self.talks.promises(day)][:2]:
            self._tell_promise(promise)
        for act in self.talks.deeds(tell.choice(recent)):
            self._tell_act(act)
        self._tell_other_things(4 if cut else 8)

    def tell_in_passing(self, *, cut: bool) -> None:
        tell = self.chance
        self._tell_speech(tell.choice(self.talks.speeches(self.day)))
        if tell.random() < 0.3:
            self._tell_act(tell.choice(self.talks.moves(self.day)))
        if tell.random() < 0.1:
            self._tell_rounds()
        self._tell_other_things(10 if cut else 15)

    def as_given(self, name: str, outlet: str) -> tuple[Article, Reading]:
        body = "".join(self.parts).strip()
        id_, published = text_id(body), self.day.isoformat()
        title = f"Talks on {self.talks.own[0]}, {self.parts[0][:40].strip()}"
        article = Article(
            name, Text(id_, body, "invented"), Publication(outlet=outlet, title=title, published=published)
        )
        found = _findings(id_, self.made, self.named, self.day)
        reading = Reading(id=name, text=body, published=published, outlet=outlet, reader=READER, **found)
        return article, reading

    def _tell_other_things(self, sentences: int) -> None:
        for _ in range(sentences):
            self._say(
                f"{self.talks.matter(self.chance, 12).capitalize()} and the {self.talks.matter(self.chance, 10)}."
            )

    def _say(self, words: str, *, ends: bool = True) -> Span:
        """Writes words, and returns where they stand."""
        span = Span(self.length, self.length + len(words))
        written = f"{words} " if ends else words
        self.parts.append(written)
        self.length += len(written)
        return span

    def _name(self, who: Person | str) -> str:
        """Writes a name, and remembers that it stands there."""
        name = who.name if isinstance(who, Person) else who
        self.named.setdefault(who, []).append(self._say(name, ends=False))
        return name

    def _tell_speech(self, speech: Speech) -> None:
        sentences = speech.sentences[: self.chance.choice((1, 2, 3))]
        words = ". ".join(sentences)
        if self.chance.random() < 0.2:  # another translation
            words = words.replace("We will not", "We are not ready to").replace("before they", "until they will")
        self._say("“", ends=False)
        content = self._say(words, ends=False)
        self._say(",” said ", ends=False)
        speaker = self._name(speech.speaker)
        self._say(f", the {speech.speaker.office(self.day)} of ", ends=False)
        side = self._name(speech.speaker.side)
        self._say(".")
        self.made.append(
            (
                FindingKind.STATEMENT,
                content,
                {
                    "speaker": speaker,
                    "side": side,
                    "office": speech.speaker.office(self.day),
                    "kind": StatementKind.DIRECT,
                    "attitude": Attitude.SAID,
                    "cue_text": "said",
                    "said_on": speech.day.isoformat(),
                },
            )
        )

    def _tell_rounds(self) -> None:
        ahead, last = self.talks.round_after(self.day), self.talks.round_before(self.day)
        for told, status in ((last, MeetingStatus.HELD), (ahead, MeetingStatus.SCHEDULED)):
            if self.chance.random() < 0.6:
                first, second = (self._party(side) for side in self.talks.sides)
                what = f"round {told.number} of the talks"
                span = self._say(f"met or are to meet in {told.place} on {told.day:%d %B} for {what}.")
                fields = {"what": what, "parties": (first, second), "place": told.place, "round": told.number}
                fields |= {"date": told.day.isoformat(), "status": status, "mediator": self.talks.mediator}
                self.made.append((FindingKind.MEETING, span, fields))

    def _party(self, side: str) -> str:
        name = self._name(side)
        self._say(" ", ends=False)
        return name

    def _tell_act(self, act: Act) -> None:
        by = self._party(act.by)
        span = self._say(f"made a {act.kind} on the {act.matter} in {act.place}, to {act.to}.")
        self.named.setdefault(act.to, []).append(Span(span.end - len(act.to) - 1, span.end - 1))
        fields: dict[str, Any] = {"kind": act.kind, "by": (by,), "toward": (act.to,), "what": act.matter}
        if isinstance(act.kind, DeedKind):
            fields |= {"date": act.day.isoformat(), "place": act.place}
            self.made.append((FindingKind.DEED, span, fields))
        elif isinstance(act.kind, MoveKind):
            self.made.append((FindingKind.MOVE, span, fields))

    def _tell_promise(self, promise: Promise) -> None:
        by = self._party(promise.by)
        amount = f"{promise.amount} " if promise.amount else "a "
        what = f"hand over {amount}{promise.thing} on the {promise.matter}"
        kept = self.day > promise.due
        span = self._say(f"{'did' if kept else 'promised to'} {what} by {promise.due:%d %B} to {promise.to}.")
        quantity = Quantity(amount=promise.amount, of=promise.thing) if promise.amount else None
        status = CommitmentStatus.KEPT if kept else CommitmentStatus.PENDING
        fields = {"by": (by,), "to": (promise.to,), "what": what, "quantity": quantity, "status": status}
        self.made.append((FindingKind.COMMITMENT, span, fields | {"due": promise.due.isoformat()}))
        if not promise.amount:
            named = {"what": f"{promise.thing} on the {promise.matter}", "owner": by}
            self.made.append((FindingKind.DOCUMENT, span, named | {"status": DocumentStatus.PROMISED}))


_CLASSES: dict[FindingKind, tuple[str, Any, str]] = {
    FindingKind.STATEMENT: ("statements", Statement, "content"),
    FindingKind.MEETING: ("meetings", Meeting, "evidence"),
    FindingKind.DOCUMENT: ("documents", Document, "evidence"),
    FindingKind.COMMITMENT: ("commitments", Commitment, "evidence"),
    FindingKind.MOVE: ("moves", Move, "evidence"),
    FindingKind.DEED: ("deeds", Deed, "evidence"),
}


def _findings(
    text: str,
    made: list[tuple[FindingKind, Span, dict[str, Any]]],
    named: dict[Person | str, list[Span]],
    day: dt.date,
) -> dict[str, Any]:
    found: Found = {name: [] for name, _, _ in _CLASSES.values()}
    for kind, span, fields in made:
        name, shape, spans = _CLASSES[kind]
        found[name].append(shape(id=finding_id(kind, text, [span]), **fields, **{spans: (span,)}))
    found["actors"] = [_actor(text, who, spans, day) for who, spans in named.items()]
    return {name: tuple(some) for name, some in found.items()}


def _actor(text: str, who: Person | str, spans: list[Span], day: dt.date) -> Actor:
    if isinstance(who, str):
        id_ = finding_id(FindingKind.ACTOR, text, spans, who)
        return Actor(id=id_, name=who, kind=ActorKind.STATE, names=(who,), mentions=tuple(spans))
    id_ = finding_id(FindingKind.ACTOR, text, spans, who.name)
    names = (who.name, who.last)
    office, side = who.office(day), who.side
    return Actor(
        id=id_, name=who.name, kind=ActorKind.PERSON, office=office, side=side, names=names, mentions=tuple(spans)
    )
