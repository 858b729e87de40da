"""Under which issues words are filed: a pure function of the words and the list.

A word of an issue stands for its plural and its possessive too, in either case; a hyphen in it for a hyphen, a blank or
nothing; an asterisk for any letters. Time is linear in the length of the words.
"""

import re
from functools import lru_cache

from memcon.model.issues import Issue
from memcon.views.wording import one_line

_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "’": "'", "ʼ": "'"})
_BETWEEN = {"-": "(?:- ?| )?", " ": "(?:- ?| )"}
_MOST_LETTERS = 20  # that an asterisk may stand for


def file_under(words: str, issues: tuple[Issue, ...]) -> tuple[str, ...]:
    """The names of the issues that `words` tell, in the order of the list."""
    plain = _plain(words)
    return tuple(issue.name for issue in issues if _tells(issue, plain))


def words_telling(words: str, issue: Issue) -> tuple[str, ...]:
    """What of `words` tells an issue, as it stands there but for its marks."""
    plain = _plain(words)
    return tuple(match.group() for match in _pattern(issue.told_by).finditer(_without(issue.but, plain)))


def _tells(issue: Issue, plain: str) -> bool:
    return _pattern(issue.told_by).search(_without(issue.but, plain)) is not None


def _without(but: tuple[str, ...], plain: str) -> str:
    return _pattern(but).sub("|", plain) if but else plain


def _plain(words: str) -> str:
    return one_line(words).translate(_DASHES)


@lru_cache(maxsize=4096)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The longest phrase first, so that a match is all that tells it."""
    longest = sorted({_plain(phrase).strip() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest))})(?!\w)", re.IGNORECASE)


def _form(phrase: str) -> str:
    """The pattern of one phrase, whose last word may stand in the plural."""
    pieces = re.split(r"([ \-])", phrase)
    return "".join(_BETWEEN.get(piece) or _word(piece, last=n == len(pieces) - 1) for n, piece in enumerate(pieces))


def _word(word: str, last: bool) -> str:
    written = re.escape(word).replace(r"\*", rf"\w{{0,{_MOST_LETTERS}}}")
    if not last or word.endswith(("*", "s")):
        return written
    if re.search(r"[^aeiou]y$", word, re.IGNORECASE):
        return rf"{written[:-1]}(?:y|ies)"
    return rf"{written}(?:s|es)?"
