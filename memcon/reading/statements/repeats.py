"""The same words told twice in one text: in full, in part, or in two translations."""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from memcon.model.findings import Statement
from memcon.model.kinds import StatementKind
from memcon.model.passages import Span, any_overlap
from memcon.reading.knowledge import table
from memcon.reading.page import Page

_BACK = 60  # statements of a speaker among which the same words are looked for
_WHOLE = 4  # words that are known again where they are all that was told, ...
_PART = 6  # ... where they are part of more, ...
_OF_NOBODY = 8  # ... and where it is not known whose they are
_SHARED = 5  # stems that two translations share at least ...
_ALIKE = 0.55  # ... how much of the shorter one these are ...
_NOT_MUCH_MORE = 0.45  # ... and of the longer one
_STEM = 6  # letters by which two forms of a word are one: "negotiated", "negotiations"
_LETTERS = 25  # that a single piece of a content has at least

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[’']\w+)?")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?])[”’\"']*\s+|…|\.\.\.)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that was told: its words in small letters, names of states each as one word, and their stems."""

    words: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    is_turned: bool


@dataclass(frozen=True, slots=True)
class _Told:
    statement: Statement
    sentences: tuple[_Sentence, ...]
    words: tuple[str, ...]
    stems: frozenset[str]
    letters: int


def mark_repeats(page: Page, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, each that has the words of an earlier one with its id in `same_as`."""
    of_speaker: dict[str | None, deque[_Told]] = defaultdict(lambda: deque(maxlen=_BACK))
    of_anybody: deque[_Told] = deque(maxlen=_BACK)
    for statement in statements:
        told = _told(page, statement)
        known = (*of_speaker[statement.speaker], *of_speaker[None]) if statement.speaker else of_anybody
        earlier = next((other.statement for other in known if _is_same(other, told)), None)
        if earlier is not None:
            statement = msgspec.structs.replace(statement, same_as=earlier.same_as or earlier.id)
            told = replace(told, statement=statement)
        of_speaker[statement.speaker].append(told)
        of_anybody.append(told)
        yield statement


def _told(page: Page, statement: Statement) -> _Told:
    sentences = tuple(sentence for span in statement.content for sentence in _sentences(page, span))
    words = tuple(word for sentence in sentences for word in sentence.words)
    stems = frozenset(stem for sentence in sentences for stem in sentence.stems)
    return _Told(statement, sentences, words, stems, sum(map(len, words)))


def _sentences(page: Page, span: Span) -> Iterator[_Sentence]:
    start = span.start
    ends = [(span.start + m.start(), span.start + m.end()) for m in _SENTENCE_END.finditer(span.of(page.text))]
    for end, after in (*ends, (span.end, span.end)):
        words = tuple(_words(page, Span(start, end)))
        if words:
            yield _sentence(words)
        start = after


def _sentence(words: tuple[str, ...]) -> _Sentence:
    turning = _listed("turning")
    return _Sentence(
        words,
        frozenset(_stem(word) for word in words if word not in _listed("idle") and word not in turning),
        frozenset(word for word in words if word[0].isdigit()),
        any(word in turning or word.endswith(("n't", "n’t")) for word in words),
    )


def _words(page: Page, span: Span) -> Iterator[str]:
    """The words of a passage; the name of a state, however long, is one, so that no two states are read differently."""
    at = bisect_left(page.names, span.start, key=lambda name: name.span.start)
    start = span.start
    while at < len(page.names) and page.names[at].span.end <= span.end:
        name = page.names[at]
        yield from _plain_words(page.text[start : name.span.start])
        yield f"⟨{name.bearer.name}⟩"
        start, at = name.span.end, at + 1
    yield from _plain_words(page.text[start : span.end])


def _plain_words(text: str) -> Iterator[str]:
    for word in _WORD.findall(re.sub(r"(?<=\w)[-‐‑](?=\w)", "", text.casefold())):
        yield word.removesuffix("'s").removesuffix("’s")


def _stem(word: str) -> str:
    if word.startswith("⟨"):
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]


def _is_same(a: _Told, b: _Told) -> bool:
    """Whether two statements are one, told twice."""
    if a.statement.attitude is not b.statement.attitude or _are_one_inside_another(a.statement, b.statement):
        return False
    known = a.statement.speaker is not None and b.statement.speaker is not None
    if a.words == b.words:
        return len(a.words) >= (_WHOLE if known else _OF_NOBODY) and a.letters >= _LETTERS
    shorter, longer = sorted((a, b), key=lambda told: len(told.words))
    if len(shorter.words) < (_PART if known else _OF_NOBODY) or len(shorter.stems & longer.stems) < 2:
        return False
    quoted = known and all(told.statement.kind is StatementKind.DIRECT for told in (a, b)) and _may_be_of_one_day(a, b)
    long = [sentence for sentence in shorter.sentences if len(sentence.words) >= _PART]
    return bool(long) and all(
        _stands_in(sentence.words, longer.words) or (quoted and any(_translates(sentence, s) for s in longer.sentences))
        for sentence in long
    )


def _are_one_inside_another(a: Statement, b: Statement) -> bool:
    return a.within == b.id or b.within == a.id or any_overlap(a.content, b.content)


def _may_be_of_one_day(a: _Told, b: _Told) -> bool:
    days = {told.statement.said_on for told in (a, b)}
    return None in days or len(days) == 1


def _stands_in(words: tuple[str, ...], more: tuple[str, ...]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(more)} "


def _translates(a: _Sentence, b: _Sentence) -> bool:
    """Whether two sentences can be translations of one: most of their matter, all their numbers, and both say that it
    is so or both that it is not."""
    if a.is_turned != b.is_turned or a.numbers != b.numbers:
        return False
    shared, fewer, more = len(a.stems & b.stems), *sorted((len(a.stems), len(b.stems)))
    return shared >= _SHARED and shared >= _ALIKE * fewer and shared >= _NOT_MUCH_MORE * more


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("repeats")[name]["words"].split())
