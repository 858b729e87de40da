"""From findings and clauses to events."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.model.findings import Commitment, Deed, Event, Meeting, Move, Names
from memcon.model.kinds import EventClass, MeetingKind
from memcon.model.passages import Span, Spans
from memcon.reading.events.codes import Coder, stood_for
from memcon.reading.events.frames import Frame, has_frames, matching
from memcon.reading.events.moods import Mood, mood_of
from memcon.reading.events.sectors import sector_of
from memcon.reading.grammar.clauses import Clause, told_clauses
from memcon.reading.grammar.parties import Parties, is_ethnic
from memcon.reading.grammar.wording import antecedent_span
from memcon.reading.knowledge import table
from memcon.reading.moves.acts import act_of, may_be_act
from memcon.reading.page import Found, Page
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Token

Sides = tuple[Names, Names]
_LEAST = 0.05
_VISIT = "visit"  # PLOVER's mode of it
_SHORTEST = 20  # characters: less does not say who did what


def code_events(page: Page, found: Found) -> tuple[Event, ...]:
    """The events of a page, most certain first, then by their place in the text."""
    coding = _Coding(page, found)
    events = _with_meetings(list(coding.of_clauses()), coding.of_meetings())
    told = Places((Span(*event.evidence[0]), event.event) for event in events)
    events += [e for e in coding.of_commitments() if e.event not in told.touching(Span(*e.evidence[0]))]
    return tuple(sorted(events, key=lambda e: (-(e.confidence or 0), e.evidence[0], e.event)))


def _with_meetings(events: list[Event], meetings: Iterator[Event]) -> list[Event]:
    """`events` with those of meetings; one that a clause tells already only says which meeting it was."""
    told = Places((Span(*event.evidence[0]), at) for at, event in enumerate(events))
    for meeting in meetings:
        near = told.touching(Span(*meeting.evidence[0]))
        at = next((i for i in near if events[i].event == meeting.event), None)
        if at is None:
            events.append(meeting)
        elif events[at].of is None:
            events[at] = replace(events[at], of=meeting.of, mode=events[at].mode or meeting.mode)
    return events


@dataclass(frozen=True)
class _Coding:
    page: Page
    found: Found

    @cached_property
    def parties(self) -> Parties:
        return Parties(self.page, self.found)

    @cached_property
    def coder(self) -> Coder:
        return Coder(self.page, self.parties)

    def of_clauses(self) -> Iterator[Event]:
        """The events of moves and deeds, and of acts that are none; each finding once."""
        acts: list[Move | Deed] = [*self.found.deeds]
        acts += self.found.moves
        findings = [act for act in acts if _class_of(act)]
        told = {Span(*f.evidence[0]): f for f in reversed(findings)}
        coded = set()
        for clause in self._clauses(Places((span, None) for span in told)):
            finding = told.get(clause.span) or told.get(antecedent_span(clause) or clause.span)
            event = self._of_clause(clause, finding if finding and finding.id not in coded else None)
            if event:
                coded.add(event.of)
                yield event
        for finding in findings:
            if finding.id not in coded and (event := self._of_finding(finding)):
                yield event

    def _clauses(self, told: Places[None]) -> Iterator[Clause]:
        """The clauses of which something may be made, by their predicates or since a finding stands there."""
        for clause in told_clauses(self.page):
            sentence = clause.verb.sent
            if has_frames(clause) or may_be_act(clause) or told.touch(Span(sentence.start_char, sentence.end_char)):
                yield clause

    def _of_clause(self, clause: Clause, finding: Move | Deed | None) -> Event | None:
        frame, event = _framed(clause) if self._is_by_subject(clause, finding) else (None, None)
        if event is None and finding is not None:
            event = _class_of(finding)
        if event is None and finding is None and _is_unnamed(clause.subject) and (act := act_of(clause)):
            event = _classes("moves").get(act)
        if event is None or (finding is None and not self._is_told(clause)):
            return None
        source, target = self._actors(clause, frame, event, finding)
        patients = (clause.slot(slot) for slot in (*(frame.toward if frame else ()), "object"))
        if finding is None and not source and (frame is None or not (target or _is_named(clause.subject))):
            return None
        evidence = finding.evidence if finding else (clause.span,)
        group = "frames" if finding is None else _group_of(finding)
        return Event(
            event=event,
            mode=frame.mode if frame else None,
            source=source,
            target=target,
            source_sector=self._sector(source, iter((clause.subject,))),
            target_sector=self._sector(target, patients),
            of=finding.id if finding else None,
            evidence=evidence,
            confidence=self._certainty(group, evidence),
        )

    def _sector(self, codes: Names, phrases: "Iterator[Token | None]") -> str | None:
        """The sector that the first of the phrases which tells of exactly these actors names."""
        told = (token for token in phrases if token is not None and codes and self.coder.of_phrase(token) == codes)
        token = next(told, None)
        return sector_of(stood_for(token) or token) if token is not None else None

    def _is_by_subject(self, clause: Clause, finding: Move | Deed | None) -> bool:
        """Whether the clause tells of an act of its subject, and is not what somebody else says of it."""
        if not isinstance(finding, Move):
            return True
        named = self.parties.of(clause.subject)
        return not named or bool(set(named) & set(finding.by))

    def _is_told(self, clause: Clause) -> bool:
        """Whether the report itself tells it, and in enough words, not one party of another."""
        if clause.span.end - clause.span.start < _SHORTEST:
            return False
        subject = clause.subject
        told_of = stood_for(subject) if subject is not None else None
        by = self.parties.of(subject if told_of is None else told_of)
        return not self.parties.is_hearsay(by, (), self.parties.statement_at(clause.verb))

    def _actors(self, clause: Clause, frame: Frame | None, event: EventClass, finding: Move | Deed | None) -> Sides:
        source = self.coder.of_names(finding.by) if finding and not _is_patient(frame) else ()
        by_place = False
        for slot in () if source else frame.by if frame else ("subject",):
            source = source or self.coder.of_phrase(clause.slot(slot))
            by_place = bool(source) and slot.startswith("prep:")
            if source:
                break
        named = finding.toward if finding else ()
        target = tuple(c for c in self.coder.of_names(named) if c not in source)
        for slot in frame.toward if frame else ():
            token = clause.slot(slot)
            codes = self.coder.of_phrase(token)
            target = target or tuple(c for c in codes if c not in source)
            named = named or (() if codes else self.parties.of(token))
        if not target and event is EventClass.THREATEN:
            target = self.coder.held_to(clause, source)
        if not (target or named or by_place) and len(source) < 2:
            target = self.coder.beyond(clause, source, self._places_of_meeting(clause, frame, event))
        return source, target

    def _places_of_meeting(self, clause: Clause, frame: Frame | None, event: EventClass) -> list[Span]:
        """Where in a clause the place stands at which others meet; whom somebody visits is met there."""
        if event is not EventClass.CONSULT or (frame and frame.mode == _VISIT):
            return []
        here = (m for m in self.found.meetings if m.place and any(Span(*e).overlaps(clause.span) for e in m.evidence))
        names = {m.place for m in here if m.place and m.kind is not MeetingKind.VISIT}
        found = ((self.page.text.find(name, clause.span.start, clause.span.end), len(name)) for name in sorted(names))
        return [Span(at, at + length) for at, length in found if at >= 0]

    def _of_finding(self, finding: Move | Deed | Commitment) -> Event | None:
        event = _class_of(finding)
        toward = finding.to if isinstance(finding, Commitment) else finding.toward
        source, target = self.coder.of_names(finding.by), self.coder.of_names(toward)
        if event is None:
            return None
        return Event(
            event=event,
            source=source,
            target=tuple(code for code in target if code not in source),
            of=finding.id,
            evidence=finding.evidence,
            confidence=self._certainty(_group_of(finding), finding.evidence),
        )

    def of_meetings(self) -> Iterator[Event]:
        """Meetings that were held, and that are to come."""
        for meeting in self.found.meetings:
            event = _classes("meetings").get(meeting.status) if meeting.status and not meeting.aside else None
            source = self.coder.of_names(meeting.parties)
            if event and source:
                yield Event(
                    event=event,
                    mode=_mode(self.page, meeting),
                    source=source,
                    of=meeting.id,
                    evidence=meeting.evidence,
                    confidence=self._certainty("meetings", meeting.evidence),
                )

    def of_commitments(self) -> Iterator[Event]:
        """What is owed; it is an event of its own where no other on the same words says as much."""
        return (event for c in self.found.commitments if (event := self._of_finding(c)))

    def _certainty(self, group: str, evidence: Spans) -> float:
        sure = table("plover")["sure"]
        less = 0 if _is_main(self.page, Span(*evidence[0])) else sure["aside"]
        return max(round(float(sure[group]) - less, 2), _LEAST)


def _is_patient(frame: Frame | None) -> bool:
    """Whether the subject is the one it is done to: "died in an attack"."""
    return frame is not None and "subject" in frame.toward


def _is_named(token: "Token | None") -> bool:
    """Whether there is a name in a noun phrase, though no code is known for it."""
    return token is not None and any(t.pos_ == "PROPN" for t in (token, *token.subtree))


def _is_unnamed(token: "Token | None") -> bool:
    """Whether it is people without a name of their own, who make no move: "farmers in Chad"."""
    return token is not None and (token.pos_ == "NOUN" or is_ethnic(token) or stood_for(token) is not None)


def _framed(clause: Clause) -> tuple[Frame | None, EventClass | None]:
    """The first frame that the clause has, and what that makes of it as it is told."""
    frames = tuple(matching(clause)) if has_frames(clause) else ()
    mood = mood_of(clause) if frames else None
    for frame in frames:
        if frame.mood == "any" or mood is Mood.DONE:
            return frame, frame.event
        if mood is Mood.AHEAD and frame.mood == "done" and (ahead := _classes("ahead").get(frame.event)):
            return frame, ahead
    return None, None


def _class_of(finding: Move | Deed | Commitment) -> EventClass | None:
    kind = finding.status if isinstance(finding, Commitment) else finding.kind
    return _classes(_group_of(finding)).get(kind) if kind else None


def _group_of(finding: Move | Deed | Commitment) -> str:
    if isinstance(finding, Commitment):
        return "commitments"
    return "moves" if isinstance(finding, Move) else "deeds"


@cache
def _classes(group: str) -> dict[str, EventClass]:
    return {kind: EventClass(name) for kind, name in table("plover")[group].items()}


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
