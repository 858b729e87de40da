"""Addresses of the web as pages, feeds and users write them."""

import re
from urllib.parse import urljoin, urlsplit

_BAD = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
_LONGEST = 2000  # characters
_SCHEMES = frozenset({"http", "https"})


def absolute(link: str | None, base: str | None) -> str | None:
    """The http(s) address that a link leads to, taken from `base` on, its anchor with it; None where there is none, or
    one that could not be kept and shown as it is: with a password, beyond all measure, with characters that no address
    has."""
    try:
        whole = urljoin(base or "", (link or "").strip().replace(" ", "%20"))
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return None
    is_whole = link and parts.scheme in _SCHEMES and host and "@" not in parts.netloc
    return whole if is_whole and is_clean(whole) else None


def is_clean(address: str) -> bool:
    """Whether an address, or its anchor, has no characters that none may have, and is not too long."""
    return len(address) <= _LONGEST and not _BAD.search(address)


def is_whole(address: str) -> bool:
    """Whether what a user wrote is an http(s) address with a host, and no blank in it."""
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and has_host and not any(map(str.isspace, address))
