"""Indirect speech and stances: what is told without being quoted as a whole."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import Attitude
from memcon.model.passages import Span, Spans, hull
from memcon.reading.actors.scene import NOUNS, Scene
from memcon.reading.actors.wording import body_kinds, organs, roles, state_nouns
from memcon.reading.cues import CLAUSE, Verb, adjectives, cues_at, nouns, words
from memcon.reading.grammar.phrases import is_negated
from memcon.reading.page import Found
from memcon.reading.places import Places
from memcon.reading.statements.attributions import Attribution, Way, length, shared
from memcon.reading.statements.contents import Content, contents_of, is_finite
from memcon.reading.statements.phrases import (
    agent_of,
    antecedent,
    child_of,
    clause,
    cut_out,
    phrase,
    source_of,
    subject_of,
    tidy,
)
from memcon.reading.statements.whose import before_whose

if TYPE_CHECKING:
    from spacy.tokens import Token


def attribute_reports(scene: Scene, found: Found, direct: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The indirect attributions of a page; what overlaps quotations that are told already is left out."""
    reports = _Reports(scene, found, tuple(direct))
    return tuple(a for token in scene.doc if token.i not in scene.passed_over for a in reports.at(token))


class _Reports:
    """Asks each word of a page whether it attributes something."""

    def __init__(self, scene: Scene, found: Found, direct: tuple[Attribution, ...]) -> None:
        self._scene = scene
        self._taken = {a.verb for a in direct if a.verb is not None}
        self._quoted = Places((span, span) for a in direct for span in a.content)
        self._mentions = sorted(m for actor in found.actors for m in actor.mentions)
        self._starts = [m.start for m in self._mentions]

    def at(self, token: "Token") -> Iterator[Attribution]:
        if token.i in self._scene.quoted or token.i in self._taken:
            return
        if token.lower_ == "according":
            yield from self._at_according(token)
        elif token.pos_ == "VERB":
            yield from self._at_verb(token)
        elif token.pos_ == "ADJ" and token.lower_ in adjectives():
            yield from self._at_adjective(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in nouns():
            yield from self._at_noun(token)

    def _at_verb(self, verb: "Token") -> Iterator[Attribution]:
        if verb.dep_ in {"amod", "compound"} or is_hypothetical(verb):
            return
        for cue, link in cues_at(verb):
            for content in contents_of(verb, cue, link):
                found = self._attributed(verb, cue, link, content)
                if found is not None:
                    yield found
                    return
        yield from self._parenthetical(verb)

    def _attributed(self, verb: "Token", cue: Verb, link: "Token | None", content: Content) -> Attribution | None:
        attitude = cue.attitude(content.takes)
        acting = before_whose(verb) or subject_of(verb) or self._before(verb, content)
        source = agent_of(verb) if content.passive else acting
        if source is None or not self._can_say(source, content.takes, attitude):
            return None
        if is_unsaid(verb, content.takes, attitude):
            return None
        where = source_of(self._scene, verb, source)
        cue_words = self._scene.span(verb.i, verb.i + 1)
        beside = hull((cue_words, *where)) if where[0].start > self._scene.doc[content.start].idx else cue_words
        if content.start < verb.i and (to := _told(verb)) is not None:
            beside = hull((beside, self._scene.span(to.left_edge.i, to.i + 1)))  # "he told the paper, but only if ..."
        spans = self._content(content.start, content.end, beside)
        if not spans or any(span.overlaps(cue_words) for span in spans):
            return None
        return Attribution(
            content=spans,
            way=content.way if attitude is Attitude.SAID else Way.HELD,
            attitude=attitude,
            source=where,
            head=source.i,
            cue=_cue_words(self._scene, verb, link),
            verb=verb.i,
            to=content.to,
        )

    def _before(self, verb: "Token", content: Content) -> "Token | None":
        """The noun right before a cue that follows its content, where the parser gives the cue no subject."""
        if verb.i == 0 or content.start >= verb.i or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            return None
        before = verb.nbor(-1)
        return before if before.tag_ in NOUNS and before.i not in self._scene.quoted else None

    def _parenthetical(self, verb: "Token") -> Iterator[Attribution]:
        """The talks, the envoy said, had failed: where the parser takes the cue for an aside."""
        if verb.dep_ != "parataxis" or not any(cue.takes(CLAUSE) for cue, link in cues_at(verb) if link is None):
            return
        source = child_of(verb, "nsubj")
        if source is None or source.lower_ in words("no_speakers"):
            return
        aside = self._scene.span(verb.left_edge.i, verb.right_edge.i + 1)
        content = self._fit(clause(self._scene, verb.head, aside))
        if content:
            yield self._plain(content, source, verb, Way.CLAUSE)

    def _at_according(self, token: "Token") -> Iterator[Attribution]:
        to = child_of(token, "prep")
        source = child_of(to, "pobj") if to is not None and to.lower_ == "to" else None
        if to is None or source is None or source.i in self._scene.quoted:
            return
        where = self._whom(source)
        above = _clause_above(token)
        aside = Span(token.idx, where.end)
        start, end = above.left_edge.i, above.right_edge.i + 1
        if token.is_sent_start or token.nbor(-1).text in {";", "\n"}:
            start, end = source.i + 1, token.sent.end
        content = self._fit(cut_out(self._scene, start, end, aside))
        if content:
            yield Attribution(
                content=content,
                way=Way.ACCORDING,
                source=(where,),
                head=source.i,
                cue=(self._scene.span(token.i, to.i + 1),),
                verb=token.i,
            )

    def _whom(self, source: "Token") -> Span:
        """The phrase after "according to", up to a comma."""
        start, end = source.left_edge.i, source.right_edge.i + 1
        comma = next((t.i for t in self._scene.doc[source.i : end] if t.text in {",", "—", "–", ";"}), end)
        return tidy(self._scene, start, comma)

    def _at_adjective(self, token: "Token") -> Iterator[Attribution]:
        content = child_of(token, "ccomp")
        if token.dep_ != "acomp" or content is None or not is_finite(content):
            return
        source = subject_of(token.head)
        spans = self._fit(clause(self._scene, content))
        if source is not None and spans and self._can_say(source, CLAUSE, Attitude.HELD):
            yield self._plain(spans, source, token, Way.HELD, adjectives()[token.lower_])

    def _at_noun(self, token: "Token") -> Iterator[Attribution]:
        content = next((c for c in token.rights if c.dep_ in {"acl", "ccomp", "relcl"} and _has_that(c)), None)
        if content is None or not is_finite(content):
            return
        source = _owner(token)
        spans = self._fit(clause(self._scene, content))
        if source is not None and spans and self._can_say(source, CLAUSE, Attitude.HELD):
            yield self._plain(spans, source, token, Way.NOUN, nouns()[token.lemma_.lower()])

    def _plain(
        self, content: Spans, source: "Token", cue: "Token", way: Way, attitude: Attitude = Attitude.SAID
    ) -> Attribution:
        return Attribution(
            content=content,
            way=way,
            attitude=attitude,
            source=(phrase(self._scene, source),),
            head=source.i,
            cue=(self._scene.span(cue.i, cue.i + 1),),
            verb=cue.i,
        )

    def _content(self, start: int, end: int, beside: Span) -> Spans:
        doc = self._scene.doc
        while start < end and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
            start += 1
        return self._fit(cut_out(self._scene, start, end, beside))

    def _fit(self, content: Spans) -> Spans:
        """The content with its quotations whole; empty where it is told as a quotation already."""
        whole = tuple(self._with_quotations(span) for span in content)
        overlap = sum(shared((span,), tuple(self._quoted.touching(span))) for span in whole)
        return () if overlap and overlap * 3 > length(whole) else whole

    def _with_quotations(self, span: Span) -> Span:
        for position in (span.start, span.end - 1):
            quotation = self._scene.page.quotation_at(position)
            if quotation is not None and not quotation.inner.covers(span):
                span = hull((span, quotation.outer))
        return span

    def _can_say(self, source: "Token", takes: str, attitude: Attitude) -> bool:
        if source.i in self._scene.quoted or source.lower_ in words("no_speakers") or source.dep_ == "expl":
            return False
        if takes == CLAUSE and attitude is Attitude.SAID:
            return source.tag_ in NOUNS or source.lower_ == "it" or self._is_someone(source)
        return self._is_someone(source)

    def _is_someone(self, token: "Token") -> bool:
        """Whether a noun means a person or body: an actor, a pronoun for people, a role, a body's noun."""
        at = bisect_right(self._starts, token.idx) - 1
        if any(m.start <= token.idx < m.end for m in self._mentions[max(0, at - 2) : at + 1]):
            return True
        word = token.lower_
        if any(
            child.dep_ == "appos" and child.tag_ in NOUNS and child.ent_type_ == "PERSON" for child in token.children
        ):
            return True
        if word in words("anyone") or word in roles():
            return True
        return token.tag_ in NOUNS and (
            word in body_kinds() or word in organs() or word in state_nouns() or token.ent_type_ in {"PERSON", "ORG"}
        )


def _told(verb: "Token") -> "Token | None":
    """Whom somebody told, right after a cue that stands within its content."""
    whom = child_of(verb, "dobj", "dative")
    return whom if whom is not None and whom.left_edge.i == verb.i + 1 else None


def _cue_words(scene: Scene, verb: "Token", link: "Token | None") -> Spans:
    said = scene.span(verb.i, verb.i + 1)
    if link is None:
        return (said,)
    if link.i == verb.i + 1:
        return (scene.span(verb.i, link.i + 1),)
    return (said, scene.span(link.i, link.i + 1))


def is_hypothetical(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children)


def is_unsaid(verb: "Token", takes: str, attitude: Attitude) -> bool:
    """Whether the cue tells that something was not said, may be said, or is to be said."""
    if keeps_silent(verb):
        return True
    helpers = [child for child in verb.children if child.dep_ in {"aux", "neg"}]
    if any(h.tag_ == "TO" for h in helpers):
        return verb.head.lemma_.lower() not in words("goes_on")
    if attitude is Attitude.HELD:
        return any(h.lower_ in words("unsure") for h in helpers)
    if any(h.dep_ == "neg" for h in helpers):
        return True
    return any(h.lower_ in (words("unsure") if takes == CLAUSE else words("not_yet")) for h in helpers)


def keeps_silent(verb: "Token") -> bool:
    """Declined to comment, refused to say whether, asked not to be named."""
    if any(c.dep_ == "xcomp" and c.lemma_.lower() in words("anonymous") and is_negated(c) for c in verb.children):
        return True
    if verb.lemma_.lower() not in words("withholds"):
        return False
    return any(c.dep_ == "xcomp" and c.lemma_.lower() in words("silence") for c in verb.children)


def _clause_above(token: "Token") -> "Token":
    """The clause that a phrase such as "according to X" belongs to."""
    above = token.head
    while above.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"} and above.head.i != above.i:
        above = above.head
    if above.dep_ == "conj" and child_of(above, "nsubj", "nsubjpass") is None:
        while above.dep_ == "conj":
            above = above.head
    return above


def _has_that(clause_head: "Token") -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause_head.children)


def _owner(noun: "Token") -> "Token | None":
    """Whose claim it is: the union's claim, the claim by the union, the union made the claim."""
    owner = child_of(noun, "poss")
    if owner is not None:
        return owner
    by = next((c for c in noun.rights if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from"}), None)
    if by is not None:
        return child_of(by, "pobj")
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("makes"):
        return subject_of(noun.head)
    return antecedent(noun) if noun.dep_ == "acl" else None
