"""Has a long work look seldom for what the program has dropped."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 50_000  # objects after which it is looked among the youngest


@contextmanager
def seldom_sweeping() -> Iterator[None]:
    """While it lasts, Python's collector passes over all that was there before, and looks among what is new less often.
    A fold keeps most of what it makes for as long as it works, and the program what it has learnt of words; going
    through all that again and again costs a fold in a program that has run for long a third more. Whoever has told the
    collector to leave things alone, or not to work at all, is not disturbed."""
    if not gc.isenabled() or gc.get_freeze_count():
        yield
        return
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(max(_MADE, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
