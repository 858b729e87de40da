"""What the tagger finds in a page: attributions as spans of its text and tokens of its parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.model.passages import Span, Spans
from memcon.reading.page import Page
from memcon.reading.tagger.decoding import Told, attributions
from memcon.reading.tagger.network import load
from memcon.reading.tagger.windows import Window, lay_out
from memcon.reading.tagger.words import Word, words_of
from memcon.reading.threads import one_thread


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the tagger marks it: the characters of its content, cue and source, and the tokens
    [first, last) of the last two; empty or None where there are none. `signs` as in `decoding.Told`."""

    content: Spans
    cue: Spans
    source: Spans
    cue_tokens: tuple[int, int] | None
    source_tokens: tuple[int, int] | None
    signs: tuple[float, float, float, float]


def tag(page: Page) -> tuple[Tagged, ...]:
    """The attributions of a page, in the order of their contents."""
    network = load()
    words = words_of(page)
    found: list[Tagged] = []
    for window in lay_out(words, network.split, network.marks):
        scores, pointers = network.look_at(window, words)
        with one_thread():
            told = attributions(scores, pointers, network.transitions)
        found.extend(_placed(page, words, window, told))
    return tuple(sorted(found, key=lambda t: t.content))


def _placed(page: Page, words: Sequence[Word], window: Window, told: Sequence[Told]) -> Iterator[Tagged]:
    """What is told in the part of a window that is not context only."""
    before = window.words.start - 1
    for one in told:
        own = one.after(window.seen)
        if not own:
            continue
        runs = [tuple(words[at + before].token for at in (first, last - 1)) for first, last in own]
        cue, source = (_tokens(words, before, run) for run in (one.cue, one.source))
        yield Tagged(
            content=tuple(_span(page, first, last + 1) for first, last in runs),
            cue=(_span(page, *cue),) if cue else (),
            source=(_span(page, *source),) if source else (),
            cue_tokens=cue,
            source_tokens=source,
            signs=one.signs,
        )


def _tokens(words: Sequence[Word], before: int, run: tuple[int, int] | None) -> tuple[int, int] | None:
    if run is None:
        return None
    return words[run[0] + before].token, words[run[1] - 1 + before].token + 1


def _span(page: Page, first: int, stop: int) -> Span:
    last = page.doc[stop - 1]
    return Span(page.doc[first].idx, last.idx + len(last.text))
