"""What one statement tells of the next: a channel, an occasion and a day that hold while the same speaker goes on."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from memcon.model.findings import Statement
from memcon.reading.actors.scene import Scene
from memcon.reading.cues import words
from memcon.reading.statements.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token


def carry(scene: Scene, told: Iterable[tuple[Attribution, Statement]]) -> tuple[Statement, ...]:
    """The statements, each with what it leaves open and the one before it tells, where they are clearly of one
    occasion: in one sentence, at a cue such as "added", or at a pronoun in the same paragraph or the next."""
    return tuple(_carried(scene, told))


def _carried(scene: Scene, told: Iterable[tuple[Attribution, Statement]]) -> Iterator[Statement]:
    before: tuple[Attribution, Statement] | None = None
    for attribution, statement in told:
        if before is not None and _goes_on(scene, before, (attribution, statement)):
            statement = _filled(statement, before[1])
        if statement.within is None:
            before = (attribution, statement)
        yield statement


def _filled(statement: Statement, before: Statement) -> Statement:
    """The statement with what it does not tell itself; a new channel or occasion ends what held before."""
    if statement.channel or statement.occasion:
        return statement
    return msgspec.structs.replace(
        statement,
        channel=before.channel,
        occasion=before.occasion,
        said_on=statement.said_on or before.said_on,
    )


def _goes_on(scene: Scene, before: tuple[Attribution, Statement], after: tuple[Attribution, Statement]) -> bool:
    attribution, statement = after
    if statement.within or not statement.speaker or statement.speaker != before[1].speaker:
        return False
    first, second = _anchor(scene, before[0]), _anchor(scene, attribution)
    if first is None or second is None or first.i > second.i:
        return False
    if first.sent == second.sent or second.lemma_.lower() in words("going_on"):
        return True
    pronoun = attribution.head is not None and scene.doc[attribution.head].tag_ == "PRP"
    return pronoun and _paragraphs_between(scene, first, second) <= 1


def _anchor(scene: Scene, attribution: Attribution) -> "Token | None":
    at = attribution.verb if attribution.verb is not None else attribution.head
    return scene.doc[at] if at is not None else None


def _paragraphs_between(scene: Scene, first: "Token", second: "Token") -> int:
    between = scene.page.text[first.idx : second.idx]
    return sum(1 for line in between.split("\n")[1:] if line.strip())
