"""Walls: what stands in place of a report, or cuts it off. The sentences are data, in walls.toml."""

from collections.abc import Iterable

from memcon.articles.blocks import Block
from memcon.articles.limits import Unusable
from memcon.articles.pages.knowledge import pattern, table
from memcon.articles.pages.linked import Node

CUT_OFF = "it looks cut off by a paywall"
NOTHING = "there is no article on this page"
_SHORT = 60  # words; a report with a wall in it that has fewer of its own is the wall
_BEGINNING = 150  # words; a report that is not free and has fewer is its beginning
_LONGEST_SENTENCE = 300  # characters; a longer paragraph is the report's, even if it speaks of subscribing
_FEWEST = 5  # words of a report
_CUT = ("…", "...", "[…]", "[...]")
_PAID_FOR = frozenset({"paywall", "offer"})
_TELLING = ("error", "robot", "paywall", "login", "script", "cookies", "offer")  # of several, the first says what it is


def wall_in(line: str) -> str | None:
    """The kind of wall (table `wall`) that a paragraph is a sentence of."""
    if len(line) > _LONGEST_SENTENCE:
        return None
    return next((kind for kind in _TELLING if pattern("walls", "wall", kind).search(line)), None)


def walls_in(lines: Iterable[str]) -> frozenset[str]:
    """The kinds of walls that paragraphs are sentences of."""
    return frozenset(kind for line in lines if (kind := wall_in(line)))


def pass_walls(
    report: tuple[Block, ...], page: tuple[Block, ...], title: str | None, about: Node | None
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a report without the sentences of walls, and a warning where it looks cut off.

    `page` is all the blocks of the page, `about` its JSON-LD. Raises Unusable where there is nothing but a wall.
    """
    within = walls_in((*(block.words for block in report), title or ""))
    own = tuple(block for block in report if wall_in(block.words) is None)
    if "cookies" in within:
        own = tuple(block for block in own if not pattern("walls", "notice").search(block.words))
    words = sum(len(block.words.split()) for block in own)
    if words < _FEWEST or (within - _PAID_FOR and words < _SHORT):
        raise Unusable(_cause(within or walls_in(block.words for block in page)))
    is_beginning = words < _BEGINNING or own[-1].words.endswith(_CUT)
    closed = "paywall" in within | walls_in(block.words for block in page)
    cut = closed or (is_beginning and (_is_paid(about) or "offer" in within))
    return own, (CUT_OFF,) if cut else ()


def _cause(kinds: frozenset[str]) -> str:
    causes = table("walls")["causes"]
    return next((str(causes[kind]) for kind in _TELLING if kind in kinds), NOTHING)


def _is_paid(about: Node | None) -> bool:
    return about is not None and str(about.get("isAccessibleForFree")).lower().endswith("false")
