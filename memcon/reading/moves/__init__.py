"""What parties do at the table, from the words and constructions that reporting has for it."""

from memcon.model.findings import Move
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind, MoveKind
from memcon.model.passages import Span, any_overlap
from memcon.reading.moves.answers import tie_answers
from memcon.reading.moves.candidates import Candidate, find_candidates
from memcon.reading.moves.settle import settle
from memcon.reading.page import Found, Page

__all__ = ["find_moves"]


def find_moves(page: Page, found: Found) -> tuple[Move, ...]:
    """The moves of the page in the order of their words, each act once."""
    counts: dict[tuple[object, ...], int] = {}
    moves = []
    for candidate in settle(page, find_candidates(page, found)):
        if _is_undertaken(candidate, found):
            continue
        key = (candidate.kind, candidate.spans)
        counts[key] = counts.get(key, -1) + 1
        moves.append(_as_move(page, candidate, counts[key]))
    return tie_answers(page, found, tuple(moves))


def _is_undertaken(candidate: Candidate, found: Found) -> bool:
    """Whether what is offered is already a commitment: "ready to present it on Monday"."""
    owed = tuple(Span(*s) for c in found.commitments if c.by == candidate.by for s in c.evidence)
    return candidate.kind is MoveKind.OFFER and any_overlap(candidate.spans, owed)


def _as_move(page: Page, candidate: Candidate, nth: int) -> Move:
    return Move(
        id=finding_id(FindingKind.MOVE, page.text_id, candidate.spans, candidate.kind, nth),
        kind=candidate.kind,
        by=candidate.by,
        toward=candidate.toward,
        what=candidate.what,
        strength=candidate.strength,
        statement=candidate.statement,
        evidence=candidate.spans,
    )
