"""Persons and bodies by their names: what the language model marks, offices that stand before a name, body nouns."""

from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.begun import begun_names
from memcon.reading.actors.bodies import (
    body_kind,
    body_side,
    is_party_by_its_people,
    is_told_to_report,
    names_body,
    noun_phrases_of_bodies,
)
from memcon.reading.actors.labels import TURN, as_written, runs_of_labels, runs_of_signatures, without_labels
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.persons import persons_among
from memcon.reading.actors.runs import runs_of
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.surnames import last_names
from memcon.reading.actors.titles import Title, second_title_of, title_of
from memcon.reading.actors.wording import (
    body_kinds,
    genders,
    organs,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY", "LANGUAGE"})


def find_names(scene: Scene) -> tuple[Mention, ...]:
    """The persons and bodies that are named, in order; none overlap."""
    bodies = list(noun_phrases_of_bodies(scene))
    covered = {i for body in bodies for i in range(body.start, body.end)}
    labels = (*runs_of_labels(scene), *runs_of_signatures(scene))
    runs = [run for run in runs_of(scene) if not any(i in covered for i in range(run.start, run.end))]
    runs = without_labels(scene, runs, labels)
    persons = sorted((*persons_among(scene, runs), *labels), key=lambda run: run.start)
    later = last_names(scene, runs, persons, covered)
    generic = {w for w, kind in body_kinds().items() if kind is not ActorKind.OUTLET} | organs()
    named = {(run.start, run.end) for run in (*persons, *later)}
    others = [
        run
        for run in runs
        if (run.start, run.end) not in named
        and (names_body(scene, run.start, run.end, run.label) or is_party_by_its_people(scene, run.start, run.end))
    ]
    others = [run for run in others if run.end - run.start > 1 or scene.doc[run.start].lower_ not in generic]
    orgs = [*((b.start, b.end) for b in bodies), *((r.start, r.end) for r in others)]
    orgs += begun_names(scene, orgs, {i for run in (*persons, *later) for i in range(run.start, run.end)})
    body_names = {i: (start, end) for start, end in orgs for i in range(start, end)}
    found = [_person(scene, run, body_names) for run in (*persons, *later)]
    found += [_body(scene, start, end) for start, end in orgs]
    found += _short_forms(scene, found)
    return tuple(sorted(found, key=lambda mention: mention.span))


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


def _kind(scene: Scene, start: int, end: int, head: "Token") -> ActorKind:
    if told := body_kind(scene, start, end):
        return told
    if is_party_by_its_people(scene, start, end):
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
