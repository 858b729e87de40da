"""Where a page says something of a document: the noun, the verb with what is done to it, and how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import DocumentStatus
from memcon.reading.documents.lexicon import Lexicon, Noun, Verb, lexicon
from memcon.reading.grammar.phrases import Mood, is_negated, is_supposed, is_verb, mood_of, phrase_of
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 8  # words after "of" that still name the paper
_OBJECTS = frozenset({"dobj", "nsubjpass", "obj", "attr"})
_IT = frozenset({"it", "them", "this", "these", "that"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acomp", "conj", "prep", "advcl"})
_UNDONE = frozenset({"have", "hand", "draft", "publish", "answer", "sign"})


@dataclass(frozen=True)
class Mention:
    """One thing said of one document. `noun` names it, `at` is the word that stands for it here (the noun, or "it");
    `verb` and `rule` what is done to it; `over` the verbs above, nearest first."""

    noun: "Token"
    at: "Token"
    status: DocumentStatus
    verb: "Token | None" = None
    rule: Verb | None = None
    over: "tuple[Token, ...]" = ()

    @property
    def key(self) -> str:
        """What tells this document's kind from others: its noun, and which of several it is ("the third list")."""
        nth = [t.lower_ for t in phrase_of(self.noun) if t.ent_type_ == "ORDINAL" and t.i < self.noun.i]
        return " ".join((*nth, self.noun.lower_))

    @property
    def phrase(self) -> "list[Token]":
        """Its noun phrase, with "of" and what follows: "a memorandum of understanding"."""
        of = next((c for c in self.noun.children if c.lower_ == "of" and c.i == self.noun.i + 1), None)
        after = [] if of is None else list(of.subtree)
        short = len(after) <= LONGEST and not any(is_verb(t) for t in after)
        return [*phrase_of(self.noun), *(after if short else ())]

    @property
    def is_known(self) -> bool:
        """Whether it is named as one that was spoken of before: "the proposal"."""
        return any(t.lower_ in {"the", "this", "that"} and t.dep_ == "det" for t in self.noun.children)

    @property
    def is_described(self) -> bool:
        """Whether its noun stands for a paper of the negotiation by itself, and does not only take one up."""
        return _is_document(self.noun)

    @property
    def is_joint(self) -> bool:
        """Whether it is by its nature the paper of all who sign it."""
        row = lexicon().noun_of(self.noun.lower_)
        return row is not None and row.joint


def find_mentions(page: Page) -> Iterator[Mention]:
    """All that is said of documents, in the order of the text."""
    speaks_of_one = any(_is_document(t) for s in page.sentences for t in s)
    ahead: list[Token] = []
    for sentence in page.sentences:
        nouns = [t for t in sentence if _is_document(t) or (speaks_of_one and _is_the_paper(t))]
        known = [*ahead, *nouns]
        for token in sentence:
            noun = token if token in nouns else _stands_for(token, known)
            if noun is not None and not _is_none(token):
                yield from _by_verb(noun, token)
            if noun == token and not _is_none(token):
                yield from _by_modifier(token)
        ahead = known if sentence[-1].text == ";" else []


def _is_document(token: "Token") -> bool:
    noun = lexicon().noun_of(token.lower_)
    if noun is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
        return False
    before = {t.lower_ for t in phrase_of(token)}
    return not noun.needs or bool(before.intersection(noun.needs)) or _is_of_an_accord(token)


def _is_of_an_accord(noun: "Token") -> bool:
    """Whether it is the wording of what several sign: "the text of the deal"."""
    of = (held for t in noun.children if t.lower_ == "of" for held in t.children if held.dep_ == "pobj")
    rows = (lexicon().noun_of(held.lower_) for held in of)
    return noun.lower_ in lexicon().lists["taken_up"] and any(row is not None and row.joint for row in rows)


def _is_the_paper(token: "Token") -> bool:
    """Whether it takes up a paper that was named: "the text", "our paper"."""
    if token.lower_ not in lexicon().lists["taken_up"] or token.pos_ != "NOUN" or token.dep_ in {"compound", "nmod"}:
        return False
    return any(t.dep_ == "poss" or t.lower_ in {"the", "this", "that"} for t in token.children)


def _stands_for(token: "Token", nouns: "list[Token]") -> "Token | None":
    """The document that "it" or "the other one" means: the last of `nouns`, those named in the sentence and in what a
    semicolon joins to it, that stands before it."""
    if token.lower_ == "one" and token.dep_ in _OBJECTS and any(t.dep_ in {"amod", "poss"} for t in token.children):
        return next((n for n in reversed(nouns) if n.i < token.i), None)
    if token.lower_ not in _IT or token.dep_ not in _OBJECTS or token.tag_ not in {"PRP", "DT"}:
        return None
    return next((n for n in reversed(nouns) if n.i < token.i), None)


def _is_none(token: "Token") -> bool:
    """Whether it is said that there was none: "received no such letter"."""
    return any(t.lower_ in {"no", "neither"} for t in token.children)


def _by_modifier(noun: "Token") -> Iterator[Mention]:
    before = {t.lower_ for t in phrase_of(noun) if t.i < noun.i}
    for modifier in lexicon().modifier:
        if before.intersection(modifier.words):
            yield Mention(noun, noun, modifier.status)


def _by_verb(noun: "Token", at: "Token") -> Iterator[Mention]:
    words = lexicon()
    row = words.noun_of(noun.lower_)
    for verb in _verbs_of(at):
        rule = _rule(words, verb)
        if rule is None or (row and not _allows(row, rule)) or is_supposed(verb) or is_negated(verb):
            continue
        if any(t.lower_ == "no" for t in at.children):
            continue  # "received no such letter"
        if at != noun and any(c.tag_ in {"WP", "WDT"} and c.dep_ == "nsubj" for c in verb.children):
            continue
        over = tuple(_over(verb))
        if status := _status(rule, verb, over, passive=at.dep_ == "nsubjpass"):
            yield Mention(noun, at, status, verb, rule, over)


def _allows(noun: Noun, rule: Verb) -> bool:
    return not noun.acts or rule.act in noun.acts


def _verbs_of(at: "Token") -> "Iterator[Token]":
    """The verbs that have the document as their object, in whatever form."""
    head = at.head
    if at.dep_ == "conj" and not is_verb(head):
        yield from _verbs_of(head)
    if at.dep_ in _OBJECTS and is_verb(head):
        if head.dep_ == "conj" and is_verb(head.head) and _shares_object(head.head, at, joined=head):
            yield head.head
        yield head
        yield from (c for c in head.children if c.dep_ == "conj" and is_verb(c) and _shares_object(c, at))
    if at.dep_ == "nsubj" and head.lemma_.lower() in lexicon().lists["by_themselves"]:
        yield head
    if at.dep_ == "pobj" and head.lower_ in lexicon().lists["taking"] and is_verb(head.head):
        given = (c for c in head.head.children if c.dep_ == "dobj")
        if not any(c.lemma_.lower() in lexicon().lists["replies"] for c in given):
            yield head.head
    for child in at.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield child
        if child.dep_ == "relcl" and is_verb(child) and _takes_antecedent(child):
            yield child


def _shares_object(verb: "Token", at: "Token", joined: "Token | None" = None) -> bool:
    """Whether joined verbs have one object: "drafted and sent a memorandum", "was drafted and signed"."""
    own = {"dobj", "prep", "ccomp", "xcomp"} if joined is not None else {"dobj", "nsubj", "nsubjpass"}
    return not any(c.dep_ in own for c in verb.children) and (at.dep_ == "nsubjpass" or at.i > verb.i)


def _takes_antecedent(verb: "Token") -> bool:
    """Whether a relative clause is about what it hangs on as its object: "which was signed", "that Norway sent"."""
    own = {c.dep_: c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}}
    passive = own.get("nsubjpass")
    if passive is not None:
        return passive.tag_ in {"WDT", "WP"}
    subject, object_ = own.get("nsubj"), own.get("dobj")
    acting = subject is not None and subject.tag_ not in {"WDT", "WP"}
    return acting and (object_ is None or object_.tag_ in {"WDT", "WP"})


def _rule(words: Lexicon, verb: "Token") -> Verb | None:
    near = {t.lower_ for c in verb.children for t in (c, *c.children)}
    fitting = [v for v in words.verb if v.lemma == verb.lemma_.lower() and near.issuperset(v.words)]
    return max(fitting, key=lambda v: len(v.words), default=None)


def _over(verb: "Token") -> "Iterator[Token]":
    """The words above a verb that say whether it is done: "promised to", "ready to", "expect that ... will"."""
    at = verb
    for _ in range(6):
        if at.dep_ not in _GOVERNED or at.head == at:
            return
        if at.dep_ == "conj" and not _is_meant_like(at, at.head):
            return
        if at.dep_ == "advcl" and at.tag_ != "VB":
            return
        if at.dep_ == "ccomp" and at.head.lemma_.lower() not in _all_governing(lexicon()):
            return
        at = at.head
        if at.pos_ in {"VERB", "ADJ", "AUX"}:
            yield at


def _is_meant_like(verb: "Token", first: "Token") -> bool:
    """Whether a joined verb is meant as the first: it shares its helper, or has one of the same kind."""
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return False
    mood = mood_of(verb)
    return mood is Mood.OPEN or (mood is mood_of(first) and mood in {Mood.FUTURE, Mood.POSSIBLE})


def _status(rule: Verb, verb: "Token", over: "tuple[Token, ...]", *, passive: bool) -> DocumentStatus | None:
    words = lexicon()
    if any(is_negated(o) for o in over[:2] if o.lemma_.lower() in _all_governing(words)):
        return None
    done, asked, promised = words.status[rule.act], words.status["ask"], words.status["promise"]
    if rule.act in _UNDONE and verb.tag_ != "VBD" and not _is_told(verb):
        governing = next((g for o in over if (g := o.lemma_.lower()) in _all_governing(words)), None)
        if _obliges(verb) or governing in words.lists["asking"]:
            return asked
        if governing in words.lists["promising"]:
            return promised if rule.act != "sign" else None
    return None if rule.act == "have" else _by_mood(rule, verb, done, promised, passive=passive)


def _is_told(verb: "Token") -> bool:
    """Whether it is told as done, not as to be done: "insisted that the list was handed over"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    modal = any(c.tag_ == "MD" for c in verb.children)
    return bool(helpers & {"was", "were", "has", "had", "have"}) and not modal and "to" not in helpers


def _all_governing(words: Lexicon) -> frozenset[str]:
    return frozenset((*words.lists["asking"], *words.lists["promising"]))


def _obliges(verb: "Token") -> bool:
    return any(c.tag_ == "MD" and c.lower_ in lexicon().lists["obliging"] for c in verb.children)


def _by_mood(
    rule: Verb, verb: "Token", done: DocumentStatus, promised: DocumentStatus, *, passive: bool
) -> DocumentStatus | None:
    """What the verb reaches as it is meant: past it is done, to come it is promised, and otherwise nothing is told."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return done
    mood = mood_of(verb)
    would = any(c.lower_ in {"would", "'d", "’d"} and c.tag_ == "MD" for c in verb.children)
    if mood is Mood.FUTURE or would:
        return promised if rule.act in {"hand", "publish", "answer"} else None
    if mood is Mood.PAST:
        return done
    asking = rule.act == "ask" and verb.tag_ == "VBG"
    if mood is Mood.PRESENT:
        under_way = rule.act == "draft" and verb.tag_ == "VBG"
        return done if rule.act in {"ask", "announce"} or passive or under_way else None
    return done if asking else None
