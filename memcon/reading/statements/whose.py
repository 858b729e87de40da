"""Who speaks after a clause with "whose" into which the parser takes the cue: "Peru, whose envoys left, called on"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from memcon.reading.actors.scene import NOUNS, Scene
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.phrases import RELATIVES, tidy

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_LINKS = frozenset({"compound", "amod", "conj", "pobj", "prep", "appos"})
_DONE_TO = frozenset({"dobj", "pobj", "dative"})


def past_whose(scene: Scene, attribution: Attribution) -> Attribution:
    """The attribution with the noun phrase before "whose" as its source, where its cue follows the comma that ends the
    clause, and its source is not told or stands in the clause."""
    verb = scene.doc[attribution.verb] if attribution.verb is not None else None
    noun = before_whose(verb) if verb is not None else None
    if verb is None or noun is None:
        return attribution
    if attribution.head is not None and not noun.left_edge.i <= attribution.head < verb.i:
        return attribution
    past = next(t.i for t in scene.doc[noun.i :] if t.text == ",")
    return replace(attribution, source=(tidy(scene, noun.left_edge.i, past),), head=noun.i)


def before_whose(verb: "Token") -> "Token | None":
    """The noun before "whose" that does what `verb` says, which follows the comma that ends the clause."""
    comma = _comma_before(verb)
    words = reversed(verb.doc[verb.sent.start : comma.i]) if comma is not None else ()
    whose = next((t for t in words if t.lower_ in RELATIVES), None)
    if comma is None or whose is None or whose.lower_ != "whose" or not _holds_a_clause(whose, comma):
        return None
    opening = _comma_opening(whose)
    return _noun_before(opening) if opening is not None else None


def _comma_before(verb: "Token") -> "Token | None":
    """The comma right before a verb and its helpers."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].dep_ in _HELPERS:
        at -= 1
    return verb.doc[at] if at > verb.sent.start and verb.doc[at].text == "," else None


def _comma_opening(whose: "Token") -> "Token | None":
    """The comma before "whose", or before "four of whose"."""
    before = whose.doc[max(whose.sent.start, whose.i - 3) : whose.i]
    if len(before) == 3 and before[-1].lower_ == "of":
        return before[0] if before[0].text == "," else None
    return before[-1] if len(before) and before[-1].text == "," else None


def _holds_a_clause(whose: "Token", comma: "Token") -> bool:
    """Whether the words between have a finite verb of their own, with nothing or a whole aside before it, and end
    there: in "Peru, whose envoy, Ana Costa, said" the envoy speaks, and in "whose envoy left and, on Monday, said"."""
    words = whose.doc[whose.i : comma.i]
    if any(t.lower_ in {"and", "or", "but"} and t.nbor().text == "," for t in words):
        return False
    finite = (t.i for t in words if t.tag_ in _FINITE)
    return any(sum(t.text == "," for t in whose.doc[whose.i : at]) in {0, 2} for at in finite)


def _noun_before(comma: "Token") -> "Token | None":
    """The noun that heads the phrase up to a comma; None where something is done to it, and it need not act."""
    noun = comma.nbor(-1)
    while noun.dep_ in _LINKS and noun.head.i < noun.i and noun.head.tag_ in NOUNS | {"IN"}:
        noun = noun.head
    return noun if noun.tag_ in NOUNS and noun.dep_ not in _DONE_TO else None
