"""Hyphens at the ends of lines: whether they belong to the word or only part it.

A hyphen goes where the paper has the word elsewhere without it, where the parts together are an English word, or where
one of them is none ("nego-" and "tiation"); it stays where the paper has it elsewhere, where the word is usually
written with it (hyphens.toml), and where it is in doubt ("peace-" and "keeping" are words each).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from memcon.articles.knowledge import table
from memcon.articles.papers.words import is_word

_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_GOES_ON = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """Joins the lines of one paper. `known` are the words, in small letters, that stand within its lines."""

    known: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Hyphens":
        """Knows the words of these lines, but for the last one and the first one of each, which may be parts."""
        found = (_WORD.findall(line.casefold())[1:-1] for line in lines)
        return cls(frozenset(word for words in found for word in words))

    def join(self, line: str, following: str) -> str:
        """One line and the one that follows it."""
        broken, rest = _BROKEN.search(line), _GOES_ON.match(following)
        if not broken:
            return f"{line} {following}"
        if rest and rest.group()[0].islower() and self._goes(broken.group(1).casefold(), rest.group().casefold()):
            return line[: broken.end(1)] + following
        return line[: broken.end(1)] + "-" + following

    def _goes(self, first: str, second: str) -> bool:
        if f"{first}-{second}" in self.known:
            return False
        if first + second in self.known:
            return True
        if first in _listed("first") or f"{first}-{second}" in _listed("usual"):
            return False
        return is_word(first + second) or not (_stands_alone(first) and _stands_alone(second))


def _stands_alone(word: str) -> bool:
    return word in _listed("little") or is_word(word)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word for row in table("papers/hyphens")[name] for word in row["words"])
