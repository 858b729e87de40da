"""PLOVER events: what moves, deeds, meetings and commitments amount to in that code book."""

from collections.abc import Iterator

from memcon.model.findings import Commitment, Deed, Event, Meeting, Move, Names
from memcon.model.kinds import EventClass
from memcon.model.passages import Span, Spans
from memcon.reading.cast import Cast, unique
from memcon.reading.gazetteer import bearer_of
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page
from memcon.reading.places import Places


def code_events(page: Page, found: Found) -> tuple[Event, ...]:
    """The events that the findings amount to, most certain first, then by their place in the text."""
    cast = Cast(page, found)
    events = [*_of_moves(cast), *_of_deeds(cast), *_of_meetings(cast)]
    events += _of_commitments(cast, events)
    return tuple(sorted(events, key=lambda e: (-(e.confidence or 0), e.evidence[0], e.event)))


def _of_moves(cast: Cast) -> Iterator[Event]:
    for move in cast.found.moves:
        yield from _event(cast, "moves", move.kind, move)


def _of_deeds(cast: Cast) -> Iterator[Event]:
    for deed in cast.found.deeds:
        yield from _event(cast, "deeds", deed.kind, deed)


def _of_meetings(cast: Cast) -> Iterator[Event]:
    for meeting in cast.found.meetings:
        if not meeting.aside:
            yield from _event(cast, "meetings", meeting.status, meeting)


def _of_commitments(cast: Cast, others: list[Event]) -> Iterator[Event]:
    """A commitment is an event of its own where no move on the same words says as much."""
    coded = Places((Span(*event.evidence[0]), event.event) for event in others)
    for commitment in cast.found.commitments:
        for event in _event(cast, "commitments", commitment.status, commitment):
            if event.event not in coded.touching(Span(*event.evidence[0])):
                yield event


def _event(cast: Cast, group: str, kind: str | None, of: Move | Deed | Meeting | Commitment) -> Iterator[Event]:
    name = table("plover")[group].get(kind) if kind else None
    source, target = _codes(cast, _doers(of)), _codes(cast, _others(of))
    if name is None or not (source or target):
        return
    yield Event(
        event=EventClass(name),
        mode=_mode(cast.page, of) if isinstance(of, Meeting) else None,
        source=source,
        target=tuple(code for code in target if code not in source),
        of=of.id,
        evidence=of.evidence,
        confidence=_certainty(cast.page, group, of.evidence),
    )


def _doers(of: Move | Deed | Meeting | Commitment) -> Names:
    return of.parties if isinstance(of, Meeting) else of.by


def _others(of: Move | Deed | Meeting | Commitment) -> Names:
    if isinstance(of, Meeting):
        return ()
    return of.to if isinstance(of, Commitment) else of.toward


def _codes(cast: Cast, names: Names) -> Names:
    """The codes of parties, through the side of those that have none of their own."""
    return unique(code for name in names if (code := _code(cast, name)))


def _code(cast: Cast, name: str) -> str | None:
    actor = cast.named(name)
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
