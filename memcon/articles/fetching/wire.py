"""One request and its response, and the errors of the libraries below told in words."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import httpcore
import httpx

from memcon.articles.fetching.causes import NoConnection, Unreachable
from memcon.articles.fetching.dialing import Dialer
from memcon.articles.fetching.limits import Deadline, Limits
from memcon.articles.fetching.outside import Outside
from memcon.articles.limits import Unusable

# The words of h11 and httpcore, the only sign that they give, and ours
_BREACHES = {
    "without sending complete message body": "it breaks off before its end",
    "without sending a response": "it closes the connection without an answer",
}


@dataclass(frozen=True)
class Wire:
    """Asks for one address at a time, on a connection of its own: no state goes from one address to the next."""

    outside: Outside
    allow_private: bool
    limits: Limits
    agent: str

    @contextmanager
    def ask(
        self,
        url: httpx.URL,
        headers: Mapping[str, str],
        cookies: httpx.Cookies,
        deadline: Deadline,
        *,
        posted: bytes | None = None,
    ) -> Iterator[httpx.Response]:
        """The response to GET, or to POST of what is `posted`, its body not read yet. Cookies that it sets are put
        into `cookies`. Raises Unusable."""
        request = self._question(url, headers, cookies, posted)
        dialer = Dialer(self.outside, self.allow_private, self.limits, deadline)
        context = self._trusted if url.scheme == "https" else None
        # No proxy: it would look names up itself, and no check of ours would see what it found.
        with _told(), httpcore.ConnectionPool(ssl_context=context, network_backend=dialer) as pool:
            response = _answer(pool, request)
            cookies.extract_cookies(response)
            _forget_unsendable(cookies)
            try:
                yield response
            finally:
                response.close()

    def _question(
        self, url: httpx.URL, headers: Mapping[str, str], cookies: httpx.Cookies, posted: bytes | None
    ) -> httpx.Request:
        own = {"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        method = "GET" if posted is None else "POST"
        request = httpx.Request(method, url, headers={**own, **headers}, cookies=cookies, content=posted)
        if url.userinfo:
            request = next(httpx.BasicAuth(url.username, url.password).auth_flow(request))
        return request

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return self.outside.trusted()


def _forget_unsendable(cookies: httpx.Cookies) -> None:
    """Takes out cookies that no header can hold; what gave them out would not get back what it gave."""
    for cookie in list(cookies.jar):
        if not f"{cookie.name}{cookie.value}".isascii():
            cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


def _answer(pool: httpcore.ConnectionPool, request: httpx.Request) -> httpx.Response:
    """httpx gives the values and httpcore the connection. The client of httpx would stand between them with redirects
    that it reads before we do, and with a transport that cannot be given another way to connect."""
    url = request.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    answer = pool.handle_request(
        httpcore.Request(request.method, target, headers=request.headers.raw, content=request.content)
    )
    return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Unusable:
        raise
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        raise NoConnection(_no_connection(error)) from error
    except httpcore.TimeoutException as error:
        raise Unreachable("it does not answer in time") from error
    except httpcore.RemoteProtocolError as error:
        raise Unreachable(_breach(str(error))) from error
    except httpcore.NetworkError as error:
        raise Unreachable("the connection breaks off") from error
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise Unusable("it is no address that can be asked for") from error


def _breach(words: str) -> str:
    told = (ours for theirs, ours in _BREACHES.items() if theirs in words)
    return next(told, "its answer breaks the rules of HTTP")


def _no_connection(error: Exception) -> str:
    cause = error.args[0] if error.args else None  # the pool takes the error's own cause away
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return "no secure connection to it can be made"
    if isinstance(cause, ConnectionRefusedError):
        return "it refuses the connection"
    if isinstance(error, httpcore.ConnectTimeout):
        return "it cannot be connected to in time"
    words = cause.strerror if isinstance(cause, OSError) else None
    return f"it cannot be connected to ({words.lower()})" if words else "it cannot be connected to"
