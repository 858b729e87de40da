"""The time of day, which a test can bring along."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Protocol

_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"


class Clock(Protocol):
    """What time it is (with an offset), and the waiting for a later one."""

    def now(self) -> dt.datetime: ...

    def sleep(self, seconds: float) -> None: ...


class WallClock:
    """The time of this machine. `is_stopped` says that whoever waits was told to stop, and did not hear it: an
    interruption is lost where a library catches whatever comes."""

    def __init__(self, is_stopped: Callable[[], bool] = lambda: False) -> None:
        self._is_stopped = is_stopped

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def sleep(self, seconds: float) -> None:
        if self._is_stopped():
            raise KeyboardInterrupt
        time.sleep(seconds)


def write_time(time: dt.datetime) -> str:
    """As the record keeps it: UTC to the second, so that later times sort after earlier ones."""
    return time.astimezone(dt.UTC).strftime(_WRITTEN)


def read_time(written: str) -> dt.datetime:
    return dt.datetime.strptime(written, _WRITTEN).replace(tzinfo=dt.UTC)


def say_time(time: dt.datetime, now: dt.datetime) -> str:
    """ "14:30", on another day than `now` "3 June, 14:30", both where this machine stands."""
    here, today = time.astimezone(), now.astimezone()
    return f"{here:%H:%M}" if here.date() == today.date() else f"{here.day} {here:%B}, {here:%H:%M}"
