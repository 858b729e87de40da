"""The cue that carries a quotation: before it, after it, in the paragraph before, or a speaker's name and a colon."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.actors.scene import NOUNS, Scene
from memcon.reading.cues import QUOTE, verb_at
from memcon.reading.quotations import Quotation
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.phrases import RELATIVES, child_of, phrase, source_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS = frozenset({".", "!", "?"})
_BEFORE_CUE = ",?!…—–-"  # what a quotation ends with when its sentence goes on
_BLANKS = 20  # characters after a quotation in which what follows it begins
_REACH = 30  # tokens between a quotation and its cue


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its paragraph: the one before it there, and the text around it."""

    quotation: Quotation
    paragraph: Span
    before: Quotation | None
    after: Quotation | None


def at_cue(scene: Scene, place: Place) -> Attribution | None:
    mark = _mark_before(scene, place)
    if mark == ":":
        return _before(scene, place) or _after(scene, place)
    if begins_sentence(scene, place):
        return _after(scene, place) or _before_paragraph(scene, place)
    if mark == "," or _is_said_at_once(scene, place):
        return _before(scene, place)
    return None


def _mark_before(scene: Scene, place: Place) -> str:
    """The character before the quotation in its paragraph; empty at the beginning."""
    return _last_before(scene.page.text, place.quotation.outer.start, place.paragraph.start)


def _last_before(text: str, at: int, start: int = 0) -> str:
    """The last character before `at` that is no white space; empty where there is none from `start` on."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return text[at - 1] if at > start else ""


def first_after(text: str, at: int, end: int) -> str:
    """The first character from `at` on that is no white space; empty where there is none before `end`."""
    while at < end and text[at].isspace():
        at += 1
    return text[at] if at < end else ""


def begins_sentence(scene: Scene, place: Place) -> bool:
    return _mark_before(scene, place) in {"", ".", "!", "?", "”", '"', "»", "…", "’", "'"}


def content_of(scene: Scene, quotation: Quotation) -> Span:
    """The quoted words without white space and without the carrier's comma."""
    inner = quotation.inner.trimmed(scene.page.text)
    return inner.trimmed(scene.page.text, ",") if inner.of(scene.page.text).endswith(",") else inner


def _is_said_at_once(scene: Scene, place: Place) -> bool:
    """Whether the cue stands right before the quotation: 'she said “We will go”'."""
    before = _token_before(scene, place.quotation.outer.start)
    if before is not None and before.lower_ == "that" and before.i:
        before = before.nbor(-1)
    if before is None or not _is_cue(before) or not place.quotation.is_long:
        return False
    inner, after = (
        place.quotation.inner.of(scene.page.text),
        scene.page.text[place.quotation.outer.end : place.quotation.outer.end + _BLANKS].lstrip(" ")[:1],
    )
    ends = inner.rstrip()[-1:] in _ENDS or after in {"", ".", ";", "\n"}
    return inner[:1].isupper() or (ends and _holds_clause(scene, place.quotation))


def _holds_clause(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quoted words have a subject and a finite verb."""
    tags = {
        t.dep_ if t.dep_ in {"nsubj", "nsubjpass", "expl"} else t.tag_
        for t in _tokens_from(scene, quotation.inner.start, quotation.inner.end)
    }
    return bool(tags & {"nsubj", "nsubjpass", "expl"}) and bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _after(scene: Scene, place: Place) -> Attribution | None:
    """At a cue that follows: “...,” she said; “...,” said the minister."""
    text, outer = scene.page.text, place.quotation.outer
    inner_end = place.quotation.inner.of(text).rstrip()[-1:]
    following = first_after(text, outer.end, place.paragraph.end)
    if inner_end not in _BEFORE_CUE and following != "," and not (following.isalpha() and inner_end != "."):
        return None
    stop = place.after.outer.start if place.after else place.paragraph.end
    for token in _tokens_from(scene, outer.end, stop):
        if token.text in _ENDS:
            return None
        if token.lower_ == "according" and token.i + 1 < len(scene.doc) and scene.doc[token.i + 1].lower_ == "to":
            return _according(scene, place, token)
        if _is_cue(token):
            source = _speaker_after(token, outer.end)
            if source is not None:
                return _quoted(scene, place, token, source)
    return None


def _speaker_after(verb: "Token", start: int) -> "Token | None":
    """The subject of a cue after a quotation, by the parse or else by its neighbours."""
    subject = subject_of(verb)
    if subject is not None and subject.idx >= start and subject.lower_ not in RELATIVES:
        return subject
    if verb.i and verb.nbor(-1).idx >= start and (verb.nbor(-1).tag_ in NOUNS or verb.nbor(-1).tag_ == "PRP"):
        return verb.nbor(-1)
    inverted = child_of(verb, "dobj", "attr", "npadvmod", "oprd")
    return inverted if inverted is not None and inverted.i > verb.i and inverted.tag_ in NOUNS else None


def _before(scene: Scene, place: Place) -> Attribution | None:
    """At a cue before it in its sentence: She said: “...”; he told reporters, “...”"""
    start = place.quotation.outer.start
    floor = place.paragraph.start
    steps = 0
    token = _token_before(scene, start)
    colon = _mark_before(scene, place) == ":"
    while token is not None and token.idx >= floor and steps < _REACH:
        if steps and (token.text in _ENDS or "\n" in token.text):
            break
        if _is_cue(token) and token.i not in scene.quoted:
            source = subject_of(token) or _inverted(token, start)
            return _quoted(scene, place, token, source)
        if token.pos_ == "VERB" and not colon and token.dep_ not in {"amod", "acl", "relcl", "advcl"}:
            break
        steps += 1
        token = token.nbor(-1) if token.i else None
    if colon:
        return _named_before(scene, place)
    return None


def _inverted(verb: "Token", stop: int) -> "Token | None":
    after = child_of(verb, "dobj", "attr", "npadvmod")
    return after if after is not None and after.idx < stop and after.tag_ in {"NNP", "NNPS", "PRP"} else None


def _before_paragraph(scene: Scene, place: Place) -> Attribution | None:
    """At a cue in the paragraph before, where that ends with a colon."""
    text = scene.page.text
    if place.quotation.outer.start != place.paragraph.start or _last_before(text, place.paragraph.start) != ":":
        return None
    token = _token_before(scene, place.paragraph.start)
    for _ in range(_REACH):
        if token is None or token.i == 0:
            return None
        if _is_cue(token):
            return _quoted(scene, place, token, subject_of(token))
        token = token.nbor(-1)
    return None


def _named_before(scene: Scene, place: Place) -> Attribution | None:
    """A transcript's line: Lima: “...”"""
    text = scene.page.text
    name = Span(place.paragraph.start, place.quotation.outer.start).trimmed(text, " :\t")
    if not name or len(name.of(text)) > 60 or place.before is not None:
        return None
    tokens = list(_tokens_from(scene, name.start, name.end))
    if not tokens or any(token.tag_ not in NOUNS | {"JJ"} for token in tokens):
        return None
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.QUOTED_ON,
        direct=True,
        source=(name,),
        head=tokens[-1].i,
    )


def _according(scene: Scene, place: Place, token: "Token") -> Attribution | None:
    to = scene.doc[token.i + 1]
    head = child_of(to, "pobj")
    if head is None:
        return None
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.ACCORDING,
        direct=True,
        source=(phrase(scene, head),),
        head=head.i,
        cue=(scene.span(token.i, token.i + 2),),
        verb=token.i,
    )


def _quoted(scene: Scene, place: Place, verb: "Token", source: "Token | None") -> Attribution:
    to = child_of(verb, "dobj", "dative") if source is not None else None
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.QUOTED_AT_CUE if source is not None else Way.QUOTED_ON,
        direct=True,
        source=source_of(scene, verb, source) if source is not None else (),
        head=source.i if source is not None else None,
        cue=(scene.span(verb.i, verb.i + 1),),
        verb=verb.i,
        to=to.i if to is not None and to != source and to.i not in scene.quoted else None,
    )


def _is_cue(token: "Token") -> bool:
    verb = verb_at(token)
    return verb is not None and verb.takes(QUOTE)


def _token_before(scene: Scene, position: int) -> "Token | None":
    """The nearest word before a place, marks and white space passed over."""
    last = bisect_left(scene.starts, position)
    near = reversed(scene.doc[max(0, last - _REACH) : last])
    return next((token for token in near if not (token.is_space or token.is_punct)), None)


def _tokens_from(scene: Scene, start: int, stop: int) -> "Iterator[Token]":
    """Up to a reach of tokens from character `start` to `stop`."""
    at = bisect_left(scene.starts, start)
    for token in scene.doc[at : at + _REACH]:
        if token.idx >= stop:
            return
        yield token
