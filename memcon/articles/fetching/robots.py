"""What a site's robots.txt allows, after RFC 9309.

A site that has none (any status from 400 to 499, or redirects that lead nowhere) allows everything. Where it cannot be
had (a server error, a time-out, 429), nothing may be fetched. The first 500 KiB of it count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.articles.fetching.causes import Astray, Closed, NoConnection, Unreachable
from memcon.articles.limits import Unusable

if TYPE_CHECKING:
    import httpx
    from protego import Protego

    from memcon.articles.fetching.limits import Deadline

MOST = 500 * 1024  # bytes that are read, the least that RFC 9309 (2.5) asks for
_KEPT, _KEPT_UNREACHABLE = 86_400.0, 600.0  # seconds; RFC 9309 (2.4) asks for no more than a day
_AGENT = re.compile(r"\s*user[-\s]*agent[\s:]+(.*)", re.IGNORECASE)
_NOBODY = "-"

Get = Callable[["httpx.URL", "Deadline"], bytes | None]
"""The bytes of a robots.txt, None where there is none; raises Unusable."""


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    rules: "Protego | Unreachable"


class Robots:
    """The rules of each site, asked for once a day for one user agent. `token` is the agent's name without version."""

    def __init__(self, get: Get, token: str, clock: Callable[[], float]) -> None:
        self._get, self._token, self._clock = get, token.lower(), clock
        self._known: dict[str, _Known] = {}

    def check(self, url: "httpx.URL", deadline: "Deadline") -> float:
        """The seconds that must lie between two requests to this site. Raises Unusable where it forbids the address,
        Unreachable where its rules cannot be had."""
        rules = self._rules_of(url, deadline)
        if isinstance(rules, Unreachable):
            raise Unreachable(str(rules), rules.retry_after)
        if not rules.can_fetch(str(url.copy_with(userinfo=b"")), self._token):
            raise Unusable("the robots.txt of its site forbids programs to fetch it")
        return rules.crawl_delay(self._token) or 0.0

    def _rules_of(self, url: "httpx.URL", deadline: "Deadline") -> "Protego | Unreachable":
        place = url.copy_with(userinfo=b"", raw_path=b"/robots.txt", fragment=None)
        known = self._known.get(str(place))
        if known is None or known.until < self._clock():
            known = self._known[str(place)] = self._ask(place, deadline)
        return known.rules

    def _ask(self, place: "httpx.URL", deadline: "Deadline") -> _Known:
        from protego import Protego

        try:
            data = self._get(place, deadline)
        except (NoConnection, Closed):
            raise  # the site is not there, which is the plainer thing to say
        except Astray:
            data = None
        except Unusable as cause:
            later = getattr(cause, "retry_after", None)
            words = f"the robots.txt of its site cannot be had ({cause}), and without it nothing is fetched there"
            return _Known(self._clock() + max(_KEPT_UNREACHABLE, later or 0.0), Unreachable(words, later))
        content = (data or b"").decode("utf-8-sig", errors="replace")
        return _Known(self._clock() + _KEPT, Protego.parse(narrow(content, self._token)))


def narrow(content: str, token: str) -> str:
    """The same rules for one agent, all the others under one name.

    Protego keeps every rule once for each agent of its group, so that half a megabyte of many agents over many rules
    would fill the memory.
    """
    return "\n".join(_narrowed(line, token) for line in content.splitlines())


def _narrowed(line: str, token: str) -> str:
    named = _AGENT.match(line.partition("#")[0])
    if not named:
        return line
    agent = named[1].strip().lower()
    if agent != "*":
        agent = agent.replace("*", "")
        agent = agent if agent and agent in token else _NOBODY
    return f"User-agent: {agent}"
