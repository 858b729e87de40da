"""One deed over many texts: by the same party, at the same time and place, in like words."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.model.findings import Deed
from memcon.record.material import AnyClaim, day_of, near_in_time, when
from memcon.record.merge.copies import key_in_copies
from memcon.record.merge.groups import Groups, join_alike
from memcon.record.merge.places import may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Ties, both
from memcon.record.words import matter_of, share, words_of

_WIDE = 12  # days from which on a date is too wide to tell a deed by
_FRESH = 3  # days within which several outlets tell of one deed without its date
_ALIKE = 0.5  # how much of the shorter description must stand in the other on one day ...
_ALIKE_UNDATED = 0.7  # ... and where a date is missing


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed as one claim tells of it, ready to be compared: `days` where they are narrow enough to tell it by."""

    claim: AnyClaim
    by: frozenset[str]
    toward: frozenset[str]
    days: When | None
    matter: frozenset[str]


def marks_of_deed(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    return {}


def join_deeds(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    join_alike(claims, groups, lambda claim: _tell(claim, scene), _signature, _keys, _same)


def ties_of_deed(claim: AnyClaim, scene: Scene) -> Ties:
    told = _tell(claim, scene)
    return both((key_in_copies(claim), _signature(told), *_keys(told)))


def _tell(claim: AnyClaim, scene: Scene) -> _Told:
    deed: Deed = claim.finding
    days = when(deed.date)
    narrow = days if days and days.days is not None and days.days <= _WIDE else None
    by, toward = scene.all_parties(claim, deed.by), scene.all_parties(claim, deed.toward)
    return _Told(claim, by, toward, narrow, matter_of(deed.what))


def _signature(told: _Told) -> Hashable:
    """The same words of one party's deed of one day; one without a day is like no other."""
    deed: Deed = told.claim.finding
    if not told.by or not told.days:
        return deed.id
    return (told.by, told.toward, deed.date, deed.place, words_of(deed.what))


def _keys(told: _Told) -> Iterator[Hashable]:
    """Party, word of the matter, and the days on which it was done or told."""
    day = day_of(told.claim)
    first, last = (told.days.first, told.days.last) if told.days else (day, day)
    if first is None or last is None:
        return
    for time in range(first.toordinal() // _FRESH - 1, last.toordinal() // _FRESH + 1):
        for word in sorted(told.matter):
            yield (told.by, time, word)


def _same(a: _Told, b: _Told) -> bool:
    if not a.by or a.by != b.by or not may_be_one_place(a.claim.finding.place, b.claim.finding.place):
        return False
    common = share(a.matter, b.matter)
    if a.days and b.days:
        return a.days.overlaps(b.days) and common >= _ALIKE
    return a.claim.text_id != b.claim.text_id and near_in_time(a.claim, b.claim, _FRESH) and common >= _ALIKE_UNDATED
