"""Where names may stand: what the language model marks, and capitalised words beside an office."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.reading.actors.bodies import body_kind, is_party_by_its_people
from memcon.reading.actors.matters import past_matter
from memcon.reading.actors.persons import ends_name
from memcon.reading.actors.scene import Run, Scene
from memcon.reading.actors.wording import (
    PARTICLES,
    body_kinds,
    honorifics,
    is_acronym,
    is_initial,
    is_office,
    is_proper,
    office_adjectives,
    organs,
    place_nouns,
    roles,
    telling,
)
from memcon.reading.dates.words import is_weekday
from memcon.reading.gazetteer import NameForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL", "QUANTITY", "LANGUAGE"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_REACH = 12  # tokens from an office to the state for which it is held


def runs_of(scene: Scene) -> Iterator[Run]:
    """What the language model marks, titles cut off, and capitalised words beside an office, each place once."""
    taken: set[int] = set()
    for run in (
        *_after_matters(scene),
        *_marked(scene),
        *_parties(scene),
        *_after_words_of_bodies(scene),
        *_letters_before_offices(scene),
        *_after_offices(scene),
    ):
        if not taken.intersection(range(run.start, run.end)):
            taken.update(range(run.start, run.end))
            yield run


def _after_matters(scene: Scene) -> Iterator[Run]:
    """The persons after what a minister is for, which the language model takes for one name with it: "Minister of
    Employment | Ana Costa"."""
    for token in scene.doc:
        start, end = _capitalised(scene, past) if (past := past_matter(scene, token.i)) else (0, 0)
        if start < end and not _is_beside_report(scene, start):
            yield Run(start, end, "TITLED")


def _marked(scene: Scene) -> Iterator[Run]:
    """What the language model marks as a name."""
    alone = _stand_alone(scene.doc)
    for entity in scene.doc.ents:
        for begins, ends in _apart(entity, alone) if entity.label_ in _NAMES else ():
            start, end = _trimmed(scene, begins, _whole(scene, ends, entity.label_))
            label = _label(scene, entity.label_, begins, start, end)
            if start == begins and (first := _first_of(scene, start, end)) < start:
                start, label = first, "TITLED" if first and is_office(scene.doc[first - 1]) else label
            start -= start > 0 and is_party_by_its_people(scene, start - 1, end)
            if start < end and not _is_known(scene, start, end) and not _is_beside_report(scene, start):
                yield Run(start, end, label)


def _stand_alone(doc: "Doc") -> frozenset[str]:
    """The capitalised words that somewhere stand beside no "and" and no other such word."""
    words = (t for t in doc if is_proper(t) and not (t.i and _goes_with(doc[t.i - 1])))
    return frozenset(t.text for t in words if t.i + 1 == len(doc) or not _goes_with(doc[t.i + 1]))


def _goes_with(token: "Token") -> bool:
    return token.lower_ in {"and", "&"} or (is_proper(token) and not is_office(token))


def _apart(marked: "Span", alone: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where a name begins and ends, or each of two that were marked as one, "Nordkai and Havna", where at least one of
    them stands by itself elsewhere."""
    first, last = marked.start, marked.end - 1
    if len(marked) != 3 or marked[1].lower_ != "and" or not is_proper(marked[0]) or not is_proper(marked[2]):
        return ((first, last + 1),)
    return ((first, first + 1), (last, last + 1)) if alone & {marked[0].text, marked[2].text} else ((first, last + 1),)


def _parties(scene: Scene) -> Iterator[Run]:
    """The parties that are called by their people: "the Greens"."""
    yield from (Run(t.i, t.i + 1, "NORP") for t in scene.doc if t.text in telling("party_peoples"))


def _after_words_of_bodies(scene: Scene) -> Iterator[Run]:
    """The capitalised words after "spokesman for" and "the board of"."""
    for token in scene.doc[1:-1] if len(scene.doc) > 1 else ():
        if token.text.islower() and token.lower_ in telling("before_names") and token.nbor().ent_type_ == "":
            start, end = _capitalised(scene, token.i + 1)
            if end > start and not _is_beside_report(scene, start):
                yield Run(start, end, "ORG")
        of_body = token.lower_ == "of" and token.nbor(-1).lower_ in telling("bodies_have")
        if of_body or (token.lower_ == "for" and token.nbor(-1).lower_ in telling("spokespeople")):
            start, end = _capitalised(scene, token.i + 1)
            if end > start + 1:
                yield Run(start, end, "ORG")


def _letters_before_offices(scene: Scene) -> Iterator[Run]:
    """The letters by which a body is called, before the office that a name follows: "NZNO | president Ana Costa"."""
    for token in scene.doc[:-2] if len(scene.doc) > 2 else ():
        office, name = scene.doc[token.i + 1], scene.doc[token.i + 2]
        called = is_acronym(token) and token.i not in scene.known and not is_office(token)
        holds = is_office(office) and office.text.islower() and is_proper(name)
        if called and holds and not _is_beside_report(scene, token.i):
            yield Run(token.i, token.i + 1, "ORG")


def _after_offices(scene: Scene) -> Iterator[Run]:
    """The capitalised words after an office or honorific, and after the state for which an office is held: "Minister
    of Energy of Kenya | A. Noor"."""
    for token in scene.doc[:-1] if len(scene.doc) else ():
        if not is_office(token) and token.lower_ not in honorifics():
            continue
        for at in (token.i + 1, _past_state(scene, token.i)):
            start, end = _capitalised(scene, at) if at else (0, 0)
            if start < end:
                yield Run(start, end, "TITLED")


def _past_state(scene: Scene, office: int) -> int:
    """Where the state ends that is named after an office and "of"; 0 where none is."""
    doc, at = scene.doc, office + 1
    if at >= len(doc) or doc[at].lower_ not in {"of", "for"}:
        return 0
    while at < len(doc) and at - office < _REACH and not doc[at].is_sent_start:
        if at in scene.known and scene.known[at].form is NameForm.NAME:
            return at + 1 if at + 1 < len(doc) and not doc[at + 1].is_sent_start else 0
        if not (is_proper(doc[at]) or doc[at].lower_ in {"of", "for", "the", "and"}):
            return 0
        at += 1
    return 0


def _is_beside_report(scene: Scene, at: int) -> bool:
    """Whether a word stands in boilerplate or in the dateline."""
    return at in scene.passed_over or at in scene.dateline


def _is_after_office(scene: Scene, start: int, end: int) -> bool:
    """Whether two capitalised words that name no body by their nouns follow an office: "CEO | Jan Holt"."""
    if start == 0 or end - start != 2 or scene.doc[start].is_sent_start or not is_office(scene.doc[start - 1]):
        return False
    words = scene.doc[start:end]
    named = all(is_proper(t) and t.text.istitle() and t.i not in scene.known for t in words)
    return named and body_kind(scene, start, end) is None and not any(_tells_what(t) for t in words)


def _label(scene: Scene, label: str, marked: int, start: int, end: int) -> str:
    """What a run is marked as; a title that was cut off marks a person."""
    if label not in {"PERSON", "TITLED"} and start == marked and _is_after_office(scene, start, end):
        return "TITLED"
    cut = range(marked, start)
    titles = (is_office(scene.doc[i]) or scene.doc[i].lower_ in honorifics() or i in scene.known for i in cut)
    return "TITLED" if any(titles) else label


def _first_of(scene: Scene, start: int, end: int) -> int:
    """Where a name of two words begins of which only the last is marked: "Ana | Costa"."""
    if end - start != 1 or start == 0 or scene.doc[start].is_sent_start:
        return start
    first, last = scene.doc[start - 1], scene.doc[start]
    alone = first.i == 0 or not is_proper(first.nbor(-1)) or is_office(first.nbor(-1))
    free = first.ent_type_ == "" and first.i not in scene.known and not _tells_what(first)
    joined = first.dep_ == "compound" and first.head.i == last.i
    return first.i if joined and alone and free and is_proper(first) and first.text.istitle() else start


def _tells_what(token: "Token") -> bool:
    """Whether a word before a name tells what bears it, and is no part of it."""
    word = token.lower_
    return (
        is_office(token)
        or word in honorifics() | roles() | organs() | body_kinds().keys() | place_nouns()
        or word in telling("portfolios") | telling("trades") | telling("of_offices") | office_adjectives()
    )


def _whole(scene: Scene, end: int, label: str) -> int:
    """Where a person's name ends that the language model has cut: "Badr Abdel | Aty", "Ursula von der | Leyen"."""
    doc = scene.doc
    if label == "ORG" and doc[end - 1].lower_ == "of":  # cut before a state that is part of it
        while end < len(doc) and (end in scene.known or is_proper(doc[end])) and not doc[end].is_sent_start:
            end += 1
        return end
    while label == "PERSON" and end < len(doc) and not doc[end].is_sent_start:
        if doc[end].text in telling("patronymics") and end + 1 < len(doc) and is_proper(doc[end + 1]):
            end = _past_marked(doc, end + 2)
            continue
        last, token = doc[end - 1], doc[end]
        cut = last.dep_ == "compound" and last.head.i >= end
        free = token.ent_type_ == "" or last.lower_ in PARTICLES
        if not (cut and free and is_proper(token)) or is_office(token) or end in scene.known:
            break
        end += 1
    return end


def _past_marked(doc: "Doc", at: int) -> int:
    """Where the name ends that is marked over the words up to `at`: "bin Said | al-Harthi"."""
    while at < len(doc) and doc[at].ent_iob_ == "I" and doc[at].ent_type_ == "PERSON":
        at += 1
    return at


def _trimmed(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """A marked name without the office, honorific or article before it and the 's or office after it."""
    doc = scene.doc
    end = next((i for i in range(start + 1, end) if _cannot_go_on(doc, i)), end)
    while end > start and (doc[end - 1].tag_ in {"POS", "_SP", ",", "``", "''", ":"} or doc[end - 1].text in "’'\"”"):
        end -= 1
    end = _before_possessed(doc, start, end)
    while start < end and doc[start].lower_ in {"the", "a", "an", "“", '"', "‘"}:
        start += 1
    while start < end - 1 and doc[start].lower_ in honorifics():
        start += 1
    if end - start in {3, 4} and _is_from(scene, start, end):
        start += 1  # "the envoy, the Bolivian | Ana Costa"
    persons = start < end - 1 and (is_initial(doc[start + 1]) or doc[start].ent_type_ == "PERSON")
    if persons and _ends_title(scene, start):
        start += 1  # "Minister of Energy of Kenya | A. Noor"
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


def _before_possessed(doc: "Doc", start: int, end: int) -> int:
    """Where a name ends that owns what the rest of the marked words tell of: "Lanmark | ’s Africa business"."""
    owns = next((i for i in range(start + 1, end - 1) if doc[i].tag_ == "POS"), end)
    noun = doc[end] if end < len(doc) else None
    if owns == end or noun is None or not noun.text.islower() or noun.tag_ not in {"NN", "NNS"} or is_office(noun):
        return end
    return owns if doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == noun.i else end


def _ends_title(scene: Scene, at: int) -> bool:
    """Whether a state stands at the end of an office that is held for it."""
    if at not in scene.known:
        return False
    first = max(0, at - _REACH)
    return any(is_office(scene.doc[i]) and _past_state(scene, i) == at + 1 for i in range(first, at - 1))


def _is_from(scene: Scene, start: int, end: int) -> bool:
    """Whether a state’s adjective begins what explains an office, and a name follows."""
    if start not in scene.known or scene.known[start].form is not NameForm.ADJECTIVE:
        return False
    name = scene.doc[start:end].root
    return name.dep_ == "appos" and is_office(name.head) and scene.doc[start - 1].lower_ == "the"


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
        proper = is_proper(token) or (end == start and is_initial(token))
        if not joins and not (proper and not is_office(token) and _can_be_in_name(scene, start, end)):
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
