"""The table of how English writes dates."""

from functools import cache
from typing import Any

from memcon.reading.knowledge import table


@cache
def knowledge() -> Any:
    return table("dates")
