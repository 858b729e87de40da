"""From the bytes of a page to its source in characters."""

import re

from memcon.articles.decoding import decode, is_wide
from memcon.articles.encodings import codec_named, decoded
from memcon.articles.limits import PAGE

_HEAD = 8192  # bytes in which a page says its encoding; the standard asks for 1024, and many pages are late
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|encoding\s*=\s*["']([\w.:-]{1,40})""", re.I
)


def source_of(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The source of a page, and notes on its encoding. `charset` is what the server says. Raises Unusable."""
    PAGE.check(len(data))
    if not is_wide(data):
        data = data.replace(b"\x00", b"")  # HTML has none: a few are dirt, as browsers treat them
    return decode(data, declared=_first_that_fits(data, (charset, _said_inside(data))))


def _said_inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _first_that_fits(data: bytes, names: tuple[str | None, ...]) -> str | None:
    """The first declared encoding that decodes every byte, for either may be wrong; the first where none does."""
    known = [name for name in names if codec_named(name)]
    return next((name for name in known if decoded(data, codec_named(name) or "") is not None), next(iter(known), None))
