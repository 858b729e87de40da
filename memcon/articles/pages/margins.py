"""The margins of a report: lines above and below it that are its outlet's and not its own."""

from itertools import dropwhile

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern
from memcon.articles.pages.masthead import names_in_byline
from memcon.articles.pages.visible import gives_day
from memcon.model.articles import Publication
from memcon.model.kinds import MarkKind

_LONG = 20  # words of a paragraph at which a margin is over
_FEW = 10  # words of a line that says when the page was changed or printed


def trim_margins(blocks: tuple[Block, ...], publication: Publication) -> tuple[Block, ...]:
    """The blocks without the headline, the outlet's and the author's name and the day of a change or of printing above
    and below the report, and without headings at its end, which have lost what stood under them."""
    said = {_plain(one) for one in (publication.title, publication.author, publication.outlet) if one}
    long = [number for number, block in enumerate(blocks) if len(block.words.split()) >= _LONG]
    first, last = (long[0], long[-1]) if long else (len(blocks), len(blocks))
    kept = tuple(
        block for number, block in enumerate(blocks) if first <= number <= last or not _is_of_margin(block, said)
    )
    return tuple(reversed(tuple(dropwhile(lambda block: block.kind is MarkKind.HEADING, reversed(kept)))))


def _is_of_margin(block: Block, said: set[str]) -> bool:
    if _plain(block.words) in said or _plain(names_in_byline(block.words) or "") in said:
        return True
    short = len(block.words) < 200 and len(block.words.split()) <= _FEW
    return short and gives_day(block.words) and bool(pattern("pages/metadata", "otherwise").match(block.words))


def _plain(words: str) -> str:
    return " ".join(words.casefold().removeprefix("by ").split())
