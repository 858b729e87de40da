"""Quotations and whose they are: those at a cue, those that carry them on, and those left to the speaker before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from memcon.model.passages import Span
from memcon.reading.actors.scene import Scene
from memcon.reading.quotations import Quotation
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.carriers import Place, at_cue, begins_sentence, content_of, first_after
from memcon.reading.statements.signatures import signed

_BESIDE = 120  # characters between the last words told and a quotation of the same speaker
_NEAR = 8  # contents that may lie in or around one quotation


def attribute_quotations(scene: Scene) -> tuple[Attribution, ...]:
    """The quotations that have a cue, each with those that carry it on."""
    found: list[Attribution] = []
    last: tuple[Place, int] | None = None
    waiting: tuple[Span, ...] = ()  # quotations left open, whose cue comes with one that carries them on
    for place in _places(scene):
        joins = last is not None and not waiting and _carries_on(scene, last[0], place, found[last[1]])
        own = signed(scene, place) or at_cue(scene, place)
        if own is not None and place.quotation.continues:
            own = replace(own, content=(*waiting, *own.content))
        elif own is None and not joins and (place.quotation.continues or not waiting) and not place.quotation.closed:
            waiting = (*waiting, place.quotation.inner)
            continue
        waiting = ()
        if own is not None and last is not None and own.verb == found[last[1]].verb and own.cue:
            found[last[1]] = _longer(scene, found[last[1]], place.quotation)
            last = (place, last[1])
        elif own is not None:
            found.append(own)
            last = (place, len(found) - 1)
        elif joins and last is not None:
            found[last[1]] = _longer(scene, found[last[1]], place.quotation)
            last = (place, last[1])
    return tuple(found)


def attribute_orphans(scene: Scene, known: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Quotations that stand as sentences of their own after words of a speaker, who then speaks on."""
    told = sorted(known, key=lambda a: a.extent.end)
    ends = [a.extent.end for a in told]
    taken = sorted((span for a in told for span in a.content), key=lambda span: span.end)
    found = []
    for place in _places(scene):
        at = bisect_left(ends, place.quotation.outer.start + 1) - 1
        if at < 0 or _is_taken(taken, place.quotation.inner) or not _is_sentence(scene, place):
            continue
        before = told[at]
        if before.head is not None and _is_near(scene, before, place):
            found.append(_left_to(scene, before, place))
    return tuple(found)


def _left_to(scene: Scene, before: Attribution, place: Place) -> Attribution:
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.QUOTED_AFTER,
        direct=True,
        source=before.source,
        head=before.head,
    )


def _is_taken(taken: list[Span], inner: Span) -> bool:
    """Whether words of `inner` are told already; `taken` are contents by their ends."""
    at = bisect_right(taken, inner.start, key=lambda span: span.end)
    return any(span.overlaps(inner) for span in taken[at : at + _NEAR])


def _places(scene: Scene) -> Iterator[Place]:
    quotations = scene.page.quotations
    paragraphs = iter(scene.page.paragraphs)
    paragraph = next(paragraphs, None)
    for i, quotation in enumerate(quotations):
        while paragraph is not None and paragraph.end <= quotation.outer.start:
            paragraph = next(paragraphs, None)
        if paragraph is None:
            return
        if quotation.is_turn or not quotation.inner.trimmed(scene.page.text, " ,\t"):
            continue
        before = quotations[i - 1] if i and quotations[i - 1].outer.start >= paragraph.start else None
        after = quotations[i + 1] if i + 1 < len(quotations) and quotations[i + 1].outer.end <= paragraph.end else None
        yield Place(quotation, paragraph, before, after)


def _longer(scene: Scene, attribution: Attribution, quotation: Quotation) -> Attribution:
    """The attribution with one more quotation."""
    return replace(attribution, content=(*attribution.content, quotation.inner.trimmed(scene.page.text)))


def _is_sentence(scene: Scene, place: Place) -> bool:
    """Whether the quotation is a sentence, or several, by itself."""
    words = place.quotation.inner.of(scene.page.text)
    following = first_after(scene.page.text, place.quotation.outer.end, place.paragraph.end)
    ends = words.rstrip()[-1:] in {".", "!", "?", "…"} or following in {"", "."}
    return (
        place.quotation.is_long
        and ends
        and (words[:1].isupper() or words[:1] in "[‘'“.…")
        and begins_sentence(scene, place)
    )


def _carries_on(scene: Scene, last: Place, place: Place, attribution: Attribution) -> bool:
    """Whether a quotation without a cue belongs to the one before: it was left open, or its sentence comes next."""
    if place.quotation.continues:
        return True
    if last.paragraph != place.paragraph or place.before != last.quotation or not begins_sentence(scene, place):
        return False
    between = Span(last.quotation.outer.end, place.quotation.outer.start)
    if not between.of(scene.page.text).strip():
        return True
    cue_between = any(between.start <= c.start < between.end for c in attribution.cue)
    return cue_between and between.of(scene.page.text).rstrip().endswith(".") and not _begins_another(scene, between)


def _begins_another(scene: Scene, between: Span) -> bool:
    """Whether a sentence begins inside: one that is neither the cue's nor the quotation's."""
    tokens = scene.doc[bisect_left(scene.starts, between.start) : bisect_left(scene.starts, between.end)]
    return any(t.is_sent_start and t.is_alpha for t in list(tokens)[1:])


def _is_near(scene: Scene, before: Attribution, place: Place) -> bool:
    """Whether nothing but the end of a sentence or paragraph stands between the last words told and the quotation."""
    if place.quotation.outer.start - before.extent.end >= _BESIDE:
        return False
    between = scene.page.text[before.extent.end : place.quotation.outer.start]
    return between.count("\n\n") <= 1 and between.strip("\n").count("\n") == 0 and between.count(". ") <= 1
