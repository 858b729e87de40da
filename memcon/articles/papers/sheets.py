"""The sheets of a PDF by PDFium: pieces of text with their places."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from memcon.articles.limits import ARTICLE

_NEWLINES, _SPACES, _HYPHEN = (10, 13), (9, 32, 160), 2  # PDFium gives 2 for a hyphen at the end of a line
_BOLD_WEIGHT = 600
_SAME, _GAP = 0.15, 1.0  # shares of the height of a letter: within which it is as high, and from which a piece ends
_SAMPLE = 40  # letters that are asked which way a page is turned


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand next to one another at one height: where they begin and end, the line they stand on (points,
    from the lower left of the page), and how large and how heavy they are."""

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number from 1, its height in points, its pieces in the order of the file, and whether it holds
    pictures."""

    number: int
    height: float
    pieces: tuple[Piece, ...]
    pictures: bool = False


def sheets_of(document: Any) -> Iterator[Sheet]:
    """The sheets of an open pypdfium2.PdfDocument. Raises Unusable when it has more text than an article may have."""
    letters = 0
    for index in range(len(document)):
        page = document[index]
        pieces = tuple(_pieces(page))
        letters += sum(len(piece.words) for piece in pieces)
        ARTICLE.check(letters, exact=False)
        yield Sheet(index + 1, _height(page, pieces), pieces, not pieces and _has_pictures(page))
        page.close()


def _has_pictures(page: Any) -> bool:
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _height(page: Any, pieces: tuple[Piece, ...]) -> float:
    return max([float(page.get_height()), *(piece.base for piece in pieces)])


def _pieces(page: Any) -> Iterator[Piece]:
    text = page.get_textpage()
    try:
        letters = _Letters(text)
        yield from _gathered(letters)
    finally:
        text.close()


def _gathered(letters: "_Letters") -> Iterator[Piece]:
    open_: _Open | None = None
    for index, code in letters.codes():
        if code in _NEWLINES or code in _SPACES:
            if open_ and code in _SPACES:
                open_.words.append(" ")
            continue
        box = letters.box(index)
        if open_ is None or not open_.takes(box):
            if open_:
                yield open_.piece()
            open_ = letters.begin(index, box)
        if open_:
            open_.add(code, box)
    if open_:
        yield open_.piece()


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def turned(self, quarters: int) -> "_Box":
        """As seen by a reader who turns the sheet until the text stands upright."""
        (a, b), (c, d) = (_turned(x, y, quarters) for x, y in ((self.left, self.bottom), (self.right, self.top)))
        return _Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _turned(x: float, y: float, quarters: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]


class _Open:
    """A piece that still takes letters."""

    def __init__(self, first: _Box, base: float, size: float, bold: bool) -> None:
        self.words: list[str] = []
        self._first, self._right = first, first.left
        self._base, self._size, self._bold = base, size, bold

    def takes(self, box: _Box) -> bool:
        """Whether a letter with this box stands in the line, of the same height, next to what is there."""
        first, room = self._first, self._first.height
        level = abs(box.bottom - first.bottom) <= _SAME * room and abs(box.height - room) <= _SAME * room
        return level and -_GAP * room <= box.left - self._right <= _GAP * room

    def add(self, code: int, box: _Box) -> None:
        self.words.append("-" if code == _HYPHEN else chr(code) if code not in (0, 0xFFFE, 0xFFFF) else "\ufffd")
        self._right = max(self._right, box.right)

    def piece(self) -> Piece:
        words = "".join(self.words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Piece(words, self._first.left, self._right, self._base, self._size, self._bold)


class _Letters:
    """The letters of one page, through PDFium's C interface: a call for each thing that is asked of a letter."""

    def __init__(self, text: Any) -> None:
        import ctypes

        from pypdfium2 import raw

        self._raw, self._text, self._count = raw, text, max(raw.FPDFText_CountChars(text), 0)
        self._rect, self._matrix, self._name = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.create_string_buffer(120)
        self._x, self._y, self._flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
        self._quarters = self._way() if self._count else 0

    def codes(self) -> Iterator[tuple[int, int]]:
        unicode = self._raw.FPDFText_GetUnicode
        return ((index, unicode(self._text, index)) for index in range(self._count))

    def box(self, index: int) -> _Box:
        rect = self._rect
        self._raw.FPDFText_GetLooseCharBox(self._text, index, rect)
        box = _Box(rect.left, rect.bottom, rect.right, rect.top)
        return box.turned(self._quarters) if self._quarters else box

    def begin(self, index: int, box: _Box) -> _Open | None:
        """A new piece from this letter on, or None where the letter is set askew to the page, as a watermark is."""
        if self._turn(index) != self._quarters:
            return None
        raw = self._raw
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        base = _turned(self._x.value, self._y.value, self._quarters)[1]
        return _Open(box, base, self._size(index, box), self._is_bold(index))

    def _size(self, index: int, box: _Box) -> float:
        size = float(self._raw.FPDFText_GetFontSize(self._text, index))
        if self._raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return round(size, 1) if size > 0 else box.height

    def _is_bold(self, index: int) -> bool:
        self._raw.FPDFText_GetFontInfo(self._text, index, self._name, 120, self._flags)
        name = self._name.value.lower()
        heavy = self._raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT
        return heavy or b"bold" in name or b"black" in name

    def _turn(self, index: int) -> int | None:
        quarters = -self._raw.FPDFText_GetCharAngle(self._text, index) / (math.pi / 2)  # it counts clockwise
        return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.02 else None

    def _way(self) -> int:
        """How many quarters most letters of the page are turned."""
        sample = range(0, self._count, max(1, self._count // _SAMPLE))
        turns = Counter(turn for index in sample if (turn := self._turn(index)) is not None)
        return turns.most_common(1)[0][0] if turns else 0
