"""Attributions by the tagger, and how they are brought together with those that the rules find.

The tagger knows where contents begin and end and whose they are, in constructions that nobody wrote a rule for; the
rules know what was said and what only held, what lies within what, and whom it was said to. Where both find one, its
words are the tagger's and its circumstances the rules'.

Shares of words are counted in tokens, never in characters: the length of a state's name must not decide.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memcon.model.kinds import Attitude
from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.cues import CLAUSE, cues_at
from memcon.reading.statements.attributions import Attribution, Way, shared
from memcon.reading.statements.endings import to_its_end
from memcon.reading.statements.phrases import bare, child_of, words_in
from memcon.reading.statements.reported import is_hypothetical, is_unsaid, keeps_silent
from memcon.reading.statements.transcript import apart
from memcon.reading.tagger.tagging import Tagged

if TYPE_CHECKING:
    from spacy.tokens import Token

Heads = dict[int, list[Attribution]]
"""The rules' attributions by the token that stands for their speaker."""

SAME = 0.5  # of the words of either that two contents share, where they are one
SNAP = 0.93  # of a quotation and of a content that the two share, where they are one


def attribute_tagged(scene: Scene, tagged: Iterable[Tagged]) -> tuple[Attribution, ...]:
    """The tagger's attributions in the form that statements are told from."""
    return tuple(a for one in tagged if (a := _attribution(scene, one)) is not None)


def reconcile(scene: Scene, rules: Sequence[Attribution], tagged: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """One list of both. Pairs become one; what only the tagger found is kept, and of what only the rules found that
    which lies within another's words or apart from all of them: where the two cut the same words differently, the
    tagger is the better judge."""
    printed = [rule for rule in rules if rule.way is Way.NAMED_BESIDE]
    tagged = apart(scene, printed, tagged)
    at_word, by_head = _by_word(scene, rules), _by_head(rules)
    left, found = dict(enumerate(rules)), []
    for one in tagged:
        near = sorted({nth for word in words_in(scene, one.content) for nth in at_word.get(word, ()) if nth in left})
        best = max(near, key=lambda nth: _likeness(scene, left[nth].content, one.content), default=None)
        if best is not None and _is_same(scene, left[best], one, by_head):
            found.append(_joined(scene, left.pop(best), one, by_head))
        else:
            found.append(one)
    told = _by_word(scene, found)
    for rule in left.values():
        beside = {nth for word in words_in(scene, rule.content) for nth in told.get(word, ())}
        if _stands_beside(rule, [found[nth] for nth in sorted(beside)]):
            found.append(replace(rule, unseen=not beside and rule not in printed))
    return tuple(found)


def _by_word(scene: Scene, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Which of the attributions tell each word, so that no two are compared that share none."""
    telling: dict[int, list[int]] = defaultdict(list)
    for nth, attribution in enumerate(attributions):
        for word in words_in(scene, attribution.content):
            telling[word].append(nth)
    return telling


def _by_head(rules: Iterable[Attribution]) -> Heads:
    speaking: Heads = defaultdict(list)
    for rule in rules:
        if rule.head is not None:
            speaking[rule.head].append(rule)
    return speaking


def _stands_beside(rule: Attribution, near: Sequence[Attribution]) -> bool:
    return not near or any(span.covers(rule.extent) for one in near for span in one.content)


def _is_same(scene: Scene, rule: Attribution, one: Attribution, by_head: Heads) -> bool:
    """Whether a rule's attribution and the tagger's are one: by their words, unless the tagger's are what tells the
    rule's ("the union's claim that ..."); or at one cue, where the tagger's words run on."""
    if _likeness(scene, rule.content, one.content) >= SAME:
        return not _covers(one, rule) or _runs_on(rule, one, by_head)
    return rule.verb is not None and rule.verb == one.verb and _runs_on(rule, one, by_head)


def _runs_on(rule: Attribution, one: Attribution, by_head: Heads) -> bool:
    """Whether the tagger's words take in the next thing that the same speaker says, and its cue."""
    others = (other for other in by_head.get(rule.head, ()) if other is not rule) if rule.head is not None else ()
    return any(_covers(one, other) and not _covers(rule, other) for other in others)


def _joined(scene: Scene, rule: Attribution, one: Attribution, by_head: Heads) -> Attribution:
    """The tagger's words, cue and speaker; the rule's where the tagger names none, its token for the same speaker, and
    its words where the tagger's run on into the next thing that the same speaker says."""
    is_same_speaker = bool(shared(rule.source, one.source))
    alike = _likeness(scene, rule.content, one.content)
    is_whole = alike >= SAME and not _runs_on(rule, one, by_head)
    content = one.content if is_whole else rule.content
    by_rule = is_same_speaker or not one.source or _is_of_another_sentence(scene, rule, one)
    return replace(
        one,
        content=content,
        attitude=rule.attitude,
        direct=rule.direct and all(_stands_in_marks(scene, span) for span in content),
        way=rule.way,
        source=rule.source if by_rule and not is_same_speaker else one.source,
        head=rule.head if by_rule else one.head,
        cue=one.cue or rule.cue,
        verb=one.verb if rule.verb is None else rule.verb,
        to=rule.to,
        alike=alike,
        same_speaker=is_same_speaker,
        only_rule_names=bool(rule.source) and not one.source,
    )


def _is_of_another_sentence(scene: Scene, rule: Attribution, one: Attribution) -> bool:
    """Whether the tagger takes the speaker of the sentence before for that of a cue that has a subject of its own."""
    if rule.verb is None or rule.verb != one.verb or rule.head is None or one.head is None or rule.direct:
        return False
    verb, theirs = scene.doc[rule.verb], scene.doc[one.head]
    return scene.doc[rule.head].head.i == verb.i and theirs.sent.start != verb.sent.start


def _covers(one: Attribution, other: Attribution) -> bool:
    return any(span.covers(cue) for span in one.content for cue in other.cue)


def _likeness(scene: Scene, a: Spans, b: Spans) -> float:
    """The share of tokens that two contents have in common, punctuation left out."""
    ours, theirs = _runs(scene, a), _runs(scene, b)
    both = _count(scene, [(max(x[0], y[0]), min(x[1], y[1])) for x in ours for y in theirs])
    return both / (_count(scene, ours) + _count(scene, theirs) - both) if both else 0.0


def _runs(scene: Scene, spans: Spans) -> list[tuple[int, int]]:
    return [(bisect_left(scene.starts, s.start), bisect_left(scene.starts, s.end)) for s in spans]


def _count(scene: Scene, runs: list[tuple[int, int]]) -> int:
    """How many words there are in runs of tokens [first, last) that do not overlap."""
    return sum(scene.words_before[last] - scene.words_before[first] for first, last in runs if last > first)


def _attribution(scene: Scene, tagged: Tagged) -> Attribution | None:
    beside = (*tagged.cue, *tagged.source)
    told = (to_its_end(scene, span, beside) for one in tagged.content if (span := _fit(scene, one)))
    content = _in_its_paragraph(scene, _together(scene, tuple(told)), tagged.cue)
    verb = _head(scene, tagged.cue_tokens, verbs_first=True)
    direct = bool(content) and all(_is_quoted(scene, span) for span in content)
    if not content or (not direct and verb is not None and _is_not_told(verb, tagged.cue)):
        return None
    head = _head(scene, tagged.source_tokens)
    return Attribution(
        content=content,
        way=Way.TAGGED,
        attitude=_attitude(scene, verb, content, direct, bool(tagged.source)),
        direct=direct,
        source=tuple(span.trimmed(scene.page.text, " ,") for span in tagged.source),
        head=head.i if head is not None else None,
        cue=tagged.cue,
        verb=verb.i if verb is not None else None,
        to=_told(verb, content),
        signs=tagged.signs,
    )


def _is_not_told(verb: "Token", cue: Spans) -> bool:
    """Whether nothing was said or held. A stance that is denied ("does not believe") is one, where the cue says so."""
    if is_hypothetical(verb) or keeps_silent(verb):
        return True
    denials = [child.idx for child in verb.children if child.dep_ == "neg"]
    if denials and any(known.said for known, _ in cues_at(verb)):
        return True
    return any(not any(span.start <= at < span.end for span in cue) for at in denials)


def _together(scene: Scene, spans: Spans) -> Spans:
    """Parts with nothing but a space between them are one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not scene.page.text[joined[-1].end : span.start].strip(" "):
            span = Span(joined.pop().start, span.end)
        joined.append(span)
    return tuple(joined)


def _in_its_paragraph(scene: Scene, content: Spans, cue: Spans) -> Spans:
    """The words told without a mere fragment of another paragraph than that of their cue."""
    if len(content) < 2 or not cue:
        return content
    here = scene.page.paragraph_at(cue[0].start)
    near = tuple(s for s in content if scene.page.paragraph_at(s.start) == here or _tells(scene, s))
    return near or content


def _fit(scene: Scene, span: Span) -> Span:
    """The words told without the marks at their ends, and without the dateline; a quotation as a whole where nearly all
    of it was marked."""
    text, dateline = scene.page.text, scene.page.dateline
    begins = max(span.start, dateline.end) if dateline and dateline.start <= span.start else span.start
    tidy = bare(text, Span(min(begins, span.end), span.end))
    for quotation in (scene.page.quotation_at(at) for at in (tidy.start, max(tidy.start, tidy.end - 1))):
        if quotation is not None:
            inner = quotation.inner.trimmed(text)
            if _likeness(scene, (inner,), (tidy,)) >= SNAP:
                return inner.trimmed(text, ",") if inner.of(text).endswith(",") else inner
    return tidy


def _is_quoted(scene: Scene, span: Span) -> bool:
    """Whether words stand in a quotation that can hold a clause."""
    quotation = scene.page.quotation_at(span.start)
    return quotation is not None and quotation.is_long and quotation.outer.covers(span)


def _stands_in_marks(scene: Scene, span: Span) -> bool:
    quotation = scene.page.quotation_at(span.start)
    return quotation is not None and quotation.inner.covers(span)


def _head(scene: Scene, tokens: tuple[int, int] | None, *, verbs_first: bool = False) -> "Token | None":
    """The token that the others of a phrase hang on."""
    if tokens is None:
        return None
    phrase = scene.doc[tokens[0] : tokens[1]]
    verbs = [t for t in phrase if t.pos_ == "VERB"] if verbs_first else []
    heads = [t for t in phrase if not tokens[0] <= t.head.i < tokens[1] or t.head.i == t.i]
    return (verbs or heads or [phrase[-1]])[0]


def _attitude(scene: Scene, verb: "Token | None", content: Spans, direct: bool, sourced: bool) -> Attitude:
    """Said where the words are quoted, or where someone tells a clause at a cue of saying; else held, which claims
    less."""
    if direct:
        return Attitude.SAID
    told = sourced and any(_tells(scene, span) for span in content)
    if verb is None or not told or is_unsaid(verb, CLAUSE, Attitude.SAID):
        return Attitude.HELD
    if verb.lower_ == "according":
        return Attitude.SAID
    cue = next((cue for cue, _ in cues_at(verb)), None)
    return Attitude.SAID if cue is not None and cue.said else Attitude.HELD


def _tells(scene: Scene, span: Span) -> bool:
    """Whether words say something and do not only name what was spoken of: a verb stands in them, or a quotation."""
    quotations = scene.page.quotations
    last = bisect_left(quotations, span.end, key=lambda quotation: quotation.inner.start) - 1
    if last >= 0 and quotations[last].inner.overlaps(span):
        return True
    return any(scene.doc[at].pos_ in {"VERB", "AUX"} for at in words_in(scene, (span,)))


def _told(verb: "Token | None", content: Spans) -> int | None:
    to = child_of(verb, "dobj", "dative") if verb is not None and verb.pos_ == "VERB" else None
    return to.i if to is not None and not any(s.start <= to.idx < s.end for s in content) else None
