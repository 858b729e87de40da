"""What one mention tells, all of it together: the piece that meetings are put together from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from memcon.model.edtf import Precision, When
from memcon.model.findings import DateMention, Names
from memcon.model.kinds import ActorKind, MeetingStatus
from memcon.model.passages import Span
from memcon.reading.dates import is_weekday
from memcon.reading.grammar.phrases import side_of_speaker, subject_of
from memcon.reading.meetings.course import duration_in, outcome_in
from memcon.reading.meetings.days import Edge
from memcon.reading.meetings.details import Details
from memcon.reading.meetings.further import Further
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.status import Standing, Surety, is_disowned, standing_of, was_due
from memcon.reading.meetings.who import Who

_WEEK = 7  # days
_REACH_OF_PRONOUN = 400  # characters: "they"
_REACH_OF_NOUN = 1500  # characters: "the ministers"
_NEW = frozenset({"a", "an", "another", "separate"})
_OCCASIONS = frozenset({"meeting", "summit", "session", "conference", "forum", "ceremony", "assembly", "gathering"})


@dataclass(frozen=True)
class Telling:
    """One mention's account of its meeting.

    `position` is where it stands, `mention` where its noun or verb does, `with_sides` whether it is "both sides" whom
    somebody meets, `said_by` the side in whose statement, `words` how many its `what` has; `moved` whether it gives its
    new day or place, `edge` whether its date is that of its first or last day only, `acts` whether it is told as what
    its parties do. `pointed` is who "they" are who meet, as far as the sentence before tells (None where nobody is
    pointed to), and `reach` how many characters back they can have been named; `fresh` tells that it is named as one
    that was not spoken of before ("a meeting").

    Of other mentions, by where they stand: `again` is the one that it goes on with, `same` the one that it says more
    of, `series` one of its series, and `beside` the verb with which it is told in one breath ("visited Lima and met").
    `invited` is how many are asked to it, and `answered` how many by this answer; `was_due` whether the
    day is one on which it was to be, and is not; `disowned` whether somebody only denies that it was.
    """

    position: int
    form: str
    what: str
    words: int
    is_noun: bool
    definite: bool
    aside: bool
    parties: Names
    place: str | None
    date: DateMention | None
    round: int | None
    host: str | None
    mediator: str | None
    proposer: str | None
    standing: Standing | None
    said_by: str | None
    together: bool
    with_sides: bool
    evidence: Span
    short: Span
    again: int | None = None
    moved: bool = False
    edge: Edge | None = None
    pointed: Names | None = None
    reach: int = 0
    acts: bool = False
    fresh: bool = False
    duration: str | None = None
    outcome: str | None = None
    mention: int = 0
    same: int | None = None
    series: int | None = None
    beside: int | None = None
    invited: int = 0
    answered: int = 0
    was_due: bool = False
    disowned: bool = False
    time: str | None = None

    @cached_property
    def when(self) -> When | None:
        return When.maybe(self.date.value) if self.date else None

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """What tells it from tellings of other meetings."""
        return self.form, self.round, self.when, self.place, self.parties, self.standing

    @property
    def is_of_a_time(self) -> bool:
        """Whether it is dated, and not only by the year in which a series began."""
        return self.when is not None and not (self.when.precision is Precision.YEAR and self.edge == "opens")

    @property
    def is_anchored(self) -> bool:
        """Whether it can stand alone: it has a day, a number, a place, or those who meet."""
        return bool(self.when or self.round or self.place or len(self.parties) > 1 or self.is_of_the_sides)

    @property
    def is_of_the_sides(self) -> bool:
        """Whether it is said outright of "the sides", and not of a meeting that is known already."""
        return self.together and self.is_outright and not self.definite

    @property
    def is_the_round(self) -> bool:
        """Whether it is called "the round", which one of the numbered ones must be."""
        return self.definite and self.what.lower() == "round"

    @property
    def is_outright(self) -> bool:
        return self.standing is not None and self.standing.surety is Surety.OUTRIGHT

    @property
    def weight(self) -> int:
        """How much it says."""
        told = (self.when, self.place, self.round, len(self.parties) > 1, self.standing, self.proposer, self.mediator)
        return sum(bool(t) for t in told) + self.is_outright


def tell_all(mentions: Iterable[Details]) -> tuple[Telling, ...]:
    """What all mentions tell; a pronoun with what it goes on with, whose place it takes where its day differs."""
    told = [telling for details in mentions for telling in tell(details)]
    known = {telling.position: telling for telling in told}
    gone, said = set(), []
    for telling in told:
        if telling.series is not None and not telling.parties and (old := known.get(telling.series)) is not None:
            telling = replace(telling, parties=old.parties)
        if telling.again is not None and (old := known.get(telling.again)) is not None:
            telling = _going_on(telling, old)
            gone |= {old.position} if old.when and telling.when and not telling.when.overlaps(old.when) else set()
        said.append(telling)
    return _with_days_agreed([telling for telling in said if telling.position not in gone])


def _with_days_agreed(told: list[Telling]) -> tuple[Telling, ...]:
    """A bare weekday that was counted into the week before or after the day that the text names outright for that
    round is that day: "the second round on Monday" beside "it begins on Monday, 2 June"."""
    outright = [t for t in told if t.when and t.date and not is_weekday(t.date.text)]
    return tuple(replace(t, date=day.date, standing=None) if (day := _meant(t, outright)) else t for t in told)


def _meant(telling: Telling, outright: list[Telling]) -> Telling | None:
    ours = telling.when.first if telling.when and telling.date and is_weekday(telling.date.text) else None
    if ours is None or telling.round is None:
        return None
    days = ((t, t.when.first) for t in outright if t.round == telling.round and t.when)
    return next((t for t, day in days if day and abs((day - ours).days) == _WEEK), None)


def _going_on(telling: Telling, old: Telling) -> Telling:
    return replace(
        telling,
        parties=telling.parties or old.parties,
        place=telling.place or old.place,
        round=telling.round or old.round,
        host=telling.host or old.host,
        mediator=telling.mediator or old.mediator,
        proposer=telling.proposer or old.proposer,
    )


def tell(details: Details) -> tuple[Telling, ...]:
    """What one mention tells: of one meeting, or of one with each of several."""
    told, each = _tell(details), Who(details).each
    if each:
        return tuple(replace(told, parties=parties) for parties in each)
    return Further(details).beside(told)


def _tell(details: Details) -> Telling:
    mention, who, standing = details.mention, Who(details), standing_of(details)
    told, held = details.evidence.of(details.cast.page.text), standing and standing.status is MeetingStatus.HELD
    return Telling(
        position=mention.head.idx,
        form=mention.form,
        what=mention.what,
        words=mention.words,
        is_noun=mention.noun is not None,
        definite=mention.is_definite,
        aside=_is_aside(details) and len(who.parties) < 2,
        parties=who.parties,
        place=details.place,
        date=details.date,
        round=details.round,
        host=who.host,
        mediator=who.mediator,
        proposer=who.proposer,
        standing=standing,
        together=who.together,
        with_sides=who.with_sides,
        said_by=side_of_speaker(details.cast, mention.head.idx),
        evidence=details.evidence,
        short=details.short,
        again=mention.again,
        moved=details.is_moved,
        edge=details.days.edge if details.date else None,
        pointed=who.pointed if who.points else None,
        reach=_REACH_OF_PRONOUN if who.points and who.parties_are_pronoun else _REACH_OF_NOUN,
        acts=who.acts,
        fresh=bool(mention.words_before & _NEW),
        duration=duration_in(told) if held else None,
        outcome=outcome_in(told) if held else None,
        mention=mention.head.idx,
        same=mention.same,
        series=mention.series,
        beside=mention.head.head.idx if mention.meets and mention.head.dep_ == "conj" else None,
        invited=who.invited,
        answered=who.answering if mention.answers else 0,
        was_due=was_due(details),
        disowned=is_disowned(details),
        time=details.days.time if details.date else None,
    )


def _is_aside(details: Details) -> bool:
    """Whether someone merely speaks there: "said at the conference"."""
    mention = details.mention
    over, beside = mention.over, mention.beside
    if beside is None or over.lower_ not in {"at", "during", "to"} or mention.head.lower_ not in _OCCASIONS:
        return False
    speaks = lexicon().lists["speech" if mention.form == "gathering" else "speaking"]
    at_gathering = mention.form == "gathering" and over.lower_ != "to"
    return at_gathering or (beside.lemma_.lower() in speaks and _by_one(details))


def _by_one(details: Details) -> bool:
    """Whether it is a single person who speaks, and not a delegation."""
    verb = details.mention.beside
    speaker = subject_of(verb) if verb is not None else None
    if speaker is None:
        return False
    actor = details.cast.actor_at(Span(speaker.idx, speaker.idx + len(speaker)))
    return speaker.lower_ in {"he", "she"} or (actor is not None and actor.kind is ActorKind.PERSON)
