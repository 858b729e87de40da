"""Stretches of the parse: whose a verb is, which phrase a noun heads, which words a clause has."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.actors.wording import is_office, is_proper

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_INHERITS = frozenset({"xcomp", "conj", "advcl", "dep", "pcomp", "acomp"})
_EDGES = " \t\r\n,;:—–-"
_CLOSERS = {"“": "”", '"': '"', "«": "»", "(": ")", "[": "]"}


def subject_of(verb: "Token") -> "Token | None":
    """The token of the phrase that does what `verb` says: its subject, its antecedent, or that of the verb above."""
    for _ in range(5):
        own = child_of(verb, "nsubj", "csubj", "expl", *(("nsubjpass",) if verb.tag_ == "VBG" else ()))
        if own is not None:
            return antecedent(verb) if own.lower_ in RELATIVES and own.tag_ in {"WP", "WDT", "IN"} else own
        if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
            return None
        if verb.dep_ in {"relcl", "acl"}:
            return antecedent(verb)
        if (above := cue_above(verb)) is not None:
            verb = above
            continue
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            verb = verb.head.head
        elif verb.dep_ in _INHERITS:
            verb = verb.head
        else:
            return None
    return None


def cue_above(verb: "Token") -> "Token | None":
    """The verb beside which `verb` stands although it was hung into its content: in "said it would end and left" the
    forms show that she who said it left. None where the forms do not show it."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or head.dep_ not in {"ccomp", "xcomp", "conj"}:
        return None
    if head.tag_ == verb.tag_ or not (head.tag_ in {"VB", "VBG"} or any(c.dep_ == "aux" for c in head.children)):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    above = head.head
    while above.dep_ in {"ccomp", "xcomp"} and above.tag_ != verb.tag_:
        above = above.head
    return above if above.tag_ == verb.tag_ else None


def end_of(clause_head: "Token") -> int:
    """The token after the last of a clause, without what was hung into it from beside its cue."""
    end = clause_head.right_edge.i + 1
    for token in clause_head.subtree:
        if token.dep_ == "conj" and cue_above(token) is not None:
            joint = next((c for c in reversed(list(token.head.children)) if c.dep_ == "cc" and c.i < token.i), token)
            end = min(end, joint.i, token.left_edge.i)
    return max(end, clause_head.i + 1)


def antecedent(verb: "Token") -> "Token | None":
    """The noun that a relative clause explains."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ in {"relcl", "acl"} else None


def agent_of(verb: "Token") -> "Token | None":
    """The one by whom it was done, in the passive."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def source_of(scene: Scene, verb: "Token", subject: "Token") -> tuple[Span, ...]:
    """The phrase of the one who speaks; where the cue stands in a relative clause, the relative pronoun too."""
    where = phrase(scene, subject)
    own = child_of(verb, "nsubj")
    if (
        own is not None
        and own != subject
        and own.lower_ in RELATIVES
        and not where.overlaps(scene.span(own.i, own.i + 1))
    ):
        return (where, scene.span(own.i, own.i + 1))
    return (where,)


def child_of(token: "Token", *deps: str) -> "Token | None":
    return next((child for child in token.children if child.dep_ in deps), None)


def phrase(scene: Scene, head: "Token") -> Span:
    """The noun phrase that `head` stands for: what comes before it, appositions and phrases after it, no clauses."""
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.dep_ in {"relcl", "acl", "advcl", "cc", "ccomp", "parataxis", "punct"} and not _joins(child):
            if child.dep_ == "punct" and child.text in {",", "(", ")", "-", "–"}:
                continue
            break
        end = max(end, child.right_edge.i + 1)
    return tidy(scene, start, _with_name(scene, end))


def _with_name(scene: Scene, end: int) -> int:
    """The end of a phrase with the name that follows an office in it, where the parser has torn them apart."""
    doc = scene.doc
    after = end + 1 if end < len(doc) and doc[end].text == "," else end
    if after >= len(doc) or not is_office(doc[end - 1]) or not is_proper(doc[after]) or doc[after].is_sent_start:
        return end
    if after > end and doc[after].ent_type_ != "PERSON":
        return end
    stop = after
    while (
        stop < len(doc)
        and is_proper(doc[stop])
        and not doc[stop].is_sent_start
        and doc[stop].ent_type_ not in {"DATE", "TIME"}
    ):
        stop += 1
    return stop if stop > after else end


def _joins(child: "Token") -> bool:
    return child.dep_ == "cc" and any(c.dep_ == "conj" for c in child.head.children)


def tidy(scene: Scene, start: int, end: int) -> Span:
    """The characters of tokens [start, end) without white space, commas and unpaired quotation marks at the ends."""
    return bare(scene.page.text, scene.span(start, end)) if end > start else Span(0, 0)


def bare(text: str, span: Span) -> Span:
    """`span` without the punctuation at its ends that belongs to the sentence and not to the words told."""
    while True:
        trimmed = span.trimmed(text, _EDGES)
        trimmed = Span(trimmed.start, _without_stop(text, trimmed))
        trimmed = _unpaired(text, trimmed)
        if trimmed == span or not trimmed:
            return trimmed
        span = trimmed


def _without_stop(text: str, span: Span) -> int:
    end = span.end
    if end > span.start and text[end - 1] == "." and not text[span.start : end].endswith(("...", "…")):
        word = text[span.start : end].split()[-1]
        return end if word.count(".") > 1 else end - 1
    return end


def _unpaired(text: str, span: Span) -> Span:
    """Cuts a mark at either end that has no partner inside."""
    start, end = span
    words = text[start:end]
    if words and words[0] in _CLOSERS and words[0] != '"' and _CLOSERS[words[0]] not in words[1:]:
        return Span(start + 1, end)
    if words and words[-1] in "”»)]" and not any(_CLOSERS.get(c) == words[-1] for c in words[:-1]):
        return Span(start, end - 1)
    if words.count('"') % 2 and words[0] == '"':
        return Span(start + 1, end)
    if words.count('"') % 2 and words[-1] == '"':
        return Span(start, end - 1)
    return span


def clause(scene: Scene, head: "Token", without: Span | None = None) -> tuple[Span, ...]:
    """The words of the clause that `head` heads, "that" left out; in two parts where `without` stands amid them."""
    start, end = head.left_edge.i, end_of(head)
    while start < end and (
        scene.doc[start].dep_ == "mark" and scene.doc[start].lower_ == "that" and scene.doc[start].head == head
    ):
        start += 1
    return cut_out(scene, start, end, without)


def cut_out(scene: Scene, start: int, end: int, without: Span | None) -> tuple[Span, ...]:
    """Tokens [start, end) as spans, the characters of `without` left out."""
    if end <= start:
        return ()
    whole = scene.span(start, end)
    text = scene.page.text
    if without is None or not whole.overlaps(without):
        parts = [whole]
    else:
        parts = [Span(whole.start, max(whole.start, without.start)), Span(min(whole.end, without.end), whole.end)]
    return tuple(
        part for part in (bare(text, p) for p in parts if p) if part and any(c.isalnum() for c in part.of(text))
    )


def words_in(scene: Scene, spans: Spans) -> set[int]:
    """The tokens of some spans, punctuation left out."""
    within = (range(bisect_left(scene.starts, s.start), bisect_left(scene.starts, s.end)) for s in spans)
    return {at for numbers in within for at in numbers if not scene.doc[at].is_punct}
