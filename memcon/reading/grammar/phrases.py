"""Phrases and clauses over the parse: which words belong together, who acts in them, and how their verb is meant."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.findings import DateMention, Names
from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.cast import Cast, party_name, speaking, unique
from memcon.reading.gazetteer import KnownName
from memcon.reading.knowledge import table
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHER_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "csubj"})
_NAMING = frozenset({"compound", "amod", "nmod", "poss", "appos", "punct"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHOUT_OWN_SUBJECT = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp", "acomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OWN_WORDS = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine"})
_EDGES = " \t\r\n,;:.“”\"'’‘"
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_REFERRING = frozenset({"it", "he", "she"})
_HAD = frozenset({"have", "'ve", "’ve"})


class Mood(StrEnum):
    """How a verb is meant: as past, as present, as future, as merely possible, or left to the verb above it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    POSSIBLE = "possible"
    OPEN = "open"


def span_of(tokens: Iterable["Token"]) -> Span:
    """The characters from the first to the last of some tokens, of which there is at least one."""
    known = list(tokens)
    return Span(min(t.idx for t in known), max(t.idx + len(t) for t in known))


def is_verb(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def verb_over(token: "Token") -> "Token | None":
    """The verb whose clause `token` stands in; None in a sentence without one."""
    for above in token.ancestors:
        if is_verb(above) and above.dep_ not in {"amod", "compound"}:
            return above
    return None


def clause_of(verb: "Token") -> "list[Token]":
    """The words of a verb's own clause, in order: what hangs on it, clauses within it and beside it left out."""
    words, waiting = [], [verb]
    while waiting:
        word = waiting.pop()
        words.append(word)
        waiting.extend(c for c in word.children if not _begins_another_clause(c))
    return sorted(words, key=lambda t: t.i)


def _begins_another_clause(token: "Token") -> bool:
    if token.dep_ in _SUBJECTS:
        return token != _own_subject(token.head)
    joins = token.dep_ == "cc" and is_verb(token.head)
    reports = token.dep_ == "mark" and token.lower_ == "that"
    return token.dep_ in _OTHER_CLAUSE or joins or reports or (token.dep_ == "conj" and is_verb(token))


def phrase_of(noun: "Token") -> "list[Token]":
    """The words that stand before a noun as part of its phrase, and the noun."""
    start = noun.i
    while start > noun.left_edge.i and not is_verb_of_clause(noun.doc[start - 1]):
        start -= 1
    return [noun.doc[i] for i in range(start, noun.i + 1)]


def is_verb_of_clause(token: "Token") -> bool:
    return is_verb(token) and token.dep_ not in {"amod", "compound", "nmod"}


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, if need be that of the verb it depends on ("agreed to meet")."""
    at: Token | None = verb
    for _ in range(6):
        if at is None:
            return None
        own = _own_subject(at)
        if own is not None:
            return at.head if own.tag_ in {"WDT", "WP"} and at.dep_ == "relcl" else own
        if at.dep_ == "acl" and at.tag_ == "VBG":
            return at.head
        if at.dep_ == "xcomp" and at.head.lemma_ != "promise" and (asked := object_of(at.head)) is not None:
            return asked
        if at.dep_ == "conj" and at.tag_ in _FINITE and at.head.dep_ == "xcomp":
            at = at.head.head  # "urged them to wait and spoke": whose verb is finite goes with the finite verb
            continue
        carries = at.dep_ in _WITHOUT_OWN_SUBJECT and (is_verb(at.head) or at.head.pos_ == "ADJ")
        at = at.head if carries else _verb_of_gerund(at)
    return None


def _own_subject(verb: "Token") -> "Token | None":
    """The subject nearest to the verb; the parse takes the town of a dateline for one too ("LIMA — Peru said")."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    return max(subjects, key=lambda c: (c.i < verb.i, c.i), default=None)


def _verb_of_gerund(verb: "Token") -> "Token | None":
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and is_verb(verb.head.head):
        return verb.head.head
    return None


def object_of(verb: "Token") -> "Token | None":
    return next((c for c in verb.children if c.dep_ in {"dobj", "obj"}), None)


def agent_of(verb: "Token") -> "Token | None":
    """Who did it, in the passive: "brokered by X"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_negated(verb: "Token") -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"never", "no", "hardly"} for c in verb.children)


def mood_of(verb: "Token") -> Mood:
    """How `verb` itself is meant, by its form and its auxiliaries."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    modals = [c.lower_ for c in helpers if c.tag_ == "MD"]
    if modals:
        return Mood.FUTURE if all(m in _WILL for m in modals) else Mood.POSSIBLE
    if any(c.tag_ == "TO" for c in helpers):
        return Mood.PAST if any(c.lemma_ in _HAD for c in helpers) else Mood.OPEN
    if any(c.tag_ == "VBD" or c.lemma_ in _HAD for c in helpers) or verb.tag_ == "VBD":
        return Mood.PAST
    joined = verb.tag_ == "VB" and not helpers and verb.dep_ == "conj" and is_verb(verb.head)
    if joined and not any(c.tag_ in {"MD", "TO"} for c in verb.head.children):
        return Mood.PRESENT
    if verb.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP"} for c in helpers):
        return Mood.PRESENT
    return Mood.OPEN


def settled_mood(verb: "Token") -> Mood:
    """As `mood_of`; where the verb itself leaves it open, that of the verb it depends on."""
    at = verb
    for _ in range(5):
        if (mood := mood_of(at)) is not Mood.OPEN or at.head == at or not is_verb(at.head):
            return mood
        at = at.head
    return Mood.OPEN


def is_supposed(verb: "Token") -> bool:
    """Whether the clause merely supposes what it says: "if", "unless", "whether"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    return bool(marks & {"if", "unless", "whether", "should", "until"})


def clause_span(page: Page, phrase: "Iterable[Token]", verbs: "Iterable[Token]", longest: int = 36) -> Span:
    """The characters of a phrase with the clauses of the verbs over it, on its side of a quotation mark; where that is
    longer than so many words, with the words near it only. A name is one word, however long."""
    core = list(phrase)
    around = [t for verb in verbs for t in clause_of(verb) if not t.is_punct]
    quoted = page.quotation_at(core[0].idx)
    inside = [t for t in around if page.quotation_at(t.idx) == quoted]
    span = span_of([*core, *inside])
    first, last = min(t.i for t in (*core, *inside)), max(t.i for t in (*core, *inside))
    if last - first >= longest:
        span = span_of([*core, *(t for t in inside if abs(t.i - core[-1].i) < longest // 2)])
    return span.trimmed(page.text, _EDGES)


def parties_named(cast: Cast, head: "Token") -> Names:
    """The parties that a noun phrase stands for, in the order of the text.

    As `Cast.parties_of`, and further the parties that describe its head: "negotiators of A and B", "A's envoys",
    "Foreign ministers of A".
    """
    return unique(name for word in _listed(head) for name in _parties_of_one(cast, word))


def _listed(head: "Token") -> "list[Token]":
    """The head and all that are listed with it, in order; the parse takes the first of two offices for a part of the
    second name ("President X and Chancellor Y")."""
    return sorted({*_swallowed(head), head, *head.conjuncts}, key=lambda t: t.i)


def _swallowed(head: "Token") -> Iterator["Token"]:
    for part in head.children:
        if part.dep_ in {"nmod", "compound"}:
            if any(t.dep_ == "cc" for t in part.children):
                yield part
            yield from _swallowed(part)


def _parties_of_one(cast: Cast, head: "Token") -> Iterator[str]:
    if head.lower_ in _OWN_WORDS and head.pos_ == "PRON":
        yield from cast.parties_of(head)
        return
    if head.lower_ in _REFERRING and (meant := _speaking_of_self(head)) is not None:
        yield from parties_named(cast, meant)
        return
    actor = cast.actor_at(Span(head.idx, head.idx + len(head)))
    by_office = actor is not None and actor.kind is ActorKind.UNNAMED  # "the ministers of A and B" are of both
    if not by_office and (name := party_at(cast, head)):
        yield name
        return
    named = [n for word in sorted(_naming_words(head), key=lambda t: t.i) if (n := party_at(cast, word))]
    own = party_at(cast, head) if by_office and not named else None
    yield from named or ([own] if own else [])


def _speaking_of_self(pronoun: "Token") -> "Token | None":
    """Whom "it" means in "Norway said that it had ...": the one who says so."""
    verb = pronoun.head
    saying = verb.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "ccomp" or not is_verb(saying):
        return None
    subject = subject_of(saying)
    return subject if subject is not None and subject.lower_ not in _REFERRING else None


def parties_before(cast: Cast, head: "Token", leave_out: frozenset[str] = frozenset()) -> Names:
    """The parties that stand before a noun: "Norway-Chile talks". Without those in a part that has a word of
    `leave_out` ("Peru-brokered")."""
    words: list[Token] = []
    for child in head.children:
        if child.i < head.i and child.dep_ in _NAMING and not leave_out.intersection(t.lower_ for t in child.subtree):
            words += [child, *_naming_words(child)]
    return unique(name for word in sorted(words, key=lambda t: t.i) if (name := party_at(cast, word)))


def _naming_words(head: "Token") -> Iterator["Token"]:
    for child in head.children:
        described = child.dep_ in _NAMING and not is_verb_of_clause(child)
        if described or (child.dep_ == "conj" and head.dep_ in _NAMING):
            yield child
            yield from _naming_words(child)
        elif _tells_whose(child, head):
            for named in child.children:
                if named.dep_ in {"pobj", "dobj"}:
                    for word in (named, *named.conjuncts):
                        yield word
                        yield from _naming_words(word)


def _tells_whose(word: "Token", people: "Token") -> bool:
    """Whether it leads to those that people are of or speak for: "the envoys of A", "delegations from A", "negotiators
    for A", "officials representing A"."""
    if word.lower_ == "representing" and word.dep_ == "acl":
        return True
    if word.dep_ != "prep":
        return False
    return word.lower_ == "of" or (word.lower_ in {"from", "for"} and people.lemma_.lower() in _people_who_speak_for())


@cache
def _people_who_speak_for() -> frozenset[str]:
    return frozenset(table("meetings")["lists"]["speak_for"])


def party_at(cast: Cast, token: "Token") -> str | None:
    """The party that this one word names: by the article's actors, or else as a name that is known and unambiguous."""
    span = Span(token.idx, token.idx + len(token))
    if actor := cast.actor_at(span):
        nobody = actor.kind is ActorKind.UNNAMED and not actor.side
        return None if nobody else party_name(actor)
    known = known_name_at(cast.page, token)
    return known.bearer.name if known and not known.ambiguous else None


def known_name_at(page: Page, token: "Token") -> KnownName | None:
    """The name of a state or body that a word is part of."""
    after = bisect_right(page.names, token.idx, key=lambda name: name.span.start)
    before = page.names[after - 1] if after else None
    return before if before is not None and before.span.end > token.idx else None


def in_order(dates: Iterable[DateMention]) -> tuple[DateMention, ...]:
    return tuple(sorted(dates, key=lambda date: date.span))


def date_at(dates: Sequence[DateMention], token: "Token") -> DateMention | None:
    """The dated expression that a word is part of; `dates` are in the order of the text."""
    after = bisect_right(dates, token.idx, key=lambda date: date.span[0])
    before = dates[after - 1] if after else None
    return before if before is not None and before.span[1] > token.idx else None


def complement_of(token: "Token", *prepositions: str) -> Iterator["Token"]:
    """The nouns that `token` takes with one of these prepositions."""
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ == "pobj")


def side_of_speaker(cast: Cast, position: int) -> str | None:
    """For whom the statement speaks that holds the character at `position`; None where the report itself says it."""
    return speaking(cast.statement_at(position))
