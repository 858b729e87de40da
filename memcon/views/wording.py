"""Entries and dates in words: one line each, the same wherever they are shown."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from memcon.model.edtf import Precision, When
from memcon.model.entries import Entry, StatusChange
from memcon.model.findings import Actor, Choice, Commitment, Deed, Document, Meeting, Move, Quantity, Statement
from memcon.model.kinds import CommitmentStatus, DocumentStatus, FindingKind, MeetingStatus

PLURALS = {
    FindingKind.STATEMENT: "statements",
    FindingKind.MEETING: "meetings",
    FindingKind.DOCUMENT: "documents",
    FindingKind.COMMITMENT: "commitments",
    FindingKind.MOVE: "moves",
    FindingKind.DEED: "deeds",
    FindingKind.ACTOR: "actors",
}
_SETTLED = {CommitmentStatus.KEPT, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN}
_STATUS_WORDS = {
    DocumentStatus.ASKED_FOR: "asked for",
    DocumentStatus.HANDED_OVER: "handed over",
    CommitmentStatus.PART_KEPT: "kept in part",
    CommitmentStatus.PUT_OFF: "put off",
}
_LEADS_ON = " a an and as at between but by for from in into its of on or our that the their to with "
LONG = 110  # characters of the thing itself that a line holds
_TITLE = 70  # characters of what a meeting is called


def say_names(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; empty for none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def say_date(value: str | None) -> str:
    """An EDTF value as a person writes it: "2 June 2025", "June 2025", "20 to 30 June 2025", "2 June, year open"."""
    when = When.maybe(value)
    if when is None:
        return ""
    if when.precision is Precision.INTERVAL:
        return _say_interval(when)
    return _say_one(when.text)


def say_day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _say_one(value: str) -> str:
    when = When(value)
    year = "year open" if when.year_is_open else value[:4]
    stand_in = when.in_year(2000).first if when.year_is_open else when.first
    if stand_in is None or when.precision is Precision.YEAR:
        return year
    month = f"{stand_in:%B}" if when.precision is Precision.MONTH else f"{stand_in.day} {stand_in:%B}"
    return f"{month}, {year}" if when.year_is_open else f"{month} {year}"


def _say_interval(when: When) -> str:
    start, end = when.text.split("/")
    if start == "..":
        return f"until {_say_one(end)}"
    if end == "..":
        return f"since {_say_one(start)}"
    first, last, tail = _say_one(start).split(" "), _say_one(end).split(" "), list[str]()
    while len(first) > 1 and len(first) == len(last) and first[-1] == last[-1]:  # said once, at the end
        first, shared = first[:-1], last.pop()
        tail.insert(0, shared)
    return " ".join([*first, "to", *last, *tail])


def say_status(status: str | None) -> str:
    return str(_STATUS_WORDS.get(status, status)) if status else ""  # type: ignore[call-overload]


def say_history(history: Iterable[StatusChange]) -> str:
    """The statuses in their order, each once in a row, with who says so: "drafted, asked for by Ukraine"."""
    said: list[str] = []
    for change in history:
        by = f" (says {change.said_by})" if change.said_by else ""
        words = f"{say_status(change.status)}{by}"
        if words not in said:
            said.append(words)
    return ", ".join(said)


_SURE = ((0.9, "very likely right"), (0.7, "likely right"), (0.5, "rather right than wrong"))
_NOT_SURE = "rather wrong than right"


def say_confidence(confidence: float) -> str:
    """How sure the reader is of what it found: "likely right (0.83)"; the numbers are chances (`benchmarks.calibration`
    holds them to what is right)."""
    words = next((words for least, words in _SURE if confidence >= least), _NOT_SURE)
    return f"{words} ({confidence:.2f})"


def say_quantity(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    return f"{quantity.amount:,.15g} {quantity.of}{' from each side' if quantity.each else ''}"


def one_line(words: str) -> str:
    """`words` with single blanks for the line ends and other white space between them."""
    return " ".join(words.split())


def shorten(words: str, length: int = LONG) -> str:
    """`words` on one line, cut at a word with an ellipsis where they are longer than `length`."""
    line = one_line(words)
    if len(line) > length:
        line = f"{_end_well(line[:length].rsplit(' ', 1)[0])} …"
    return f"{line}”" if line.count("“") > line.count("”") else line


def in_quotes(words: str) -> str:
    """`words` in quotation marks; those that open with one of their own, which closes at their end or is left open, get
    no second."""
    if words.startswith("“") and "”" not in words:
        return f"{words}”"
    if words.startswith("“") and words.index("”") == len(words) - 1 and words.count("“") == 1:
        return words
    return f"“{words}”"


def _end_well(line: str) -> str:
    """`line` without the words at its end that only lead to others ("and the"), where it has more."""
    words = line.split(" ")
    while len(words) > 1 and f" {words[-1].casefold()} " in _LEADS_ON:
        words.pop()
    return line if len(words) == 1 else " ".join(words)


def quote_of(entry: Entry[Any]) -> str:
    """The exact words of the earliest claim; pieces are joined by an ellipsis."""
    return " … ".join(p.quote.strip() for p in entry.claims[0].passages) if entry.claims else ""


def say(entry: Entry[Any]) -> str:
    """What the entry is, on one line."""
    match entry.fields:
        case Statement() as statement:
            return say_statement(statement, quote_of(entry))
        case Meeting() as meeting:
            return say_meeting(meeting)
        case Document() as document:
            return say_document(document, entry.history)
        case Commitment() as commitment:
            return say_commitment(commitment)
        case Move() as move:
            return say_move(move)
        case Deed() as deed:
            return _join(say_names(deed.by), shorten(deed.what), deed.place, say_date(deed.date))
        case Actor() as actor:
            return _join(actor.name, actor.office, actor.side if actor.side != actor.name else None)
    return entry.id


def say_statement(statement: Statement, words: str) -> str:
    """Who said what, with the cue: a denial must not read as a claim."""
    return f"{say_speaking(statement)}: {shorten(words)}"


def say_speaking(statement: Statement) -> str:
    """Who says it, in which office, for whom, by which cue, where."""
    speaker = statement.speaker or "speaker not told"
    position = ", ".join(part for part in (statement.office, statement.side) if part and part != speaker)
    who = f"{speaker} ({position})" if position else speaker
    return _join(who, say_cue(statement), statement.channel or statement.occasion)


def say_voice(statement: Statement) -> str:
    """Through whose mouth a move is told: "Ada Brook warned", "according to two officials"; empty if nobody is."""
    if not statement.speaker:
        return ""
    cue = say_cue(statement)
    return f"{statement.speaker} {cue}" if cue else f"according to {statement.speaker}"


def say_cue(statement: Statement) -> str:
    """The words of the cue; "according to" only tells that it is reported, and is left out."""
    cue = statement.cue_text or ""
    return "" if cue.casefold().startswith("according") else cue.rstrip(" :,")


def _call(meeting: Meeting) -> str:
    """What a meeting is called; where that is long, without those who meet, who are told behind it."""
    what = one_line(_capital(meeting.what))
    if len(what) > _TITLE and len(meeting.parties) > 1:
        what = re.split(r" (?:between|with|among) ", what, maxsplit=1)[0]
    return shorten(what, _TITLE)


def say_matter(meeting: Meeting) -> str:
    """What a meeting is, of whom and where: "Second round · Norland and Southmark · Seaville"."""
    return _join(_call(meeting), say_names(meeting.parties), meeting.place)


def say_meeting(meeting: Meeting) -> str:
    parties = say_names(meeting.parties)
    place = meeting.place
    when = say_date(meeting.date) or (f"“{meeting.date_text}”" if meeting.date_text else "no date")
    inferred = " (year inferred)" if meeting.date_inferred else ""
    at = say_time(meeting.time)
    status = say_meeting_status(meeting)
    mediated = f"mediated by {meeting.mediator}" if meeting.mediator else None
    return _join(_call(meeting), parties, place, f"{when}{at}{inferred}", status, mediated)


def say_time(time: str | None) -> str:
    """ ", 10:00", ", 10:00 UTC+02:00"; a time without an offset is of the place. Empty where none is known."""
    clock, offset = (time or "")[:5], (time or "")[5:]
    if not offset.startswith(("+", "-")):
        return f", {time}" if time else ""
    return f", {clock} UTC{offset.removeprefix('+00:00')}"


def say_meeting_status(meeting: Meeting) -> str | None:
    if meeting.status is None:
        return None
    by = meeting.proposer if meeting.status is MeetingStatus.PROPOSED else None
    return f"{meeting.status.value} by {by}" if by else meeting.status.value


def say_document(document: Document, history: Sequence[StatusChange]) -> str:
    life = say_history(history) or say_status(document.status)
    return _join(document.owner, shorten(document.what, 70), life)


def say_commitment(commitment: Commitment, paper: str | None = None) -> str:
    """Who owes what to whom, by when, and where it stands; `paper` names the document owed, where the words do not."""
    """Who owes what to whom, how much, by when or upon what, and what became of it, as far as each is known."""
    debtor = say_names(commitment.by) or "debtor not told"
    creditor = f" to {say_names(commitment.to)}" if commitment.to else ""
    due = say_date(commitment.due) or commitment.due_text or commitment.trigger
    by = f" (says {commitment.status_by})" if commitment.status_by else ""
    when = f"{say_new_day(commitment)}{_say_late(commitment)}"
    status = f"{say_status(commitment.status)}{when}{by}" if commitment.status else None
    owed = f"{debtor}{creditor}: {shorten(commitment.what)}"
    quantity = say_quantity(commitment.quantity)
    if quantity and f"{commitment.quantity.amount:,.15g}" in commitment.what:  # type: ignore[union-attr]
        quantity = ""
    named = paper is not None and paper.split()[-1].strip("“”\"'").casefold() in commitment.what.casefold()
    return _join(owed, None if named else paper, quantity, f"due {due}" if due else None, status)


def say_new_day(commitment: Commitment) -> str:
    """ " to 27 June 2031", where that is when it was put off to; not once something else has become of it."""
    put_off = commitment.status is CommitmentStatus.PUT_OFF
    return f" to {say_date(commitment.put_off_to)}" if put_off and commitment.put_off_to else ""


def _say_late(commitment: Commitment) -> str:
    """ " late, on 27 June 2031", where a report gives that day for it, and it was due before."""
    due, done = When.maybe(commitment.due_now), When.maybe(commitment.status_on)
    if commitment.status is not CommitmentStatus.KEPT or not due or not done or not done.first:
        return ""
    return f" late, on {say_date(commitment.status_on)}" if due.is_before(done.first) else ""


def say_move(move: Move) -> str:
    toward = f" to {say_names(move.toward)}" if move.toward else ""
    strength = f" ({move.strength})" if move.strength else ""
    what = shorten(move.what) if (told := say_offered(move)) == move.what else told
    return f"{say_names(move.by) or 'party not told'}{toward}, {move.kind.value}{strength}: {what}"


def say_offered(move: Move) -> str:
    """What it puts forward: its alternatives, each by its words, else its words."""
    return say_choices(move.choices) if _tells_choices(move) else move.what


def _tells_choices(move: Move) -> bool:
    """Whether its alternatives are those of what is shown, which a person or another report may have put otherwise."""
    return any(choice.label or any(p.what in move.what for p in choice.parts) for choice in move.choices)


def say_choices(choices: Sequence[Choice]) -> str:
    """What is to be chosen between, each by its words; of a package all that goes together."""
    told = [_say_choice(choice) for choice in choices]
    return told[0] if len(told) == 1 else f"either {'; or '.join(told)}"


def _say_choice(choice: Choice) -> str:
    together = " together with ".join(f"“{shorten(part.what, 90)}”" for part in choice.parts)
    return f"{choice.label}: {together}" if choice.label else together


def is_open(commitment: Commitment) -> bool:
    """Whether it is still to be kept, for all that is known; a disputed one is."""
    return commitment.status not in _SETTLED


def is_overdue(commitment: Commitment, on: dt.date) -> bool:
    """Whether it is open and the time at which it is due as it now stands is over before `on`. What is disputed by no
    one side alone is not: which of the accounts holds is not for us."""
    due = When.maybe(commitment.due_now)
    disputed = commitment.status is CommitmentStatus.DISPUTED and commitment.status_by is None
    return is_open(commitment) and not disputed and due is not None and due.is_before(on)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _join(*parts: str | None) -> str:
    return one_line(" · ".join(part for part in parts if part))


def say_value(field: str, value: str) -> str:
    """What an account gives for a field: a status or a day in words."""
    return say_status(value) if field == "status" else say_date(value) or one_line(value)
