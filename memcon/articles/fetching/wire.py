"""One request and its response, and the errors of the libraries below told in words."""

import socket
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
        self, url: httpx.URL, headers: Mapping[str, str], cookies: httpx.Cookies, deadline: Deadline
    ) -> Iterator[httpx.Response]:
        """The response, its body not read yet. Cookies that it sets are put into `cookies`. Raises Unusable."""
        with _told(), self._client(url, cookies, deadline) as client:
            request = client.build_request("GET", url, headers=_headers(self.agent, headers))
            response = client.send(request, stream=True)
            cookies.update(client.cookies)
            try:
                yield response
            finally:
                response.close()

    def _client(self, url: httpx.URL, cookies: httpx.Cookies, deadline: Deadline) -> httpx.Client:
        dialer = Dialer(self.outside.resolve, self.allow_private, self.limits, deadline)
        context = self._trusted if url.scheme == "https" else None
        pool = httpcore.ConnectionPool(ssl_context=context, network_backend=dialer)
        # Nothing of the environment: a proxy would look names up itself, and no check of ours would see the answer;
        # a .netrc would send passwords that nobody gave here.
        return httpx.Client(transport=Transport(pool), cookies=cookies, trust_env=False, follow_redirects=False)

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return self.outside.trusted()


class Transport(httpx.BaseTransport):
    """The pool of httpcore for httpx, whose own transport cannot be given another way to connect."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        origin = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(request.method, origin, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _headers(agent: str, more: Mapping[str, str]) -> dict[str, str]:
    return {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", "Connection": "close", **more}


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
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return "no secure connection to it can be made"
    if isinstance(cause, ConnectionRefusedError):
        return "it refuses the connection"
    if isinstance(error, httpcore.ConnectTimeout) or isinstance(cause, socket.timeout):
        return "it cannot be connected to in time"
    words = cause.strerror if isinstance(cause, OSError) else None
    return f"it cannot be connected to ({words.lower()})" if words else "it cannot be connected to"
