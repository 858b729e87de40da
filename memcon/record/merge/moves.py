"""One move over many texts: the same act of the same party in the same statement, or in like words at the same time.

Who repeats a demand a month later makes it again.
"""

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

from memcon.record.material import AnyClaim, day_of, near_in_time
from memcon.record.merge.copies import same_in_copies
from memcon.record.merge.groups import Groups, alike, one_of_each
from memcon.record.merge.scene import Scene
from memcon.record.words import matter_of, share, words_of

_FRESH = 7  # days within which several outlets tell of one move
_ALIKE = 0.6  # how much of the shorter description must stand in the other
_ALIKE_IN_ONE_STATEMENT = 0.4


def marks_of_move(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    return {"kind": str(claim.finding.kind)}


def join_moves(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(c, scene))
    groups.join_all(alike(distinct, lambda c: _keys(c, scene), partial(_same, scene=scene)))


def _by(claim: AnyClaim, scene: Scene) -> frozenset[str]:
    return scene.all_parties(claim, claim.finding.by)


def _signature(claim: AnyClaim, scene: Scene) -> Hashable:
    """The same words on one day; in one text, two moves with the same words are two unless a rule says otherwise."""
    move = claim.finding
    if not move.by or not matter_of(move.what):
        return (move.id,)
    toward = scene.all_parties(claim, move.toward)
    return (move.kind, _by(claim, scene), toward, words_of(move.what), claim.published or claim.text_id)


def _keys(claim: AnyClaim, scene: Scene) -> Iterator[Hashable]:
    """The statement, or the time and a word of the matter: each with kind and parties."""
    who = (claim.finding.kind, _by(claim, scene))
    if statement := scene.group(claim.finding.statement):
        yield (who, statement)
    day = day_of(claim)
    for time in (day.toordinal() // _FRESH, day.toordinal() // _FRESH + 1) if day else (claim.text_id,):
        for word in sorted(matter_of(claim.finding.what)):
            yield (who, time, word)


def _same(a: AnyClaim, b: AnyClaim, scene: Scene) -> bool:
    if not _by(a, scene) or _by(a, scene) != _by(b, scene) or a.finding.kind != b.finding.kind:
        return False
    common = share(matter_of(a.finding.what), matter_of(b.finding.what))
    statement = scene.group(a.finding.statement)
    if statement and statement == scene.group(b.finding.statement):
        return a.finding.statement != b.finding.statement and common >= _ALIKE_IN_ONE_STATEMENT
    enough = min(len(matter_of(a.finding.what)), len(matter_of(b.finding.what))) > 1
    return enough and near_in_time(a, b, _FRESH) and common >= _ALIKE and _toward_agree(a, b, scene)


def _toward_agree(a: AnyClaim, b: AnyClaim, scene: Scene) -> bool:
    ours, theirs = scene.all_parties(a, a.finding.toward), scene.all_parties(b, b.finding.toward)
    return not ours or not theirs or bool(ours & theirs)
