"""Where a stream of bytes comes from, and how drafts made of it are named."""

from dataclasses import dataclass

from memcon.articles.arrivals import Draft
from memcon.articles.limits import Unusable

Named = tuple[str, Draft | Unusable]
"""A draft, or why there is none, and the name of the place that it came from."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stream comes from. `place` is what it is called in messages; `file` the name of a file; `address`, and
    the media type and encoding that a server told, belong to the web."""

    place: str
    file: str = ""
    address: str | None = None
    media_type: str | None = None
    charset: str | None = None
