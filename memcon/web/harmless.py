"""What comes from outside on its way into a page: text, whatever it holds.

The template engine escapes every value. Before that, characters that would turn, hide or drive what stands beside them
are shown as a sign of their own, and what is longer than any name or sentence is cut. Both are done in one place, for
every value of every page.
"""

import re
from typing import Any

from markupsafe import Markup, escape

from memcon.interchange.inert import web_address

LONGEST = 2000  # characters of one value; texts of articles are shown whole, by `whole`
_LONGEST_ADDRESS = 4000
_TURNING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ue000-\uf8ff\ud800-\udfff]")
_SIGN = "\ufffd"


def harmless(words: str) -> str:
    """`words` without control characters, those that turn the direction of writing, and halves of characters."""
    return _TURNING.sub(_SIGN, words)


def tame(value: Any) -> Any:
    """Any value of a page before it is escaped: strings harmless and of a bearable length."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return harmless(value if len(value) <= LONGEST else f"{value[:LONGEST]} …")


def whole(words: str) -> Markup:
    """Words of an article, escaped and harmless, however many."""
    return escape(harmless(words))


def cut(words: str | None, length: int = 120) -> str:
    """A name or title in a line: on one line, cut where it is longer than `length`."""
    line = " ".join((words or "").split())
    return line if len(line) <= length else f"{line[:length].rstrip()} …"


def safe_link(address: str | None) -> str | None:
    """An address that a reader may be led to: of the web, and not longer than a browser would show."""
    return web_address(address) if address and len(address) <= _LONGEST_ADDRESS else None
