"""Turns: how often a host is asked, and how long it is left alone."""

from collections.abc import Callable
from threading import Lock

from memcon.articles.fetching.causes import Unreachable


class Pace:
    """Remembers from when on each host may be asked again. `patience` is the longest wait, in seconds."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], patience: float) -> None:
        self._clock, self._sleep, self._patience = clock, sleep, patience
        self._free: dict[str, float] = {}
        self._lock = Lock()

    def wait_turn(self, host: str, between: float) -> float:
        """Waits until the host may be asked and takes the turn; the next is `between` seconds later. Gives the seconds
        waited. Raises Unreachable where the wait would be too long."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free.get(host, now))
            wait = turn - now
            if wait > self._patience:
                raise Unreachable(f"its host asks to be left alone for another {wait:.0f} seconds", wait)
            self._free[host] = turn + between
        if wait:
            self._sleep(wait)
        return wait

    def leave_alone(self, host: str, seconds: float) -> None:
        """Keeps off the host for so long."""
        with self._lock:
            self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)
