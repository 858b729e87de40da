"""How much room words take in a drawing that no one has set yet."""

from functools import lru_cache

_NARROW, _BROAD = frozenset("ijlftrI.,:;'’|()!-/ "), frozenset("mwMWQ@%…—")


@lru_cache(maxsize=1 << 12)
def width_of(words: str) -> float:
    """Units that `words` take in letters of 11.5 units, in the broadest of the usual fonts."""
    return sum(map(_width, words))


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 4.3
    if letter in _BROAD or ord(letter) >= 0x1100:  # scripts whose letters fill a square
        return 11.5
    return 7.9 if letter.isupper() or letter.isdigit() else 7.0
