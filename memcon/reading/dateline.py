"""The dateline that a report opens with, "GENEVA, May 28 (Lake Wire) — ", "Geneva, 28 May 2025 – ": no part of its
sentence."""

import re

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


def find_dateline(text: str) -> Span | None:
    """The characters of the dateline, with the dash and the blanks around it; None where the text opens without."""
    match = _DATELINE.match(text)
    if match and len(match["place"]) > 3:
        return Span(*match.span())
    match = _WITH_FULL_DATE.match(text)
    return Span(*match.span()) if match else None
