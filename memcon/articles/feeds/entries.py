"""What a feed holds, and whether an entry has all of a report. The patterns are data, in entries.toml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern

MOST = 2_000
"""Entries of a feed; one with more is read as far as that."""

_ALL_WORDS = 120  # from which a text is a report, where nothing says that it is the beginning of one
_FEWEST_WORDS = 50  # of a report that stands beside its own summary
_LONGER = 1.5  # times its summary
_LONGEST_END = 300  # characters in which a text says that it breaks off


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed. `id` is the feed's own name for it, its link where it has none; `url` is absolute;
    `published` and `updated` are ISO 8601, with the offset that the feed gives; `is_full` says that `blocks` are the
    report and not the beginning or a summary of it."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    blocks: tuple[Block, ...] = ()
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries in the order of the file; `warnings` is what a user should be told of how it was read."""

    title: str | None
    address: str | None
    entries: tuple[FeedEntry, ...]
    warnings: tuple[str, ...] = ()


def say_cut(found: int) -> str:
    """That a feed has more entries than are read."""
    return f"the feed has {found:,} items, of which the first {MOST:,} are read"


def with_words(entry: FeedEntry, contents: Sequence[Sequence[Block]]) -> FeedEntry:
    """The entry with the longest of `contents`, which are its text and its summaries."""
    texts = sorted((_without_lines_under(blocks) for blocks in contents), key=_words, reverse=True)
    if not texts:
        return entry
    shorter = next((text for text in texts[1:] if text), None)
    return replace(entry, blocks=texts[0], is_full=_is_full(texts[0], shorter))


def _is_full(blocks: tuple[Block, ...], summary: tuple[Block, ...] | None) -> bool:
    words = _words(blocks)
    if not words or _breaks_off(blocks[-1]):
        return False
    beside_summary = summary is not None and words >= max(_FEWEST_WORDS, _LONGER * _words(summary))
    return beside_summary or words >= _ALL_WORDS


def _without_lines_under(blocks: Sequence[Block]) -> tuple[Block, ...]:
    kept = list(blocks)
    while kept and _stands_under(kept[-1]):
        kept.pop()
    return tuple(kept)


def _stands_under(block: Block) -> bool:
    """Whether a paragraph is what outlets put under a text: where it appeared first, where to go on."""
    is_short = len(block.words) < 2 * _LONGEST_END
    return is_short and bool(pattern("feeds/entries", "under").fullmatch(block.words.strip()))


def _breaks_off(block: Block) -> bool:
    return _end_that_breaks_off().search(block.words.rstrip()[-_LONGEST_END:]) is not None


@cache
def _end_that_breaks_off() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|(?<=\w))(?:{pattern('feeds/entries', 'cut').pattern})$", re.IGNORECASE)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.words.split()) for block in blocks)
