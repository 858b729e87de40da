"""The moves that a person makes by what they say: each is shown as its side's, and its statement as theirs."""

from memcon.model.entries import Entry
from memcon.model.findings import Move
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.views.filters import is_named


def moves_said_by(view: RecordView, asked: str) -> tuple[Entry[Move], ...]:
    """The moves made by statements of whoever `asked` names, by any part of the name; in order of time."""
    named = frozenset(name for name in view.names(FindingKind.STATEMENT) if is_named(asked, name))
    if not named:
        return ()
    told = view.select(FindingKind.STATEMENT, Asked(by=named))
    said = {entry.id for entry in told if entry.fields.speaker in named}
    return tuple(move for move in view.entries(FindingKind.MOVE) if move.fields.statement in said)


def moves_of_other_sides(view: RecordView, speaker: str, side: str) -> tuple[Entry[Move], ...]:
    """Of the moves made by what a person says, those that are not shown as that side's."""
    told = view.select(FindingKind.STATEMENT, Asked(by=frozenset({speaker})))
    said = {entry.id for entry in told if entry.fields.speaker == speaker}
    moves = (move for move in view.entries(FindingKind.MOVE) if move.fields.statement in said)
    return tuple(move for move in moves if not any(is_named(side, name) for name in move.fields.by))
