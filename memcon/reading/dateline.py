"""The dateline that a report opens with, "GENEVA, May 28 (Lake Wire) — ", "Geneva, 28 May 2025 – ", under its headline
and byline where the text has them: no part of its sentence."""

import re
from collections.abc import Iterator

from memcon.model.passages import Span

_DATELINE = re.compile(
    r"""
    \s*
    (?P<place> [^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ.'’]+ (?: [ /-][^\W\d_a-zà-ÿ.'’]+ ){0,3} )  # GENEVA, THE HAGUE, DOHA/CAIRO
    (?: ,\ [^\n,/()—–-]{1,30} | ,?\ ?\([^()\n]{2,40}\) | ,?\ ?/[^/\n]{2,40}/ ){0,3}    # , May 28  (Lake Wire)  /LAKE/
    \s* (?: [—–] | -(?=\s) | (?<=/)\. ) \s*                                            # what divides it from the report
    (?= [^\W\d_a-zà-ÿ] | [“"‘'«] )                                                     # the report begins
    """,
    re.VERBOSE,
)

_WITH_FULL_DATE = re.compile(
    r"""
    \s* [*_]*
    (?P<place> [^\W\d_a-zà-ÿ][^\W\d_]+ (?: [ -] [^\W\d_]+ ){0,3} )  # Geneva, The Hague, Rio de Janeiro
    ,\ (?: [^\W\d_]+,?\ )?                                          # Wednesday
    (?: \d{1,2}\ [^\W\d_]+ | [^\W\d_]+\ \d{1,2} ),?\ \d{4}          # 28 May 2025, May 28, 2025
    (?: \ ?\([^()\n]{2,40}\) )?
    [*_]* \s* [—–-] \s+
    (?= [^\W\d_a-zà-ÿ] | [“"‘'«] )                                   # the report begins
    """,
    re.VERBOSE,
)


_HEAD = 600  # characters in which a report begins
_SAID = re.compile(r"[.!?:…][”’\"')*_]*\s*$")


def find_dateline(text: str) -> Span | None:
    """The characters of the dateline, with the dash and the blanks around it; None where the report opens without."""
    for start in _line_starts(text):
        match = _DATELINE.match(text, start)
        if match and len(match["place"]) > 3:
            return Span(*match.span())
        if match := _WITH_FULL_DATE.match(text, start):
            return Span(*match.span())
    return None


def _line_starts(text: str) -> Iterator[int]:
    """Where the lines of a head begin, up to the first one that ends as a sentence does."""
    start = 0
    while start < min(_HEAD, len(text)):
        stop = text.find("\n", start)
        line = text[start : stop if stop >= 0 else len(text)]
        if line.strip():
            yield start
            if _SAID.search(line):
                return
        if stop < 0:
            return
        start = stop + 1
