"""Where the words of one version of a text stand in another."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from memcon.model.passages import Span, Spans

_WORD = re.compile(r"\s+|\S+")
_MOST = 4_000_000  # pairs of words that are compared; a longer stretch counts as rewritten
_KEPT = 0.5  # the part of a passage's characters that must stand in the later version unchanged


class Stretch(NamedTuple):
    """Characters of the one text and those that stand in their place in the other; `same` where they are the same."""

    old: Span
    new: Span
    same: bool


@lru_cache(maxsize=256)
def align(old: str, new: str) -> tuple[Stretch, ...]:
    """The two texts as stretches that are the same or not, in order: by lines, and by words within lines that
    differ."""
    return tuple(_by_lines(old, new))


def carry(spans: Spans, old: str, new: str) -> Spans:
    """Where the words at `spans` of one version stand in the other; those of which most are no longer there are left
    out."""
    found = (_carry(span, align(old, new)) for span in spans)
    return tuple(span for span in found if span)


def _carry(span: Span, stretches: tuple[Stretch, ...]) -> Span | None:
    parts, kept = [], 0
    for old, new, same in stretches:
        start, end = max(span.start, old.start), min(span.end, old.end)
        if start >= end:
            continue
        if same:
            kept += end - start
            parts.append(Span(new.start + start - old.start, new.start + end - old.start))
        elif new:
            parts.append(new)
    if not parts or kept < _KEPT * (span.end - span.start):
        return None
    return Span(min(p.start for p in parts), max(p.end for p in parts))


def _by_lines(old: str, new: str) -> Iterator[Stretch]:
    for stretch in _match(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        ours, theirs = stretch.old.of(old), stretch.new.of(new)
        if stretch.same or not (ours and theirs):
            yield stretch
            continue
        for old_part, new_part, same in _by_words(ours, theirs):
            yield Stretch(_moved(old_part, stretch.old.start), _moved(new_part, stretch.new.start), same)


def _by_words(old: str, new: str) -> Iterator[Stretch]:
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    if len(ours) * len(theirs) > _MOST:
        yield Stretch(Span(0, len(old)), Span(0, len(new)), False)
        return
    yield from _match(ours, theirs)


def _match(ours: list[str], theirs: list[str]) -> Iterator[Stretch]:
    """The stretches of two texts that are cut into pieces, no character left out."""
    from_, to = _offsets(ours), _offsets(theirs)
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        yield Stretch(Span(from_[a], from_[b]), Span(to[c], to[d]), tag == "equal")


def _offsets(pieces: list[str]) -> list[int]:
    return [0, *accumulate(map(len, pieces))]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
