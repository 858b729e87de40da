"""What stands where: things by their places in a text, asked for in a time that does not grow with its length."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from memcon.model.passages import Span

T = TypeVar("T")
_BLOCK = 256  # characters; a thing is listed in each block that it touches


class Places(Generic[T]):
    """Things and the spans they stand at; any number of them may overlap."""

    def __init__(self, placed: Iterable[tuple[Span, T]] = ()) -> None:
        self._blocks: dict[int, list[tuple[int, Span, T]]] = {}
        self._count = 0
        for span, thing in placed:
            self.put(span, thing)

    def put(self, span: Span, thing: T) -> None:
        self._count += 1
        for block in _blocks(span):
            self._blocks.setdefault(block, []).append((self._count, span, thing))

    def touching(self, span: Span) -> list[T]:
        """The things whose characters are partly among those of `span`, in the order in which they were put."""
        around = (entry for block in _blocks(span) for entry in self._blocks.get(block, ()))
        found = {nth: thing for nth, place, thing in around if place.overlaps(span)}
        return [found[nth] for nth in sorted(found)]

    def touch(self, span: Span) -> bool:
        """Whether any thing stands there, at least in part."""
        return any(place.overlaps(span) for b in _blocks(span) for _, place, _ in self._blocks.get(b, ()))


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, max(span.start, span.end - 1) // _BLOCK + 1)
