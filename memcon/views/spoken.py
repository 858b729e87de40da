"""The moves that a person makes by what they say: each is shown as its side's, and its statement as theirs."""

from typing import Any

from memcon.model.entries import Gist
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.views.filters import is_named


def said_by(view: RecordView, asked: str) -> frozenset[str]:
    """The statements of whoever `asked` names, by any part of the name."""
    return _said(view, frozenset(name for name in view.names(FindingKind.STATEMENT) if is_named(asked, name)))


def moves_of_other_sides(view: RecordView, speaker: str, side: str) -> tuple[Gist[Any], ...]:
    """Of the moves made by what a person says, those that are not shown as that side's, in short."""
    said = _said(view, frozenset({speaker}))
    moves = (move for move in view.select(FindingKind.MOVE) if move.fields.statement in said) if said else ()
    return tuple(move for move in moves if not any(is_named(side, name) for name in move.fields.by))


def _said(view: RecordView, speakers: frozenset[str]) -> frozenset[str]:
    told = view.select(FindingKind.STATEMENT, Asked(by=speakers)) if speakers else ()
    return frozenset(entry.id for entry in told if entry.fields.speaker in speakers)
