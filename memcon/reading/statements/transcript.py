"""The turns of a transcript as statements: each is told in the words of the one whose name stands before it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Found
from memcon.reading.places import Places
from memcon.reading.statements.attributions import Attribution, Way

if TYPE_CHECKING:
    from spacy.tokens import Token


def attribute_turns(scene: Scene, found: Found) -> Iterator[Attribution]:
    """A direct statement for each turn whose speaker is named; questions that nobody is named for are none."""
    answering = _answering(scene, found)
    for turn in scene.page.turns:
        head = answering if turn.answered else None if turn.asked else _last_of(scene, turn.name)
        if head is not None:
            yield Attribution(
                content=turn.words,
                way=Way.NAMED_BESIDE,
                direct=True,
                source=(turn.name,),
                head=head.i,
            )


def apart(scene: Scene, printed: Iterable[Attribution], attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that are not of words whose speaker is printed beside them, in a transcript or a signature; of
    those, what is told within them: with a cue and a source in the same words."""
    said = [*(turn.words for turn in scene.page.turns), *(one.content for one in printed)]
    if not said:
        return tuple(attributions)
    places = Places((span, words) for words in said for span in words)
    return tuple(a for a in attributions if _is_apart(places, a))


def _is_apart(places: Places[Spans], attribution: Attribution) -> bool:
    touched = {words for span in attribution.content for words in places.touching(span)}
    if not touched:
        return True
    around = [*attribution.content, *attribution.cue, *attribution.source]
    told = bool(attribution.cue and attribution.source) and not attribution.direct
    return told and len(touched) == 1 and all(any(w.covers(s) for w in next(iter(touched))) for s in around)


def _last_of(scene: Scene, span: Span) -> "Token | None":
    at = bisect_left(scene.starts, span.end) - 1
    return scene.doc[at] if at >= 0 else None


def _answering(scene: Scene, found: Found) -> "Token | None":
    """The word for the one who answers: the only person who is named before the first question."""
    if not any(turn.answered for turn in scene.page.turns):
        return None
    first = scene.page.turns[0].name.start
    named = [a for a in found.actors if a.kind is ActorKind.PERSON and a.mentions[0][0] < first]
    return _last_of(scene, Span(*named[0].mentions[0])) if len(named) == 1 else None
