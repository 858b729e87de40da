"""How long one address may take, how much it may send, and how far its redirects may lead."""

import time
from dataclasses import dataclass

from memcon.articles.fetching.causes import Unreachable
from memcon.articles.limits import PAPER


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes.

    `connect` and `read` bound one step, `total` an address with its redirects and their robots.txt, so that a server
    that drips holds nobody up. `wire` is the most that comes over the wire, `unpacked` the most that it may unpack to.
    `between` lies between two requests to one host, or what its robots.txt asks for if that is more; a wait longer
    than `patience` is not begun. Waiting for a turn does not count as time that the address takes.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    wire: int = PAPER.bytes
    unpacked: int = PAPER.bytes
    redirects: int = 5
    between: float = 1.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment of the monotonic clock by which an address must have answered, and the whole time it was given."""

    moment: float
    seconds: float

    @classmethod
    def within(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds, seconds)

    def later(self, seconds: float) -> "Deadline":
        return Deadline(self.moment + seconds, self.seconds)

    def left(self, most: float) -> float:
        """The seconds left, at most `most`. Raises Unreachable when there are none."""
        left = self.moment - time.monotonic()
        if left <= 0:
            raise Unreachable(f"it takes longer than {self.seconds:g} seconds")
        return min(left, most)
