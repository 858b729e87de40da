"""Which attribution lies within which."""

from dataclasses import dataclass

from memcon.reading.statements.attributions import Attribution, Way

_NEAR = 12  # attributions, in order of place, among which a holder is looked for
_TOLD_ON = frozenset({Way.CLAUSE, Way.ACCORDING, Way.HELD, Way.NOUN, Way.TAGGED})


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution and the place in the list of the one that holds it, if any."""

    attribution: Attribution
    within: int | None


def nest(attributions: tuple[Attribution, ...]) -> tuple[Told, ...]:
    """Each attribution with the innermost that holds it. An act of speech that is merely told of in another's words
    (a promise that someone recalls) is no statement of its own and is left out."""
    holders = [_holder(i, attributions) for i in range(len(attributions))]
    kept = [i for i, a in enumerate(attributions) if holders[i] is None or a.direct or a.way in _TOLD_ON]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(Told(attributions[i], _kept(holders[i], holders, place)) for i in kept)


def _kept(holder: int | None, holders: list[int | None], place: dict[int, int]) -> int | None:
    while holder is not None and holder not in place:
        holder = holders[holder]
    return place[holder] if holder is not None else None


def _holder(i: int, attributions: tuple[Attribution, ...]) -> int | None:
    """The shortest other content that holds all of attribution `i`, its cue and source included."""
    mine = attributions[i].extent
    near = range(max(0, i - _NEAR), min(len(attributions), i + _NEAR))
    around = [j for j in near if j != i and any(s.covers(mine) for s in attributions[j].content)]
    return min(around, key=lambda j: _size(attributions[j])) if around else None


def _size(attribution: Attribution) -> int:
    return attribution.place.end - attribution.place.start
