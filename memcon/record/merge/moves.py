"""One move over many texts: the same act of the same party in the same statement, or in like words at the same time.

Who repeats a demand a month later makes it again.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.findings import Move
from memcon.record.material import AnyClaim, buckets, day_of, near_in_time
from memcon.record.merge.copies import key_in_copies
from memcon.record.merge.groups import Groups, join_alike
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Ties, both
from memcon.record.words import matter_of, share, words_of

_FRESH = 7  # days within which several outlets tell of one move
_ALIKE = 0.6  # how much of the shorter description must stand in the other ...
_ALIKE_IN_ONE_STATEMENT = 0.4  # ... and where both are made in one statement


@dataclass(frozen=True, slots=True)
class _Told:
    """A move as one claim tells of it, ready to be compared; `statement` is the group of the one that makes it."""

    claim: AnyClaim
    by: frozenset[str]
    toward: frozenset[str]
    statement: str | None
    matter: frozenset[str]

    @property
    def move(self) -> Move:
        finding: Move = self.claim.finding
        return finding


def marks_of_move(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    return {"kind": str(claim.finding.kind)}


def join_moves(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    join_alike(claims, groups, lambda claim: _tell(claim, scene), _signature, _keys, _same)


def ties_of_move(claim: AnyClaim, scene: Scene) -> Ties:
    told = _tell(claim, scene)
    return both((key_in_copies(claim), _signature(told), *_keys(told)))


def _tell(claim: AnyClaim, scene: Scene) -> _Told:
    move: Move = claim.finding
    by, toward = scene.all_parties(claim, move.by), scene.all_parties(claim, move.toward)
    return _Told(claim, by, toward, scene.group(move.statement), matter_of(move.what))


def _signature(told: _Told) -> Hashable:
    """The same words of one party on one day; without party or words a move is like no other."""
    if not told.by or not told.matter:
        return told.move.id
    return (told.move.kind, told.by, told.toward, words_of(told.move.what), told.claim.published or told.claim.text_id)


def _keys(told: _Told) -> Iterator[Hashable]:
    """The statement, or the time and a word of the matter: each with kind and parties."""
    who = (told.move.kind, told.by)
    if told.statement:
        yield (who, told.statement)
    day = day_of(told.claim)
    for time in buckets(day, _FRESH) if day else (told.claim.text_id,):
        for word in sorted(told.matter):
            yield (who, time, word)


def _same(a: _Told, b: _Told) -> bool:
    if not a.by or a.by != b.by or a.move.kind != b.move.kind:
        return False
    common = share(a.matter, b.matter)
    if a.statement and a.statement == b.statement:
        return a.move.statement != b.move.statement and common >= _ALIKE_IN_ONE_STATEMENT
    enough = min(len(a.matter), len(b.matter)) > 1 and common >= _ALIKE
    return enough and near_in_time(a.claim, b.claim, _FRESH) and _toward_agree(a, b)


def _toward_agree(a: _Told, b: _Told) -> bool:
    return not a.toward or not b.toward or bool(a.toward & b.toward)
