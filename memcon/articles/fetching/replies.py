"""What a response says: its status in words, what its header promises, and its body. Words are in replies.toml."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from memcon.articles.fetching.addresses import without_user
from memcon.articles.fetching.causes import Gone, Unreachable
from memcon.articles.fetching.limits import Limits
from memcon.articles.fetching.packing import unpack
from memcon.articles.knowledge import table
from memcon.articles.limits import Limit, Unusable

if TYPE_CHECKING:
    import httpx

_OK, _NOT_MODIFIED, _GONE, _SERVER_ERRORS = 200, 304, 410, 500
_GOOD = (_OK, 203)  # 203: a proxy has changed something on the way
_FOR_GOOD, _FOR_NOW = (301, 308), (302, 303, 307)
_LONGEST_RETRY = 86_400.0  # seconds; who asks for more is asked again after a day
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `address` is the one after redirects, without user, password and fragment; `status` 200,
    or 304 with empty `data` where nothing has changed since `etag` or `modified`. `media_type` and `charset` are what
    the server says of it, which need not be true. `moved` is where the address has moved to for good, if anywhere."""

    address: str
    status: int
    media_type: str | None
    charset: str | None
    data: bytes
    etag: str | None
    modified: str | None
    redirects: int
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The redirects that were followed so far. `moved` is how far they led for good, before the first that did not."""

    redirects: int = 0
    for_good: bool = True
    moved: str | None = None

    def on(self, response: "httpx.Response", url: "httpx.URL") -> "Route":
        """The route after the redirect of `response` to `url`."""
        for_good = self.for_good and response.status_code in _FOR_GOOD
        # An address that needs a password is kept nowhere, and without it would lead nowhere.
        kept = for_good and not url.userinfo
        return Route(self.redirects + 1, for_good, without_user(url) if kept else self.moved)


def redirect_of(response: "httpx.Response") -> str | None:
    """Where a response sends on to, as it is written there; None where it sends nowhere. Raises Unusable."""
    if response.status_code not in (*_FOR_GOOD, *_FOR_NOW):
        return None
    location: str | None = response.headers.get("location")
    if not location:
        raise Unusable(f"it redirects without saying where to ({response.status_code})")
    return location


def take(response: "httpx.Response", limits: Limits, route: Route, *, conditional: bool) -> Fetched:
    """What the response gives; its body is read only once the header has promised an article. Raises Unusable."""
    unchanged = conditional and response.status_code == _NOT_MODIFIED
    if not unchanged:
        check_status(response)
        _check_header(response, limits)
    data = b"" if unchanged else b"".join(read_body(response, limits))
    return Fetched(
        without_user(response.request.url),
        _NOT_MODIFIED if unchanged else _OK,
        media_type(response),
        response.charset_encoding,
        data,
        response.headers.get("etag"),
        response.headers.get("last-modified"),
        route.redirects,
        route.moved,
    )


def check_status(response: "httpx.Response") -> None:
    """Raises Unusable with the status in words, Unreachable where trying later may help."""
    status = response.status_code
    if status in _GOOD:
        return
    row = _statuses().get(status, {})
    words = row.get("words") or f"it answers {status}{_phrase(status)}"
    if row.get("later") or status >= _SERVER_ERRORS:
        raise Unreachable(words, retry_after(response))
    if status == _GONE:
        raise Gone(words)
    raise Unusable(words)


def retry_after(response: "httpx.Response") -> float | None:
    """In how many seconds to try again, at most a day; None where the server does not say."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), _LONGEST_RETRY)
    with suppress(ValueError, OverflowError):
        moment = parsedate_to_datetime(said)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), _LONGEST_RETRY)
    return None


def read_body(response: "httpx.Response", limits: Limits) -> Iterator[bytes]:
    """The body in pieces, unpacked, and no more of it than is allowed. Raises Unusable."""
    limit, size = Limit(limits.unpacked, "an answer"), 0
    for piece in unpack(response.iter_raw(), response.headers.get("content-encoding", "")):
        size += len(piece)
        limit.check(size, exact=False)
        yield piece


def media_type(response: "httpx.Response") -> str | None:
    """The media type that the server tells, in lower case; None for none or what is none."""
    said = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return said if _MEDIA_TYPE.fullmatch(said) else None


def _check_header(response: "httpx.Response", limits: Limits) -> None:
    type_ = media_type(response) or ""
    for row in _media():
        if type_ == row["type"] or (row["type"].endswith("/") and type_.startswith(row["type"])):
            raise Unusable(f"it is {row['what']} ({type_}), not an article")
    size = response.headers.get("content-length", "")
    if size.isascii() and size.isdigit():
        Limit(limits.wire, "an answer").check(int(size[:18]))


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return ""


@cache
def _statuses() -> Mapping[int, Mapping[str, Any]]:
    return {row["code"]: row for row in table("fetching/replies")["status"]}


@cache
def _media() -> tuple[Mapping[str, str], ...]:
    return tuple(table("fetching/replies")["media"])
