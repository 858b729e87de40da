"""A meeting as one report tells of it, ready to be compared with others."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from memcon.model.edtf import When
from memcon.model.findings import Meeting, Names
from memcon.model.kinds import MeetingStatus
from memcon.record.material import AnyClaim, day_of, when
from memcon.record.merge.places import is_same_place, may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.words import listed, matter_of, sameness, stem, stems, words_of

WIDE = 12  # days from which on a date is too wide to tell a meeting by
LATE = 7  # days after a meeting's day within which it is told that it was put off, or that it was on "Monday"
FRESH = 3  # days within which several outlets tell of one thing that has no date yet, or has just been
RECENT = 45  # days between a meeting and a mention of it that does not date it
_MINISTRIES = frozenset({"ministry", "department"})  # in small letters, of a name that tells no state
_PAST = frozenset({MeetingStatus.HELD, MeetingStatus.LAPSED})


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as one claim tells of it, ready to be compared: `days` where they are narrow enough to tell it by."""

    claim: AnyClaim
    parties: frozenset[str]
    days: When | None
    proposer: str | None = None

    @property
    def meeting(self) -> Meeting:
        finding: Meeting = self.claim.finding
        return finding

    @property
    def is_timed(self) -> bool:
        return self.days is not None or self.meeting.round is not None

    @property
    def is_put_off(self) -> bool:
        return self.meeting.status is MeetingStatus.POSTPONED

    @property
    def is_proposed(self) -> bool:
        return self.meeting.status is MeetingStatus.PROPOSED

    @property
    def is_past(self) -> bool:
        return self.meeting.status in _PAST

    def shares_parties(self, other: "Told") -> bool:
        """Whether all parties of the one are among the other's, or two or more are in common."""
        ours, theirs = self.parties, other.parties
        return bool(ours & theirs) and (ours <= theirs or theirs <= ours or len(ours & theirs) > 1)

    def may_be_where(self, other: "Told") -> bool:
        return may_be_one_place(self.meeting.place, other.meeting.place)

    def is_where(self, other: "Told") -> bool:
        """Whether both are told with one place."""
        ours, theirs = self.meeting.place, other.meeting.place
        return ours is not None and theirs is not None and is_same_place(ours, theirs)


def tell(claim: AnyClaim, scene: Scene) -> Told:
    meeting: Meeting = claim.finding
    parties = scene.all_parties(claim, _at_table(meeting.parties))
    return Told(claim, parties, _days(claim), scene.party(claim, meeting.proposer))


def _at_table(names: Names) -> Names:
    """The parties without a ministry that is told without its state: another text names the state where it stands."""
    firm = tuple(name for name in names if name.split()[-1] not in _MINISTRIES)
    return firm or names


def _days(claim: AnyClaim) -> When | None:
    value = when(claim.finding.date)
    return value if value and value.days is not None and value.days <= WIDE else None


@lru_cache(maxsize=1 << 14)
def gathering_of(what: str) -> str:
    """What kind of meeting words name: "call", "visit" or "talks"."""
    words = set(words_of(what))
    return next((g["kind"] for g in sameness()["gathering"] if words & set(g["words"].split())), "talks")


@lru_cache(maxsize=1 << 14)
def matter_named(what: str) -> frozenset[str]:
    gatherings = {stem(word) for gathering in sameness()["gathering"] for word in gathering["words"].split()}
    return matter_of(what) - gatherings - stems("meeting_again")


def may_be_that_weekday(loose: Told, day: dt.date) -> bool:
    """Whether a time that is only written ("on Thursday", "Thursday's talks") can be of that day: of a meeting that was
    held, the last one so called."""
    words = words_of(loose.meeting.date_text or "") + words_of(loose.meeting.what)[:2]
    named = {word for word in words if word in listed("weekdays")}
    if not named:
        return True
    told = day_of(loose.claim)
    last = not loose.is_past or told is None or (told - day).days <= LATE
    return last and (f"{day:%A}".casefold() in named or f"{day:%a}".casefold() in named)
