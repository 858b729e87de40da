"""What only looks like a statement: a word that points to one ("rejected that"), a question that was put to somebody,
and a headline, which says in short what the report says in full."""

from typing import TYPE_CHECKING

from memcon.reading.actors.scene import Scene
from memcon.reading.cues import words
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.phrases import words_in

if TYPE_CHECKING:
    from spacy.tokens import Token


def tells_nothing(scene: Scene, attribution: Attribution) -> bool:
    """Whether an attribution gives no words of anybody."""
    if any(line.overlaps(span) for line in scene.page.heading for span in attribution.content):
        return True
    if attribution.direct:
        return False
    return (
        _only_points(scene, attribution) or _is_put_to_somebody(scene, attribution) or _is_nobodys(scene, attribution)
    )


def _only_points(scene: Scene, attribution: Attribution) -> bool:
    told = [scene.doc[at] for at in words_in(scene, attribution.content)]
    return all(token.lower_ in words("pointing") for token in told)


def _is_put_to_somebody(scene: Scene, attribution: Attribution) -> bool:
    """ "Asked about her remark, she ..."; "when he was asked whether it was true": nobody is said to have asked."""
    verb = scene.doc[attribution.verb] if attribution.verb is not None else None
    return verb is not None and not attribution.source and verb.lower_ in words("asked") and _is_passive(verb)


def _is_nobodys(scene: Scene, attribution: Attribution) -> bool:
    """ "Neither side would say whether ...": nobody said it. "The round is expected to be held": nobody is told to."""
    head = scene.doc[attribution.head] if attribution.head is not None else None
    verb = scene.doc[attribution.verb] if attribution.verb is not None else None
    if head is not None and any(t.lower_ in words("denies_speakers") for t in (head, *head.lefts)):
        return True
    expected = verb is not None and verb.lemma_.lower() in words("of_nobody") and not attribution.source
    return expected and verb is not None and any(child.dep_ == "auxpass" for child in verb.children)


def _is_passive(verb: "Token") -> bool:
    return verb.tag_ == "VBN" or verb.dep_ == "advcl" or any(child.dep_ == "auxpass" for child in verb.children)
