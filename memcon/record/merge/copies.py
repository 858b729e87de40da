"""The same words in copies of one story are the same finding."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise

from memcon.record.material import AnyClaim
from memcon.record.words import words_of


def same_in_copies(claims: Iterable[AnyClaim]) -> Iterator[tuple[str, str]]:
    """Pairs of findings of one kind and nature on the same words of near-copies.

    Words that stand more than once in a text tell nothing, and are left to the other rules.
    """
    by_words: dict[Hashable, list[AnyClaim]] = {}
    for claim in claims:
        by_words.setdefault(key_in_copies(claim), []).append(claim)
    for found in by_words.values():
        if len(found) > 1 and max(Counter(c.text_id for c in found).values()) == 1:
            yield from pairwise(sorted(c.finding.id for c in found))


def key_in_copies(claim: AnyClaim) -> Hashable:
    """The same for findings of one nature on the same words of near-copies."""
    return (claim.story, _nature(claim), tuple(words_of(p.quote) for p in claim.passages))


def _nature(claim: AnyClaim) -> Hashable:
    finding = claim.finding
    return (str(getattr(finding, "kind", "")), str(getattr(finding, "status", "")), getattr(finding, "name", None))
