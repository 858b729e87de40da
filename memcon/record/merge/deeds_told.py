"""Of what kind a deed is by its words, and what it is done to: "freed the pilots" is of one kind with "release"."""

from functools import cache, lru_cache

from memcon.model.findings import Commitment
from memcon.record.words import listed, matter_of, sameness, stem, stems, words_of

_SHORTEST = 3  # letters of a verb that is told by its beginning: "pay" in "paid" is not


def are_of_one_kind(step: Commitment, promise: Commitment) -> bool:
    """Whether one word for the deed is in both: "free the pilots" and "released the pilots"; or what was promised is a
    thing, and it was given."""
    ours, first = kinds_of(" ".join(_verb_of(step.what))), words_of(promise.what)[:1]
    if ours & kinds_of(promise.what) or (first and _are_one_verb(words_of(step.what)[0], first[0])):
        return True
    return bool(ours & _giving()) and first != () and first[0] in listed("before_a_thing")


@lru_cache(maxsize=1 << 14)
def kinds_of(what: str) -> frozenset[int]:
    """The groups of words for a deed in which any of its words is."""
    return frozenset(nth for nth, group in enumerate(_deeds()) if not group.isdisjoint(map(stem, words_of(what))))


def _verb_of(step: str) -> tuple[str, ...]:
    """The words of a step that are of its verb; where that only says that a deed was done, those of the deed: "the sale
    was completed", "the handover took place"."""
    first, *others = words_of(step)
    if first in listed("completing") or not listed("taking_place").isdisjoint(others):
        return tuple(others)
    return (first, *(word for word in others if word in listed("of_the_deed")))


def thing_of(step: Commitment, kinds: frozenset[int], promise: Commitment | None = None) -> frozenset[str]:
    """The words for what the step was done to, without how many they are, words for the deed itself ("the release of"),
    and the names of whoever has promised it."""
    told = matter_of(" ".join(words_of(step.what)[1:])) - stems("numerals") - stems("ordinals")
    words = told - stems("of_the_deed") - stems("passing") or told - stems("of_the_deed")
    names = {stem(w) for name in (*promise.by, *promise.to) for w in words_of(name)} if promise else set()
    left = words - {word for word in words if kinds & kinds_of_stem(word)}
    named = left - names
    return frozenset(word for word in named or left if not word[0].isdigit())


def kinds_of_stem(word: str) -> frozenset[int]:
    """The same of one word that has been cut to its stem."""
    return frozenset(nth for nth, group in enumerate(_deeds()) if word in group)


def _are_one_verb(step: str, promise: str) -> bool:
    """Whether the one is the past of the other: "admitted" and "admit", "tabled" and "table"."""
    pasts = {f"{promise}ed", f"{promise}d", f"{promise}{promise[-1:]}ed", f"{promise[:-1]}ied", promise}
    return len(promise) >= _SHORTEST and step in pasts


@cache
def _giving() -> frozenset[int]:
    return kinds_of("give hand over arrive")


@cache
def _deeds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, group["words"].split())) for group in sameness()["doing"])
