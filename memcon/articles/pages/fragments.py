"""The blocks of a piece of HTML: an item of a feed, the HTML part of a letter."""

from memcon.articles.blocks import Block
from memcon.articles.limits import Unusable
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.trees import TOO_DEEP, parse, prune


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of `html`, whole or a fragment, plain text too; empty where it has no text. Tracking pictures,
    scripts, styles and what is hidden are not in them."""
    try:
        return read_fragment(html)[0]
    except Unusable:
        return ()


def read_fragment(html: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The same, and notes on what is lost of it. Raises Unusable where that is all of it."""
    if not html.strip():
        return (), ()
    root, losses = parse(html)
    prune(root)
    blocks = blocks_in(root)
    if losses and not blocks:
        raise Unusable(TOO_DEEP)
    return blocks, losses
