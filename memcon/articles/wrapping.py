"""Hard-wrapped text: letters and old wires, whose lines were broken to fit a width, and whose paragraphs are meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100  # characters of a line at which text is wrapped by hand or machine
_FEWEST, _FEWEST_OF_LETTER = 3, 1  # line ends that must look wrapped before any is taken away
_MOST = 0.8  # of the line ends within paragraphs: so many look wrapped where the text is
_WITHIN = 0.4  # of those, so many stand within a sentence; where each line is a paragraph, next to none do
_SLACK = 8  # characters: balanced and ragged wrapping leaves lines a little short

_SENTENCE_END = re.compile(r"[.!?…:][”’\"')\]]*$")
_CUT_AT_HYPHEN = re.compile(r"[^\W\d_]-$")
_WEB_ADDRESS = re.compile(r"<?https?://\S+")  # which no program breaks, however long it is
_BEGINS_PART = re.compile(r"\s|[-*•>|]|\(?(?:\d{1,3}|[a-z])[.)]\s")  # an indented line, a quotation, an item of a list


def unwrap(body: str, *, is_letter: bool = False) -> str:
    """`body` with one line for each paragraph, where its lines were broken to fit a width; any other as it is.

    A line end looks wrapped where the first word of the next line had no more room. Paragraphs with other line ends
    (lists, addresses, verses) keep them. In a letter broken lines are to be expected, so that one is enough.
    """
    lines = [line.rstrip() for line in body.splitlines()]
    width = max((len(line) for line in lines if not _WEB_ADDRESS.fullmatch(line.strip())), default=0)
    fewest = _FEWEST_OF_LETTER if is_letter else _FEWEST
    if len(lines) <= fewest or not _NARROWEST <= width <= _WIDEST:
        return body
    paragraphs = list(_paragraphs(lines, width))
    if not _is_wrapped(paragraphs, width, fewest):
        return body
    return "\n".join(
        _join(paragraph) if all(_looks_wrapped(*pair, width) for pair in _pairs(paragraph)) else "\n".join(paragraph)
        for paragraph in paragraphs
    )


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    """The lines by paragraph; a blank line is one of its own."""
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (_BEGINS_PART.match(line) or _is_last(paragraph, line, width)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _is_last(paragraph: Sequence[str], below: str, width: int) -> bool:
    """Whether a paragraph ends above the line `below`: at a blank line, or at a sentence or greeting behind which there
    was room."""
    line = paragraph[-1]
    if not line or not below:
        return True
    is_greeting = len(paragraph) == 1 and line.endswith(",")
    return bool(is_greeting or _SENTENCE_END.search(line)) and not _looks_wrapped(line, below, width)


def _is_wrapped(paragraphs: Sequence[Sequence[str]], width: int, fewest: int) -> bool:
    pairs = [pair for paragraph in paragraphs for pair in _pairs(paragraph)]
    wrapped = [line for line, below in pairs if _looks_wrapped(line, below, width)]
    within = sum(not _SENTENCE_END.search(line) for line in wrapped)
    return len(wrapped) >= max(fewest, _MOST * len(pairs)) and within >= _WITHIN * len(wrapped)


def _looks_wrapped(line: str, below: str, width: int) -> bool:
    return len(line) + 1 + len(below.split(maxsplit=1)[0]) > width - _SLACK


def _pairs(paragraph: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(paragraph)


def _join(paragraph: Sequence[str]) -> str:
    joined = paragraph[0]
    for line in paragraph[1:]:
        joined += line if _CUT_AT_HYPHEN.search(joined[-2:]) else f" {line}"
    return joined
