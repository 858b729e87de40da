"""Under which matters words are filed: a pure function of the words and the list.

A word of an issue stands for its plural and its possessive too, in either case; a hyphen in it for a hyphen, a blank or
nothing; an asterisk for any letters. Time is linear in the length of the words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from memcon.model.issues import Issue
from memcon.model.passages import Span

_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "’": "'", "ʼ": "'"})
_BETWEEN = {"-": "(?:- ?| )?", " ": "(?:- ?| )"}
_HEAD_LETTERS = 4
_HEAD = re.compile(rf"(?<!\w)\w{{1,{_HEAD_LETTERS}}}")
_SAME = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})  # where case is ignored
_MOST_LETTERS = 20  # that an asterisk may stand for


def file_under(words: str, issues: tuple[Issue, ...]) -> tuple[str, ...]:
    """The names of the issues that `words` tell, in the order of the list."""
    plain, opened = _plain(words), _with_openings(issues)
    begun = _beginnings(plain, opened.lengths)
    likely = (issue for issue, openings in opened.issues if openings is None or not begun.isdisjoint(openings))
    return tuple(issue.name for issue in likely if _tells(issue, plain))


def words_telling(words: str, issue: Issue) -> tuple[str, ...]:
    """What of `words` tells an issue, as it stands there but for its marks."""
    plain = _plain(words)
    return tuple(match.group() for match in _pattern(issue.told_by).finditer(_without(issue.but, plain)))


def places_telling(body: str, issue: Issue) -> tuple[Span, ...]:
    """Where in a text stands what tells an issue."""
    plain = body.translate(_DASHES)  # which leaves every character where it is
    found = (match.span() for match in _pattern(issue.told_by).finditer(plain))
    masked = [match.span() for match in _pattern(issue.but).finditer(plain)] if issue.but else []
    return tuple(Span(*at) for at in found if not any(start < at[1] and at[0] < end for start, end in masked))


def _beginnings(plain: str, lengths: Iterable[int]) -> set[str]:
    """What the words of a text begin with, in so many letters: an issue none of whose words begins so is not tried,
    which spares nearly all of the work."""
    heads = set(_HEAD.findall(plain.translate(_SAME).lower()))
    return heads.union(*({head[:length] for head in heads} for length in lengths))


class _Opened(NamedTuple):
    """Each issue with the beginnings of its words, None where one of them could begin in several ways; and how many
    letters those beginnings have that are shorter than the longest."""

    issues: tuple[tuple[Issue, frozenset[str] | None], ...]
    lengths: tuple[int, ...]


@lru_cache(maxsize=64)
def _with_openings(issues: tuple[Issue, ...]) -> _Opened:
    told = [(issue, [_opening(phrase) for phrase in issue.told_by]) for issue in issues]
    lengths = {len(opening) for _, all_ in told for opening in all_ if opening} - {_HEAD_LETTERS}
    opened = ((issue, None if None in all_ else frozenset(filter(None, all_))) for issue, all_ in told)
    return _Opened(tuple(opened), tuple(sorted(lengths)))


def _opening(phrase: str) -> str | None:
    """The letters that whatever a phrase stands for begins with; the last letter of a word may change in its plural."""
    first, *more = re.split(r"[ \-]", _plain(phrase).strip().lower())
    kept = first if more else first[:-1] or first
    opening = kept.split("*")[0][:_HEAD_LETTERS]
    return opening if opening.isascii() and opening.isalnum() else None


def _tells(issue: Issue, plain: str) -> bool:
    return _pattern(issue.told_by).search(_without(issue.but, plain)) is not None


def _without(but: tuple[str, ...], plain: str) -> str:
    return _pattern(but).sub("|", plain) if but else plain


def _plain(words: str) -> str:
    return " ".join(words.split()).translate(_DASHES)


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
