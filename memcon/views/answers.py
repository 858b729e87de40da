"""Who has answered what: the moves that answer a meeting's proposal."""

from collections.abc import Sequence

from memcon.model.entries import Entry
from memcon.model.findings import Meeting, Move
from memcon.model.kinds import MoveKind

_PROPOSING = {MoveKind.PROPOSAL, MoveKind.OFFER, MoveKind.DEMAND}


def answers_to(meeting: Entry[Meeting], moves: Sequence[Entry[Move]]) -> list[Entry[Move]]:
    """The moves that answer the meeting, or a move that proposed it: one on words that the meeting rests on."""
    asked = set(meeting.answers)
    for move in moves:
        if move.fields.kind in _PROPOSING and _share_words(meeting, move):
            asked.update(move.answers)
    return [move for move in moves if move.id in asked]


def _share_words(meeting: Entry[Meeting], move: Entry[Move]) -> bool:
    places = [p for claim in meeting.claims for p in claim.passages]
    return any(
        p.text_id == place.text_id and p.span.overlaps(place.span)
        for claim in move.claims
        for p in claim.passages
        for place in places
    )
