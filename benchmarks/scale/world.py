"""An invented world that talks: states, people, and what happens between them on each day, the same for one seed."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from memcon.model.kinds import DeedKind, MoveKind

FIRST_DAY = dt.date(2031, 1, 1)
TALKS = 6  # negotiations that go on side by side
PEOPLE = 14  # who speak for one side
NOUNS, OWN_NOUNS = 1500, 60  # words that all talks use, and those that one is about
ROUND_EVERY = 18  # days between rounds of one negotiation
PHASE = 9  # rounds after which the counting begins anew
OFFICES = (
    "Foreign Minister",
    "chief negotiator",
    "spokesperson",
    "Defence Minister",
    "President",
    "deputy Foreign Minister",
    "ambassador",
    "Secretary of the Security Council",
)
PAPERS = ("memorandum", "draft agreement", "list of prisoners", "position paper", "map of the crossings", "letter")
THINGS = ("prisoners", "tonnes of grain", "barrels", "hostages", "permits", "vessels")
PLACES = ("Norhaven", "Seaville", "Sudport", "Port Ilmen", "Karst", "Lower Mere", "Ostrand", "Vale Cross")
MOVES = tuple(kind for kind in MoveKind if kind is not MoveKind.AGREEMENT)
_CONSONANTS, _VOWELS = "bdfgklmnprstv", "aeiou"


def seeded(*what: object) -> random.Random:
    """A source of chance for one thing, the same each time."""
    return random.Random("/".join(map(str, what)))  # noqa: S311 - to be the same each time


def coin_word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))


@dataclass(frozen=True)
class Person:
    """Who speaks for a side; the office changes from year to year."""

    first: str
    last: str
    side: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    def office(self, day: dt.date) -> str:
        return seeded(self.name, day.year).choice(OFFICES)


@dataclass(frozen=True)
class Speech:
    """What a person said on a day: some sentences, which reports quote wholly or in part."""

    speaker: Person
    day: dt.date
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Round:
    """A round of talks: its number, day and place."""

    number: int
    day: dt.date
    place: str


@dataclass(frozen=True)
class Promise:
    """What one side owes the other since a day; `paper` where it is one."""

    by: str
    to: str
    made: dt.date
    due: dt.date
    amount: int | None
    thing: str
    matter: str


@dataclass(frozen=True)
class Act:
    """A move at the table, or a deed away from it."""

    kind: MoveKind | DeedKind
    by: str
    to: str
    day: dt.date
    matter: str
    place: str


class Talks:
    """One negotiation of two states, with a third that mediates."""

    def __init__(self, seed: int, number: int) -> None:
        self.seed, self.number = seed, number
        chance = seeded(seed, "talks", number)
        self.sides = tuple(coin_word(chance, 3).capitalize() + "ia" for _ in range(2))
        self.mediator = coin_word(chance, 2).capitalize() + "land"
        self.own = [coin_word(chance, 3) for _ in range(OWN_NOUNS)]

    @cached_property
    def people(self) -> tuple[Person, ...]:
        chance = seeded(self.seed, "people", self.number)
        sides = [*self.sides, self.mediator]
        return tuple(
            Person(coin_word(chance, 2).capitalize(), coin_word(chance, 3).capitalize(), side)
            for side in sides
            for _ in range(PEOPLE)
        )

    def round_before(self, day: dt.date) -> Round:
        """The round that was held last, or is held on that day."""
        return self._round((day - FIRST_DAY).days // ROUND_EVERY)

    def round_after(self, day: dt.date) -> Round:
        return self._round((day - FIRST_DAY).days // ROUND_EVERY + 1)

    def speeches(self, day: dt.date) -> tuple[Speech, ...]:
        return _speeches(self, day)

    def promises(self, day: dt.date) -> tuple[Promise, ...]:
        """Those made on a day; most days have none."""
        chance = seeded(self.seed, "promise", self.number, day)
        return tuple(self._promise(chance, day) for _ in range(chance.choice((0, 0, 1))))

    def moves(self, day: dt.date) -> tuple[Act, ...]:
        chance = seeded(self.seed, "moves", self.number, day)
        return tuple(self._act(chance, day, chance.choice(MOVES)) for _ in range(3))

    def deeds(self, day: dt.date) -> tuple[Act, ...]:
        chance = seeded(self.seed, "deeds", self.number, day)
        return tuple(self._act(chance, day, chance.choice(tuple(DeedKind))) for _ in range(chance.choice((0, 1))))

    def _round(self, nth: int) -> Round:
        chance = seeded(self.seed, "round", self.number, nth)
        day = FIRST_DAY + dt.timedelta(days=nth * ROUND_EVERY)
        return Round(nth % PHASE + 1, day, chance.choice(PLACES))

    def _promise(self, chance: random.Random, day: dt.date) -> Promise:
        by, to = chance.sample(self.sides, 2)
        amount = chance.randrange(2, 30) * 50 if chance.random() < 0.5 else None
        thing = chance.choice(THINGS if amount else PAPERS)
        due = day + dt.timedelta(days=chance.randrange(2, 40))
        return Promise(by, to, day, due, amount, thing, self.matter(chance, 2))

    def _act(self, chance: random.Random, day: dt.date, kind: MoveKind | DeedKind) -> Act:
        by, to = chance.sample(self.sides, 2)
        return Act(kind, by, to, day, self.matter(chance, 4), chance.choice(PLACES))

    def matter(self, chance: random.Random, words: int) -> str:
        """Some words of what the talks are about, a few of them common to all talks."""
        return " ".join(_noun(self, chance) for _ in range(words))


def _noun(talks: Talks, chance: random.Random) -> str:
    """Few words are common, most are rare."""
    words: Sequence[str] = talks.own if chance.random() < 0.4 else _nouns(talks.seed)
    return words[int(len(words) * chance.random() ** 3)]


@lru_cache(maxsize=4)
def _nouns(seed: int) -> tuple[str, ...]:
    chance = seeded(seed, "nouns")
    return tuple(coin_word(chance, chance.choice((2, 3, 4))) for _ in range(NOUNS))


@lru_cache(maxsize=4096)
def _speeches(talks: Talks, day: dt.date) -> tuple[Speech, ...]:
    chance = seeded(talks.seed, "speeches", talks.number, day)
    return tuple(_speech(talks, chance, day) for _ in range(6))


def _speech(talks: Talks, chance: random.Random, day: dt.date) -> Speech:
    speaker = talks.people[int(len(talks.people) * chance.random() ** 2)]
    said = (f"We will not {talks.matter(chance, 1)} the {talks.matter(chance, 4)} of " for _ in range(3))
    return Speech(
        speaker, day, tuple(f"{begun}{talks.matter(chance, 5)} before they {talks.matter(chance, 3)}" for begun in said)
    )


@lru_cache(maxsize=4)
def talks_of(seed: int, number: int = TALKS) -> tuple[Talks, ...]:
    """All negotiations of the world."""
    return tuple(Talks(seed, nth) for nth in range(number))
