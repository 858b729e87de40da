"""The office that stands before or after a person's name, and for whom it speaks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.reading.actors.bodies import body_side
from memcon.reading.actors.scene import MODIFIERS, NOUNS, Scene
from memcon.reading.actors.wording import (
    PARTICLES,
    dignities,
    honorifics,
    is_national,
    is_office,
    is_possessive,
    is_proper,
    telling,
)
from memcon.reading.gazetteer import NameForm

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"of", "for", "at", "with", "to", "in"})
_SIDES = frozenset({"of", "for", "at", "with", "in"})
_REACH = 14  # tokens that a title may be long
Bodies = dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text gives it, tokens [start, end) with whose it is, and the side it speaks for."""

    office: str | None = None
    side: str | None = None
    start: int = 0
    end: int = 0


def title_of(scene: Scene, start: int, end: int, bodies: Bodies) -> Title | None:
    """The title of the person named by tokens [start, end): before the name, else after it."""
    before = _before(scene, start, bodies)
    if before and not before.side:
        after = _after(scene, end, bodies) or Title()
        return Title(before.office, _side_after(scene, end, bodies) or after.side, before.start, before.end)
    return before or _after(scene, end, bodies)


def second_title_of(scene: Scene, start: int, end: int, bodies: Bodies) -> Title | None:
    """The title after a name that has one before it too."""
    return _after(scene, end, bodies) if _before(scene, start, bodies) else None


def _before(scene: Scene, name: int, bodies: Bodies) -> Title | None:
    doc = scene.doc
    end = name
    while end > 0 and not doc[end].is_sent_start and _is_address(scene, end - 1):
        end -= 1
    if end == 0 or (doc[end].is_sent_start and not scene.is_titled(end)):
        return None
    if doc[end - 1].text == "," and end > 1 and doc[name].sent == doc[end - 2].sent:
        if not is_office(doc[end - 2]) or doc[end - 2].tag_ in {"NNS", "NNPS"}:
            return _linked_before(scene, end - 1, bodies) or _explained_before(scene, end - 1, name, bodies)
        end -= 1
    if is_office(doc[end - 1]) and not _is_matter(scene, end - 1):
        start = _premodified(scene, end - 1)
        return _read(scene, start, end - 1, end, bodies)
    return _linked_before(scene, end, bodies)


def _is_matter(scene: Scene, at: int) -> bool:
    """Whether an office's word tells what another office is for: "Minister of Justice | Ana Costa"."""
    doc = scene.doc
    return at > 1 and doc[at].lower_ in telling("portfolios") and doc[at - 1].lower_ == "of" and is_office(doc[at - 2])


def _is_address(scene: Scene, at: int) -> bool:
    """Whether the word is an honorific, or a dignity between an office and the name."""
    doc = scene.doc
    if doc[at].lower_ in honorifics():
        return True
    if at == 0 or doc[at].lower_ not in dignities() or doc[at - 1].lower_ in telling("with_general"):
        return False
    before = at - 2 if doc[at - 1].text == "," and at > 1 else at - 1
    return is_office(doc[before]) and not doc[at].is_sent_start


def _linked_before(scene: Scene, end: int, bodies: Bodies) -> Title | None:
    """A title such as "Secretary of State" or "Foreign Minister of Peru"."""
    doc, at = scene.doc, end - 1
    while at > max(0, end - _REACH) and _continues(scene, at):
        at -= 1
    if at == end - 1 or at < 1 or doc[at].lower_ not in _LINKS or not is_office(doc[at - 1]):
        return None
    if not (is_proper(doc[at - 1]) or any(i in scene.known for i in range(at + 1, end))):
        return None
    return _read(scene, _premodified(scene, at - 1), at - 1, end, bodies)


def _explained_before(scene: Scene, end: int, name: int, bodies: Bodies) -> Title | None:
    """A title in small letters that a name between commas explains: "the party’s spokesman on energy, Jo Tadesse,"."""
    doc, at = scene.doc, end - 1
    while at > max(0, end - _REACH) and not doc[at].is_sent_start and doc[at].lower_ not in {"of", "on", "for"}:
        if doc[at].tag_ not in MODIFIERS | {"DT", "POS"}:
            return None
        at -= 1
    past = name
    while past < len(doc) and is_proper(doc[past]):
        past += 1
    closed = past < len(doc) and doc[past].text in {",", ".", ";"}
    if at < 1 or at == end - 1 or not closed or not is_office(doc[at - 1]) or doc[at].lower_ not in {"of", "on", "for"}:
        return None
    return _read(scene, _premodified(scene, at - 1), at - 1, end, bodies)


def _continues(scene: Scene, at: int) -> bool:
    """Whether the token can stand in what follows an office and its "of": "Foreign Affairs of the Republic of Peru"."""
    doc = scene.doc
    inside = doc[at].lower_ in {"of", "for"} and at > 0 and not is_office(doc[at - 1])
    return inside or is_proper(doc[at]) or at in scene.known or doc[at].lower_ in {"and", "the"}


def _premodified(scene: Scene, head: int) -> int:
    """Where the words before an office begin: its modifiers and whose it is."""
    doc, start = scene.doc, head
    while start > 0 and head - start < _REACH and not doc[start].is_sent_start:
        before = doc[start - 1]
        joined = before.lower_ == "and" and start > 1 and _alike(doc[start - 2], doc[start])
        if before.ent_type_ in {"DATE", "TIME"} or (
            before.ent_type_ == "PERSON" and before.tag_ != "POS" and not _possessed(doc[start])
        ):
            break
        dashed = before.text == "–" and start > 1 and is_proper(doc[start - 2]) and is_proper(doc[start])
        if not (before.tag_ in MODIFIERS or before.tag_ == "POS" or joined or dashed or start - 1 in scene.known):
            break
        start -= 1
    return start


def _possessed(token: "Token") -> bool:
    return token.tag_ == "POS" or token.ent_type_ == "PERSON"


def _alike(left: "Token", right: "Token") -> bool:
    """Whether two words beside "and" can be parts of one title ("trade and industry minister")."""
    nouns = left.tag_ in MODIFIERS and right.tag_ in MODIFIERS
    in_name = left.i > 0 and left.nbor(-1).lower_ in PARTICLES
    return nouns and left.ent_type_ != "PERSON" and not in_name and is_proper(left) == is_proper(right)


def _read(scene: Scene, start: int, head: int, end: int, bodies: Bodies) -> Title:
    """The title in tokens [start, end) whose office is at `head`: whose it is stands before the office or after it."""
    doc = scene.doc
    own = start > 0 and doc[start - 1].tag_ == "PRP$" and not is_national(scene.words(start, head + 1))
    owner = None if own else _owner(scene, start, _before_past(scene, start, head), bodies)
    side, past = owner[:2] if owner else (None, start)
    past = max([past, *(i + 1 for i in range(past, head) if doc[i].tag_ == "POS")])
    while past < head and (
        doc[past].tag_ == "POS" or doc[past].lower_ in {"the", "and", ","} or doc[past].tag_ == "HYPH"
    ):
        past += 1
    stop = end
    if end > head + 1 and doc[head + 1].lower_ in _LINKS:
        after = _owner(scene, head + 2, end, bodies)
        if after and doc[head + 1].lower_ in _SIDES:
            side, stop = side or after[0], _last_link(scene, head + 1, after[2])
    words = scene.words(past, stop)
    return Title(words, None if stop < end and _was(scene, start, head) else side, start, end)


def _before_past(scene: Scene, start: int, head: int) -> int:
    """Where an office begins that the person has held, and so speaks for no more; `head` where there is none."""
    if _was(scene, start, start):
        return start
    return next((i for i in range(start, head) if scene.doc[i].lower_ in telling("past")), head)


def _was(scene: Scene, start: int, head: int) -> bool:
    """Whether one of the words of a title up to `head`, or the one before it, says that it is over."""
    before = scene.doc[max(0, start - 1) : max(start, head)]
    return any(t.lower_ in telling("past") for t in before)


def _last_link(scene: Scene, first: int, before: int) -> int:
    """Where the last "of" stands by which a name begins at `before`: "Minister of Energy | of Kenya"."""
    past = before - 1 if before - 1 > first and scene.doc[before - 1].lower_ == "the" else before
    return past - 1 if past - 1 > first and scene.doc[past - 1].lower_ in _LINKS else first


def _owner(scene: Scene, start: int, end: int, bodies: Bodies) -> tuple[str, int, int] | None:
    """Whom the words in tokens [start, end) name as the one an office belongs to, where that name ends and begins."""
    found = None
    at = start
    while at < end:
        name = scene.known.get(at)
        if at in bodies and bodies[at][0] >= start - 1 and bodies[at][1] <= end:
            first, last = bodies[at]
            found = (body_side(scene, first, last) or scene.words(first, last), last, first)
            if last < end and is_possessive(scene.doc[last]):
                return found  # "the Union’s Wales director"
            at = last
            continue
        if name is not None and (not name.ambiguous or name.form is not NameForm.CAPITAL):
            found = (name.bearer.name, at + 1, at)
        at += 1
    return found


def _after(scene: Scene, end: int, bodies: Bodies) -> Title | None:
    """A title between commas after the name: "Ana Lima, Brazil's foreign minister,"."""
    doc = scene.doc
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end].is_sent_start:
        return None
    start = at = end + 1
    while at < len(doc) and at - start < _REACH and not doc[at].is_sent_start and _in_title(doc[at]):
        if is_office(doc[at]) and not (
            at + 1 < len(doc) and (doc[at + 1].tag_ in NOUNS or doc[at + 1].tag_ in {"POS", "HYPH"})
        ):
            return _read_after(scene, start, at, bodies)
        at += 1
    return None


def _in_title(token: "Token") -> bool:
    managing = token.tag_ == "VBG" and token.i + 1 < len(token.doc) and is_office(token.nbor())
    return managing or token.tag_ in MODIFIERS or token.tag_ in {"DT", "POS", "PRP$", "CC", "RB"}


def _read_after(scene: Scene, start: int, head: int, bodies: Bodies) -> Title:
    doc = scene.doc
    while start < head and doc[start].tag_ in {"DT", "PRP$"}:
        start += 1
    end = head + 1
    if end < len(doc) and doc[end].lower_ in _LINKS:
        stop = end + 1
        while stop < len(doc) and stop - end < _REACH and not doc[stop].is_sent_start and _in_phrase(scene, doc[stop]):
            stop += 1
        end = stop
    return _read(scene, start, head, end, bodies)


def _in_phrase(scene: Scene, token: "Token") -> bool:
    return (
        token.tag_ in MODIFIERS
        or token.i in scene.known
        or token.lower_ in {"the", "of", "and", "for"}
        or token.tag_ == "POS"
    )


def _side_after(scene: Scene, end: int, bodies: Bodies) -> str | None:
    """The side in "President Ana Lima of Brazil"."""
    doc = scene.doc
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        stop = end + 2 + (doc[end + 1].lower_ == "the")
        owner = _owner(scene, end + 1, min(stop, len(doc)), bodies)
        return owner[0] if owner else None
    return None
