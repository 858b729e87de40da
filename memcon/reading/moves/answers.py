"""Which move or meeting a move answers, where the text ties them together."""

from msgspec.structs import replace

from memcon.model.findings import Move, Statement
from memcon.model.kinds import MeetingStatus, MoveKind
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page

_ANSWERING = frozenset(
    {
        MoveKind.ACCEPTANCE,
        MoveKind.REJECTION,
        MoveKind.DEMAND,
        MoveKind.PRECONDITION,
        MoveKind.CONCESSION,
        MoveKind.OFFER,
    }
)
_PROPOSED = frozenset({MoveKind.PROPOSAL, MoveKind.OFFER})
_ANSWERED = frozenset({MoveKind.PROPOSAL, MoveKind.OFFER, MoveKind.DEMAND, MoveKind.APPEAL, MoveKind.PRECONDITION})


def tie_answers(page: Page, found: Found, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """`moves`, each with the id of what it answers."""
    answering = _answering_statements(page, found)
    return tuple(_tie(page, found, move, moves[:i], answering) for i, move in enumerate(moves))


def _tie(page: Page, found: Found, move: Move, before: tuple[Move, ...], answering: frozenset[str]) -> Move:
    if move.kind not in _ANSWERING:
        return move
    names_a_paper = _has_any(_shown(page, move), table("moves")["answers"]["papers"])
    directly = names_a_paper and move.kind in {MoveKind.ACCEPTANCE, MoveKind.REJECTION}
    if not directly and move.statement not in answering:
        return move
    answered = _last_move(move, before) or _proposed_meeting(move, found)
    return replace(move, answers=answered) if answered else move


def _last_move(move: Move, before: tuple[Move, ...]) -> str | None:
    """The last proposal, or else demand, of another party before it, of those it is directed at where it names them."""
    theirs = [m for m in reversed(before) if not set(m.by) & set(move.by)]
    named = [m for m in theirs if not move.toward or set(m.by) & set(move.toward)]
    return next((m.id for kinds in (_PROPOSED, _ANSWERED) for m in named if m.kind in kinds), None)


def _proposed_meeting(move: Move, found: Found) -> str | None:
    for meeting in found.meetings:
        theirs = meeting.proposer is not None and meeting.proposer not in move.by
        if theirs and meeting.status is MeetingStatus.PROPOSED and meeting.evidence[0][0] < move.evidence[0][0]:
            return meeting.id
    return None


def _answering_statements(page: Page, found: Found) -> frozenset[str]:
    """Statements that are said to respond to a proposal, and those by which their speaker goes on."""
    ids, carried = set(), None
    for statement in sorted(found.statements, key=_place):
        if _is_response(page, statement):
            carried = statement.speaker
        elif statement.speaker != carried:
            carried = None
        if carried:
            ids.add(statement.id)
    return frozenset(ids)


def _is_response(page: Page, statement: Statement) -> bool:
    if not statement.cue:
        return False
    sentence = page.sentence_at(statement.cue[0][0])
    if sentence is None:
        return False
    known = table("moves")["answers"]
    words = sentence.text.lower()
    return _has_any(words, known["responses"]) and _has_any(words, known["papers"])


def _place(statement: Statement) -> int:
    return min(s[0] for s in (*statement.content, *statement.cue))


def _shown(page: Page, move: Move) -> str:
    return " ".join(page.text[s[0] : s[1]] for s in move.evidence).lower()


def _has_any(words: str, phrases: list[str]) -> bool:
    return any(phrase in words for phrase in phrases)
