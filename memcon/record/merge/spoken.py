"""A statement as it is compared with other tellings of it, and the keys by which these are found."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from memcon.model.kinds import StatementKind
from memcon.record.material import AnyClaim, buckets, day_of
from memcon.record.merge.contraries import is_denial
from memcon.record.merge.renderings import Words
from memcon.record.merge.roots import STATE, root_of, worded
from memcon.record.merge.sayings import Saying, saying_of
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import Dated
from memcon.record.names import parts_of_person, state_or_body
from memcon.record.words import matter_of, words_of

FRESH = 3
"""Days within which two translations of one statement are published."""

_RUN = 5  # words in a row by which a quotation is known again in a longer one
_TELLING = 4  # roots of a statement by which it is found where nobody is named

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|„([^„“”]+)[“”]|«([^«»]+)»")


@dataclass(frozen=True)
class Spoken:
    """A statement as it is compared, wholly, as far as it stands in quotation marks (all of it where nothing does), and
    in the pieces between which the report says who spoke; `matter` are the stems of what is marked, `selves` the roots
    by which a report may name those who in their own words are "we"."""

    claim: AnyClaim
    speaker: str
    whole: Saying
    marked: Saying
    pieces: tuple[Saying, ...]
    matter: frozenset[str]
    selves: frozenset[str]

    @property
    def as_we(self) -> Saying | None:
        """What is said without the words for those who speak, as whoever says "we" has none; None where nothing tells
        of those who speak."""
        if self.whole.tells_of_self:
            return self.whole
        return None if self.selves.isdisjoint(self.whole.matter) else self.whole.without(self.selves)

    @property
    def words(self) -> Words:
        return self.whole.words

    @property
    def quoted(self) -> Words:
        return self.marked.words


def spoken(claim: AnyClaim, scene: Scene) -> Spoken:
    text = " ".join(passage.quote for passage in claim.passages)
    speaker = scene.speaker(claim, claim.finding.speaker) or ""
    marked = " ".join("".join(found) for found in _QUOTED.findall(text))
    denied = is_denial(words_of(claim.finding.cue_text or ""))
    side = claim.finding.side or ""
    pieces = tuple(saying_of(p.quote, denied) for p in claim.passages) if len(claim.passages) > 1 else ()
    return Spoken(
        claim,
        speaker,
        saying_of(text, denied),
        saying_of(marked or text, denied),
        pieces,
        matter_of(marked or text),
        _selves(side, scene.party(claim, side or claim.finding.speaker) or ""),
    )


@lru_cache(maxsize=1 << 12)
def _selves(side: str, party: str) -> frozenset[str]:
    """The roots by which a report may name those for whom somebody speaks: "his government", or by their name. `side`
    is what the report calls them, `party` the key of who that is."""
    named = {STATE + party[1:]} if party.startswith("=") else set()
    return frozenset(named.union(map(root_of, worded("selves").union(words_of(side)))))


def is_known(claim: AnyClaim, scene: Scene) -> bool:
    """Whether somebody is named as the speaker."""
    return scene.is_named(claim, claim.finding.speaker)


def is_in_short(claim: AnyClaim) -> bool:
    """Whether the speaker is told by a name of one word, which others may bear."""
    name = claim.finding.speaker or ""
    return len(parts_of_person(name)) == 1 and not state_or_body(name)


def is_quotation(claim: AnyClaim) -> bool:
    return claim.finding.kind is not StatementKind.INDIRECT


def word_runs(said: Spoken) -> set[Words]:
    """Every run of so many words, by which a part of a quotation is found in the whole."""
    return {run for words in {said.words, said.quoted} for run in _runs_in(words)}


def telling_runs(said: Spoken) -> set[Words]:
    """The run with the most letters, of the whole and of what stands in quotation marks: whoever quotes all of it has
    that run, and few others do."""
    found = (max(_runs_in(words), key=_telling, default=None) for words in {said.words, said.quoted})
    return {run for run in found if run}


def _telling(run: Words) -> tuple[int, Words]:
    return (sum(map(len, run)), run)


def _runs_in(words: Words) -> list[Words]:
    return [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]


def rendering_keys(said: Spoken) -> Iterator[Hashable]:
    """Speaker, root of a word and time that two renderings have in common."""
    for root in sorted(said.whole.matter):
        yield from _in_those_days(said.claim, (said.speaker, root))


def keys_without_speaker(said: Spoken) -> set[Hashable]:
    return {*word_runs(said), *matter_keys(said)}


def matter_keys(said: Spoken) -> Iterator[Hashable]:
    """Two of the most telling roots, and the time, by which a rendering is found whoever is told to have spoken."""
    telling = sorted(said.whole.matter, key=lambda root: (-len(root), root))[:_TELLING]
    for pair in combinations(sorted(telling), 2):
        yield from _in_those_days(said.claim, pair)


def _in_those_days(claim: AnyClaim, key: Hashable) -> Iterator[Hashable]:
    """A key that is shared within FRESH days; of an undated text, within it."""
    day = day_of(claim)
    if not day:
        yield (key, claim.text_id)
        return
    for time in buckets(day, FRESH):
        yield Dated(time, key)
