"""What a commitment is, in words of the text that begin with what is to be done."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.commitments.rules import Rule
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.complements import is_infinitive, undertakes
from memcon.reading.grammar.extent import gather, hull_of, phrase_span
from memcon.reading.grammar.wording import antecedent_span, is_empty, one_line, reads_alone
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = " \t\r\n,;:.!?-–—\"“”„«»‘'()[]"
_POINTERS = frozenset({"it", "this", "that", "them", "so", "something", "anything", "what", "which"})


@dataclass(frozen=True)
class Part:
    """One of the things that a clause promises, and the words that show it."""

    clause: Clause
    span: Span
    what: str


def promised_in(rule: Rule, clause: Clause) -> str | None:
    """What is promised, or kept; None where the words do not say it ("what Chad promised")."""
    if is_empty(clause):
        return None
    span = _span(rule, clause)
    if span is None:
        return None
    what = re.sub(r", according to .*$", "", _without_occasion(one_line(clause.page, span)))
    return None if what.lower() in _POINTERS else what


def is_agreed_text(clause: Clause) -> bool:
    """Whether it stands in the text of an accord as what one of those bound shall do: after "agreed as follows"."""
    if clause.subject is None or not any(t.lower_ == "shall" for t in clause.auxiliaries):
        return False
    before = " ".join(clause.page.text[: clause.span.start].lower().split())
    return any(opening in before for opening in table("commitments")["outcomes"]["accords"])


def yet_to_take(rule: Rule, clause: Clause) -> "Token | None":
    """The verb of what was only agreed on, where that is told of an outcome: "ended with a deal to share the river"."""
    return next((verb for noun in _outcomes_in(rule, clause) if (verb := _infinitive_of(noun)) is not None), None)


def is_only_a_word(rule: Rule, clause: Clause) -> bool:
    """Whether an outcome is no more than that the sides are agreed: "produced an agreement on the river"."""
    given = table("commitments")["nouns"]["words_agreed"]
    return any(noun.lemma_.lower() in given for noun in _outcomes_in(rule, clause))


def _outcomes_in(rule: Rule, clause: Clause) -> "list[Token]":
    held = (clause.slot(slot) for slot in rule.of) if rule.by == "all" else ()
    return [noun for noun in held if noun is not None]


def _infinitive_of(noun: "Token") -> "Token | None":
    """The infinitive right after a noun, whatever the parse hangs it on."""
    ahead = noun.doc[noun.i + 1 : noun.i + 2]
    opens = len(ahead) == 1 and ahead[0].lower_ == "to" and ahead[0].dep_ == "aux"
    return ahead[0].head if opens and is_infinitive(ahead[0].head) else None


def parts_of(rule: Rule, clause: Clause) -> tuple[Part, ...]:
    """The infinitives that are joined in a promise, with the words of each; none where there are not several."""
    first = clause.slot("infinitive")
    if rule.modals or first is None or rule.by == "all":
        return ()
    joined = [t for t in first.conjuncts if t.i > first.i and is_infinitive(t) and _has_own_object(t)]
    if not joined or not _has_own_object(first):
        return ()
    return _split(clause, [first, *joined])


def undertakings_of(rule: Rule, clause: Clause) -> tuple[Part, ...]:
    """What is agreed that somebody will do, each with who will: "agreed that Chad would pay and that Niger would"."""
    first = clause.slot("undertaking") if "undertaking" in rule.of else None
    if first is None:
        return ()
    joined = [t for t in first.conjuncts if t.i > first.i and undertakes(t)]
    return _split(clause, [first, *joined])


def _split(clause: Clause, verbs: "list[Token]") -> tuple[Part, ...]:
    """A part for each of the verbs; none where one would not say enough."""
    ends = [_start(v) for v in verbs[1:]] + [clause.span.end]
    parts = []
    for nth, (verb, end) in enumerate(zip(verbs, ends, strict=True)):
        start = clause.span.start if nth == 0 else _start(verb)
        span = _trimmed(clause, Span(start, end))
        words = _trimmed(clause, Span(verb.idx, end))
        if span.end - span.start < 8:
            return ()
        parts.append(Part(Clause(clause.page, verb, verb), span, _without_occasion(one_line(clause.page, words))))
    return tuple(parts)


def _trimmed(clause: Clause, span: Span) -> Span:
    """Without the "and" at its end."""
    words = span.of(clause.page.text).rstrip()
    cut = words.removesuffix("and").removesuffix("or") if words.endswith((" and", " or")) else words
    return Span(span.start, span.start + len(cut)).trimmed(clause.page.text, _MARKS)


def _has_own_object(verb: "Token") -> bool:
    return any(t.dep_ in {"dobj", "prep", "ccomp", "xcomp"} for t in verb.children)


def _start(verb: "Token") -> int:
    if undertakes(verb):
        return verb.left_edge.idx
    to = next((t for t in verb.children if t.dep_ == "aux" and t.lower_ == "to"), None)
    return to.idx if to is not None else verb.idx


def _span(rule: Rule, clause: Clause) -> Span | None:
    if (relative := antecedent_span(clause)) is not None:
        return relative
    if (agreed := yet_to_take(rule, clause)) is not None:
        return _step(clause, agreed)
    if "undertaking" in rule.of and (told := clause.slot("undertaking")) is not None:
        return Clause(clause.page, told, told).span
    if (infinitive := clause.slot("infinitive")) is not None and not rule.modals:
        return _step(clause, infinitive)
    if rule.by == "speaker":
        return clause.span
    if rule.modals or (rule.perfect and rule.polarity == "affirmed"):
        return Span(max(clause.verb.idx, clause.span.start), clause.span.end)
    for slot in (*rule.of, "object"):
        token = clause.slot(slot)
        if token is not None and _says_what(token) and clause.span.covers(span := phrase_span(clause.page, token)):
            return span
    return clause.span if not rule.of else None


def _says_what(token: "Token") -> bool:
    if reads_alone(token):
        return True
    named = any(t.dep_ in {"det", "poss"} for t in token.children)
    return named and token.pos_ == "NOUN" and token.lower_ != "other" and token.lemma_ not in _vague()


def _vague() -> frozenset[str]:
    return frozenset(table("commitments")["nouns"]["vague"])


def _step(clause: Clause, verb: "Token") -> Span:
    """The words of an infinitive, without its "to" and without the clauses joined to it."""
    kept: list[Token] = []
    gather(verb, verb, kept)
    denied = [t.i for t in verb.children if t.dep_ == "neg" and t.i < verb.i]
    words = [t for t in kept if t.i >= min(denied, default=verb.i)]
    span = hull_of(words)
    return Span(span.start, min(span.end, clause.span.end)).trimmed(clause.page.text, _MARKS)


def _without_occasion(what: str) -> str:
    """Without the meeting at which it was agreed, where that is told after a comma."""
    occasions = "|".join(table("commitments")["times"]["occasions"])
    return re.sub(rf",? (?:in|at) (?:the|a|an) (?:\w+ )?(?:{occasions})s?\b.*$", "", what) if "," in what else what
