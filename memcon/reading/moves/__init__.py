"""What parties do at the table, from the words and constructions that reporting has for it."""

from msgspec.structs import replace

from memcon.model.findings import Move
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind
from memcon.reading.moves.answers import tie_answers
from memcon.reading.moves.candidates import Candidate, find_candidates
from memcon.reading.moves.choices import choices_of
from memcon.reading.moves.settle import is_undertaken, settle
from memcon.reading.page import Found, Page

__all__ = ["find_moves"]


def find_moves(page: Page, found: Found) -> tuple[Move, ...]:
    """The moves of the page in the order of their words, each act once."""
    counts: dict[tuple[object, ...], int] = {}
    moves = []
    candidates = [c for c in find_candidates(page, found) if not is_undertaken(page, c, found)]
    for candidate in settle(page, candidates):
        key = (candidate.kind, candidate.spans)
        counts[key] = counts.get(key, -1) + 1
        moves.append(_as_move(page, candidate, counts[key]))
    return tie_answers(page, found, tuple(moves))


def _as_move(page: Page, candidate: Candidate, nth: int) -> Move:
    move = Move(
        id=finding_id(FindingKind.MOVE, page.text_id, candidate.spans, candidate.kind, nth),
        kind=candidate.kind,
        by=candidate.by,
        toward=tuple(name for name in candidate.toward if name not in candidate.by),
        what=candidate.what,
        strength=candidate.strength,
        statement=candidate.statement,
        evidence=candidate.spans,
    )
    choices = choices_of(page, move)
    return replace(move, choices=choices) if choices else move
