"""Something sent to an address, under the same rules of who may be connected to as when something is fetched."""

from collections.abc import Mapping

from memcon.articles.fetching.addresses import admit, read_address
from memcon.articles.fetching.fetcher import AGENT
from memcon.articles.fetching.limits import Deadline, Limits
from memcon.articles.fetching.outside import Outside

_LIMITS = Limits(total=30)


def post(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allow_private: bool = False,
    limits: Limits = _LIMITS,
    outside: Outside = Outside(),  # noqa: B008 - frozen
) -> int:
    """Posts `body` to an address that the user gave, and gives the status of the answer, which is not read. Redirects
    are not followed. Raises Unusable, its subclass Unreachable where trying later may help."""
    import httpx

    from memcon.articles.fetching.wire import Wire

    url = read_address(address)
    admit(url, allow_private=allow_private)
    wire = Wire(outside, allow_private, limits, AGENT)
    deadline = Deadline.within(limits.total)
    with wire.ask(url, headers, httpx.Cookies(), deadline, posted=body) as response:
        return response.status_code
