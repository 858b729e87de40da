"""How well phrases are grouped by the matter that they are of, as `memcon issues suggest` groups them.

python -m benchmarks.matters

Prints B-cubed precision, recall and F1 over the phrases of phrases.toml, each negotiation by itself: by words alone
(the general list, else the noun at the head), and with groups of like meaning joined.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.merge.figures import Score, b_cubed
from memcon.views.issues.suggesting import Said, phrases_in, told_by

FILE = Path(__file__).with_name("phrases.toml")
Matters = Mapping[str, list[str]]
Joining = Callable[[Mapping[str, Said]], list[list[str]]]
"""From groups by name to the names of those that are one matter."""


def negotiations() -> dict[str, Matters]:
    """The phrases by their matter, of each negotiation."""
    return tomllib.loads(FILE.read_text("utf-8"))


def by_words(groups: Mapping[str, Said]) -> list[list[str]]:
    return [[name] for name in groups]


def score(told: Mapping[str, Matters], joining: Joining) -> Score:
    """Each negotiation weighs as much as it has phrases."""
    weighed = [(sum(map(len, one.values())), _of_one(one, joining)) for one in told.values()]
    whole = sum(weight for weight, _ in weighed)
    return Score(
        sum(weight * one.precision for weight, one in weighed) / whole,
        sum(weight * one.recall for weight, one in weighed) / whole,
    )


def _of_one(matters: Matters, joining: Joining) -> Score:
    groups: dict[str, Said] = {}
    for words in (words for phrases in matters.values() for words in phrases):
        for phrase in phrases_in(words):
            for name in told_by(phrase):
                groups.setdefault(name, {}).setdefault(words, set()).add(phrase)
    made, placed = [], set[str]()
    for names in joining(groups):
        members = {words for name in names for words in groups[name]} - placed
        placed |= members
        made.append(members)
    alone = [{words} for phrases in matters.values() for words in phrases if words not in placed]
    return b_cubed([set(phrases) for phrases in matters.values()], [*filter(None, made), *alone])
