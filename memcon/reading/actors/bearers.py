"""States and known bodies: which of their names, adjectives, capitals and seats mean them here."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span, hull
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import Scene, noun_phrase_head
from memcon.reading.actors.wording import capital_words, state_nouns, telling
from memcon.reading.gazetteer import KnownName, NameForm

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_bearers(scene: Scene, names: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of states and known bodies, in order. A name inside a longer name of someone else is none."""
    covered = _covered(scene, names)
    certain = Counter(name.bearer.name for at, name in scene.known.items() if _is_certain(scene, at, name))
    found = []
    for at, name in scene.known.items():
        if at in covered or at in scene.passed_over or not _is_meant(scene, scene.doc[at], name, certain):
            continue
        found.append(_mention(scene, at, name))
    return tuple(found)


_NAMES = frozenset({NameForm.NAME, NameForm.ADJECTIVE, NameForm.PEOPLE})


def _is_certain(scene: Scene, at: int, name: KnownName) -> bool:
    """Whether a name means its bearer beyond doubt, here and so wherever it stands on the page."""
    if name.form not in _NAMES:
        return False
    return not name.ambiguous or _state_noun(scene, at) is not None or scene.speaks(scene.doc[at])


def _covered(scene: Scene, names: Iterable[Mention]) -> set[int]:
    """The tokens inside names of persons and bodies, but for a state that such a body speaks for."""
    covered = set()
    starts = scene.starts
    for mention in names:
        for at in range(bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)):
            name = scene.known.get(at)
            if name is not None and mention.span.covers(name.span) and name.bearer.name != mention.side:
                covered.add(at)
    return covered


def _is_meant(scene: Scene, token: "Token", name: KnownName, certain: Counter[str]) -> bool:
    if token.i + 1 < len(scene.doc) and token.nbor().lower_ in telling("currencies"):
        return False  # "12 million US dollars"
    if name.form is NameForm.CAPITAL and not capital_means_state(token) and _state_noun(scene, token.i) is None:
        return False
    if (
        name.form in {NameForm.SEAT, NameForm.ORGAN}
        and token.dep_ == "pobj"
        and token.head.lower_ in {"in", "at", "near", "outside", "from"}
    ):
        return False
    return not name.ambiguous or certain[name.bearer.name] > 0


def capital_means_state(token: "Token") -> bool:
    """Whether a capital acts, owns or is dealt with, as its state does and a place does not."""
    head = noun_phrase_head(token) if token.dep_ in {"conj", "appos"} else token
    verb = head.head
    if head.dep_ == "nsubj" or head.dep_ == "poss":
        return True
    if head.dep_ == "compound" and verb.lower_ in state_nouns():
        return True
    if head.dep_ in {"dobj", "nsubjpass", "dative"}:
        return verb.lemma_.lower() in capital_words("objects_of") | capital_words("given_to")
    if head.dep_ != "pobj":
        return False
    if verb.lower_ == "to":
        return verb.head.lemma_.lower() in capital_words("given_to")
    if verb.lower_ == "on":
        return verb.head.lemma_.lower() == "call"
    return verb.lower_ in capital_words("prepositions")


def _mention(scene: Scene, at: int, name: KnownName) -> Mention:
    token = scene.doc[at]
    noun = _state_noun(scene, at)
    span = name.span if noun is None else hull((name.span, Span(noun.idx, noun.idx + len(noun))))
    form = Form.ADJECTIVE if name.form in {NameForm.ADJECTIVE, NameForm.PEOPLE} else Form.PROPER
    if noun is not None:
        form = Form.ADJECTIVE
    head = noun if noun is not None else token
    if name.form is NameForm.ORGAN:
        return Mention(
            span=name.span,
            head=token.i,
            form=Form.PROPER,
            kind=ActorKind.ORGANISATION,
            name=name.span.of(scene.page.text),
            side=name.bearer.name,
            speaks=scene.speaks(token),
        )
    return Mention(
        span=span,
        head=head.i,
        form=form,
        kind=name.bearer.kind,
        name=name.bearer.name,
        code=name.bearer.code,
        speaks=scene.speaks(head) and (noun is not None or name.form not in {NameForm.ADJECTIVE}),
        written=_noun_of(name.span.of(scene.page.text)) if name.bearer.kind is not ActorKind.STATE else None,
    )


def _noun_of(written: str) -> str | None:
    """The noun in lower case with which a body's name ends: "army" of "Sudan’s army"."""
    last = written.split()[-1]
    return last if last.islower() else None


def _state_noun(scene: Scene, at: int) -> "Token | None":
    """The noun in "the Kenyan side", "Kenya's government", "the government of Kenya", which mean the state itself."""
    doc = scene.doc
    of = at - 1 - (at > 0 and doc[at - 1].lower_ == "the")
    if of > 0 and doc[of].lower_ == "from" and doc[of - 1].lower_ == "delegation":
        return doc[of - 1]
    if of > 0 and doc[of].lower_ == "of" and doc[of - 1].lower_ in state_nouns() and not doc[of].is_sent_start:
        return doc[of - 1]
    after = at + 1
    if after < len(doc) and doc[after].tag_ == "POS":
        after += 1
    while (
        after < len(doc)
        and after - at < 4
        and doc[after].tag_ in {"JJ", "NN", "NNP"}
        and doc[after].lower_ not in state_nouns()
    ):
        after += 1
    if after >= len(doc) or doc[after].is_sent_start or doc[after].lower_ not in state_nouns():
        return None
    return doc[after] if after + 1 >= len(doc) or doc[after + 1].tag_ not in {"NN", "NNS", "NNP", "NNPS"} else None
