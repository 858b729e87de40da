"""The blocks of a piece of HTML: an item of a feed, the HTML part of a letter."""

from memcon.articles.blocks import Block
from memcon.articles.limits import Unusable
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.trees import parse, prune


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of `html`, whole or a fragment, plain text too; empty where it has no text. Tracking pictures,
    scripts, styles and what is hidden are not in them."""
    try:
        root, _ = parse(html)
    except Unusable:
        return ()
    prune(root)
    return blocks_in(root)
