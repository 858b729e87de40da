"""What was read of portions that are not finished, kept apart from the workers, which may die over one of them.

A worker says that it begins a portion. Where it dies, the next ones say which thing of it they begin, and hand on what
came of that, so that whoever takes it up goes on behind what was read; and a thing over which workers died a few times
is not begun again.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Protocol

TRIES = 3
"""How often a thing is begun before it counts as what workers die of."""
ALL = -1
"""The place that stands for all things of a portion, read at once."""


class Notes(Protocol):
    """What workers write down of a portion, by its key, and of each thing in it, by its place from 0."""

    def begin(self, portion: str, nth: int) -> "int | bytes":
        """What came of a thing, where that is known; else it is begun: how often that was done before."""
        ...

    def keep(self, portion: str, nth: int, read: bytes) -> None:
        """Keeps what came of a thing."""
        ...

    def end(self, portion: str) -> None:
        """Forgets a portion that is finished."""
        ...


@dataclass
class Pad:
    """Notes in the memory of one process."""

    _begun: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    _read: defaultdict[str, dict[int, bytes]] = field(default_factory=lambda: defaultdict(dict))

    def begin(self, portion: str, nth: int) -> int | bytes:
        if (read := self._read[portion].get(nth)) is not None:
            return read
        self._begun[portion][nth] += 1
        return self._begun[portion][nth] - 1

    def keep(self, portion: str, nth: int, read: bytes) -> None:
        self._read[portion][nth] = read

    def end(self, portion: str) -> None:
        self._begun.pop(portion, None)
        self._read.pop(portion, None)
