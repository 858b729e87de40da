"""Cleaning: what a text loses before it is read, so that one report has one text wherever it was copied from.

Quotation marks stay as they are: whether they are curly or straight is part of how a text quotes.
"""

import re
import unicodedata

from memcon.articles.boilerplate import is_boilerplate

CLEANING = "1"
"""The version of the cleaning. A change to what `clean` gives needs a new one."""
AS_GIVEN = "as-given"

_NEWLINE = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(body: str) -> str:
    """`body` with plain newlines and spaces, composed letters, nothing invisible, no boilerplate lines, and no more
    than one blank line at a time. Cleaning what is clean changes nothing."""
    visible = _INVISIBLE.sub("", _NEWLINE.sub("\n", body))
    spaced = _SPACE.sub(" ", unicodedata.normalize("NFC", visible))
    lines = (line.rstrip(" \t") for line in spaced.split("\n"))
    kept = "\n".join(line for line in lines if not is_boilerplate(line))
    return _BLANK_LINES.sub("\n\n", kept).strip("\n")
