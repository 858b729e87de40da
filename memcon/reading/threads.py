"""Matrix products on one thread: how many cores there are must not show in a reading, nor in its cost."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from threadpoolctl import ThreadpoolController


def one_thread() -> "AbstractContextManager[object]":
    """Keeps products to one thread. A second one would wait for the next of them by going round in a loop, which takes
    the core from another program."""
    limit: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> "ThreadpoolController":
    """Of the libraries that are loaded when it is first asked for."""
    import numpy  # noqa: F401 - whose products these are
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
