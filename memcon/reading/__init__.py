"""From an Article to a Reading: language, dates, actors, and one module for each kind of finding.

The reader is loaded when it is first asked for, since the language model comes with it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memcon.reading.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> object:
    if name == "Reader":
        from memcon.reading.reader import Reader

        return Reader
    raise AttributeError(name)
