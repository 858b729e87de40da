"""Walls: what stands in place of a report, or cuts it off. The sentences are data, in walls.toml."""

from collections.abc import Iterable

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern, table
from memcon.articles.limits import Unusable
from memcon.articles.pages.linked import Node
from memcon.articles.pages.trees import HtmlElement, words_in

CUT_OFF = "it looks cut off by a paywall"
NOTHING = "there is no article on this page"
_SHORT = 60  # words; a report with a wall in it that has fewer of its own is the wall
_BEGINNING = 150  # words; a report that is not free and has fewer is its beginning
_LONGEST_SENTENCE = 300  # characters; a longer paragraph is the report's, even if it speaks of subscribing
_ENDS = 60  # blocks at the beginning and end of a report among which a wall is looked for
_MOST = 500  # other blocks of the page that are looked at
_FEWEST = 5  # words of a report
_CUT = ("…", "...", "[…]", "[...]")
_PAID_FOR = frozenset({"paywall", "offer"})
_TELLING = ("error", "robot", "paywall", "login", "script", "cookies", "offer")  # of several, the first says what it is


def wall_in(line: str) -> str | None:
    """The kind of wall (table `wall`) that a paragraph is a sentence of."""
    if len(line) > _LONGEST_SENTENCE:
        return None
    return next((kind for kind in _TELLING if pattern("pages/walls", "wall", kind).search(line)), None)


def walls_in(lines: Iterable[str]) -> frozenset[str]:
    """The kinds of walls that paragraphs are sentences of."""
    return frozenset(kind for line in lines if (kind := wall_in(line)))


def pass_walls(
    report: tuple[Block, ...], page: tuple[Block, ...], title: str | None, about: Node | None, clue: str = NOTHING
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a report without the sentences of walls, and a warning where it looks cut off.

    `page` is all the blocks of the page, `about` its JSON-LD, `clue` why there may be nothing on it. Raises Unusable
    where there is nothing, or nothing but a wall.
    """
    within = walls_in((*(block.words for block in (*report[:_ENDS], *report[-_ENDS:])), title or ""))
    said = {block.words for block in report}
    beside = [block.words for block in page if block.words not in said][:_MOST]
    middle = range(_ENDS, len(report) - _ENDS)
    own = tuple(block for at, block in enumerate(report) if at in middle or wall_in(block.words) is None)
    if "cookies" in within:
        own = tuple(block for block in own if not pattern("pages/walls", "notice").search(block.words))
    words = sum(len(block.words.split()) for block in own)
    if words < _FEWEST or (within - _PAID_FOR and words < _SHORT):
        raise Unusable(_cause(within or walls_in(beside), clue))
    is_beginning = words < _BEGINNING or own[-1].words.endswith(_CUT)
    closed = "paywall" in within | walls_in(beside)
    cut = closed or (is_beginning and (_is_paid(about) or "offer" in within))
    return own, (CUT_OFF,) if cut else ()


def find_clue(root: HtmlElement) -> str:
    """Why there may be no text on a page, in words. Asked before scripts are taken out of the tree."""
    causes: dict[str, str] = table("pages/walls")["causes"]
    unscripted = [" ".join(words_in(one)) for one in root.iter("noscript")]
    if any((meta.get("http-equiv") or "").lower() == "refresh" for meta in root.iter("meta")):
        return "it holds nothing but the way to another address"
    if walls_in(unscripted) & {"script"} or next(root.iter("script"), None) is not None:
        return causes["script"]
    return NOTHING


def _cause(kinds: frozenset[str], clue: str) -> str:
    causes = table("pages/walls")["causes"]
    return next((str(causes[kind]) for kind in _TELLING if kind in kinds), clue)


def _is_paid(about: Node | None) -> bool:
    return about is not None and str(about.get("isAccessibleForFree")).lower().endswith("false")
