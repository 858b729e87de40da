"""Lines: pieces of text that stand side by side, put together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from memcon.articles.papers.sheets import Piece, Sheet

_LEVEL = 0.45  # share of the size within which pieces stand in one row: a note's number is raised by about a third
_APART = 1.2  # share of the size from which what stands in one row is two lines: of two columns or cells
_SPACE = 0.15  # the same, from which two pieces are two words
_CELLS = 2.0  # the same, from which they are cells of a table or the two sides of a letterhead
_RAISED, _SMALL = 0.15, 0.85


@dataclass(frozen=True)
class Line:
    """Pieces from left to right, with the line that most of them stand on and their commonest size."""

    pieces: tuple[Piece, ...]

    @cached_property
    def main(self) -> Piece:
        """The piece that tells how the line is set."""
        return max(self.pieces, key=lambda piece: (len(piece.words.strip()), piece.size))

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def base(self) -> float:
        return self.main.base

    @property
    def size(self) -> float:
        return self.main.size

    @cached_property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces if piece.words.strip() and not self.is_raised(piece))

    @cached_property
    def words(self) -> str:
        """All that stands in the line."""
        return _set(self.pieces)

    @cached_property
    def label(self) -> str:
        """What stands raised at its beginning: of a footnote its number."""
        first = self.pieces[0]
        return first.words.strip() if self.is_raised(first) else ""

    def without(self, labels: frozenset[str]) -> str:
        """The words, less the numbers of notes that are among `labels`."""
        raised = ((place, piece.words.strip()) for place, piece in enumerate(self.pieces) if self.is_raised(piece))
        return _set(self.pieces, frozenset(place for place, words in raised if words in labels))

    def has_cells(self, left: float, right: float) -> bool:
        """Whether wide gaps part it, as they do a row of a table in a column that goes from `left` to `right`, and it
        is no line whose words were driven apart to fill it."""
        gaps = (after.left - before.right for before, after in pairwise(self.pieces))
        if not any(gap > _CELLS * self.size for gap in gaps):
            return False
        fills = self.left <= left + self.size and self.right >= right - self.size
        return not fills or any(" " in piece.words.strip() for piece in self.pieces)

    def is_raised(self, piece: Piece) -> bool:
        """Whether `piece` is small and stands above the line."""
        main = self.main
        return piece.size <= _SMALL * main.size and piece.base >= main.base + _RAISED * main.size

    def fits(self, word: str, right: float) -> bool:
        """Whether `word` would have found room behind the line, left of `right`."""
        letter = (self.right - self.left) / max(len(self.words), 1)
        return self.right + letter * (len(word) + 1.5) < right


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a page from the top down, and from left to right where several stand in one row."""
    return [Line(tuple(pieces)) for row in _rows(sheet.pieces) for pieces in _parted(row)]


def joined(lines: Iterable[Line]) -> list[Line]:
    """The lines from the top down, those in one row put together: as cells of a table are read."""
    return [Line(tuple(row)) for row in _rows(piece for line in lines for piece in line.pieces)]


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    main: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        if not piece.words.strip():
            continue
        if main and main.base - piece.base > _LEVEL * max(main.size, piece.size):
            yield sorted(row, key=lambda piece: piece.left)
            row, main = [], None
        row.append(piece)
        main = piece if main is None or piece.size > main.size else main
    if row:
        yield sorted(row, key=lambda piece: piece.left)


def _parted(row: list[Piece]) -> Iterator[list[Piece]]:
    line = [row[0]]
    right = row[0].right
    for piece in row[1:]:
        if piece.left - right > _APART * max(line[-1].size, piece.size):
            yield line
            line, right = [], piece.right
        line.append(piece)
        right = max(right, piece.right)
    yield line


def _set(pieces: Sequence[Piece], left_out: frozenset[int] = frozenset()) -> str:
    """The words of pieces from left to right, but for those at the places that are left out."""
    words, right = "", None
    for place, piece in enumerate(pieces):
        if right is not None and piece.left - right > _SPACE * piece.size:
            words += " "
        words += "" if place in left_out else piece.words
        right = piece.right
    return " ".join(words.split())
