"""What stands above a report and is no part of it: its headline, and the lines that name who wrote it."""

import re
from itertools import pairwise

from memcon.model.passages import Spans
from memcon.reading.quotations import paragraphs

_LINES = 8  # at the top of a text, among which they are looked for
_LONGEST = 25  # words of a headline
_STOPS = (".", "!", "?", "…", ":", ",", ";")
_SIGNED = re.compile(r"[”\"»]\s*[—–―-]")  # "“We will stay.” — Ana Costa"
_CLOSING = "”\"’')»] "
_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:By|Words by|From|Story by) {_NAME}(?: {_NAME}| (?:de|da|van|von|der|bin|al|el)(?= )){{1,3}}"
    rf"(?:(?:,| and|, and| &) {_NAME}(?: {_NAME}| (?:de|da|van|von|der|bin|al|el)(?= )){{1,3}})*"
    rf"(?:(?: in|,| \||,? for| of|,? –|,? —) {_NAME}(?: {_NAME}| and){{0,5}})?"
)
_CALLING = re.compile(
    r"(?:.{0,40}\b)?(?:correspondents?|reporters?|editor|staff writers?|bureau chief|news desk)(?:,? in .{2,30})?",
    re.IGNORECASE,
)
_NAMES_ALONE = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}(?:(?:,| and|, and| &) {_NAME}(?: {_NAME}){{1,3}})*")
_CONTACT = re.compile(
    r"(?:(?:press|media|for more information|further information),? )?(?:contacts?|enquiries|inquiries)\b ?:.*",
    re.IGNORECASE,
)


def find_bylines(text: str) -> Spans:
    """The lines at the top of `text` that name its authors and nothing else, and those at its end that say whom to
    ask."""
    lines = list(paragraphs(text))
    top = lines[:_LINES]
    found = [line for line in top if _BYLINE.fullmatch(line.of(text))]
    for line, below in pairwise(top):
        if _NAMES_ALONE.fullmatch(line.of(text)) and _CALLING.fullmatch(below.of(text)):
            found += [line, below]
    found += [line for line in lines[-_LINES:] if _CONTACT.fullmatch(line.of(text))]
    return tuple(sorted(set(found)))


def find_heading(text: str) -> Spans:
    """The lines above the first sentence of `text` that end without a stop: headline, kicker, place and day. Where no
    sentence follows, none is a headline."""
    heading = []
    for line in list(paragraphs(text))[: _LINES + 1]:
        words = line.of(text).rstrip(_CLOSING)
        if not _SIGNED.search(words) and not words.endswith(_STOPS) and len(words.split()) <= _LONGEST:
            heading.append(line)
            continue
        return tuple(heading)
    return ()
