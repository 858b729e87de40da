"""PLOVER events: what moves, deeds, meetings and commitments amount to in that code book."""

from collections.abc import Iterator

from memcon.model.findings import Commitment, Deed, Event, Meeting, Move, Names
from memcon.model.kinds import EventClass
from memcon.model.passages import Span, Spans
from memcon.reading.cast import unique
from memcon.reading.gazetteer import bearer_of
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page


def code_events(page: Page, found: Found) -> tuple[Event, ...]:
    """The events that the findings amount to, most certain first, then by their place in the text."""
    events = [*_of_moves(page, found), *_of_deeds(page, found), *_of_meetings(page, found)]
    events += _of_commitments(page, found, events)
    return tuple(sorted(events, key=lambda e: (-(e.confidence or 0), e.evidence[0], e.event)))


def _of_moves(page: Page, found: Found) -> Iterator[Event]:
    for move in found.moves:
        yield from _event(page, found, "moves", move.kind, move)


def _of_deeds(page: Page, found: Found) -> Iterator[Event]:
    for deed in found.deeds:
        yield from _event(page, found, "deeds", deed.kind, deed)


def _of_meetings(page: Page, found: Found) -> Iterator[Event]:
    for meeting in found.meetings:
        if not meeting.aside:
            yield from _event(page, found, "meetings", meeting.status, meeting)


def _of_commitments(page: Page, found: Found, others: list[Event]) -> Iterator[Event]:
    """A commitment is an event of its own where no move on the same words says as much."""
    for commitment in found.commitments:
        for event in _event(page, found, "commitments", commitment.status, commitment):
            here = Span(*event.evidence[0])
            if not any(e.event == event.event and Span(*e.evidence[0]).overlaps(here) for e in others):
                yield event


def _event(
    page: Page, found: Found, group: str, kind: str | None, of: Move | Deed | Meeting | Commitment
) -> Iterator[Event]:
    name = table("plover")[group].get(kind) if kind else None
    source, target = _codes(found, _doers(of)), _codes(found, _others(of))
    if name is None or not (source or target):
        return
    yield Event(
        event=EventClass(name),
        mode=_mode(page, of) if isinstance(of, Meeting) else None,
        source=source,
        target=tuple(code for code in target if code not in source),
        of=of.id,
        evidence=of.evidence,
        confidence=_certainty(page, group, of.evidence),
    )


def _doers(of: Move | Deed | Meeting | Commitment) -> Names:
    return of.parties if isinstance(of, Meeting) else of.by


def _others(of: Move | Deed | Meeting | Commitment) -> Names:
    if isinstance(of, Meeting):
        return ()
    return of.to if isinstance(of, Commitment) else of.toward


def _codes(found: Found, names: Names) -> Names:
    """The codes of parties, through the side of those that have none of their own."""
    return unique(code for name in names if (code := _code(found, name)))


def _code(found: Found, name: str) -> str | None:
    actor = next((a for a in found.actors if a.name == name), None)
    if actor and actor.code:
        return actor.code
    for known in (name, actor.side if actor else None):
        bearer = bearer_of(known) if known else None
        if bearer and bearer.code:
            return bearer.code
    return None


def _certainty(page: Page, group: str, evidence: Spans) -> float:
    sure = table("plover")["sure"]
    less = 0 if _is_main(page, Span(*evidence[0])) else sure["aside"]
    return round(float(sure[group]) - less, 2)


def _is_main(page: Page, span: Span) -> bool:
    """Whether the sentence is about it: its main verb, or what the main verb reports, stands in the evidence."""
    sentence = page.sentence_at(span.start)
    if sentence is None:
        return False
    root = sentence.root
    reported = [t for t in root.children if t.dep_ == "ccomp"]
    return any(span.start <= t.idx < span.end for t in (root, *reported))


def _mode(page: Page, meeting: Meeting) -> str | None:
    words = " ".join(page.text[s[0] : s[1]] for s in meeting.evidence).lower()
    for mode, signs in table("plover")["modes"].items():
        if any(sign in words for sign in signs):
            return str(mode)
    return None
