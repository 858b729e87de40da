"""What never ends is ended with the process that it holds up, for nothing less is sure to; the engine starts another.

A thread tells of it and ends the process. Where the thread does not come to its turn, for what hangs is not Python and
lets nothing else run, the interpreter's own watchdog does it a little later. In the program that started it all, which
is not to end, what does not answer is waited for no longer.
"""

import faulthandler
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
_GRACE = 30.0  # seconds for the telling


@contextmanager
def within(seconds: float, tell: Callable[[], None]) -> Iterator[None]:
    """Ends this process, after `tell`, where what is done within takes longer than that."""
    timer = threading.Timer(seconds, _end, (tell,))
    timer.daemon = True
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - the device has another name elsewhere
        timer.start()
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            timer.cancel()


def _end(tell: Callable[[], None]) -> None:
    try:
        tell()
    finally:
        os._exit(1)


def in_time(seconds: float, ask: Callable[[], T]) -> T:
    """What `ask` comes to, or what it raises. Raises TimeoutError where that takes longer; it is then left alone."""
    answer: Future[T] = Future()

    def wait() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=wait, daemon=True).start()
    return answer.result(seconds)
