"""Which move or meeting a move answers, where the text ties them together."""

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from memcon.model.findings import Move, Names, Statement
from memcon.model.kinds import MeetingStatus, MoveKind
from memcon.model.passages import Span
from memcon.reading.dates import dates_within
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
_BACK = 100  # moves among which the one that is answered is looked for
_SETTLING = frozenset({MoveKind.ACCEPTANCE, MoveKind.REJECTION})
_DEMANDED = (MoveKind.DEMAND, MoveKind.APPEAL)
_PUT_FORWARD = frozenset({*_DEMANDED, MoveKind.PROPOSAL, MoveKind.OFFER, MoveKind.PRECONDITION})
_POINTED_AT = {  # what "that" can stand for after each
    MoveKind.ACCEPTANCE: _PUT_FORWARD,
    MoveKind.REJECTION: _PUT_FORWARD,
    MoveKind.DENIAL: frozenset({MoveKind.ACCUSATION}),
}
_POINTS = re.compile(r"\w (?:this|that|it)\W*$", re.IGNORECASE)
_SENTENCES_END = re.compile(r"[.!?;]")
_FAR = 60  # characters between a move and the one that it points back at


def tie_answers(page: Page, found: Found, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """`moves`, each with the id of what it answers."""
    replying = _replying_statements(page, found)
    tied = (_tie(page, found, move, moves[max(0, i - _BACK) : i], replying) for i, move in enumerate(moves))
    authors = {move.id: move.by for move in moves}
    return tuple(_directed(move, authors) for move in tied)


def _directed(move: Move, authors: Mapping[str, Names]) -> Move:
    """Who accepts or refuses what somebody else put forward, and names nobody, answers that one."""
    if move.toward or move.kind not in _SETTLING or not (theirs := authors.get(move.answers or "", ())):
        return move
    return replace(move, toward=theirs)


def _tie(page: Page, found: Found, move: Move, before: tuple[Move, ...], replying: Mapping[str, bool]) -> Move:
    if (pointed := _pointed_at(page, move, before)) is not None:
        return replace(move, answers=pointed.id, what=pointed.what)
    if move.kind not in _ANSWERING:
        return move
    shown = _shown(page, move)
    theirs = _moves_of_others(move, before)
    if answered := _proposal_named(page, found, move, theirs):
        return replace(move, answers=answered)
    takes_up = _has_any(shown, table("moves")["answers"]["papers"]) and move.kind in _SETTLING
    if not takes_up and move.statement not in replying:
        return move
    names_what = takes_up or replying.get(move.statement or "", False)
    kinds = (MoveKind.PROPOSAL, MoveKind.OFFER, *(_DEMANDED if names_what else ()))
    answered = _last_of(kinds, theirs) or (_proposed_meeting(move, found) if names_what else None)
    return replace(move, answers=answered) if answered else move


def _pointed_at(page: Page, move: Move, before: tuple[Move, ...]) -> Move | None:
    """The move just before it that one with no more words of its own than "rejected that" can only mean."""
    start, end = move.evidence[0]
    kinds, last = _POINTED_AT.get(move.kind), before[-1] if before else None
    if kinds is None or last is None or last.kind not in kinds or set(last.by) & set(move.by):
        return None
    between = page.text[last.evidence[-1][1] : start]
    near = len(between) <= _FAR and len(_SENTENCES_END.findall(between)) == 1
    own_words = " ".join(page.text[start:end].split()) == move.what and _POINTS.search(move.what)
    return last if near and own_words and (not move.toward or set(last.by) & set(move.toward)) else None


def _moves_of_others(move: Move, before: tuple[Move, ...]) -> tuple[Move, ...]:
    """Moves of other parties, the last first; of those it is directed at where it names them."""
    theirs = (m for m in reversed(before) if not set(m.by) & set(move.by))
    return tuple(m for m in theirs if not move.toward or set(m.by) & set(move.toward))


def _last_of(kinds: Iterable[MoveKind], moves: tuple[Move, ...]) -> str | None:
    """The last of the first of these kinds that there is one of; demands count as one kind."""
    for kind in kinds:
        same = _DEMANDED if kind in _DEMANDED else (kind,)
        if (found := next((m.id for m in moves if m.kind in same), None)) is not None:
            return found
    return None


def _proposal_named(page: Page, found: Found, move: Move, theirs: tuple[Move, ...]) -> str | None:
    """The last proposal of a meeting that it speaks of: as "the meeting", or by its day."""
    speaks_of_one = _has_any(f" {_shown(page, move)} ", table("moves")["answers"]["named"])
    days = _days_in(found, move)
    for proposal in theirs:
        if proposal.kind is not MoveKind.PROPOSAL:
            continue
        if days & _days_in(found, proposal):
            return proposal.id
        if speaks_of_one and _has_any(_shown(page, proposal), table("moves")["answers"]["meetings"]):
            return proposal.id
    return None


def _days_in(found: Found, move: Move) -> set[str]:
    spans = [Span(*s) for s in move.evidence]
    return {d.value for span in spans for d in dates_within(found, span) if d.value}


def _proposed_meeting(move: Move, found: Found) -> str | None:
    for meeting in found.meetings:
        theirs = meeting.proposer is not None and meeting.proposer not in move.by
        if theirs and meeting.status is MeetingStatus.PROPOSED and meeting.evidence[0][0] < move.evidence[0][0]:
            return meeting.id
    return None


def _replying_statements(page: Page, found: Found) -> Mapping[str, bool]:
    """Statements that are said to reply, and those by which their speaker goes on; with whether it is said to what."""
    replying: dict[str, bool] = {}
    carried: tuple[str | None, bool] | None = None
    for statement in sorted(found.statements, key=_place):
        names_what = _reply(page, statement)
        if names_what is not None:
            carried = (statement.speaker, names_what)
        elif carried and statement.speaker != carried[0]:
            carried = None
        if carried:
            replying[statement.id] = carried[1]
    return replying


def _reply(page: Page, statement: Statement) -> bool | None:
    """Whether the sentence that reports it says what it replies to; None where it is no reply."""
    sentence = page.sentence_at(statement.cue[0][0]) if statement.cue else None
    if sentence is None:
        return None
    known, words = table("moves")["answers"], sentence.text.lower()
    names_what = _has_any(words, known["papers"])
    cue = page.text[statement.cue[0][0] : statement.cue[0][1]].lower()
    if _has_any(cue, known["replies"]) or (names_what and _has_any(words, known["responses"])):
        return names_what
    return None


def _place(statement: Statement) -> int:
    return min(s[0] for s in (*statement.content, *statement.cue))


def _shown(page: Page, move: Move) -> str:
    return " ".join(page.text[s[0] : s[1]] for s in move.evidence).lower()


def _has_any(words: str, phrases: list[str]) -> bool:
    return any(phrase in words for phrase in phrases)
