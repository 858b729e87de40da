"""One deed over many texts: by the same party, at the same time and place, in like words."""

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

from memcon.model.edtf import When
from memcon.record.material import AnyClaim, day_of, near_in_time, when
from memcon.record.merge.copies import same_in_copies
from memcon.record.merge.groups import Groups, alike, one_of_each
from memcon.record.merge.places import may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.words import matter_of, share, words_of

_WIDE = 12  # days from which on a date is too wide to tell a deed by
_FRESH = 3  # days within which several outlets tell of one deed without its date
_ALIKE = 0.5  # how much of the shorter description must stand in the other on one day ...
_ALIKE_UNDATED = 0.7  # ... and where a date is missing


def marks_of_deed(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    return {}


def join_deeds(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(c, scene))
    groups.join_all(alike(distinct, lambda c: _keys(c, scene), partial(_same, scene=scene)))


def _by(claim: AnyClaim, scene: Scene) -> frozenset[str]:
    return scene.all_parties(claim, claim.finding.by)


def _days(claim: AnyClaim) -> When | None:
    value = when(claim.finding.date)
    return value if value and value.days is not None and value.days <= _WIDE else None


def _signature(claim: AnyClaim, scene: Scene) -> Hashable:
    deed = claim.finding
    if not deed.by or not _days(claim):
        return (deed.id,)
    return (_by(claim, scene), scene.all_parties(claim, deed.toward), deed.date, deed.place, words_of(deed.what))


def _keys(claim: AnyClaim, scene: Scene) -> Iterator[Hashable]:
    """Party, word of the matter, and the days on which it was done or told."""
    days, told = _days(claim), day_of(claim)
    first = days.first if days else told
    last = days.last if days else told
    if first is None or last is None:
        return
    for time in range(first.toordinal() // _FRESH - 1, last.toordinal() // _FRESH + 1):
        for word in sorted(matter_of(claim.finding.what)):
            yield (_by(claim, scene), time, word)


def _same(a: AnyClaim, b: AnyClaim, scene: Scene) -> bool:
    if not _by(a, scene) or not may_be_one_place(a.finding.place, b.finding.place):
        return False
    ours, theirs = matter_of(a.finding.what), matter_of(b.finding.what)
    days, others = _days(a), _days(b)
    if days and others:
        return days.overlaps(others) and share(ours, theirs) >= _ALIKE
    return a.text_id != b.text_id and near_in_time(a, b, _FRESH) and share(ours, theirs) >= _ALIKE_UNDATED
