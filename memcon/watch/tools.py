"""What following works with: the record, the web, the time of day, and someone to tell of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.record import Record
from memcon.watch.clock import Clock, write_time

if TYPE_CHECKING:
    from memcon.articles.fetching import Fetcher

UNBARRED = "(--allow-private lifts this)"  # said after why an address is not fetched


@dataclass(frozen=True, slots=True)
class Voice:
    """Says what happens, a line each: `tell` what is good to know, `warn` what went wrong, and with what."""

    tell: Callable[[str], None]
    warn: Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """`read` reads, and keeps, what the record holds unread."""

    record: Record
    read: Callable[[], object]
    fetcher: "Fetcher"
    clock: Clock
    voice: Voice

    @property
    def now(self) -> str:
        """This moment, as the record keeps it."""
        return write_time(self.clock.now())
