"""Rules by the verb or noun that they begin with, so that a clause is tried on those alone that can fit it."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class Worded(Protocol):
    """A rule with words, each a lemma that others may follow."""

    @property
    def words(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Worded)


def by_lemma(rules: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """The rules under each lemma that their words begin with, in the order of `rules`."""
    found: dict[str, list[R]] = {}
    for rule in rules:
        for lemma in dict.fromkeys(words.split()[0] for words in rule.words):
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(listed) for lemma, listed in found.items()}
