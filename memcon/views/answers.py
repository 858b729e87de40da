"""Who has answered what: the moves that answer a meeting's proposal."""

from collections.abc import Sequence
from typing import Any

from memcon.model.entries import Claim, Entry, Gist
from memcon.model.findings import Meeting, Move
from memcon.model.kinds import FindingKind, MoveKind
from memcon.record import RecordView

_PROPOSING = {MoveKind.PROPOSAL, MoveKind.OFFER, MoveKind.DEMAND}


def answers_to(view: RecordView, meeting: Entry[Meeting]) -> tuple[Gist[Move], ...]:
    """The moves that answer the meeting, or a move that proposed it: one on words that the meeting rests on."""
    asked = set(meeting.answers)
    claims = view.entry(meeting.id).claims
    told = view.claims_in({claim.text_id for claim in claims}, FindingKind.MOVE)
    beside = [id_ for id_, moves in told.items() if _share_words(claims, moves)]
    for move in view.gists(beside):
        if move.fields.kind in _PROPOSING:
            asked.update(move.answers)
    return view.gists(asked)


def _share_words(meeting: Sequence[Claim[Any]], move: Sequence[Claim[Any]]) -> bool:
    places = [p for claim in meeting for p in claim.passages]
    return any(
        p.text_id == place.text_id and p.span.overlaps(place.span)
        for claim in move
        for p in claim.passages
        for place in places
    )
