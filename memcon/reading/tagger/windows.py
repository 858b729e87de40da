"""Windows: runs of whole paragraphs, of bounded length, that the model sees at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from memcon.reading.tagger.words import Word

LENGTH = 256  # pieces of a window, the marks at its ends included
CONTEXT = 32  # of them at most for the paragraphs before, which are seen and not tagged
PIECES = 6  # of a word that are seen

Split = Callable[[Sequence[str]], list[list[int]]]
"""From words to the numbers of their pieces."""


@dataclass(frozen=True, slots=True)
class Window:
    """`words` are numbers into the page's words, the first `seen` of which are context; `pieces` the numbers of all
    pieces, `owners` which word of the window each belongs to, from 1 (0 for the marks), `heads` the place of the first
    piece of each word. Word 0 is the mark at the beginning, which stands for "none"."""

    words: range
    seen: int
    pieces: tuple[int, ...]
    owners: tuple[int, ...]
    heads: tuple[int, ...]


def lay_out(words: Sequence[Word], split: Split, marks: tuple[int, int]) -> Iterator[Window]:
    """The windows of a page. `marks` are the numbers of the beginning mark and of the one that ends a paragraph."""
    pieces = [numbers[:PIECES] for numbers in split([word.letters for word in words])]
    own: list[range] = []
    for run in _runs(words, pieces):
        if own and _length(own, pieces) + _length([run], pieces) > LENGTH - 1 - _length(
            _before(own, words, pieces), pieces
        ):
            yield _window(_before(own, words, pieces), own, pieces, marks)
            own = []
        own.append(run)
    if own:
        yield _window(_before(own, words, pieces), own, pieces, marks)


def _runs(words: Sequence[Word], pieces: list[list[int]]) -> Iterator[range]:
    """The paragraphs; one that is too long for a window in parts."""
    for _, group in groupby(range(len(words)), key=lambda at: words[at].paragraph):
        numbers = list(group)
        start, length = numbers[0], 0
        for at in numbers:
            if length + len(pieces[at]) > LENGTH - CONTEXT - 2:
                yield range(start, at)
                start, length = at, 0
            length += len(pieces[at])
        yield range(start, numbers[-1] + 1)


def _before(own: list[range], words: Sequence[Word], pieces: list[list[int]]) -> list[range]:
    """The words before a window that are seen with it, as far as there is room."""
    end = own[0].start
    start, length = end, 1
    while start and length + len(pieces[start - 1]) <= CONTEXT:
        start -= 1
        length += len(pieces[start])
    return [range(start, end)] if start < end else []


def _length(runs: list[range], pieces: list[list[int]]) -> int:
    return sum(1 + sum(len(pieces[at]) for at in run) for run in runs)


def _window(seen: list[range], own: list[range], pieces: list[list[int]], marks: tuple[int, int]) -> Window:
    begin, end = marks
    numbers, owners, heads = [begin], [0], [0]
    word = 0
    for run in (*seen, *own):
        for at in run:
            word += 1
            heads.append(len(numbers))
            numbers.extend(pieces[at])
            owners.extend([word] * len(pieces[at]))
        numbers.append(end)
        owners.append(0)
    first = seen[0].start if seen else own[0].start
    context = sum(len(run) for run in seen)
    return Window(range(first, own[-1].stop), context, tuple(numbers), tuple(owners), tuple(heads))
