"""The text of a letter: the rendering to be read, its quotations told, signatures cut. What is cut over and under
newsletters is data, in letter.toml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from memcon.articles.blocks import Block, plain_blocks
from memcon.articles.decoding import decode
from memcon.articles.knowledge import pattern
from memcon.articles.limits import Unusable
from memcon.articles.papers.letter_parts import TextPart
from memcon.articles.wrapping import unwrap
from memcon.model.kinds import MarkKind

_SIGNATURE = re.compile(r"^-- ?$", re.M)
_QUOTED = re.compile(r"^(?:> ?)+")
_RULE = re.compile(r"[\W_]{4,}")
_LIKE = 0.5  # share of the words of a letter's plain text
_LONGEST = 600  # characters of a line under a newsletter


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering of a text as it was read, and what is to be said of how. `lost` says that it could not be."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    lost: bool = False

    @property
    def words(self) -> int:
        return sum(len(block.words.split()) for block in self.blocks)


def best_of(texts: Sequence[TextPart]) -> Rendering:
    """The rendering to be read: HTML where it has about the words of the other, for it tells headings and quotations.
    With what is to be said of it, and of those that cannot be read."""
    plain = [_read_plain(text) for text in texts if not text.is_html]
    pages = [_read_page(text) for text in texts if text.is_html]
    best_plain, best_page = (max(read, key=_words, default=Rendering(())) for read in (plain, pages))
    best = best_page if best_page.words >= _LIKE * best_plain.words else best_plain
    lost = (note for one in (*plain, *pages) if one.lost and one is not best for note in one.notes)
    return replace(best, notes=(*best.notes, *lost))


def without_feet(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks but for those that newsletters put over and under their text."""
    return tuple(block for block in blocks if not is_foot(block.words))


def is_foot(words: str) -> bool:
    """Whether a paragraph is a newsletter's own furniture."""
    bare = " ".join(words.split())
    return len(bare) <= _LONGEST and bool(pattern("papers/letter", "line").fullmatch(bare))


def _read_plain(part: TextPart) -> Rendering:
    """The paragraphs of a plain text, up to the signature; lines that begin with ">" are quotations."""
    try:
        text, notes = decode(part.data, declared=part.charset)
    except Unusable as cause:
        return _lost("text", cause)
    text = _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0]
    blocks = (
        Block(block.words, MarkKind.QUOTE if quoted else None)
        for quoted, lines in groupby(text.split("\n"), key=lambda line: _QUOTED.match(line) is not None)
        for block in _paragraphs([_QUOTED.sub("", line) for line in lines], part.flowed)
    )
    return Rendering(tuple(block for block in blocks if not _RULE.fullmatch(block.words)), notes)


def _read_page(part: TextPart) -> Rendering:
    from memcon.articles.pages import read_fragment

    try:
        source, notes = decode(part.data, declared=part.charset)
        blocks, losses = read_fragment(source)
    except Unusable as cause:
        return _lost("HTML", cause)
    return Rendering(blocks, (*notes, *losses))


def _lost(what: str, cause: Unusable) -> Rendering:
    return Rendering((), (f"its {what} is not read: {cause}",), lost=True)


def _words(rendering: Rendering) -> int:
    return rendering.words


def _paragraphs(lines: Sequence[str], flowed: bool) -> tuple[Block, ...]:
    return plain_blocks(_unflow(lines) if flowed else unwrap("\n".join(lines), is_letter=True))


def _unflow(lines: Sequence[str]) -> str:
    """Flowed text (RFC 3676): a line that ends with a space goes on in the next."""
    text = lines[0]
    for above, line in pairwise(lines):
        text = f"{text.rstrip()} {line.lstrip()}" if above.endswith(" ") and line.strip() else f"{text}\n{line}"
    return text
