"""Persons and bodies by their names: what the language model marks, offices that stand before a name, body nouns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.begun import begun_names
from memcon.reading.actors.bodies import body_kind, body_side, is_told_to_report, names_body, noun_phrases_of_bodies
from memcon.reading.actors.labels import TURN, as_written, runs_of_labels, runs_of_signatures, without_labels
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.persons import ends_name, persons_among
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.surnames import last_names
from memcon.reading.actors.titles import Title, second_title_of, title_of
from memcon.reading.actors.wording import (
    PARTICLES,
    adherents,
    body_kinds,
    genders,
    honorifics,
    is_office,
    is_proper,
    organs,
    telling,
)
from memcon.reading.dates.words import is_weekday
from memcon.reading.gazetteer import NameForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY", "LANGUAGE"})


def find_names(scene: Scene) -> tuple[Mention, ...]:
    """The persons and bodies that are named, in order; none overlap."""
    bodies = list(noun_phrases_of_bodies(scene))
    covered = {i for body in bodies for i in range(body.start, body.end)}
    labels = (*runs_of_labels(scene), *runs_of_signatures(scene))
    runs = [run for run in _runs(scene) if not any(i in covered for i in range(run.start, run.end))]
    runs = without_labels(scene, runs, labels)
    persons = sorted((*persons_among(scene, runs), *labels), key=lambda run: run.start)
    later = last_names(scene, runs, persons, covered)
    generic = {w for w, kind in body_kinds().items() if kind is not ActorKind.OUTLET} | organs()
    named = {(run.start, run.end) for run in (*persons, *later)}
    others = [
        run
        for run in runs
        if (run.start, run.end) not in named
        and (names_body(scene, run.start, run.end, run.label) or _is_party_by_its_people(scene, run.start, run.end))
    ]
    others = [run for run in others if run.end - run.start > 1 or scene.doc[run.start].lower_ not in generic]
    orgs = [*((b.start, b.end) for b in bodies), *((r.start, r.end) for r in others)]
    orgs += begun_names(scene, orgs, {i for run in (*persons, *later) for i in range(run.start, run.end)})
    body_names = {i: (start, end) for start, end in orgs for i in range(start, end)}
    found = [_person(scene, run, body_names) for run in (*persons, *later)]
    found += [_body(scene, start, end) for start, end in orgs]
    found += _short_forms(scene, found)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _runs(scene: Scene) -> Iterator[Run]:
    """What the language model marks, titles cut off, and capitalised words after an office."""
    taken: set[int] = set()
    for entity in scene.doc.ents:
        if entity.label_ in {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}:
            start, end = _trimmed(scene, entity.start, _whole(scene, entity.end, entity.label_))
            start -= start > 0 and _is_party_by_its_people(scene, start - 1, end)
            if start < end and not _is_known(scene, start, end) and not _is_beside_report(scene, start):
                taken.update(range(start, end))
                yield Run(start, end, _label(scene, entity.label_, entity.start, start))
    for token in scene.doc[:-2] if len(scene.doc) > 1 else ():
        if token.lower_ == "for" and token.i and scene.doc[token.i - 1].lower_ in telling("spokespeople"):
            start, end = _capitalised(scene, token.i + 1)
            if end > start + 1 and not any(i in taken for i in range(start, end)):
                taken.update(range(start, end))
                yield Run(start, end, "ORG")
    for token in scene.doc[:-1] if len(scene.doc) else ():
        if (is_office(token) or token.lower_ in honorifics()) and token.i + 1 not in taken:
            start, end = _capitalised(scene, token.i + 1)
            if start < end and not any(i in taken for i in range(start, end)):
                yield Run(start, end, "TITLED")


def _is_beside_report(scene: Scene, at: int) -> bool:
    """Whether a word stands in boilerplate or in the dateline."""
    return at in scene.passed_over or at in scene.dateline


def _label(scene: Scene, label: str, marked: int, start: int) -> str:
    """What a run is marked as; a title that was cut off marks a person."""
    cut = range(marked, start)
    return "TITLED" if any(is_office(scene.doc[i]) or i in scene.known for i in cut) else label


def _whole(scene: Scene, end: int, label: str) -> int:
    """Where a person's name ends that the language model has cut: "Badr Abdel | Aty", "Ursula von der | Leyen"."""
    doc = scene.doc
    if label == "ORG" and doc[end - 1].lower_ == "of":  # cut before a state that is part of it
        while end < len(doc) and (end in scene.known or is_proper(doc[end])) and not doc[end].is_sent_start:
            end += 1
        return end
    while label == "PERSON" and end < len(doc) and not doc[end].is_sent_start:
        last, token = doc[end - 1], doc[end]
        cut = last.dep_ == "compound" and last.head.i >= end
        free = token.ent_type_ == "" or last.lower_ in PARTICLES
        if not (cut and free and is_proper(token)) or is_office(token) or end in scene.known:
            break
        end += 1
    return end


def _trimmed(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A marked name without the office, honorific or article before it and the 's or office after it."""
    doc = scene.doc
    end = next((i for i in range(start + 1, end) if _cannot_go_on(doc, i)), end)
    while end > start and (doc[end - 1].tag_ in {"POS", "_SP", ",", "``", "''", ":"} or doc[end - 1].text in "’'\"”"):
        end -= 1
    while start < end and doc[start].lower_ in {"the", "a", "an", "“", '"', "‘"}:
        start += 1
    if end - start > 1 and end < len(doc) and is_office(doc[end]) and doc[end - 1].lower_ in telling("of_offices"):
        end -= 1  # "Port Workers | National Secretary"
    if end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in telling("trades"):
        start += 1  # "Steelmaker | Lanmark"
    if (
        start > 1
        and start < end - 1
        and start in scene.known
        and doc[start - 1].lower_ == "to"
        and is_office(doc[start - 2])
    ):
        start += 1
    if start < end and is_office(doc[end - 1]) and doc[start].ent_type_ != "PERSON":
        return start, end
    for i in range(end - 2, start - 1, -1):
        if (
            (is_office(doc[i]) or doc[i].lower_ in honorifics())
            and is_proper(doc[i + 1])
            and doc[start].ent_type_ == "PERSON"
        ):
            return i + 1, end
    return start, end


def _cannot_go_on(doc: "Doc", at: int) -> bool:
    """Whether no name reaches over a token: a comma or bracket, a line's end, or "on" before a weekday."""
    token = doc[at]
    on_a_day = token.lower_ == "on" and at + 1 < len(doc) and is_weekday(doc[at + 1].lower_)
    return on_a_day or token.text in "(,;" or "\n" in token.text


def _capitalised(scene: Scene, start: int) -> tuple[int, int]:
    """The capitalised words from `start` on that can be a person's name."""
    doc, end = scene.doc, start
    while end < len(doc) and not (doc[end].is_sent_start and not (end == start and scene.is_titled(end))):
        token = doc[end]
        joins = token.lower_ in PARTICLES and end > start and end + 1 < len(doc) and is_proper(doc[end + 1])
        joins = joins or (end > start + 1 and doc[end - 1].text == "-" and ends_name(token))
        joins = joins or (token.text == "-" and end > start and end + 1 < len(doc) and not token.whitespace_)
        if not joins and not (is_proper(token) and not is_office(token) and _can_be_in_name(scene, start, end)):
            break
        if token.ent_type_ in _NOT_NAMES:
            break
        end += 1
    return start, end


def _can_be_in_name(scene: Scene, start: int, at: int) -> bool:
    """Whether the word can be part of a person's name: a place's name only after another part of it."""
    return not _is_known(scene, at, at + 1) or (
        at > start and scene.known[at].form in {NameForm.CAPITAL, NameForm.NAME}
    )


def _is_known(scene: Scene, start: int, end: int) -> bool:
    """Whether the tokens are just the name of a state or body."""
    return end - start == 1 and start in scene.known


def _person(scene: Scene, run: Run, bodies: dict[int, tuple[int, int]]) -> Mention:
    title = title_of(scene, run.start, run.end, bodies) or Title()
    second = second_title_of(scene, run.start, run.end, bodies)
    words = scene.words(run.start, run.end) if run.label != TURN else as_written(scene.words(run.start, run.end))
    before = scene.doc[run.start - 1].lower_ if run.start else ""
    office_words = (title.office or "").lower().split()
    gender = next((genders()[w] for w in (before, *office_words) if w in genders()), None)
    head = scene.doc[run.start : run.end].root
    return Mention(
        span=scene.span(run.start, run.end),
        head=head.i,
        form=Form.PROPER if run.end - run.start > 1 else Form.SHORT,
        kind=ActorKind.PERSON,
        name=words,
        office=title.office,
        side=title.side,
        gender=gender,
        speaks=scene.speaks(head),
        title=scene.span(title.start, title.end) if title.end > title.start else None,
        second_office=second.office if second else None,
        second_title=scene.span(second.start, second.end) if second and second.end > second.start else None,
    )


def _body(scene: Scene, start: int, end: int) -> Mention:
    head = scene.doc[start:end].root
    return Mention(
        span=scene.span(start, end),
        head=head.i,
        form=Form.PROPER,
        kind=_kind(scene, start, end, head),
        name=scene.words(start, end),
        side=body_side(scene, start, end),
        speaks=scene.speaks(head),
        alias=_alias(scene, end),
    )


def _is_party_by_its_people(scene: Scene, start: int, end: int) -> bool:
    """ "The Liberal Democrats": the party of other people than those who are called by the last word alone."""
    first, last = scene.doc[start].text, scene.doc[end - 1].text
    return end - start > 1 and first in telling("of_other_parties") and last in adherents()


def _kind(scene: Scene, start: int, end: int, head: "Token") -> ActorKind:
    if told := body_kind(scene, start, end):
        return told
    if _is_party_by_its_people(scene, start, end):
        return ActorKind.PARTY
    return ActorKind.OUTLET if is_told_to_report(head) else ActorKind.ORGANISATION


def _short_forms(scene: Scene, named: list[Mention]) -> list[Mention]:
    """Later mentions by the short form that a body's full name was given with."""
    aliases = {m.alias: m for m in named if m.alias}
    taken = {m.head for m in named}
    tokens = (
        [t for t in scene.doc if t.text in aliases and t.i not in taken and t.i not in scene.known] if aliases else []
    )
    return [
        Mention(
            span=scene.span(t.i, t.i + 1),
            head=t.i,
            form=Form.PROPER,
            kind=aliases[t.text].kind,
            name=t.text,
            speaks=scene.speaks(t),
        )
        for t in tokens
    ]


def _alias(scene: Scene, end: int) -> str | None:
    """The short form in brackets after a name."""
    doc = scene.doc
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
        return str(doc[end + 1].text)
    return None
