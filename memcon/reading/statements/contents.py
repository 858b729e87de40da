"""What a cue's content is, by construction: a clause, a request, an accusation, a name for something, an intent."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.reading.cues import ABOUT, AS, CLAUSE, FEELING, INTENT, NAMING, OBJECT, REQUEST, TOLD, Verb, verb_at, words
from memcon.reading.statements.attributions import Way
from memcon.reading.statements.phrases import child_of, end_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens [start, end) that a cue attributes, as what, and the token of the one they are addressed to."""

    start: int
    end: int
    takes: str
    way: Way
    to: int | None = None
    passive: bool = False


def contents_of(verb: "Token", cue: Verb, link: "Token | None") -> Iterator[Content]:
    """The contents that `verb` has, best construction first; `link` is the preposition or particle of the cue."""
    for takes, find in _LINKED if link is not None else _PLAIN:
        if cue.takes(takes):
            content = find(verb, link)
            if content is not None:
                yield content


def _clause(verb: "Token", link: "Token | None") -> Content | None:
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and is_finite(c)]
    if not clauses:
        return None
    after = [c for c in clauses if c.i > verb.i] or clauses
    first, last = after[0], after[-1]
    to = child_of(verb, "dobj", "dative")
    told = to.i if to is not None and to.i < first.i else None
    return Content(first.left_edge.i, _with_joined(verb, last), CLAUSE, Way.CLAUSE, to=told)


def _with_joined(verb: "Token", last: "Token") -> int:
    """The end of a content whose second clause was hung beside the cue: said the ports were shut, and nobody knew."""
    for joined in verb.rights:
        if joined.dep_ != "conj" or joined.i < last.i or child_of(joined, "nsubj", "nsubjpass", "expl") is None:
            continue
        if is_finite(joined) and verb_at(joined) is None:
            return end_of(joined)
    return end_of(last)


def is_finite(clause: "Token") -> bool:
    """Whether a clause has a verb in a finite form, and so says something by itself; "that he pay" is one too."""
    if clause.tag_ == "VB" and child_of(clause, "nsubj", "nsubjpass") is not None and not is_infinitive(clause):
        return True
    return clause.tag_ in _FINITE or any(
        c.tag_ in _FINITE and c.dep_ in {"aux", "auxpass", "cop"} for c in clause.children
    )


def _request(verb: "Token", link: "Token | None") -> Content | None:
    """Someone to do something: urged X to pay; called on X to pay."""
    if link is not None:
        who = child_of(link, "pobj")
        if who is None or who.i < verb.i:
            return None
        return Content(who.left_edge.i, _end_of(verb, who), REQUEST, Way.REQUEST, to=who.i)
    wish = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and is_infinitive(c)), None)
    if wish is None:
        return None
    who = child_of(verb, "dobj", "dative")
    if who is None or who.i > wish.i:
        who = child_of(wish, "nsubj", "nsubjpass")
    if who is None or not verb.i < who.i < wish.i:
        return None
    return Content(who.left_edge.i, end_of(wish), REQUEST, Way.REQUEST, to=who.i)


def _end_of(verb: "Token", who: "Token") -> int:
    """Where the request that begins with `who` ends: with the infinitive, wherever the parser has hung it."""
    wishes = [
        c for c in (*verb.rights, *who.rights) if c.i > who.i and c.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp"}
    ]
    return max([who.right_edge.i + 1, *(end_of(wish) for wish in wishes if is_infinitive(wish))])


def is_infinitive(clause: "Token") -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in clause.children)


def _naming(verb: "Token", link: "Token | None") -> Content | None:
    """Something and what it is called: called the offer an insult."""
    name = child_of(verb, "oprd")
    if name is not None and name.i > verb.i:
        thing = child_of(verb, "dobj")
        start = thing.left_edge.i if thing is not None and verb.i < thing.i < name.i else name.left_edge.i
        return Content(start, name.right_edge.i + 1, NAMING, Way.REQUEST)
    thing = child_of(verb, "dobj")
    if thing is not None and thing.i > verb.i and any(t.tag_ == "``" and t.i > thing.i for t in thing.subtree):
        return Content(thing.left_edge.i, thing.right_edge.i + 1, NAMING, Way.REQUEST)
    small = next((c for c in verb.rights if c.dep_ == "ccomp" and not is_finite(c) and child_of(c, "nsubj")), None)
    if small is None or small.tag_ in {"VB", "VBG"}:
        return None
    return Content(small.left_edge.i, small.right_edge.i + 1, NAMING, Way.REQUEST)


def _about(verb: "Token", link: "Token | None") -> Content | None:
    """Someone and what of it: accused the owners of lying."""
    return _linked(verb, words("about"))


def _as(verb: "Token", link: "Token | None") -> Content | None:
    """Something and what it is taken for: regarded the offer as an insult."""
    return _linked(verb, frozenset({"as"}))


def _linked(verb: "Token", links: Set[str]) -> Content | None:
    """Whom or what a cue is about, with what one of the `links` joins to it."""
    whom = child_of(verb, "dobj")
    if whom is None or whom.i < verb.i:
        return None
    of = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in links and c.i > whom.i]
    inside = any(c.dep_ == "prep" and c.lower_ in links for c in whom.rights)
    if not of and not inside:
        return None
    end = max([whom.right_edge.i + 1, *(c.right_edge.i + 1 for c in of[:1])])
    return Content(whom.left_edge.i, end, ABOUT, Way.REQUEST, to=whom.i)


def _intent(verb: "Token", link: "Token | None") -> Content | None:
    """To do something: promised to pay."""
    wish = next((c for c in verb.rights if c.dep_ == "xcomp" and (is_infinitive(c) or c.tag_ == "VBG")), None)
    if wish is None or child_of(verb, "dobj") is not None:
        return None
    return Content(wish.left_edge.i, end_of(wish), INTENT, Way.OBJECT)


def _feeling(verb: "Token", link: "Token | None") -> Content | None:
    """Something felt towards someone: expressed gratitude to the hosts for their patience."""
    thing = child_of(verb, "dobj")
    if (
        thing is None
        or thing.i < verb.i
        or (thing.lemma_.lower() not in words("feelings") and verb.lemma_ not in {"express", "voice"})
    ):
        return None
    towards = [
        c.right_edge.i + 1
        for c in verb.rights
        if c.dep_ in {"prep", "dative"} and c.i > thing.i and c.lower_ in words("towards")
    ]
    return Content(thing.left_edge.i, max([thing.right_edge.i + 1, *towards]), FEELING, Way.OBJECT)


def _object(verb: "Token", link: "Token | None") -> Content | None:
    """A noun phrase: condemned the attack; called for talks; the attack was condemned by X."""
    if link is not None:
        thing = child_of(link, "pobj", "pcomp")
        return Content(thing.left_edge.i, thing.right_edge.i + 1, OBJECT, Way.OBJECT) if thing is not None else None
    thing = child_of(verb, "dobj")
    if thing is not None and thing.i > verb.i and thing.tag_ not in {"PRP", "WP", "WDT", "DT"}:
        return Content(thing.left_edge.i, thing.right_edge.i + 1, OBJECT, Way.OBJECT)
    done = child_of(verb, "nsubjpass")
    if done is not None and child_of(verb, "agent") is not None and done.tag_ not in {"PRP", "WP", "WDT"}:
        return Content(done.left_edge.i, done.right_edge.i + 1, OBJECT, Way.OBJECT, passive=True)
    return None


_Finder = Callable[["Token", "Token | None"], Content | None]
_LINKED: tuple[tuple[str, _Finder], ...] = ((REQUEST, _request), (OBJECT, _object), (CLAUSE, _clause))
_PLAIN: tuple[tuple[str, _Finder], ...] = (
    (CLAUSE, _clause),
    (TOLD, _clause),
    (REQUEST, _request),
    (NAMING, _naming),
    (ABOUT, _about),
    (AS, _as),
    (INTENT, _intent),
    (FEELING, _feeling),
    (OBJECT, _object),
)
