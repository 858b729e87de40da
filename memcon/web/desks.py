"""Who looks at what just now."""

import time
from dataclasses import dataclass, field
from threading import Lock

_HELD = 180  # seconds that an entry is kept for whoever was shown it


@dataclass
class Desks:
    """Which browser was shown which entry last, so that two reviewers are not shown the same one. Nothing depends on
    it but which entry comes next."""

    shown: dict[str, tuple[str, float]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def held_from(self, browser: str) -> set[str]:
        """The entries that others look at now."""
        now = time.monotonic()
        with self.lock:
            self.shown = {desk: (id_, at) for desk, (id_, at) in self.shown.items() if now - at < _HELD}
            return {id_ for desk, (id_, _) in self.shown.items() if desk != browser}

    def take(self, browser: str, entry: str) -> None:
        """Says that a browser is shown an entry."""
        with self.lock:
            self.shown[browser] = (entry, time.monotonic())
