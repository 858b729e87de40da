"""Who speaks through whom: an agency that cites a source, a paper that quotes a minister as saying something."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import NOUNS, Scene
from memcon.reading.actors.wording import roles
from memcon.reading.cast import Cast
from memcon.reading.cues import words
from memcon.reading.statements.attributions import Attribution
from memcon.reading.statements.phrases import agent_of, child_of, clause, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def follow_chain(scene: Scene, cast: Cast, attribution: Attribution) -> Attribution:
    """The attribution with the one who speaks as its source, where another only passes the words on."""
    verb = scene.doc[attribution.verb] if attribution.verb is not None else None
    if verb is None or verb.pos_ != "VERB":
        return attribution
    if verb.lemma_.lower() in words("quotes"):
        return _quoted_as_saying(scene, attribution, verb)
    cited = next(_cited_by(scene, cast, attribution, verb), None)
    return _spoken_by(scene, attribution, cited, attribution.head) if cited is not None else attribution


def _cited_by(scene: Scene, cast: Cast, attribution: Attribution, verb: "Token") -> Iterator["Token"]:
    """The source that an outlet cites for what it reports; a paper that it cites says nothing by itself."""
    if attribution.head is None:
        return
    outlet = _is_outlet(cast, scene.doc[attribution.head])
    content = child_of(verb, "ccomp")
    inside = [t for t in content.lefts if t.i > verb.i] if content is not None else []
    for citing in (*verb.children, *inside):
        if citing.dep_ == "advcl" and citing.tag_ == "VBG" and citing.lemma_.lower() in words("quotes"):
            source = child_of(citing, "dobj")
            nameless = source is not None and source.lower_ in roles()
            if source is not None and ((outlet and _can_speak(cast, source)) or (verb.lemma_ == "report" and nameless)):
                yield source


def _quoted_as_saying(scene: Scene, attribution: Attribution, verb: "Token") -> Attribution:
    saying = _saying(verb)
    if saying is None:
        return attribution
    passive = child_of(verb, "nsubjpass")
    speaker = passive if passive is not None else child_of(verb, "dobj")
    outlet = agent_of(verb) if passive is not None else child_of(verb, "nsubj")
    content = child_of(saying, "ccomp")
    if speaker is None or speaker.tag_ not in NOUNS | {"PRP"}:
        return attribution
    told = attribution.content if attribution.direct or content is None else clause(scene, content)
    through = outlet.i if outlet is not None else None
    return _spoken_by(scene, replace(attribution, content=told, to=None), speaker, through)


def _saying(verb: "Token") -> "Token | None":
    """The verb of saying in "quoted the minister as saying"."""
    thing = child_of(verb, "dobj")
    linked = [*verb.rights, *(thing.rights if thing is not None else ())]
    spoken = (child_of(link, "pcomp") for link in linked if link.dep_ == "prep" and link.lower_ == "as")
    return next((s for s in spoken if s is not None and s.tag_ == "VBG"), None)


def _spoken_by(scene: Scene, attribution: Attribution, speaker: "Token", through: int | None) -> Attribution:
    source = phrase(scene, speaker)
    content = _without(attribution.content, source)
    if not content:
        return attribution
    return replace(attribution, content=content, source=(source,), head=speaker.i, through=through)


def _without(content: Spans, source: Span) -> Spans:
    return tuple(span for span in content if not source.covers(span) and not span.covers(source))


def _is_outlet(cast: Cast, token: "Token") -> bool:
    actor = cast.meant_at(Span(token.idx, token.idx + len(token)))
    return actor is not None and actor.kind is ActorKind.OUTLET


def _can_speak(cast: Cast, token: "Token") -> bool:
    return token.lower_ in roles() or cast.meant_at(Span(token.idx, token.idx + len(token))) is not None
