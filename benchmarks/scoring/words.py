"""Comparing places in a text: as sets of characters."""

from collections.abc import Iterable, Sequence

MARKS = " \t\r\n\"“”‘’'«»"
STOPS = ",."
LONG = 400  # evidence up to this many characters may show any passage, however short

Characters = frozenset[int]


def characters(text: str, spans: Iterable[Sequence[int]]) -> Characters:
    """Where the words of `spans` stand: white space, quotation marks and closing stops at their ends left out."""
    inside: set[int] = set()
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(MARKS))
        inside.update(range(first, first + len(words.lstrip(MARKS).rstrip(MARKS + STOPS))))
    return frozenset(inside)


def overlap(some: Characters, others: Characters) -> float:
    """The share of their characters that both have: 0 to 1."""
    shared = len(some & others)
    return shared / len(some | others) if shared else 0.0


def shown(text: str, gold: Iterable[Sequence[int]], evidence: Iterable[Sequence[int]]) -> float:
    """How well `evidence` shows one of the passages of `gold`: 0 to 1.

    It does when it covers half of the passage or lies half inside it; evidence that is much longer shows nothing.
    """
    given = characters(text, evidence)
    return max((_shows(characters(text, [passage]), given) for passage in gold), default=0.0)


def _shows(passage: Characters, given: Characters) -> float:
    if not passage or not given or len(given) > max(LONG, 3 * len(passage)):
        return 0.0
    share = len(passage & given) / min(len(passage), len(given))
    return share if share >= 0.5 else 0.0
