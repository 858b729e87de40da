"""The dateline that an agency report opens with, "GENEVA, May 28 (Lake Wire) — ": it is no part of its sentence."""

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


def find_dateline(text: str) -> Span | None:
    """The characters of the dateline, with the dash and the blanks around it; None where the text opens without."""
    match = _DATELINE.match(text)
    return Span(*match.span()) if match and len(match["place"]) > 3 else None
