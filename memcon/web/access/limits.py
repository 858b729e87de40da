"""How often something may be tried: a few times at once, then one time after the other with a pause."""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

_MOST = 20_000  # keys that are kept in mind


@dataclass(frozen=True)
class Tries:
    """So many at once, and one more after each `pause` in seconds."""

    at_once: int
    pause: float


_TRIES = {"account": Tries(5, 30), "address": Tries(20, 6), "browser": Tries(5, 30), "told": Tries(1, 60)}
"""By kind of key; `told` is how often the trail tells that an address was put off."""


@dataclass
class Limits:
    """What was tried of late, by account, by address, and from browsers that are known. It is kept in memory, and
    bounded. `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    _full_at: OrderedDict[tuple[str, str], float] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, keys: Sequence[tuple[str, str]]) -> float:
        """Counts a try under all keys (what kind, and which one) or, where one of them has none left, under none: the
        seconds until there is one; 0 where it may be tried now."""
        with self._lock:
            now = self.clock()
            wait = max(self._wait(key, now) for key in keys)
            if wait <= 0:
                for key in keys:
                    self._full_at[key] = max(self._full_at.get(key, now), now) + _TRIES[key[0]].pause
                    self._full_at.move_to_end(key)
                while len(self._full_at) > _MOST:
                    self._full_at.popitem(last=False)
            return max(wait, 0.0)

    def give_back(self, keys: Sequence[tuple[str, str]]) -> None:
        """Forgets a try that succeeded."""
        with self._lock:
            for key in keys:
                if key in self._full_at:
                    self._full_at[key] -= _TRIES[key[0]].pause

    def _wait(self, key: tuple[str, str], now: float) -> float:
        """A key has tries left while those that it used are made good in time."""
        tries = _TRIES[key[0]]
        return self._full_at.get(key, now) - now - (tries.at_once - 1) * tries.pause


def neighbourhood(address: str) -> str:
    """What counts as one address: of IPv6 the network, within which a single machine may have any."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if known.version == 4 or known.ipv4_mapped:
        return str(known.ipv4_mapped if known.version == 6 else known)
    return str(ipaddress.ip_network((known, 64), strict=False))


def minutes(seconds: float) -> str:
    """A wait in words."""
    whole = math.ceil(seconds / 60)
    return "a minute" if whole <= 1 else f"{whole} minutes"
