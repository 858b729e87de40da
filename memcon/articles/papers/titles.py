"""The title of a paper: what its properties say and its text confirms, else the heading that it begins with."""

from collections.abc import Sequence
from itertools import takewhile

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern
from memcon.articles.papers.properties import confirmed
from memcon.model.kinds import MarkKind

_LONGEST = 30  # words


def title_of(blocks: Sequence[Block], said: str | None) -> str | None:
    """The title of a paper, of whose properties `said` is the title; None where neither tells.

    A heading is the title only where it stands before the first paragraph, and is none that only says what kind of
    paper it is or when it was given out.
    """
    words = "\n".join(block.words for block in blocks)
    return confirmed(said, words) or next(filter(_is_title, _headings_above(blocks)), None)


def _headings_above(blocks: Sequence[Block]) -> list[str]:
    above = takewhile(lambda block: block.kind is MarkKind.HEADING, blocks)
    return [" ".join(block.words.split()) for block in above]


def _is_title(heading: str) -> bool:
    is_short = 1 < len(heading.split()) <= _LONGEST
    return is_short and not pattern("papers/properties", "label").fullmatch(heading)
