"""From the model's scores to attributions: the best tags, runs of them, and which belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

Run = tuple[int, int]
"""Words [first, last) of a window."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SOURCE, CUE, CONTENT = 1, 3, 5  # the tags that begin each role; the next one continues it
NONE = 0  # the word that stands for "none" in a window
LEAST = 0.65  # of what points from a content to its cue, for the two to belong together
LEAST_SOURCE = 0.1  # of what points from a cue to its source
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in a window: the runs of its content, and those of its cue and source where it has them.

    `signs` are what its confidence is worked out from, each 0 to 1: how sure the tags of the content are, how sure
    those at its edges, how much of it points at the cue, and how much of the cue points at the source.
    """

    content: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    signs: tuple[float, float, float, float]

    def after(self, seen: int) -> tuple[Run, ...]:
        """The runs of the content that begin after the first `seen` words of the window, which an earlier one has."""
        return tuple(run for run in self.content if run[0] > seen)


def best_tags(scores: "Scores", transitions: "Scores") -> list[int]:
    """The best sequence of tags (Viterbi) for `scores` [words, tags]; a role is continued only where it stands."""
    import numpy as np

    allowed = np.where(np.array(_may_follow()), transitions, _NEVER)
    best = np.where(np.array(_may_begin()), scores[0], _NEVER)
    back = []
    for score in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + score
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def runs(tags: Sequence[int], role: int) -> list[Run]:
    """The runs of one role, in order."""
    found: list[Run] = []
    for at, tag in enumerate(tags):
        if tag == role:
            found.append((at, at + 1))
        elif tag == role + 1 and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
    return found


def attributions(scores: "Scores", pointers: "Scores", transitions: "Scores") -> list[Told]:
    """The attributions of one window, in the order of their contents.

    `scores` [words, tags]; `pointers` [words, 4 * size]: what each word is as a word of a content, as the cue of one,
    as the cue of a source, and as a word of a source. Word 0 stands for "none".
    """
    import numpy as np

    content, its_cue, cue, source = np.split(pointers, 4, axis=-1)
    scale = np.float32(content.shape[-1] ** -0.5)
    to_cue, to_source = _shares(content @ its_cue.T * scale), _shares(cue @ source.T * scale)
    tags = [0, *best_tags(scores[1:], transitions)] if len(scores) > 1 else [0]
    linker = _Linker(tags, _shares(scores), to_cue, to_source)
    return sorted(linker.link(), key=lambda told: told.content)


class _Linker:
    """Joins the runs of one window. `sure` [words, tags], `to_cue` and `to_source` [words, words] are shares: each row
    adds up to 1."""

    def __init__(self, tags: Sequence[int], sure: "Scores", to_cue: "Scores", to_source: "Scores") -> None:
        self._tags, self._sure, self._to_cue, self._to_source = tags, sure, to_cue, to_source
        self._cues, self._sources = runs(tags, CUE), runs(tags, SOURCE)
        self._cue_at = {at: cue for cue in self._cues for at in range(*cue)}

    def link(self) -> list[Told]:
        together: dict[Run, list[Run]] = {}
        alone = []
        for content in runs(self._tags, CONTENT):
            share = self._to_cue[slice(*content)].mean(0)
            cue = self._best(self._cues, share)
            if cue is not None and _part(share, cue) >= LEAST:
                together.setdefault(cue, []).append(content)
            else:
                alone.append((content, int(share.argmax())))
        found = [self._told(contents, cue, cue) for cue, contents in together.items()]
        return found + [self._alone(content, at) for content, at in alone]

    def _alone(self, content: Run, at: int) -> Told:
        """A content that points at no cue clearly: with the word that it points at most, if at any."""
        if at == NONE:
            return self._told([content], None, None)
        return self._told([content], self._cue_at.get(at), (at, at + 1))

    def _told(self, contents: list[Run], cue: Run | None, at: Run | None) -> Told:
        share = self._to_source[slice(*(at or (NONE, NONE + 1)))].mean(0)
        source = self._best(self._sources, share) if at is not None else None
        if source is not None and _part(share, source) < max(LEAST_SOURCE, float(share[NONE])):
            source = None
        pointed = [self._to_cue[slice(*content)].mean(0) for content in contents]
        at_cue = sum(_part(one, cue or (NONE, NONE + 1)) for one in pointed) / len(pointed)
        at_source = _part(share, source or (NONE, NONE + 1))
        return Told(tuple(contents), cue, source, (*self._certainty(contents), at_cue, at_source))

    def _best(self, among: list[Run], share: "Scores") -> Run | None:
        return max(among, key=lambda run: _part(share, run), default=None)

    def _certainty(self, contents: list[Run]) -> tuple[float, float]:
        """How sure the tags are: on the whole, and at the least sure of the edges, the words beside them included."""
        chosen = [float(self._sure[at][self._tags[at]]) for run in contents for at in range(*run)]
        last = len(self._tags) - 1
        edges = {at for first, stop in contents for at in (max(1, first - 1), first, stop - 1, min(last, stop))}
        return sum(chosen) / len(chosen), min(float(self._sure[at][self._tags[at]]) for at in edges)


def _part(share: "Scores", run: Run) -> float:
    return float(share[slice(*run)].sum())


def _shares(scores: "Scores") -> "Scores":
    import numpy as np

    risen: Any = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = risen / risen.sum(-1, keepdims=True)
    return shares


@cache
def _may_follow() -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(not tag.startswith("I") or before.endswith(tag[1:]) for tag in TAGS) for before in TAGS)


@cache
def _may_begin() -> tuple[bool, ...]:
    return tuple(not tag.startswith("I") for tag in TAGS)
