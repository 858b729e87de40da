"""The fetcher: an address followed through its redirects, each of them checked, allowed and waited for."""

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from memcon import __version__
from memcon.articles.fetching.addresses import admit, read_address, shown
from memcon.articles.fetching.causes import Astray, Unreachable, after_redirect
from memcon.articles.fetching.limits import Deadline, Limits
from memcon.articles.fetching.outside import Outside
from memcon.articles.fetching.pacing import Pace
from memcon.articles.fetching.replies import Fetched, Route, check_status, read_body, redirect_of, take
from memcon.articles.fetching.robots import MOST, Robots
from memcon.articles.limits import Unusable

if TYPE_CHECKING:
    import httpx

    from memcon.articles.fetching.wire import Wire

AGENT = f"memcon/{__version__} (reads single reports for the record of a negotiation)"
_ACCEPTED = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/pdf, */*;q=0.8"
_A = TypeVar("_A")
"""What is made of the last response."""
_Approach = Callable[["httpx.URL", Deadline], Deadline]
"""What is done before an address is asked for; gives the deadline, put off by the time that was waited."""


class Fetcher:
    """Fetches addresses for one run: it knows the robots.txt of each site that it has asked, and when each host may
    be asked again. Threads may share one."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        agent: str = AGENT,
        outside: Outside = Outside(),  # noqa: B008 - frozen
    ) -> None:
        """`allow_private` lets addresses inside private networks, and any port, be fetched; `agent` is the User-Agent
        header, whose name before the slash is the one that robots.txt is searched for."""
        self._allow_private, self._limits = allow_private, limits
        self._agent, self._outside = agent, outside
        self._pace = Pace(outside.clock, outside.sleep, limits.patience)
        self._robots = Robots(self._get_robots, agent.partition("/")[0].strip(), outside.clock)
        self._made: Wire | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open between two addresses."""

    def fetch(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What the address gives; with the `etag` and `modified` of an earlier `Fetched`, only if it has changed.

        Raises Unusable with the cause in words, its subclass Unreachable where trying later may help.
        """
        conditions = _conditions(etag, modified)
        return self._follow(
            read_address(address),
            {"Accept": _ACCEPTED, **conditions},
            Deadline.within(self._limits.total),
            self._wait_turn,
            lambda response, route: self._take(response, route, conditional=bool(conditions)),
        )

    def _follow(
        self,
        url: "httpx.URL",
        headers: Mapping[str, str],
        deadline: Deadline,
        approach: _Approach,
        conclude: Callable[["httpx.Response", Route], _A],
    ) -> _A:
        """What `conclude` makes of the response that is no redirect."""
        import httpx

        # Cookies live as long as one address is followed: some sites redirect in circles until theirs come back.
        cookies, seen, route = httpx.Cookies(), set(), Route()
        while route.redirects <= self._limits.redirects:
            try:
                admit(url, allow_private=self._allow_private)
                deadline = approach(url, deadline)
                with self._wire().ask(url, headers, cookies, deadline) as response:
                    where = redirect_of(response)
                    if where is None:
                        return conclude(response, route)
                    asked = (str(url), response.request.headers.get("cookie"))
            except Unusable as cause:
                raise after_redirect(cause, shown(str(url))) if route.redirects else cause from cause.__cause__
            if asked in seen:
                raise Astray("it redirects in circles")
            seen.add(asked)
            url = _next(url, where)
            route = route.on(response, url)
        raise Astray(f"it redirects more than {self._limits.redirects} times")

    def _take(self, response: "httpx.Response", route: Route, *, conditional: bool) -> Fetched:
        try:
            return take(response, self._limits, route, conditional=conditional)
        except Unreachable as cause:
            if cause.retry_after:
                self._pace.leave_alone(response.request.url.host, cause.retry_after)
            raise

    def _wait_turn(self, url: "httpx.URL", deadline: Deadline) -> Deadline:
        between = max(self._robots.check(url, deadline), self._limits.between)
        return deadline.later(self._pace.wait_turn(url.host, between))

    def _get_robots(self, url: "httpx.URL", deadline: Deadline) -> bytes | None:
        return self._follow(url, {}, deadline, lambda _, same: same, lambda response, _: self._read_robots(response))

    def _read_robots(self, response: "httpx.Response") -> bytes | None:
        try:
            check_status(response)
        except Unreachable:
            raise
        except Unusable:
            return None
        data = b""
        for piece in read_body(response, self._limits):
            data += piece
            if len(data) > MOST:
                break
        return data[:MOST]

    def _wire(self) -> "Wire":
        from memcon.articles.fetching.wire import Wire

        self._made = self._made or Wire(self._outside, self._allow_private, self._limits, self._agent)
        return self._made


def _next(url: "httpx.URL", where: str) -> "httpx.URL":
    import httpx

    try:
        return read_address(str(url.join(where)))
    except (Unusable, httpx.InvalidURL, ValueError) as cause:
        words = cause if isinstance(cause, Unusable) else "it is no address"
        raise Unusable(f"it redirects to {shown(where)}: {words}") from cause


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}
