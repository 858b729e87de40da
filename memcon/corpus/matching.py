"""Words that a user asks for: an article without them is passed over before it is parsed.

One line, or what stands between commas, is one way to match; words joined with " + " must all be there. A word is
matched whole and in either case; one that ends in * matches with every ending. @talks and @speech are lists of words,
of which one must be there.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

_COMMENT, _LIST = "#", "@"
_AND = re.compile(r"(?:^|\s)\+(?:\s|$)")


@cache
def lists() -> Mapping[str, Any]:
    """The lists of words that are known by their names, @talks and @speech."""
    return tomllib.loads(files(__package__).joinpath("lists.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Match:
    """The ways to match, each a row of words or phrases that must all be there. Without any, everything matches."""

    ways: tuple[tuple[str, ...], ...] = ()

    def is_in(self, *texts: str) -> bool:
        """Whether the texts taken together match."""
        if not self.ways:
            return True
        if not any(self._first.search(text) for text in texts):
            return False
        return self._is_single or any(
            all(any(word.search(text) for text in texts) for word in way) for way in self._patterns
        )

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """Finds a word of any way; most texts have none, and are done with at once."""
        return re.compile("|".join(sorted({_written(way[0]) for way in self.ways})), re.IGNORECASE)

    @cached_property
    def _is_single(self) -> bool:
        return all(len(way) == 1 for way in self.ways)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], ...], ...]:
        return tuple(tuple(re.compile(_written(word), re.IGNORECASE) for word in way) for way in self.ways)


def parse_match(lines: Iterable[str]) -> Match:
    """The match that lines of words come to; lines that begin with # say nothing. Raises ValueError for one of which
    no word is left."""
    parts = (part for line in lines if not line.lstrip().startswith(_COMMENT) for part in line.split(","))
    ways = (tuple(" ".join(word.split()) for word in _AND.split(part)) for part in parts if part.strip())
    return Match(tuple(dict.fromkeys(map(_checked, ways))))


def _checked(way: tuple[str, ...]) -> tuple[str, ...]:
    if not all(word.strip("* ") for word in way):
        raise ValueError(f"{' + '.join(way)!r} has a word missing")
    for word in way:
        if word.startswith(_LIST) and word.removeprefix(_LIST) not in lists():
            raise ValueError(f"there is no list {word} (there are {', '.join(f'{_LIST}{name}' for name in lists())})")
    return way


def _written(word: str) -> str:
    r"""The pattern of a word or phrase: "peace talk*" is \bpeace\s+talk\w*\b."""
    if word.startswith(_LIST):
        return "|".join(_written(row["word"]) for row in lists()[word.removeprefix(_LIST)])
    whole = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
    return rf"(?<!\w){whole}(?!\w)"
