"""An input in portions: as many articles as a worker reads in a second or two, always cut at the same places, so that
a portion which was read once is known again by its number."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from memcon.corpus.glance import glance
from memcon.corpus.matching import Match
from memcon.corpus.outcomes import Failed, Tally
from memcon.corpus.pieces import BrokenOff, pieces_of
from memcon.corpus.raw import Form, Passed, Piece, Raw
from memcon.corpus.sources import Input

_TOKENS = 4_000  # of a portion, about
_BYTES = 4_000_000  # whatever they hold
_PIECES = 2_000  # looked at, though most were passed over
_BYTES_A_TOKEN = {Form.OBJECT: 5, Form.FILE: 40}  # a page is mostly not its text


class Portion(msgspec.Struct, frozen=True):
    """A row of articles of one input. `source` is the key of the input, `number` counts from 0. `passed` and `failed`
    are what was met on the way. `bytes` is how many bytes of the input it took. `last` says that no other follows;
    `again` that it has to be gone through once more, for the input failed or changed."""

    source: str
    number: int
    raws: tuple[Raw, ...] = ()
    tally: Tally = Tally()
    failed: tuple[Failed, ...] = ()
    bytes: int = 0
    last: bool = False
    again: bool = False


@dataclass(slots=True)
class _Pile:
    """What is gathered for the next portion."""

    raws: list[Raw] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    tokens: float = 0
    bytes: int = 0
    pieces: int = 0

    def put(self, piece: Piece, match: Match) -> None:
        self.pieces += 1
        if isinstance(piece, Raw) and (passed := glance(piece, match)):
            piece = passed
        if isinstance(piece, Passed):
            self.passed[piece.reason] += 1
            self.languages.update([piece.language] if piece.language else [])
        elif isinstance(piece, Failed):
            self.failed.append(piece)
        else:
            self.raws.append(piece)
            self.tokens += len(piece.data) / _BYTES_A_TOKEN[piece.form]
            self.bytes += len(piece.data)

    def is_full(self) -> bool:
        return self.tokens >= _TOKENS or self.bytes >= _BYTES or self.pieces >= _PIECES


def portions_of(source: Input, key: str, match: Match) -> Iterator[Portion]:
    """The portions of an input, the last of which says so."""
    number, before, pile = 0, 0, _Pile()
    end: BrokenOff | None = None
    for piece, reached in pieces_of(source):
        at = min(reached, source.size)  # of an input that grows meanwhile there is more
        if isinstance(piece, BrokenOff):
            end = piece
            pile.failed.append(Failed(source.place, piece.cause))
            break
        if pile.is_full():
            yield _portion(pile, key, number, at - before)
            number, before, pile = number + 1, max(at, before), _Pile()
        pile.put(piece, match)
    again = end is not None and not end.for_good
    yield msgspec.structs.replace(_portion(pile, key, number, source.size - before), last=True, again=again)


def _portion(pile: _Pile, key: str, number: int, size: int) -> Portion:
    return Portion(
        source=key,
        number=number,
        raws=tuple(pile.raws),
        tally=Tally(passed=dict(pile.passed), languages=dict(pile.languages), failed=len(pile.failed)),
        failed=tuple(pile.failed),
        bytes=max(size, 0),
    )
