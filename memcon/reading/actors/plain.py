"""Bodies that have no name of their own: "the dockers’ union", "the port authority", "the employers"."""

from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.mentions import Form, Mention
from memcon.reading.actors.scene import NOUNS, SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import (
    is_ministry,
    is_possessive,
    is_proper,
    organs,
    plain_bodies,
    plain_many,
    telling,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHOSE = frozenset({"poss", "compound", "nmod"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT"})
_POINTING = frozenset({"a", "an", "any", "no", "another", "some", "every"})


def plain_body(scene: Scene, token: "Token") -> Mention | None:
    """The body that a noun in lower case stands for: with whose or what for before it, or many that act together."""
    if token.i in scene.known or not _is_plain(token) or token.tag_ not in NOUNS or _has_name_after(scene, token):
        return None
    if token.lower_ in organs() or token.lower_ in telling("alone"):
        kind: ActorKind | None = ActorKind.ORGANISATION if _is_organ(scene, token) else None
    else:
        kind = plain_bodies().get(token.lower_) if _says_whose(scene, token) else None
    many = plain_many().get(token.lower_) if kind is None and _is_many(scene, token) else None
    if kind is None and many is None:
        return None
    start = _first_of_name(scene, token)
    return Mention(
        span=scene.span(start, token.i + 1),
        head=token.i,
        form=Form.PLAIN,
        kind=kind or many,  # type: ignore[arg-type]
        name=scene.words(start, token.i + 1),
        definite=True,
        speaks=scene.speaks(token),
    )


def _is_plain(token: "Token") -> bool:
    """Whether a noun is in lower case, or would be if it did not begin a sentence or stand for the one of its kind:
    "Parliament"."""
    begins = token.is_sent_start and token.text[1:].islower()
    return token.text.islower() or begins or (token.lower_ in telling("alone") and token.dep_ != "compound")


def _has_name_after(scene: Scene, token: "Token") -> bool:
    """Whether the name follows: "farm lobby Harvest International"."""
    after = token.i + 1
    return after < len(scene.doc) and (is_proper(scene.doc[after]) or after in scene.known)


def _says_whose(scene: Scene, token: "Token") -> bool:
    """Whether words in lower case before a body's noun tell which body it is, and none of them is a name."""
    before = [t for t in token.children if t.i < token.i]
    state = _state_before(scene, token)
    if any((is_proper(t) or t.i in scene.known) and t.i not in state for word in before for t in word.subtree):
        return False
    if any(t.lower_ in _POINTING for word in before for t in word.subtree):
        return False
    telling_which = [t for t in before if t.dep_ in _WHOSE and t.tag_ in NOUNS and t.i not in state]
    return bool(telling_which) or any(t.lower_ in telling("of_plain_bodies") for t in before)


def _state_before(scene: Scene, token: "Token") -> range:
    """The words of the state in which the body is, where its phrase begins with that: "Peru’s | dockers’ union"."""
    start = token.left_edge.i
    owner = scene.known.get(start)
    is_state = owner is not None and owner.bearer.kind is ActorKind.STATE
    return range(start, start + 2) if is_state and is_possessive(scene.doc[start + 1]) else range(0)


def _is_organ(scene: Scene, token: "Token") -> bool:
    """Whether an organ of a state says something without its state: "the army", "the trade ministry in Lima"."""
    before = [t for t in token.children if t.i < token.i]
    if any(is_proper(t) or t.i in scene.known for word in before for t in word.subtree):
        return False
    if not scene.speaks(token) and not _is_ministry_that_acts(scene, token):
        return False
    which = [t for t in before if t.tag_ not in _DETERMINERS]
    pointing = any(t.lower_ in _POINTING or t.tag_ == "PRP$" for t in before)
    return not pointing and (bool(which) or token.lower_ in telling("alone"))


def _is_ministry_that_acts(scene: Scene, token: "Token") -> bool:
    """Whether it is told by what it is for, and does something or owns: "the health ministry’s offer"."""
    start = _first_of_name(scene, token)
    if not is_ministry(scene.words(start, token.i + 1)):
        return False
    owns = token.i + 1 < len(scene.doc) and is_possessive(scene.doc[token.i + 1])
    return owns or noun_phrase_head(token).dep_ in SUBJECTS


def _is_many(scene: Scene, token: "Token") -> bool:
    """Whether the noun is all of them: alone, with "the", or with the state that they are from."""
    before = [t for t in token.children if t.i < token.i]
    after = [t for t in token.children if t.i > token.i and t.dep_ in {"prep", "relcl", "acl"}]
    plain = all((t.tag_ == "DT" and t.lower_ not in _POINTING) or t.i in scene.known for t in before)
    return plain and not after and bool(before or token.i == token.sent.start)


def _first_of_name(scene: Scene, token: "Token") -> int:
    """Where the words begin that serve as the name."""
    start = token.i
    inside = {t.i for t in token.subtree}.difference(_state_before(scene, token))
    while start - 1 in inside and not _ends_before(scene.doc[start - 1]):
        start -= 1
    return start


def _ends_before(token: "Token") -> bool:
    """Whether a name can not go on to the left over this word."""
    return not is_possessive(token) and token.tag_ in _DETERMINERS | {",", "``", "''", "-LRB-"}
