"""Addresses: read, admitted, and shown without what is secret in them."""

import re
from typing import TYPE_CHECKING

from memcon.articles.fetching.causes import Barred
from memcon.articles.limits import Unusable

if TYPE_CHECKING:
    import httpx

_LONGEST = 8_000  # characters; browsers and servers agree on about as many
_LONGEST_SHOWN = 200
_USER = re.compile(r"(?<=//)[^/?#]*@")
_SERVICES = 1024  # ports below are those of services: mail, name servers, remote shells
_WEB, _LAST_PORT = (80, 443), 65_535
_HERE = "localhost"


def read_address(address: str) -> "httpx.URL":
    """An address of the web without its fragment. Raises Unusable."""
    import httpx

    if len(address) > _LONGEST:
        raise Unusable(f"an address of more than {_LONGEST} characters is not followed")
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Unusable("it is no address") from error
    if url.scheme not in ("http", "https"):
        raise Unusable("it is no address of the web: only http and https are fetched")
    if not url.host:
        raise Unusable("it is no address: it names no host")
    if not 0 <= (url.port or 0) <= _LAST_PORT:
        raise Unusable("it is no address")
    return url


def admit(url: "httpx.URL", *, allow_private: bool) -> None:
    """Raises Closed for an address that is not to be connected to, whatever its name leads to."""
    if allow_private:
        return
    name = url.host.rstrip(".").lower()
    if name == _HERE or name.endswith(f".{_HERE}"):
        raise Barred("it is this machine, and nothing is fetched from there")
    if url.port is not None and url.port not in _WEB and url.port < _SERVICES:
        raise Barred(f"its port {url.port} is not one of the web")


def shown(address: str) -> str:
    """An address as it may stand in a message: without user and password, in one line, and not too long."""
    bare = _USER.sub("", address)
    plain = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in bare)
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"


def without_user(url: "httpx.URL") -> str:
    """The address as it is kept: without user and password."""
    return str(url.copy_with(userinfo=b""))
