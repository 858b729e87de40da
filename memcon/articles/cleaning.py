"""Cleaning: what a text loses before it is read, so that one report has one text wherever it was copied from.

Quotation marks and apostrophes stay as they are: whether they are curly or straight is part of how a text quotes. So do
fractions, raised figures, ellipses, full-width forms and whatever else NFKC would change: "2½" is not "21⁄2", nor
"10²" "102". Only the seven Latin ligatures are undone, for they are how a word was printed and not how it is written.
"""

import re
import unicodedata

from memcon.articles.boilerplate import is_boilerplate
from memcon.articles.garbled import mend

CLEANING = "3"
"""The version of the cleaning. A change to what `clean` or `unwrap` gives, or to what is cut above a report, needs a
new one."""
AS_GIVEN = "as-given"

_HYPHENATED = re.compile(r"\u00ad[ \t]*(?:\r\n|[\r\n\u2028])[ \t]*")  # a word cut at a soft hyphen
_NEWLINE = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f"
    r"\u00ad\u034f\u200b\u2060-\u2064\ufeff"  # soft hyphens, spaces and joiners without width
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # the direction of writing
    r"\ufe00-\ufe0f\U000e0100-\U000e01ef"  # which picture of a sign is meant
    r"\ufff9-\ufffc\U000e0000-\U000e007f]"  # places of pictures and notes, and hidden tags
)
_JOINER = re.compile(
    r"(?<![\u0590-\U0010ffff])[\u200c\u200d]+"
)  # Persian and Indic words, and joined emoji, need theirs
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_SPACE = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(body: str) -> str:
    """`body` with plain newlines, single spaces, composed letters, nothing invisible, no boilerplate lines, and no more
    than one blank line at a time; letters that were garbled by a wrong encoding are mended. Cleaning what is clean
    changes nothing."""
    while (plain := _make_plain(body)) != body:  # what is mended can be invisible, and what was cut stand between
        body = plain
    lines = [line.strip(" ") for line in body.split("\n")]
    cut = {line for line in set(lines) if is_boilerplate(line)}
    kept = "\n".join(line for line in lines if line not in cut)
    return _BLANK_LINES.sub("\n\n", kept).strip("\n")


def _make_plain(text: str) -> str:
    text = unicodedata.normalize("NFC", mend(_NEWLINE.sub("\n", _HYPHENATED.sub("", text))))
    visible = _JOINER.sub("", _INVISIBLE.sub("", text))
    spelled = _LIGATURE.sub(lambda ligature: unicodedata.normalize("NFKC", ligature[0]), visible)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", spelled))
