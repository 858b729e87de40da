"""What makes two sayings two, though most of their words are the same: the one denies, counts, dates or turns round
what the other says."""

from functools import cache

from memcon.record.merge.renderings import Words
from memcon.record.merge.roots import root_of, worded, wordings
from memcon.record.words import listed


def say_otherwise(a: Words, b: Words, denied: tuple[bool, bool] = (False, False)) -> bool:
    """Whether the one denies what the other does not, names other figures or days, or says the contrary: then it is not
    the same that is said. `denied` tells of each whether the report says that it is denied."""
    if denials(a, denied[0]) != denials(b, denied[1]) or _figures(a) != _figures(b):
        return True
    days = [_days().intersection(words) for words in (a, b)]
    return (all(days) and days[0].isdisjoint(days[1])) or _are_opposite(a, b)


def is_denial(cue: Words) -> bool:
    """Whether words by which a report tells who spoke say that it was denied: "denied", "ruled out", "never denied"
    does not."""
    ruled_out = "out" in cue and not worded("ruling_out").isdisjoint(cue)
    return (ruled_out or not worded("refusing").isdisjoint(cue)) and listed("denying").isdisjoint(cue)


def denials(words: Words, denied: bool = False) -> tuple[int, bool]:
    """How often it is denied, as far as that matters, and whether something is lacking: "we left without it" and "we
    did not leave without it" are two, and so are "we refused it" and "we never refused it"."""
    refused = not worded("refusing").isdisjoint(words)
    return (_negates(words) + refused + denied, not listed("lacking").isdisjoint(words))


def _negates(words: Words) -> bool:
    """Whether a word denies, and does not mean "only", as "nothing but" does."""
    denying, only = listed("denying"), worded("only")
    follows = (*words[1:], "")
    return any(word in denying and after not in only for word, after in zip(words, follows, strict=True))


def _figures(words: Words) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


def _are_opposite(a: Words, b: Words) -> bool:
    ours, theirs = frozenset(map(root_of, a)), frozenset(map(root_of, b))
    return any(
        (left & ours and right & theirs and not (left & theirs or right & ours))
        or (left & theirs and right & ours and not (left & ours or right & theirs))
        for left, right in _opposites()
    )


@cache
def _days() -> frozenset[str]:
    return listed("weekdays") | worded("months")


@cache
def _opposites() -> list[tuple[frozenset[str], frozenset[str]]]:
    pairs = (pair.split(" | ") for pair in wordings()["opposite"]["pairs"])
    return [(frozenset(map(root_of, left.split())), frozenset(map(root_of, right.split()))) for left, right in pairs]
