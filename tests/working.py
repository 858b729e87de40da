"""Bounds on the work that hostile input may make, in processor time: the same however busy the machine is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_more_work_than(seconds: float) -> Iterator[None]:
    """That what is done meanwhile takes this program no longer."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds
