"""The text of a letter: lines that its sender's program broke put together, quotations told, signatures cut. What is
cut under newsletters is data, in letter.toml."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from memcon.articles.blocks import Block
from memcon.articles.decoding import decode
from memcon.articles.limits import Unusable
from memcon.articles.papers.letter_parts import TextPart
from memcon.model.kinds import MarkKind

_SIGNATURE = re.compile(r"^-- ?$", re.M)
_QUOTED = re.compile(r"(?:> ?)+")
_WIDE = 55  # characters; lines that are shorter were broken by their author
_LISTED = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_RULE = re.compile(r"[\W_]{4,}")
_LIKE = 0.5  # share of the words of a letter's plain text
_LONGEST = 600  # characters of a line under a newsletter


def best_of(texts: Sequence[TextPart]) -> tuple[Block, ...]:
    """The blocks of the rendering to be read: HTML where it has about the words of the other, for it tells headings
    and quotations."""
    plain = [blocks_of_plain(text) for text in texts if not text.is_html]
    pages = [blocks_of_html(text) for text in texts if text.is_html]
    best_plain, best_page = (max(read, key=_words, default=()) for read in (plain, pages))
    return best_page if _words(best_page) >= _LIKE * _words(best_plain) else best_plain


def blocks_of_plain(part: TextPart) -> tuple[Block, ...]:
    """The paragraphs of a plain text, up to the signature; lines that begin with ">" are quotations."""
    text = _SIGNATURE.split(_text(part).replace("\r\n", "\n"), maxsplit=1)[0]
    return tuple(
        Block(words, MarkKind.QUOTE if quoted else None)
        for quoted, lines in _paragraphs(text.split("\n"))
        if (words := _joined(lines, part.flowed)) and not _RULE.fullmatch(words)
    )


def blocks_of_html(part: TextPart) -> tuple[Block, ...]:
    """The blocks of an HTML text."""
    from memcon.articles.pages import blocks_of

    return blocks_of(_text(part))


def without_feet(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks but for those that newsletters put over and under their text."""
    return tuple(block for block in blocks if not is_foot(block.words))


def is_foot(words: str) -> bool:
    """Whether a paragraph is a newsletter's own furniture."""
    bare = " ".join(words.split())
    return len(bare) <= _LONGEST and bool(_pattern().fullmatch(bare))


def knowledge() -> dict[str, Any]:
    """letter.toml: `line`, the patterns with an example each, and `kept`, paragraphs that none may match."""
    return tomllib.loads(files(__package__).joinpath("letter.toml").read_text("utf-8"))


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.words.split()) for block in blocks)


def _text(part: TextPart) -> str:
    try:
        return decode(part.data, declared=part.charset)[0]
    except Unusable:
        return ""


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Lines that belong together, and whether they are quoted."""
    held: list[str] = []
    held_quoted = False
    for line in lines:
        mark = _QUOTED.match(line)
        words = line[mark.end() :] if mark else line
        if held and (not words.strip() or bool(mark) != held_quoted):
            yield held_quoted, held
            held = []
        if words.strip():
            held.append(words)
            held_quoted = bool(mark)
    if held:
        yield held_quoted, held


def _joined(lines: Sequence[str], flowed: bool) -> str:
    """One paragraph; its lines are put together where a program has broken them: in flowed text (RFC 3676) those that
    end with a space, else those behind which the next word had no room."""
    width = max(len(line.rstrip()) for line in lines)
    text = lines[0]
    for above, line in pairwise(lines):
        if flowed:
            broken = above.endswith(" ")
        else:
            full = len(above.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width
            broken = width >= _WIDE and full and not _LISTED.match(line)
        text = f"{text.rstrip()} {line.lstrip()}" if broken else f"{text.rstrip()}\n{line}"
    return text.strip()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in knowledge()["line"]), re.IGNORECASE)
