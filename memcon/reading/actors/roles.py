"""Those who are not named at a place: sources known by a role, offices and bodies named before, pronouns."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.plain import plain_body
from memcon.reading.actors.scene import NOUNS, SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import (
    body_kinds,
    genders,
    head_word,
    is_office,
    is_possessive,
    organs,
    roles,
    stand_ins,
    state_nouns,
    telling,
)
from memcon.reading.cues import is_cue
from memcon.reading.gazetteer import NameForm
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "they": "they",
    "it": "it",
    "its": "it",
}
_DEFINITE = frozenset({"the", "this", "that", "both"})
_BREAKS = frozenset({",", ":", ";", "(", "—", "–", "-", '"', "“", "who", "which", "that", "whom"})
_WITH = frozenset({"with", "between", "against", "by"})
_PLACES = frozenset({NameForm.CAPITAL})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.UNION, ActorKind.PARTY, ActorKind.COURT, ActorKind.ARMED_GROUP})
_THERE = frozenset({"there", "here", "later", "also", "earlier"})
_LONG = 9  # words of a role that are kept as a source's name


def find_roles(scene: Scene, named: Iterable[Mention]) -> tuple[Mention, ...]:
    """Roles, offices, bare bodies' nouns and pronouns, outside of names and titles, in order."""
    others = tuple(named)
    covered = _covered(scene, others)
    heads = frozenset(head_word(m.name) for m in others if m.kind in _BODIES and m.form is Form.PROPER)
    return tuple(_roles(scene, Places((m.span, m) for m in others), covered, heads))


def _covered(scene: Scene, named: tuple[Mention, ...]) -> set[int]:
    """The tokens that are part of a name or title, or head the phrase of one."""
    titles = [title for m in named for title in (m.title, m.second_title) if title]
    places = sorted([*(m.span for m in named if m.form is not Form.ADJECTIVE), *titles])
    covered = {mention.head for mention in named if mention.kind is not ActorKind.PERSON}
    tokens = iter(scene.doc)
    token = next(tokens, None)
    for place in places:
        while token is not None and token.idx < place.start:
            token = next(tokens, None)
        while token is not None and token.idx < place.end:
            covered.add(token.i)
            token = next(tokens, None)
    return covered


def _roles(scene: Scene, named: Places[Mention], covered: set[int], heads: frozenset[str]) -> Iterator[Mention]:
    for token in scene.doc:
        if token.i in scene.passed_over or token.i in scene.quoted:
            continue
        if (beside := _beside_office(scene, token)) is not None:
            yield beside
        if token.i in covered:
            if (_owns(token) or _has_holder(token)) and (
                mention := plain_body(scene, token) or _bare_body(scene, token, heads)
            ):
                yield mention
            continue
        if token.tag_ in {"PRP", "PRP$"} and token.lower_ in PRONOUNS:
            yield _pronoun(scene, token)
        elif token.tag_ in NOUNS and _heads_phrase(token):
            mention = plain_body(scene, token) or _role(scene, token, named, covered)
            mention = mention or _bare_body(scene, token, heads)
            if mention is not None and not (mention.kind is ActorKind.UNNAMED and token.i in scene.above):
                yield mention


def _beside_office(scene: Scene, token: "Token") -> Mention | None:
    """The body that is only called what it is before an office: "union leader", "a company spokesman"."""
    if token.tag_ not in {"NN", "NNP"} or token.i + 1 >= len(scene.doc) or token.i in scene.known:
        return None
    office, word = token.nbor(), token.lower_
    if not (is_office(office) or office.lower_ in roles()) or is_office(token):
        return None
    noun = next((n for n in (word, f"{word}s") if n in body_kinds() or n in stand_ins()), None)
    if noun is None or (token.i and token.nbor(-1).tag_ in {"NNP", "NNPS", "HYPH"}):
        return None
    return Mention(
        span=scene.span(token.i, token.i + 1),
        head=token.i,
        form=Form.BESIDE,
        kind=ActorKind.ORGANISATION,
        name=noun,
        definite=True,
    )


def _owns(token: "Token") -> bool:
    """Whether an office is said to be the noun's: "the company’s chief executive"."""
    return token.i + 1 < len(token.doc) and is_possessive(token.nbor()) and token.tag_ in NOUNS


def _has_holder(token: "Token") -> bool:
    """Whether an office is told as one of the noun’s: "the head of the union"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"of", "for"} and is_office(token.head.head)


def _heads_phrase(token: "Token") -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.dep_ != "compound" and not (following is not None and following.tag_ in NOUNS and token.dep_ == "amod")


def _pronoun(scene: Scene, token: "Token") -> Mention:
    which = PRONOUNS[token.lower_]
    person = which in {"he", "she"}
    return Mention(
        span=Span(token.idx, token.idx + len(token)),
        head=token.i,
        form=Form.PRONOUN,
        kind=ActorKind.PERSON if person else ActorKind.ORGANISATION,
        name=which,
        gender=which if person else None,
        definite=True,
        speaks=scene.speaks(token),
    )


def _role(scene: Scene, token: "Token", named: Places[Mention], covered: set[int]) -> Mention | None:
    if token.lower_ not in roles() and not is_office(token) and not _is_somebody(scene, token):
        return None
    if any(child.dep_ == "appos" and child.i in covered for child in token.children):
        return None
    start, end = phrase_around(scene, token)
    definite = scene.doc[start].lower_ in _DEFINITE or scene.doc[start].tag_ == "PRP$"
    speaks = scene.speaks(token)
    if not speaks and not (definite and is_office(token) and token.tag_ in {"NN", "NNP"}):
        return None
    core = start + (scene.doc[start].tag_ in {"DT", "PRP$", "PDT", "WP$"} or scene.doc[start].lower_ == "one")
    if core >= end:
        return None
    side = _side(scene, token.i, start, token.i + 1, named)
    stop = token.i + 1 if side else min(end, core + _LONG)  # who is told by a side needs no more words
    return Mention(
        span=scene.span(start, end),
        head=token.i,
        form=Form.ROLE,
        kind=ActorKind.UNNAMED,
        name=scene.words(core, stop),
        office=scene.words(_past_owner(scene, core, token.i), token.i + 1),
        side=side or _side(scene, token.i, token.i + 1, end, named, _resides(token)) or _seat_of_office(scene, token),
        gender=genders().get(token.lower_),
        definite=definite and token.tag_ in {"NN", "NNP"},
        speaks=speaks,
    )


def _is_somebody(scene: Scene, token: "Token") -> bool:
    """Whether it is a person without office or name who speaks: "one skipper, who asked not to be named"."""
    first = next((t for t in token.children if t.dep_ in {"det", "nummod"} and t.i < token.i), None)
    if token.tag_ != "NN" or first is None or first.lower_ not in telling("one_of_many") or not scene.speaks(token):
        return False
    is_told_as_one = any(
        t.lower_ == "who" for clause in token.rights if clause.dep_ == "relcl" for t in clause.children
    )
    return is_told_as_one or token.lower_ in telling("callings")


def _seat_of_office(scene: Scene, token: "Token") -> str | None:
    """The state in whose town the office of a holder stands: "the prime minister’s office in Nairobi"."""
    if token.dep_ != "poss" or token.head.lower_ not in organs():
        return None
    places = (c.i for p in token.head.children if p.lower_ == "in" for c in p.children if c.dep_ == "pobj")
    return next((scene.known[i].bearer.name for i in places if i in scene.known), None)


def _is_met(token: "Token") -> bool:
    """Whether a body is there as one that acts, is spoken to or has offices, and not as a place or thing."""
    head = noun_phrase_head(token) if token.dep_ == "conj" else token
    if head.dep_ in SUBJECTS or _owns(token) or _has_holder(token):
        return True
    if head.dep_ in {"dobj", "dative"}:
        return is_cue(head.head) or head.head.lemma_ in telling("leads")
    if head.dep_ != "pobj":
        return False
    link = head.head
    return link.dep_ == "agent" or link.lower_ in _WITH or (link.lower_ == "to" and link.head.lower_ == "according")


def phrase_around(scene: Scene, token: "Token") -> tuple[int, int]:
    """Tokens [start, end) of the noun phrase headed by `token`, up to a comma or a relative clause."""
    start, end = token.left_edge.i, token.i + 1
    for i in range(token.i - 1, start - 1, -1):
        if scene.doc[i].text in _BREAKS and scene.doc[i].tag_ != "HYPH":
            start = i + 1
            break
    right = token.right_edge.i + 1
    while end < right and scene.doc[end].text not in _BREAKS and scene.doc[end].dep_ != "cc":
        if scene.doc[end].tag_ == "VBG" and scene.doc[end].head.i == token.i and is_cue(scene.doc[end]):
            break  # "officials | saying"
        if scene.doc[end].lower_ in _THERE:
            break
        end += 1
    while end > token.i + 1 and scene.doc[end - 1].tag_ in {"_SP", ".", "IN", "''", "TO"}:
        end -= 1
    return start, end


def _past_owner(scene: Scene, start: int, head: int) -> int:
    """Where an office's own words begin: after the state or body whose it is."""
    for i in range(head - 1, start - 1, -1):
        if i in scene.known or scene.doc[i].tag_ == "POS":
            return i + 1
    return start


def _resides(token: "Token") -> bool:
    """Whether a capital after the noun tells for whom somebody speaks: officials in Lima do, a diplomat need not."""
    return token.lower_ in telling("resident")


def _side(scene: Scene, role: int, start: int, end: int, named: Places[Mention], resides: bool = True) -> str | None:
    """The state or body that is named within a role: "German officials", "a source in the Port Workers Union"."""
    if start >= end:
        return None
    inside = scene.span(start, end)
    around = (m for m in named.touching(inside) if m.kind not in {ActorKind.PERSON, ActorKind.STATE})
    bodies = [m for m in around if inside.covers(m.span)]
    known = [scene.known[i] for i in range(start, end) if i in scene.known and not _is_told_of_others(scene, role, i)]
    for name in known:
        if any(m.span.covers(name.span) and m.span != name.span and m.side is None for m in bodies):
            continue  # part of a body's name
        is_plain = name.bearer.kind is ActorKind.STATE or not name.ambiguous  # "European" need not be the union
        if is_plain and (resides or name.form not in _PLACES):
            return name.bearer.name
    return next((m.side or m.name for m in bodies), None)


def _is_told_of_others(scene: Scene, role: int, at: int) -> bool:
    """Whether a state after a role is told of another noun: "relatives of workers held in Peru", "a diplomat familiar
    with Peru’s plans"."""
    token = scene.doc[at]
    while token.i > role and token.head.i != token.i:
        if token.pos_ in {"NOUN", "VERB", "ADJ"} and token.i not in scene.known and not _is_of_a_state(token):
            return True
        token = token.head
    return False


def _is_of_a_state(noun: "Token") -> bool:
    word = noun.lower_
    return word in organs() or word in state_nouns() or word in body_kinds() or is_office(noun) or word in roles()


def _bare_body(scene: Scene, token: "Token", heads: frozenset[str] = frozenset()) -> Mention | None:
    """A body or state that is named elsewhere: "the ministry", "the government"; and "the hospital" where one of the
    `heads` of the names on the page is that noun."""
    word = token.lower_
    is_told = word in organs() or word in body_kinds() or word in state_nouns()
    if not is_told and not (word in heads and token.text.islower() and (scene.speaks(token) or _owns(token))):
        return None
    before = scene.doc[token.i - 1].lower_ if token.i else ""
    if before not in {"the", "its"} or not (_is_met(token) or word in state_nouns()):
        return None
    if any(child.dep_ in {"amod", "compound", "nmod"} for child in token.children):
        return None
    return Mention(
        span=scene.span(token.i - 1, token.i + 1),
        head=token.i,
        form=Form.ROLE,
        kind=ActorKind.STATE if word in state_nouns() else ActorKind.ORGANISATION,
        name=word,
        definite=True,
        speaks=scene.speaks(token),
    )
