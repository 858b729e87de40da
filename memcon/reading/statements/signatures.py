"""The names that stand after a dash under a quotation, or behind it: "“We will stay.” — Ana Costa, mayor of Lima"."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import is_proper
from memcon.reading.statements.attributions import Attribution, Way
from memcon.reading.statements.carriers import Place, content_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASH = re.compile(r"\s*(?:[—–―]|--?(?= ?[^\W\d_a-zà-ÿ]))\s*(?P<signed>[^\W\d_a-zà-ÿ][^\n“\"]{2,120})(?:\n|$)")
_TAIL = re.compile(r",? (?:on|in|at|via|to|speaking|writing)\b.*")
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def signed(scene: Scene, place: Place) -> Attribution | None:
    """The quotation as words of the one whose name stands after a dash right behind it; None where none does."""
    match = _DASH.match(scene.page.text, place.quotation.outer.end)
    if match is None or not place.quotation.is_long:
        return None
    end = match.start("signed") + len(_TAIL.sub("", match["signed"]).rstrip(" .,"))
    name = _name(scene, match.start("signed"), end)
    if name is None:
        return None
    return Attribution(
        content=(content_of(scene, place.quotation),),
        way=Way.NAMED_BESIDE,
        direct=True,
        source=(Span(match.start("signed"), end),),
        head=name.i,
    )


def _name(scene: Scene, start: int, end: int) -> "Token | None":
    """The last word of the name that a signature begins with; None where it is a sentence."""
    first, last = bisect_left(scene.starts, start), bisect_left(scene.starts, end)
    tokens = scene.doc[first:last]
    if any(t.tag_ in _VERBS for t in tokens) or not len(tokens):
        return None
    at = first
    while at + 1 < last and scene.doc[at + 1].text not in {",", "(", "of"}:
        at += 1
    return scene.doc[at] if is_proper(scene.doc[at]) else None
