"""What somebody said as it is compared with another rendering of it: two translations, indirect speech beside a
quotation, a memory of a part.

Only what carries the matter is compared, by the roots of its words; of the longer one the stretch that is nearest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from memcon.reading.dates.numbers import number
from memcon.record.merge.renderings import Words, in_order
from memcon.record.names import state_or_body
from memcon.record.words import listed, sameness, words_of

_LEAST = 3  # roots that two renderings must share at least ...
_FEW = 2  # roots that are enough where hardly more is said
_ALIKE = 0.75  # ... how much of the shorter one these must be ...
_OF_BOTH = 0.5  # ... and, where they are not all of it, how much of both together
_WINDOW = 1.5  # how many times as long as the shorter one a stretch of the longer one may be
_BEFORE = 2  # roots before a stretch among which a denial is still of it
_SAME_ORDER = 0.6  # how much of what is shared must stand in one order
_ROOT = 6  # letters by which roots are told apart
_CAPITALS = re.compile(r"[^\W\d_a-z][\w.]*\w(?: [^\W\d_a-z][\w.]*\w)*")
_STATE = "⟨"  # begins the word that stands for a state or body, by whatever name it is called


@dataclass(frozen=True, slots=True)
class Saying:
    """The words; the roots of those that carry the matter, each with its place among the words; which are names. A
    state or body is one word, so that no two are read differently."""

    words: Words
    places: tuple[int, ...]
    roots: tuple[str, ...]
    matter: frozenset[str]
    names: frozenset[str]

    def stretch(self, first: int, last: int) -> Words:
        """The words from one root to another, with what stands before the first: a denial may."""
        before = first - _BEFORE
        return self.words[self.places[before - 1] + 1 if before > 0 else 0 : self.places[last] + 1]


@lru_cache(maxsize=1 << 15)
def saying_of(text: str) -> Saying:
    """The saying that a text writes."""
    told = tuple(_words_and_names(text))
    idle = listed("plain") | listed("denying") | listed("lacking")
    places = tuple(at for at, (word, _) in enumerate(told) if word not in idle)
    roots = tuple(root_of(told[at][0]) for at in places)
    names = frozenset(root for at, root in zip(places, roots, strict=True) if told[at][1])
    return Saying(tuple(word for word, _ in told), places, roots, frozenset(roots), names)


def _words_and_names(text: str) -> Iterator[tuple[str, bool]]:
    """The words in order, each with whether it is written as a name."""
    start = 0
    for run in _CAPITALS.finditer(text):
        yield from ((word, False) for word in words_of(text[start : run.start()]))
        yield from ((word, True) for word in _names_in(run[0].split(" ")))
        start = run.end()
    yield from ((word, False) for word in words_of(text[start:]))


def _names_in(words: list[str]) -> Iterator[str]:
    """The names in a row of words with capitals, those of states and bodies first where several words make one."""
    at = 0
    while at < len(words):
        ends = range(len(words), at, -1)
        end, bearer = next(((e, b) for e in ends if (b := state_or_body(" ".join(words[at:e])))), (at + 1, None))
        yield from (f"{_STATE}{bearer.name}",) if bearer else words_of(words[at])
        at = end


def say_the_same(a: Saying, b: Saying) -> bool:
    """Whether one renders the other, or a part of it: nearly all of its matter in much the same order, and nothing that
    says otherwise."""
    shorter, longer = sorted((a, b), key=lambda one: (len(one.matter), one.words))
    if len(shorter.matter) == _FEW:
        return len(longer.matter) <= _LEAST and _have_in_order(shorter, longer) and not say_otherwise(a.words, b.words)
    if len(shorter.matter & longer.matter) < max(_LEAST, _ALIKE * len(shorter.matter)):
        return False
    first, last = _nearest_stretch(shorter, longer)
    roots = longer.roots[first : last + 1]
    near = frozenset(roots)
    common = shorter.matter & near
    if len(common) < max(_LEAST, _ALIKE * len(shorter.matter)):
        return False
    if common <= shorter.names or not _is_most_of_both(
        common, shorter, longer.matter if len(common) == _LEAST else near
    ):
        return False
    if (shorter.names - longer.names) and (near & longer.names) - shorter.names:
        return False
    told = tuple(root for root in roots if root in common)
    if in_order(tuple(root for root in shorter.roots if root in common), told) < _SAME_ORDER * len(common):
        return False
    return not say_otherwise(shorter.words, longer.stretch(first, last))


def _is_most_of_both(common: frozenset[str], shorter: Saying, other: frozenset[str]) -> bool:
    """Whether what is shared is most of what both say; where it is all of the shorter one, and not little, the stretch
    of the other may say more."""
    all_of_it = common == shorter.matter and len(common) > _LEAST
    return all_of_it or len(common) >= _OF_BOTH * len(shorter.matter | other)


def _have_in_order(shorter: Saying, longer: Saying) -> bool:
    told = tuple(root for root in longer.roots if root in shorter.matter)
    return in_order(shorter.roots, told) == len(shorter.roots)


def say_otherwise(a: Words, b: Words) -> bool:
    """Whether the one denies what the other does not, or names other figures: then it is not the same that is said."""
    return _denies(a) != _denies(b) or _figures(a) != _figures(b)


@lru_cache(maxsize=1 << 15)
def root_of(word: str) -> str:
    """The same for the forms of one word, as far as their letters or the list of irregular verbs show it."""
    if word.startswith(_STATE):
        return word
    word = _irregular().get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word in listed("figures"):
        return str(number(word))
    word = _without_ending(word)
    return (word[:2] + word[2:].rstrip("eiy"))[:_ROOT]


def _without_ending(word: str) -> str:
    """A verb without -ed or -ing: "stopped" is "stop", "agreeing" is "agree"."""
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and not word.endswith("eed") and re.search("[aeiouy]", root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls"
            return root[:-1] if doubled else root
    return word


def _nearest_stretch(shorter: Saying, longer: Saying) -> tuple[int, int]:
    """From which to which of its roots the longer one has most of the shorter one; the first such stretch."""
    size = int(_WINDOW * len(shorter.roots)) + 1
    best = max(
        range(max(1, len(longer.roots) - size + 1)),
        key=lambda at: (len(shorter.matter.intersection(longer.roots[at : at + size])), -at),
    )
    return best, min(best + size, len(longer.roots)) - 1


@cache
def _irregular() -> dict[str, str]:
    """From the forms of verbs that are not regular to the first of them."""
    lines = (line.split() for line in sameness()["irregular"]["forms"])
    return {form: forms[0] for forms in lines for form in forms}


def _denies(words: Words) -> tuple[bool, bool]:
    """Whether it is denied, and whether something is lacking: "we left without it" and "we did not leave without it"
    are two."""
    return (not listed("denying").isdisjoint(words), not listed("lacking").isdisjoint(words))


def _figures(words: Words) -> frozenset[str]:
    spelled = {str(number(word)) for word in listed("figures").intersection(words)}
    return frozenset(spelled.union(word for word in words if word[0].isdigit()))
