"""Actor codes: of parties by their names, and of whoever a phrase tells of by the states and bodies named in it.

"Turkish police", "demonstrators in Ankara" and "the Turkish Bar Association" are no parties that are known by name, and
are coded by the state whose people or body they are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import Actor, Names
from memcon.model.passages import Span
from memcon.reading.cast import unique
from memcon.reading.gazetteer import KnownName, NameForm, bearer_of, find_known_names
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties, is_ethnic
from memcon.reading.knowledge import table
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"GPE", "NORP", "LOC"})
_ASIDE = frozenset(
    {"after", "since", "following", "before", "during", "despite", "amid", "according", "until", "because"}
)
_SET_ASIDE = frozenset({"relcl", "parataxis", "cc", "punct"})
_BASED = frozenset({"base", "lead", "back", "locate", "hold", "detain", "live", "affiliate", "link", "sign", "recruit"})


_ITS = frozenset({"its", "their", "his", "her"})


@dataclass(frozen=True)
class Coder:
    """Asks a page for the codes of those who act in it, and of those at whom they act."""

    page: Page
    parties: Parties

    def of_names(self, names: Names) -> Names:
        """The codes of parties, through the side of those that have none of their own."""
        return unique(code for name in names if (code := self._of_name(name)))

    def of_phrase(self, token: "Token | None") -> Names:
        """The codes of those that a noun phrase tells of, joined ones included, in their order."""
        if token is None:
            return ()
        if not is_ethnic(token) and (codes := self.of_names(self.parties.of(token))):
            return codes
        if (other := stood_for(token)) is not None:
            return self.of_phrase(other)
        heads = (token, *token.conjuncts) if token.pos_ != "PRON" else ()
        return unique(code for head in heads for code in self._first_in(_own_words(head)))

    def beyond(self, clause: Clause, source: Names, places: Sequence[Span] = ()) -> Names:
        """The codes of the first that the clause names besides its subject, and that is none of the `places` where it
        happens; nobody acts on their own state by name."""
        own = {t.i for t in clause.subject.subtree} if clause.subject is not None else set()
        is_state = clause.subject is not None and self._is_state(clause.subject)
        for token in _complements(clause):
            if token.i in own or any(place.start <= token.idx < place.end for place in places):
                continue
            codes = tuple(c for c in self._of_word(token) if not (is_state and c in source))
            if codes:
                joined = (c for other in token.conjuncts for c in self._of_word(other))
                return unique((*codes, *(c for c in joined if c not in source)))
        return ()

    def held_to(self, clause: Clause, source: Names) -> Names:
        """The codes of those whose act a threat hangs on: "unless Chad leaves"."""
        for verb in (clause.verb, clause.complement):
            for condition in (t for t in verb.children if t.dep_ == "advcl") if verb is not None else ():
                if any(t.lower_ in {"unless", "if", "until"} for t in condition.children):
                    subject = next((t for t in condition.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
                    return tuple(code for code in self.of_phrase(subject) if code not in source)
        return ()

    def _first_in(self, words: "Iterator[Token]") -> Names:
        for token in words:
            if codes := self._of_word(token):
                return unique((*codes, *(c for other in token.conjuncts for c in self._of_word(other))))
        return ()

    def _of_word(self, token: "Token") -> Names:
        if is_ethnic(token):
            return ()
        if actor := self.parties.cast.meant_at(Span(token.idx, token.idx + len(token))):
            code = self._of_actor(actor)
            return (code,) if code else ()
        known = self._known.get(token.idx)
        if known is None or (known.ambiguous and (token.ent_type_ not in _PLACES or is_shared(known, self.page))):
            return ()
        code = known.bearer.code or homes().get(known.bearer.name)
        return (code,) if code else ()

    def _is_state(self, token: "Token") -> bool:
        """Whether it is the state itself: its name, or the capital that stands for it."""
        known = self._known.get(token.idx)
        return known is not None and known.form in {NameForm.NAME, NameForm.CAPITAL}

    def _of_name(self, name: str) -> str | None:
        actor = self.parties.cast.named(name)
        return self._of_actor(actor) if actor else _of_bearer(name)

    def _of_actor(self, actor: Actor) -> str | None:
        return actor.code or _of_bearer(actor.name) or (_of_bearer(actor.side) if actor.side else None)

    @cached_property
    def _known(self) -> dict[int, KnownName]:
        return {name.span.start: name for name in self.page.names}


def _of_bearer(name: str) -> str | None:
    """The code of a state or body; of one that has none, that of the state it belongs to or that its name tells:
    "Chadian Union of Teachers"."""
    bearer = bearer_of(name)
    if code := (bearer.code if bearer else None) or homes().get(bearer.name if bearer else name):
        return code
    return next((n.bearer.code for n in find_known_names(name) if n.bearer.code and not n.ambiguous), None)


@cache
def homes() -> Mapping[str, str]:
    """The state of bodies that have no code of their own, by their names in `bodies.toml` and `states.toml`."""
    return {name: code for code, names in table("plover")["homes"].items() for name in names}


@cache
def _shared_names() -> frozenset[str]:
    """Names that several states or bodies bear."""
    rows = (*table("states")["state"], *table("bodies")["body"])
    borne = Counter(n for row in rows for n in {n for form in NameForm for n in row.get(form, ())})
    return frozenset(name for name, times in borne.items() if times > 1)


def is_shared(known: KnownName, page: Page) -> bool:
    """Whether several states or bodies bear the name."""
    return known.span.of(page.text) in _shared_names()


def stood_for(token: "Token") -> "Token | None":
    """In "rebels said they would leave", and in "rebels said their men would leave", the subject above."""
    owners = (t for t in token.children if t.dep_ == "poss" and t.lower_ in _ITS)
    pronoun = token if token.lower_ in {"it", "they", "he", "she"} else next(owners, None)
    verb = token.head
    is_within = token.dep_ in {"nsubj", "nsubjpass"} and verb.dep_ in {"ccomp", "advcl", "conj", "xcomp"}
    if pronoun is None or not is_within:
        return None
    return next((t for t in verb.head.children if t.dep_ == "nsubj" and t.pos_ != "PRON"), None)


def _own_words(head: "Token") -> "Iterator[Token]":
    """The words of a noun phrase without what is joined to it and without its relative clauses, the head first."""
    yield head
    for child in head.children:
        if child.dep_ in _SET_ASIDE or child.dep_ == "conj":
            continue
        if child.dep_ == "acl" and child.lemma_ not in _BASED:
            continue
        yield from _own_words(child)


def _complements(clause: Clause) -> "Iterator[Token]":
    """The words of what the predicate takes, in their order; when it was and why, and what others say, left out."""
    heads = [clause.verb] if clause.predicate == clause.verb else [clause.verb, clause.predicate]
    found = {t.i: t for head in heads for child in head.children if _is_complement(child, clause) for t in _told(child)}
    return iter(found[i] for i in sorted(found))


def _is_complement(child: "Token", clause: Clause) -> bool:
    if child.dep_ in _SET_ASIDE or child.lower_ in _ASIDE or child.dep_ in {"npadvmod", "mark", "aux", "auxpass"}:
        return False
    if child.dep_ == "nsubjpass":
        return True
    if child.i < clause.verb.i or child.dep_ in {"agent", "conj"}:
        return False
    return child.dep_ != "advcl" or not any(t.dep_ in {"mark", "advmod"} for t in child.children)


def _told(token: "Token") -> "Iterator[Token]":
    yield token
    for child in token.children:
        if child.dep_ in _SET_ASIDE or child.lower_ in _ASIDE:
            continue
        if child.dep_ == "advcl" and any(t.dep_ in {"mark", "advmod"} for t in child.children):
            continue
        yield from _told(child)
