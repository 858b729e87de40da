"""What no article can be made of, and how long the things may be that one is made of."""

from dataclasses import dataclass


class Unusable(Exception):  # noqa: N818 - it never leaves this package
    """What came in is no article; the message is the cause in words."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most bytes that `what` may have."""

    bytes: int
    what: str

    def check(self, size: int, *, exact: bool = True) -> None:
        """Raises Unusable when `size` is more; `exact` where it is the whole size, not where counting ended."""
        if size > self.bytes:
            has = f"it has {_megabytes(size)}" if exact else "it is longer"
            raise Unusable(f"{has}, and the most that {self.what} may have is {_megabytes(self.bytes)}")


ARTICLE = Limit(5_000_000, "one article")
PAGE = Limit(20_000_000, "one page")  # saved with its pictures inside, a page is long
PAPER = Limit(50_000_000, "one paper or letter")
FEED = Limit(10_000_000, "one feed")
LINE = Limit(4 * ARTICLE.bytes, "one line of JSON Lines")  # an article of the greatest length, its characters escaped
FILE = Limit(200_000_000, "a JSON file (JSON Lines may be of any length)")  # for it is held in memory as a whole
ENDLESS = Limit(1_000_000_000, "what is passed over of a line that is too long, to the next one")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
